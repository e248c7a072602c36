import type { IDataObject } from 'n8n-workflow';
import { formatUnits } from '../../../../core/decimal';
import type { Amounts, IssuedKind } from '../../../../core/invoice';
import type { ItemOutput } from '../../../itemLoop';
import type { DocumentLinks } from '../../wire/links';

/**
 * How an item ended: law 2 of the house knows these and an error. `done` is for what changes the books without a document,
 * such as a payment; `preview` for what was only said and not sent.
 */
export type Outcome = 'issued' | 'existing' | 'skipped' | 'unknown' | 'done' | 'preview';

/** What Create Invoice says of one order. Texts are "" where there is nothing to say. */
export interface InvoiceOutcome {
	outcome: Outcome;
	documentKind: IssuedKind;
	orderReference: string;
	/** Where the order is in SalesAutopilot, for the write-back; "" for Define Below. */
	listId: string;
	recordId: string;
	invoiceNumber: string;
	invoiceId: string;
	/** Names the new invoice to the cash desk (pénztár); "" where CashMan-FX does not tell it. */
	cashDeskId: string;
	/** Opens the PDF and mails nobody (law 5). */
	invoiceLink: string;
	/** Temporary: exists only after a link was opened, and is deleted from time to time. */
	pdfUrl: string;
	currency: string;
	/** Exact decimal texts. */
	netTotal: string;
	vatTotal: string;
	grossTotal: string;
	/** Whether the node opened the mailing link: CashMan-FX sends the letter then. */
	emailSent: boolean;
	/** Whether an existing document was cancelled (storno) since. */
	cancelled: boolean;
	/** What a person should know; "" when all is plain. */
	message: string;
}

/** Every field, in the order in which the output panel shows them: what a person looks for stands where it is seen without scrolling. */
const NOTHING: InvoiceOutcome = {
	outcome: 'unknown', orderReference: '', invoiceNumber: '', invoiceLink: '', grossTotal: '', currency: '', message: '',
	documentKind: 'invoice', netTotal: '', vatTotal: '', emailSent: false, cancelled: false, listId: '', recordId: '', invoiceId: '', cashDeskId: '', pdfUrl: '',
};

export function toOutput(outcome: Pick<InvoiceOutcome, 'outcome' | 'orderReference'> & Partial<InvoiceOutcome>): ItemOutput {
	return { json: { ...NOTHING, ...outcome } as unknown as IDataObject };
}

export function showTotals({ netMinor, vatMinor, grossMinor }: Amounts, scale: number): Pick<InvoiceOutcome, 'netTotal' | 'vatTotal' | 'grossTotal'> {
	return { netTotal: formatUnits(netMinor, scale), vatTotal: formatUnits(vatMinor, scale), grossTotal: formatUnits(grossMinor, scale) };
}

/** A link that may be handed to a customer: http or https, else nothing. */
export function safeLink(link: string): string {
	return /^https?:\/\//i.test(link) && URL.canParse(link) ? link : '';
}

/** Puts a further sentence behind what the output already says. */
export function addMessage(output: ItemOutput, sentence: string): void {
	if (String(output.json.message ?? '').includes(sentence)) return;
	output.json.message = [output.json.message, sentence].filter((part) => part).join(' ');
}

export function describeLinks(links: DocumentLinks | undefined): Pick<InvoiceOutcome, 'invoiceLink' | 'pdfUrl'> {
	return { invoiceLink: safeLink(links?.customerLink ?? ''), pdfUrl: safeLink(links?.temporaryPdfUrl ?? '') };
}

export function joinSentences(...sentences: string[]): string {
	return sentences.filter((sentence) => sentence !== '').join(' ');
}
