import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { Problem } from '../../../../core/problem';
import { RECORD_FIELDS } from '../../../../core/salesAutopilotRecord';
import { plainText, requireCleanText } from '../../../../core/text';
import type { ItemOutput, Operation } from '../../../itemLoop';
import { readPairRows } from '../../../readOptions';
import { toBudapestTime } from '../../budapestTime';
import { updateOrder, type OrderUpdate } from '../../calls/updateOrder';
import { requireFieldName, requireId, requireListId } from '../../ids';
import { readInvoiceFields, type InvoiceFields } from '../../invoiceFields';
import { openService, type Patience } from '../../transport';
import { readPatience } from '../commonFields';
import { handOn, readInput, withFiles, type Input } from '../handOn';
import { nameTarget } from '../nameTarget';
import { writeInvoiceFields } from './writeInvoiceFields';

/** How a write-back ended, under `writeBack` in the output. */
type WriteBack = 'written' | 'unchanged' | 'skipped';

type WritePlan = { input: Input } & ({ kind: 'skip'; message: string } | { kind: 'write'; update: OrderUpdate; patience: Patience; message: string });

export const writeInvoiceOperation: Operation<WritePlan, undefined> = {
	resource: 'order',
	value: 'writeInvoice',
	name: 'Write Invoice Back',
	action: 'Write an invoice back to an order',
	description: 'Write the number and the link of the invoice (számla) into the order, once',
	changesBooks: true,
	fields: writeInvoiceFields,
	nameItem: nameTarget,

	prepare(context, itemIndex) {
		const input = readInput(context, itemIndex);
		if (input.error !== undefined) return { kind: 'skip', input, message: 'Nothing was written: the order failed in an earlier node.' };
		const number = requireCleanText(context.getNodeParameter('invoiceNumber', itemIndex, ''), 'Invoice Number');
		const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
		const reason = reasonToSkip(input.fields, number, options);
		if (reason !== undefined) return { kind: 'skip', input, message: reason };
		const link = requireWebLink(context.getNodeParameter('invoiceLink', itemIndex, ''));
		return {
			kind: 'write',
			input,
			update: { ...readTarget(context, itemIndex, plainText(input.fields.listId)), fields: readValues(context, itemIndex, readInvoiceFields(options, input.fields.documentKind === 'proforma'), options, number, link) },
			patience: readPatience(options),
			message: link === '' ? 'The invoice has no link, so only its number was written.' : '',
		};
	},

	identify: (plan) => (plan.kind === 'skip' ? 'nothing' : `${plan.update.listId} ${plan.update.recordId} ${JSON.stringify(plan.update.fields)}`),
	foretell: (plan) => ({ explanation: [plan.kind === 'skip' ? plan.message : `This would write ${namesAndValues(plan.update)} into order ${plan.update.recordId} of list ${plan.update.listId}.`] }),

	async execute(context, plan) {
		if (plan.kind === 'skip') return toOutput(plan.input, { writeBack: 'skipped', writeBackMessage: plan.message });
		const result = await updateOrder(context, await openService(context, plan.patience), plan.update);
		const { listId, recordId } = plan.update;
		const message = result === 'written'
			? plan.message
			: 'SalesAutopilot changed nothing: the order has these values already, or the list has no such fields. If the order does not show the invoice, set custom fields under Options.';
		return toOutput(plan.input, { listId, recordId, writeBack: result, writeBackMessage: message });
	},

	resume: async (_context, { input }, _shared, earlier) => withFiles(earlier, input.binary),

	describeDone(outputs) {
		const written = outputs.filter(({ json }) => json.writeBack === 'written').map(({ json }) => json.recordId);
		return written.length > 0 ? `Written before it in this run: orders ${written.join(', ')}.` : '';
	},
};

/** An item without an invoice goes on as it is: an empty link in the order would go out to the buyer. */
function reasonToSkip({ outcome, cancelled, documentKind }: IDataObject, number: string, { numberField, linkField }: IDataObject): string | undefined {
	if (outcome === 'preview') return 'Nothing was written: the earlier node only said what it would do (preview).';
	if (outcome === 'skipped') return 'Nothing was written: no invoice was issued for this order (skipped).';
	if (outcome === 'unknown') return 'Nothing was written: it is not known whether the invoice was issued. Look in CashMan-FX before you run again.';
	if (cancelled === true) return `Nothing was written: ${number} was cancelled (storno).`;
	// In the invoice's own fields it would say that the whole order is invoiced.
	if (documentKind === 'advance' && (plainText(numberField) === '' || plainText(linkField) === '')) {
		return 'Nothing was written: SalesAutopilot has no fields for an advance invoice (előlegszámla). Set custom fields of the list under Options → Invoice Number Field and Invoice Link Field.';
	}
	return number === '' ? 'Nothing was written: the item has no invoice number.' : undefined;
}

function requireWebLink(value: unknown): string {
	const link = requireCleanText(value, 'Invoice Link');
	if (/[?&]email=/i.test(link)) {
		throw new Problem('This link sends the invoice by e-mail each time it is opened, so it may not go to a buyer', 'Invoice Link', link, 'Write back invoiceLink, the link for customers.');
	}
	if (link === '' || (/^https?:\/\/[^\s"'<>]+$/i.test(link) && URL.canParse(link))) return link;
	throw new Problem('This is not a web link', 'Invoice Link', link, 'Only a link that begins with https:// or http:// may go to a buyer.');
}

/** The order's own list counts: in another one the same record ID is another buyer's order. */
function readTarget(context: IExecuteFunctions, itemIndex: number, ownListId: string): Omit<OrderUpdate, 'fields'> {
	const listId = requireListId(context.getNodeParameter('listId', itemIndex, ''));
	if (ownListId !== '' && ownListId !== listId) {
		throw new Problem(`The order is of list ${ownListId}, not of the list chosen here`, 'Order List Name or ID', listId, 'Choose the list of the order, or an expression such as {{ $json.listId }} with a form of that list.');
	}
	return {
		listId,
		formId: requireId(context.getNodeParameter('formId', itemIndex, ''), 'Data-Update Form', 'Choose a data-update form (adatmódosító űrlap) of the list; make one in SalesAutopilot if there is none.'),
		recordId: requireId(context.getNodeParameter('recordId', itemIndex, ''), 'Record ID', 'Give the ID of the order in SalesAutopilot, for example {{ $(\'SalesAutopilot Trigger\').item.json.recordId }}.'),
	};
}

function readValues(context: IExecuteFunctions, itemIndex: number, names: InvoiceFields, options: IDataObject, number: string, link: string): Record<string, string> {
	const paidOn = toBudapestTime(options.paymentDate, 'Payment Date').slice(0, 10);
	const status = plainText(options.orderStatus);
	const additional = readAdditionalFields(context.getNodeParameter('additionalFields', itemIndex, {}));
	return {
		...additional,
		[names.number]: number,
		...(link !== '' && { [names.link]: link }),
		...(paidOn !== '' && { mssys_pay_date: paidOn }),
		...(status !== '' && { [RECORD_FIELDS.status]: status }),
	};
}

/** Further fields of the order, by their names in SalesAutopilot. */
function readAdditionalFields(collection: unknown): Record<string, string> {
	return Object.fromEntries(readPairRows(collection).map((row) => {
		const name = requireFieldName(row.name, 'Additional Fields → Name');
		return [name, requireCleanText(row.value, `Additional Fields → ${name}`)];
	}));
}

function namesAndValues({ fields }: OrderUpdate): string {
	return Object.entries(fields).map(([name, value]) => `${name} = ${value}`).join(', ');
}

function toOutput(input: Input, added: { listId?: string; recordId?: string; writeBack: WriteBack; writeBackMessage: string }): ItemOutput {
	return handOn(input, added);
}
