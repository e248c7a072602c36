import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { DefinedInvoice, DefinedItem } from '../../../../core/definedInvoice';
import { Problem } from '../../../../core/problem';
import { isRecord } from '../../../../core/record';
import { typedText } from '../../../../core/text';
import { numberOr, readJson, textOrDay } from '../../../readOptions';
import { createFields } from './createFields';
import { createOptions, DEFAULT_PAYMENT_DAYS } from './createOptions';

/** The fields of Define Below as typed; the core says what is wrong with them. */
export function readFormInvoice(context: IExecuteFunctions, itemIndex: number, options: IDataObject): DefinedInvoice {
	const field = (name: string): string => typedText(context.getNodeParameter(name, itemIndex, ''), fieldNamed(name).displayName);
	const group = (name: string): ((part: string) => string) => {
		const values: unknown = context.getNodeParameter(name, itemIndex, {});
		const { displayName, options: parts } = fieldNamed(name);
		return (part) => (isRecord(values) ? textOrDay(values[part], `${displayName} → ${fieldNamed(part, parts as INodeProperties[]).displayName}`) : '');
	};
	const option = (name: string): string => typedText(options[name], fieldNamed(name, createOptions.options as INodeProperties[]).displayName);
	const details = group('buyerDetails');
	const shipping = group('shippingAddress');
	const bank = group('bank');
	const dates = group('dates');
	return {
		reference: field('orderReference'),
		partnerCode: details('partnerCode'),
		electronicPartnerId: details('electronicPartnerId'),
		bank: { name: bank('name'), account: bank('account'), sortCode: bank('sortCode'), bic: bank('bic') },
		name: field('buyerName'),
		taxNumber: field('taxNumber'),
		euVatNumber: details('euVatNumber'),
		country: field('country'),
		zip: field('zip'),
		city: field('city'),
		street: field('street'),
		streetParts: {
			district: details('district'), streetName: details('streetName'), streetType: details('streetType'), houseNumber: details('houseNumber'),
			building: details('building'), staircase: details('staircase'), floor: details('floor'), door: details('door'),
		},
		shipping: { name: shipping('name'), zip: shipping('zip'), city: shipping('city'), street: shipping('street'), country: shipping('country') },
		issuedOn: dates('issuedOn'),
		fulfilledOn: dates('fulfilledOn'),
		dueOn: dates('dueOn'),
		paidOn: dates('paidOn'),
		paymentDays: numberOr(options.paymentDays, DEFAULT_PAYMENT_DAYS),
		paymentMethod: field('paymentMethod'),
		currency: field('currency'),
		language: option('language') as DefinedInvoice['language'],
		note: option('note'),
		comment: option('comment'),
		invoiceBook: option('invoiceBook'),
		copies: numberOr(options.copies, 1),
		sendEmail: context.getNodeParameter('sendEmail', itemIndex, false) === true,
		email: field('email'),
		emailTemplateId: option('emailTemplateId'),
		pricesAre: requirePricesAre(field('pricesAre')),
		items: readItems(context, itemIndex),
		expectedGross: option('expectedGross'),
	};
}

function fieldNamed(name: string, fields = createFields): INodeProperties {
	return fields.find((field) => field.name === name) as INodeProperties;
}

function readItems(context: IExecuteFunctions, itemIndex: number): DefinedItem[] {
	const isJson = context.getNodeParameter('itemsAre', itemIndex, 'form') === 'json';
	const given = context.getNodeParameter(isJson ? 'itemsJson' : 'items.item', itemIndex, []);
	const rows = isJson ? readJson(given) : given;
	if (!Array.isArray(rows)) throw new Problem('The items are not a JSON list', 'Items (JSON)', given, 'Write a list: [{"name": "…", "quantity": 1, "unitPrice": 1000, "vat": "27"}].');
	if (rows.length === 0) throw new Problem('The invoice has no items', 'Items', given, 'Add at least one item.');
	return rows.map((row, index) => {
		if (!isRecord(row)) throw new Problem('An item is not an object', `Items (JSON) → item ${index + 1}`, row, 'Write each item as {"name": "…", "quantity": 1, "unitPrice": 1000, "vat": "27"}.');
		const { details, ...main } = row;
		return readItem(isJson ? row : { ...main, ...(isRecord(details) ? details : {}) }, index);
	});
}

/** What a JSON item may leave out. A key that is there without a value, as an expression that found nothing leaves it, is not left out. */
const ITEM_DEFAULTS: DefinedItem = { name: '', sku: '', quantity: '1', unit: 'db', unitPrice: '', vat: '27', discountPercent: '', note: '', warehouseId: '', costCentreId: '', productId: '' };

function readItem(row: Record<string, unknown>, index: number): DefinedItem {
	const unknown = Object.keys(row).find((key) => !(key in ITEM_DEFAULTS));
	if (unknown !== undefined) {
		throw new Problem('An item has a field that is not known', `Items (JSON) → item ${index + 1}`, unknown, `Use these: ${Object.keys(ITEM_DEFAULTS).join(', ')}.`);
	}
	const read = ([key, fallback]: [string, string]): [string, string] => [key, key in row ? typedText(row[key], `${key} of item ${index + 1}`) : fallback];
	const item = Object.fromEntries(Object.entries(ITEM_DEFAULTS).map(read)) as unknown as DefinedItem;
	// As text, a number of three decimals would look like thousands.
	return typeof row.unitPrice === 'number' ? { ...item, unitPrice: row.unitPrice } : item;
}

function requirePricesAre(value: string): 'net' | 'gross' {
	if (value === 'net' || value === 'gross') return value;
	throw new Problem('Prices are either net or gross', 'Prices Are', value, 'Choose net or gross.');
}
