import type { IDataObject } from 'n8n-workflow';
import { isBillable as isBillableStatus } from '../../core/order';
import { readStatus, withoutPlaceholder, type SalesAutopilotRecord } from '../../core/salesAutopilotRecord';
import { plainText } from '../../core/text';
import { requireFieldName } from './ids';

/** Where an order keeps its invoice (link: H; number: M). That the API may write them is M: hence custom fields as a way out. */
export const INVOICE_NUMBER_FIELD = 'mssys_billing_number';
export const INVOICE_LINK_FIELD = 'mssys_bill_pdf_link';

/** Where it keeps its proforma (díjbekérő) (M). */
export const PROFORMA_NUMBER_FIELD = 'mssys_proform_number';
export const PROFORMA_LINK_FIELD = 'mssys_proform_pdf_link';

export interface InvoiceFields {
	number: string;
	link: string;
}

/** A proforma has fields of its own: in the invoice's, its number would say that the order is invoiced. */
export function readInvoiceFields(options: IDataObject, isProforma = false): InvoiceFields {
	const [number, link] = isProforma ? [PROFORMA_NUMBER_FIELD, PROFORMA_LINK_FIELD] : [INVOICE_NUMBER_FIELD, INVOICE_LINK_FIELD];
	return {
		number: requireFieldName(plainText(options.numberField) || number, 'Invoice Number Field'),
		link: requireFieldName(plainText(options.linkField) || link, 'Invoice Link Field'),
	};
}

/** Whether a record carries an invoice, in the fields named or in SalesAutopilot's own. */
export function hasInvoice(record: SalesAutopilotRecord, { number, link }: InvoiceFields): boolean {
	return [number, link, INVOICE_NUMBER_FIELD, INVOICE_LINK_FIELD].some((field) => withoutPlaceholder(plainText(record[field]).trim()) !== '');
}

/** Refunded (3) and incomplete (4) orders get no invoice (M). */
export function isBillable(record: SalesAutopilotRecord): boolean {
	return isBillableStatus(readStatus(record));
}
