import type { IExecuteFunctions } from 'n8n-workflow';
import { postRows, type Server } from '../transport';
import { REQUEST_FIELDS, type WireNames } from '../wire/fieldNames';
import { buildLinks, type DocumentLinks } from '../wire/links';
import { OPERATION_CODES } from '../wire/operationCodes';
import { readDocumentReply, readReply } from '../wire/reply';

export interface Reprint {
	number: string;
	invoiceId: string;
	links: DocumentLinks;
}

export interface ReprintRequest {
	number: string;
	/** Only when the node itself is to open the mailing link; else empty. */
	email: string;
	/** Seven hex digits for the temporary file's name. */
	suffix: string;
	wireNames: WireNames;
}

/** Asks for the links of an existing invoice (op 2, a copy): the only op of the API that gives them. It mails nobody until the link is opened. */
export async function reprintInvoice(context: IExecuteFunctions, server: Server, request: ReprintRequest): Promise<Reprint | { failure: string }> {
	const row = {
		[request.wireNames.invoiceNumber]: request.number,
		[REQUEST_FIELDS.pdfForm]: '1',
		[REQUEST_FIELDS.produceOnly]: '1',
		...(request.email !== '' && { [REQUEST_FIELDS.email]: request.email }),
		[REQUEST_FIELDS.operationCode]: OPERATION_CODES.reprint,
		[REQUEST_FIELDS.copies]: '1',
	};
	const answer = await postRows(context, server, [row]);
	if (answer.kind !== 'answered') return { failure: answer.cause };
	if (answer.status !== 200) return { failure: `the server answered with status ${answer.status}` };
	const reply = readReply(answer.body);
	if (reply.kind === 'refused') return { failure: server.show(reply.message) };
	const document = readDocumentReply(reply.body);
	if (document === undefined) return { failure: 'the answer is not CashMan-FX\'s' };
	const links = buildLinks('reprint', document, {
		group: server.group, copies: '1', pdfForm: true, produceOnly: true, email: request.email, suffix: request.suffix,
	}, server.addresses);
	return { number: document.number, invoiceId: document.invoiceId, links };
}
