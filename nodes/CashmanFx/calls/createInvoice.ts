import type { IExecuteFunctions } from 'n8n-workflow';
import { postRows, type Server } from '../transport';
import type { Row } from '../wire/createRows';
import { REQUEST_FIELDS } from '../wire/fieldNames';
import { buildLinks, type DocumentLinks } from '../wire/links';
import { readDocumentReply, readReply } from '../wire/reply';

/** What a create came to. After `uncertain` the invoice may exist: it is looked up, never sent again. */
export type Creation =
	/** The links are undefined when the reply was too short to hold them. */
	| { kind: 'issued'; number: string; invoiceId: string; links: DocumentLinks | undefined }
	| { kind: 'refused'; message: string }
	| { kind: 'notSent'; cause: string }
	| { kind: 'uncertain'; cause: string };

/** The number is the third slice: with a fourth behind it, it is whole and not cut in the middle. */
const SLICES_WITH_WHOLE_NUMBER = 4;
/** Up to the mark that says whether there is a customer's link; servers leave later ones out (V). */
const SLICES_WITH_LINKS = 8;

/** Sends a create (op 1), once. */
export async function createInvoice(context: IExecuteFunctions, server: Server, rows: Row[], suffix: string): Promise<Creation> {
	const answer = await postRows(context, server, rows);
	if (answer.kind !== 'answered') return answer;
	if (answer.status !== 200) return { kind: 'uncertain', cause: `the server answered with status ${answer.status}` };
	const reply = readReply(answer.body);
	if (reply.kind === 'refused') return { kind: 'refused', message: server.show(reply.message) };
	const document = readDocumentReply(reply.body);
	if (document === undefined) return { kind: 'uncertain', cause: 'the answer is not CashMan-FX\'s' };
	if (document.slices.length < SLICES_WITH_WHOLE_NUMBER) return { kind: 'uncertain', cause: 'the answer is shorter than it should be' };
	const row0 = rows[0] ?? {};
	const links = document.slices.length < SLICES_WITH_LINKS ? undefined : buildLinks('create', document, {
		group: server.group,
		copies: row0[REQUEST_FIELDS.copies] ?? '1',
		pdfForm: row0[REQUEST_FIELDS.pdfForm] === '1',
		produceOnly: row0[REQUEST_FIELDS.produceOnly] === '1',
		email: row0[REQUEST_FIELDS.email] ?? '',
		suffix,
	}, server.addresses);
	return { kind: 'issued', number: document.number, invoiceId: document.invoiceId, links };
}
