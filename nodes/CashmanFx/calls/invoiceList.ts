import { startReferenceSearch, type FoundByReference, type RowReader } from '../../../core/duplicateGuard';
import { INVOICE_LIST_BYTES, postRowsForList, wait, type Caller, type Server } from '../transport';
import type { Row } from '../wire/createRows';
import { REQUEST_FIELDS, type WireNames } from '../wire/fieldNames';
import { ListReply } from '../wire/listReply';
import { OPERATION_CODES } from '../wire/operationCodes';
import { isNothingFound } from '../wire/refusals';
import { READ_ATTEMPTS } from './callOperation';

/** What was found in the list, or why it could not be read. */
export type Searched<Found> = { found: Found } | { failure: string };

export type LookUp = Searched<FoundByReference>;

export interface ListQuery {
	/** First day of issue to look at; "" for all. A server that does not know the filter sends every row. */
	from: string;
	/** Last day of issue; "" for all. */
	until?: string;
	wireNames: WireNames;
	/** Wait before the list is read again after a failed connection. */
	waitMs: number;
}

/** Looks for the references in the invoice list: one request for all of them. */
export async function lookUpReferences(context: Caller, server: Server, references: ReadonlySet<string>, query: ListQuery): Promise<LookUp> {
	return await searchInvoiceList(context, server, query, () => startReferenceSearch(references));
}

/** Reads the invoice list (op 18) row by row. A read may be repeated when the connection fails; each begins with a new reader. */
export async function searchInvoiceList<Found>(context: Caller, server: Server, query: ListQuery, startReader: () => RowReader<Found>): Promise<Searched<Found>> {
	let failure = '';
	for (let attempt = 1; attempt <= READ_ATTEMPTS; attempt++) {
		const reader = startReader();
		const reading = await readInvoiceList(context, server, query, reader);
		if (reading === 'whole') return { found: reader.result() };
		failure = reading.failure;
		if (reading.isFinal) break;
		if (attempt < READ_ATTEMPTS) await wait(query.waitMs);
	}
	return { failure };
}

type Reading = 'whole' | { failure: string; isFinal: boolean };

async function readInvoiceList(context: Caller, server: Server, query: ListQuery, reader: RowReader<unknown>): Promise<Reading> {
	let isRepeated = false;
	const reply = new ListReply((row) => {
		const mayComeOut = reader.read(row);
		if (mayComeOut) isRepeated ||= server.secret.isIn(JSON.stringify(row));
	}, INVOICE_LIST_BYTES, reader.marks);
	const answer = await postRowsForList(context, server, [listRow(query)], (piece) => reply.push(piece) && !isRepeated);
	if (answer.kind !== 'answered') return { failure: answer.cause, isFinal: false };
	if (answer.status !== 200) return { failure: `the server answered with status ${answer.status}`, isFinal: answer.status < 500 };
	const outcome = reply.end();
	if (isRepeated) return { failure: 'the answer is not CashMan-FX\'s invoice list: it repeats the password. If the password is a word that stands in your invoices, change it', isFinal: true };
	switch (outcome.kind) {
		case 'rows':
			return 'whole';
		case 'refused':
			return isNothingFound(outcome.message) ? 'whole' : { failure: server.show(outcome.message), isFinal: true };
		case 'unreadable': {
			const reason = outcome.isWebPage ? 'it is a web page; check the API Address of the credential' : server.show(outcome.reason);
			return { failure: `the answer is not CashMan-FX's invoice list: ${reason}`, isFinal: false };
		}
	}
}

function listRow({ from, until = '', wireNames }: ListQuery): Row {
	return {
		...(from !== '' && { [wireNames.listFrom]: from }),
		...(until !== '' && { [wireNames.listUntil]: until }),
		[REQUEST_FIELDS.operationCode]: OPERATION_CODES.invoiceList,
	};
}
