import type { IExecuteFunctions } from 'n8n-workflow';
import { showValue } from '../core/problem';
import { isRecord } from '../core/record';
import { RECORD_FIELDS } from '../core/salesAutopilotRecord';
import { plainText } from '../core/text';

/** How an error calls the order of an item, whatever state the item is in: its number, else nothing. */
export function nameOrder(context: IExecuteFunctions, itemIndex: number): string {
	const typed = typedReference(context, itemIndex);
	if (typed !== '') return nameByNumber(typed);
	const json = context.getInputData()[itemIndex]?.json ?? {};
	const order = isRecord(json.order) ? json.order : json;
	const number = [order.reference, json.orderReference, json[RECORD_FIELDS.webshopOrder], json.recordId, json.id].map(plainText).find((text) => text.trim() !== '' && text !== '0');
	return number === undefined ? '' : nameByNumber(number);
}

/** The number that an invoice was given in Define Below; "" elsewhere, or where its expression fails. */
function typedReference(context: IExecuteFunctions, itemIndex: number): string {
	try {
		return context.getNodeParameter('source', itemIndex, '') === 'define' ? plainText(context.getNodeParameter('orderReference', itemIndex, '')).trim() : '';
	} catch {
		return '';
	}
}

/** An order by its number, in an error. */
export function nameByNumber(number: string): string {
	return `Order ${showValue(number).replace(/^"|"$/g, '')}`;
}
