import type { IDataObject } from 'n8n-workflow';
import { isBillable as isBillableStatus } from '../../core/order';
import { readStatus, RECORD_FIELDS, withoutPlaceholder, type SalesAutopilotRecord } from '../../core/salesAutopilotRecord';
import { plainText } from '../../core/text';
import { requireFieldName } from './ids';

export interface InvoiceFields {
	number: string;
	link: string;
}

/** A way out where SalesAutopilot does not let its own fields be written (M). A proforma has fields of its own: in the invoice's, its number would say that the order is invoiced. */
export function readInvoiceFields(options: IDataObject, isProforma = false): InvoiceFields {
	const [number, link] = isProforma ? [RECORD_FIELDS.proformaNumber, RECORD_FIELDS.proformaLink] : [RECORD_FIELDS.invoiceNumber, RECORD_FIELDS.invoiceLink];
	return {
		number: requireFieldName(plainText(options.numberField) || number, 'Invoice Number Field'),
		link: requireFieldName(plainText(options.linkField) || link, 'Invoice Link Field'),
	};
}

/** Whether a record carries an invoice, in the fields named or in SalesAutopilot's own. */
export function hasInvoice(record: SalesAutopilotRecord, { number, link }: InvoiceFields): boolean {
	return [number, link, RECORD_FIELDS.invoiceNumber, RECORD_FIELDS.invoiceLink].some((field) => withoutPlaceholder(plainText(record[field]).trim()) !== '');
}

/** Refunded (3) and incomplete (4) orders get no invoice (M). */
export function isBillable(record: SalesAutopilotRecord): boolean {
	return isBillableStatus(readStatus(record));
}
