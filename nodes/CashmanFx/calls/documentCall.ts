import type { IExecuteFunctions } from 'n8n-workflow';
import type { Server } from '../transport';
import type { Row } from '../wire/createRows';
import { REQUEST_FIELDS } from '../wire/fieldNames';
import { buildLinks, leastSlices, type DocumentLinks, type LinkKind } from '../wire/links';
import { readDocumentReply } from '../wire/reply';
import { callOnce } from './callOperation';

/** What a call that makes a document came to. After `uncertain` the document may exist: it is looked up, never sent again. */
export type DocumentAnswer =
	| IssuedDocument
	| { kind: 'refused'; message: string }
	| { kind: 'notSent'; cause: string }
	| { kind: 'uncertain'; cause: string };

export interface IssuedDocument {
	kind: 'issued';
	number: string;
	invoiceId: string;
	/** Names a new invoice to the cash desk (op 15); "" where the reply has none. */
	cashDeskId: string;
	/** Undefined when the reply was too short to hold them. */
	links: DocumentLinks | undefined;
}

/** The number is the third slice: with a fourth behind it, it is whole and not cut in the middle. */
const SLICES_WITH_WHOLE_NUMBER = 4;
const CASH_DESK_SLICE = 6; // V: op 1 alone

/** Sends the rows of an op that answers with a document (1, 2, 3, 11, 20), once. */
export async function callForDocument(context: IExecuteFunctions, server: Server, kind: LinkKind, rows: Row[], suffix: string): Promise<DocumentAnswer> {
	const answer = await callOnce(context, server, rows);
	if (answer.kind !== 'replied') return answer;
	const document = readDocumentReply(answer.body);
	if (document === undefined) return { kind: 'uncertain', cause: 'the answer is not CashMan-FX\'s' };
	if (document.slices.length < SLICES_WITH_WHOLE_NUMBER) return { kind: 'uncertain', cause: 'the answer is shorter than it should be' };
	const row0 = rows[0] ?? {};
	const links = document.slices.length < leastSlices(kind) ? undefined : buildLinks(kind, document, {
		group: server.group,
		copies: row0[REQUEST_FIELDS.copies] ?? '1',
		pdfForm: row0[REQUEST_FIELDS.pdfForm] === '1',
		produceOnly: row0[REQUEST_FIELDS.produceOnly] === '1',
		email: row0[REQUEST_FIELDS.email] ?? '',
		suffix,
	}, server.addresses);
	const cashDeskId = kind === 'create' ? (document.slices[CASH_DESK_SLICE] ?? '') : '';
	return { kind: 'issued', number: document.number, invoiceId: document.invoiceId, cashDeskId, links };
}
