import type { IDataObject } from 'n8n-workflow';
import type { Amounts } from '../../../../core/invoice';
import { formatUnits } from '../../../../core/decimal';
import type { ItemOutput } from '../../../itemLoop';

/** How a create ended: law 2 of the house knows these and an error. */
export type Outcome = 'issued' | 'existing' | 'skipped' | 'unknown';

/** What Create Invoice says of one order. Texts are "" where there is nothing to say. */
export interface InvoiceOutcome {
	outcome: Outcome;
	orderReference: string;
	/** Where the order is in SalesAutopilot, for the write-back; "" for Define Below. */
	listId: string;
	recordId: string;
	invoiceNumber: string;
	invoiceId: string;
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
	/** What a person should know; "" when all is plain. */
	message: string;
}

/** Every field, in the order in which the output panel shows them. */
const NOTHING: InvoiceOutcome = {
	outcome: 'unknown', orderReference: '', listId: '', recordId: '', invoiceNumber: '', invoiceId: '', invoiceLink: '', pdfUrl: '',
	currency: '', netTotal: '', vatTotal: '', grossTotal: '', emailSent: false, message: '',
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
	output.json.message = [output.json.message, sentence].filter((part) => part).join(' ');
}
