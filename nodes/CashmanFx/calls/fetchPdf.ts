import type { IExecuteFunctions } from 'n8n-workflow';
import type { Answer } from '../../http';
import { openLink, wait, type Server } from '../transport';
import type { DocumentLinks } from '../wire/links';

export interface PdfWait {
	tries: number;
	waitMs: number;
}

/**
 * Opens the customer's link, which makes CashMan-FX produce the document and mails nobody, and takes the PDF from its answer or
 * from the temporary address, looking a bounded number of times. Only what begins as a PDF is one.
 */
export async function fetchPdf(context: IExecuteFunctions, server: Server, links: Pick<DocumentLinks, 'customerLink' | 'temporaryPdfUrl'>, { tries, waitMs }: PdfWait): Promise<{ content: Buffer } | { notReady: string }> {
	let reason = 'CashMan-FX gives no link for this document';
	if (links.customerLink !== '') {
		const opened = await openLink(context, server, links.customerLink);
		const content = pdfIn(opened);
		if (content !== undefined) return { content };
		if (opened.kind !== 'answered') return { notReady: opened.cause };
	}
	for (let attempt = 1; attempt <= tries && links.temporaryPdfUrl !== ''; attempt++) {
		if (attempt > 1) await wait(waitMs);
		const answer = await openLink(context, server, links.temporaryPdfUrl);
		const content = pdfIn(answer);
		if (content !== undefined) return { content };
		reason = answer.kind === 'answered' ? `the server answered with status ${answer.status} and no PDF` : answer.cause;
	}
	return { notReady: reason };
}

/** A whole PDF begins with %PDF- and has %%EOF near its end; an error page saved as .pdf helps nobody. */
function pdfIn(answer: Answer): Buffer | undefined {
	if (answer.kind !== 'answered' || answer.status !== 200) return undefined;
	const { body } = answer;
	const isWhole = body.toString('latin1', 0, 5) === '%PDF-' && body.toString('latin1', Math.max(0, body.length - 1024)).includes('%%EOF');
	return isWhole ? body : undefined;
}
