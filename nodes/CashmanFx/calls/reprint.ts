import type { IExecuteFunctions } from 'n8n-workflow';
import { mayBeSameNumber } from '../../../core/documentNumber';
import { newSuffix } from '../clock';
import type { Server } from '../transport';
import type { WireNames } from '../wire/fieldNames';
import type { DocumentLinks } from '../wire/links';
import { callForDocument } from './documentCall';
import { namedDocumentRow } from './namedDocument';

export interface Reprint {
	number: string;
	invoiceId: string;
	links: DocumentLinks;
}

export interface ReprintRequest {
	number: string;
	/** Only when the node itself is to open the mailing link; else empty. */
	email: string;
	wireNames: WireNames;
}

/** Asks for the links of an existing document (op 2, a copy): the only op of the API that gives them. It mails nobody until the link is opened. */
export async function reprintInvoice(context: IExecuteFunctions, server: Server, { number, email, wireNames }: ReprintRequest): Promise<Reprint | { failure: string }> {
	const rows = namedDocumentRow('reprint', { number, email, wireNames });
	const answer = await callForDocument(context, server, 'reprint', rows, newSuffix());
	switch (answer.kind) {
		case 'issued':
			// How a request names a document is a guess: a server that does not read it may answer with any document, and its link would go to the buyer.
			if (!mayBeSameNumber(answer.number, number)) return { failure: `the answer is of another document, ${answer.number}. Options → Wire Names (Advanced) says how the request names the document` };
			return answer.links === undefined ? { failure: 'the answer is shorter than it should be' } : { number: answer.number, invoiceId: answer.invoiceId, links: answer.links };
		case 'refused':
			return { failure: answer.message };
		default:
			return { failure: answer.cause };
	}
}
