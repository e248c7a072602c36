import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readGivenOrder } from '../../../../core/givenOrder';
import type { Order } from '../../../../core/order';
import type { OrderSettings } from '../../../../core/orderToInvoice';
import { Problem } from '../../../../core/problem';
import { isRecord } from '../../../../core/record';
import { isSalesAutopilotRecord, readOrder } from '../../../../core/salesAutopilotRecord';
import { plainText, requireCleanText } from '../../../../core/text';
import { numberOr, readJson } from '../../../readOptions';
import { todayInHungary } from '../../clock';
import { DEFAULT_PAYMENT_DAYS } from './createOptions';
import { readPaymentMethods } from './shopTables';

/** The order of an item: the trigger's normalised `order`, or a raw SalesAutopilot row, on its own or under `record`. */
export function readOrderInput(context: IExecuteFunctions, itemIndex: number): Order {
	const item = context.getInputData()[itemIndex];
	// A node that goes on after an error may hand on the order as it was before.
	if (item?.error !== undefined) throw new Problem('The item failed in an earlier node', 'error', item.error.message, 'Correct what failed there, then run again.');
	const given = isWholeItem(context, itemIndex) ? item?.json : orderAsData(context.getNodeParameter('order', itemIndex));
	if (isRecord(given)) {
		// Edit Fields and its like keep the text of an error alone.
		if (typeof given.error === 'string' && given.error.trim() !== '') throw new Problem('The item failed in an earlier node', 'error', given.error, 'Correct what failed there, then run again.');
		if (typeof given.readProblem === 'string' && given.readProblem !== '') {
			throw new Problem(`The order was not read from SalesAutopilot: ${given.readProblem}`, 'recordId', given.recordId, 'Read the order with SalesAutopilot: Order: Get, and go on from there: the item itself stays as it is, however often it is run.');
		}
		const order = readGivenOrder(given.order) ?? readGivenOrder(given);
		if (order !== undefined) return order;
		if (isSalesAutopilotRecord(given)) return readOrder(given, plainText(given.listId));
	}
	const { json = {} } = item ?? {};
	if (!isWholeItem(context, itemIndex) && (isRecord(json.order) || isSalesAutopilotRecord(json))) {
		throw new Problem('The field does not give the order, though the item has it', 'Order', given, 'Set it back to {{ $json }}.');
	}
	if (plainText(json.recordId) !== '' && json.order === undefined) {
		throw new Problem('The item has the ID of an order, but not the order', 'Order', given, 'Read it with SalesAutopilot: Order: Get before this node. Where data are pinned, pin the whole output of the trigger.');
	}
	throw new Problem('The item is not a SalesAutopilot order', 'Order', given, 'Connect the SalesAutopilot Trigger or node before this one, or set Source to Define Below.');
}

/** What Order says when nobody changed it. */
export const WHOLE_ITEM = '={{ $json }}';

/** n8n would evaluate an expression for every item, which costs as much as all the rest that is done before an invoice is sent. */
function isWholeItem(context: IExecuteFunctions, itemIndex: number): boolean {
	return context.getNodeParameter('order', itemIndex, '', { rawExpressions: true }) === WHOLE_ITEM;
}

/** An expression that was typed as text arrives as JSON text. */
function orderAsData(given: unknown): unknown {
	return readJson(given) ?? given;
}

/** The settings that hold for orders of SalesAutopilot. */
export function readOrderSettings(context: IExecuteFunctions, itemIndex: number, options: IDataObject): OrderSettings {
	const text = (name: string, label: string): string => requireCleanText(options[name], label);
	return {
		reference: text('orderReference', 'Order Reference'),
		today: todayInHungary(),
		anyStatus: options.anyStatus === true,
		unit: text('unit', 'Unit') || 'db',
		sendSku: options.sendSku === true,
		shippingVat: text('shippingVat', 'Shipping VAT'),
		paymentMethod: text('paymentMethod', 'Payment Method'),
		paymentMethods: readPaymentMethods(options.paymentMethods),
		currencyIfNone: plainText(options.currencyIfNone),
		paymentDays: numberOr(options.paymentDays, DEFAULT_PAYMENT_DAYS),
		language: text('language', 'Language') as OrderSettings['language'],
		invoiceBook: text('invoiceBook', 'Invoice Book'),
		comment: text('comment', 'Comment'),
		note: text('note', 'Note'),
		copies: numberOr(options.copies, 1),
		sendEmail: context.getNodeParameter('sendEmail', itemIndex, false) === true,
		emailTemplateId: text('emailTemplateId', 'E-Mail Template ID'),
	};
}
