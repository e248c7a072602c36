import type { IExecuteFunctions } from 'n8n-workflow';
import { findDocuments, type FoundDocument } from '../../../core/duplicateGuard';
import type { ListRow } from '../../../core/orderReference';
import { LIST_REPLY_BYTES, postRows, wait, type Server } from '../transport';
import { REQUEST_FIELDS, type WireNames } from '../wire/fieldNames';
import { OPERATION_CODES } from '../wire/operationCodes';
import { readReply, readRows } from '../wire/reply';
import { isNothingFound } from '../wire/refusals';

/** The documents found for each reference, or why the list could not be read. */
export type LookUp = { found: Map<string, FoundDocument[]> } | { failure: string };

export interface ListQuery {
	/** First day of issue to look at; a server that does not know the filter sends every row. */
	from: string;
	wireNames: WireNames;
	/** Wait before the list is read again after a failed connection. */
	waitMs: number;
}

const READ_ATTEMPTS = 3;

/** Looks for the references in the invoice list (op 18): one request for all of them. A read may be repeated when the connection fails. */
export async function lookUpReferences(context: IExecuteFunctions, server: Server, references: ReadonlySet<string>, query: ListQuery): Promise<LookUp> {
	let failure = '';
	for (let attempt = 1; attempt <= READ_ATTEMPTS; attempt++) {
		const list = await readInvoiceList(context, server, query);
		if ('rows' in list) return { found: findDocuments(list.rows, references) };
		failure = list.failure;
		if (list.isFinal) break;
		if (attempt < READ_ATTEMPTS) await wait(query.waitMs);
	}
	return { failure };
}

type InvoiceList = { rows: ListRow[] } | { failure: string; isFinal: boolean };

async function readInvoiceList(context: IExecuteFunctions, server: Server, { from, wireNames }: ListQuery): Promise<InvoiceList> {
	const row = { [wireNames.listFrom]: from, [REQUEST_FIELDS.operationCode]: OPERATION_CODES.invoiceList };
	const answer = await postRows(context, server, [row], LIST_REPLY_BYTES);
	if (answer.kind !== 'answered') return { failure: answer.cause, isFinal: false };
	if (answer.status !== 200) return { failure: `the server answered with status ${answer.status}`, isFinal: answer.status < 500 };
	const reply = readReply(answer.body);
	if (reply.kind === 'refused') {
		return isNothingFound(reply.message) ? { rows: [] } : { failure: server.show(reply.message), isFinal: true };
	}
	try {
		return { rows: readRows(reply.body) };
	} catch (error) {
		const reason = reply.body.subarray(0, 200).includes('<') ? 'it is a web page; check the API Address of the credential' : server.show((error as Error).message);
		return { failure: `the answer is not CashMan-FX's invoice list: ${reason}`, isFinal: false };
	}
}
