import { createFields } from '../issuing/createFields';
import { issuingOperation } from '../issuing/createRun';
import { invoiceShaping } from '../issuing/shapings';

export const createInvoiceOperation = issuingOperation({
	resource: 'invoice',
	value: 'create',
	name: 'Create',
	action: 'Create an invoice',
	description: 'Issue an invoice (számla) for an order, once: an order that was already invoiced gives its invoice back',
	fields: createFields,
	shaping: invoiceShaping,
});
