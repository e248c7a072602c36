import type { Order, OrderAddress, OrderItem } from './order';
import { isRecord } from './record';
import { plainText } from './text';

/** A row of a SalesAutopilot order list, as `list/<nl>/record/<id>` returns it (H). Fields that a list does not have are absent. */
export type SalesAutopilotRecord = Record<string, unknown>;

/** Where an order keeps its state, its webshop's number (H), its invoice (link: H; number: M) and its proforma (díjbekérő) (M). */
export const RECORD_FIELDS = {
	status: 'mssys_order_status',
	webshopOrder: 'mssys_shoprenter_id',
	invoiceNumber: 'mssys_billing_number',
	invoiceLink: 'mssys_bill_pdf_link',
	proformaNumber: 'mssys_proform_number',
	proformaLink: 'mssys_proform_pdf_link',
} as const;

/** Codes of the state (2: H, others: M). */
const STATUS: ReadonlyMap<string, Order['status']> = new Map([['1', 'ordered'], ['2', 'paid'], ['3', 'refunded'], ['4', 'incomplete']]);

/** Whether an object looks like a raw order row, so that it can be read without being told. */
export function isSalesAutopilotRecord(value: unknown): value is SalesAutopilotRecord {
	return isRecord(value) && ('products' in value || Object.keys(value).some((key) => key.startsWith('mssys_')));
}

/** Sorts a raw row into an Order. It changes no value and refuses nothing: what is wrong is said when an invoice is built from it. */
export function readOrder(record: SalesAutopilotRecord, listId: string): Order {
	const text = (field: string): string => plainText(record[field]).trim();
	// MySQL's empty day would look like one to a workflow that asks whether the order is paid.
	const day = (field: string): string => (text(field).startsWith('0000-00-00') ? '' : text(field));
	const firstOf = (...fields: string[]): string => fields.map(text).find((value) => value !== '') ?? '';
	const personName = firstOf('mssys_fullname') || `${text('mssys_lastname')} ${text('mssys_firstname')}`.trim();
	const companyName = firstOf('mssys_bill_company', 'mssys_company');
	const shippingAddress = readAddress(text, 'mssys_postal');
	return {
		reference: withoutPlaceholder(text(RECORD_FIELDS.webshopOrder)) || text('id'),
		listId: listId || text('nl_id'),
		recordId: text('id'),
		orderedAt: text('subdate'),
		status: readStatus(record),
		currency: firstOf('mssys_bill_currency') || currencyOfItems(record),
		buyer: {
			name: companyName || personName,
			isCompany: companyName !== '',
			email: text('email'),
			phone: firstOf('mssys_mobile', 'mssys_phone', 'mssys_int_mobile'),
			taxNumber: text('mssys_vat_number'),
			euVatNumber: text('mssys_eu_tax'),
			address: readAddress(text, 'mssys_bill'),
		},
		...(isWhole(shippingAddress) && { shippingAddress: { name: firstOf('mssys_postal_company') || personName || companyName, ...shippingAddress } }),
		payment: { code: text('mssys_payment_method'), provider: text('mssys_online_payment_method'), paidAt: day('mssys_pay_date') },
		fulfilmentDate: day('mssys_execute_date'),
		dueDate: day('mssys_pay_due_date'),
		items: rows(record).map(readItem),
		shipping: { name: text('mssys_shipping_mode'), net: text('mssys_netto_shipping_cost'), gross: text('mssys_shipping_cost') },
		coupon: { code: text('mssys_coupon'), net: text('mssys_coupon_discount_amount_netto'), gross: text('mssys_coupon_discount_amount_brutto') },
		totals: { net: text('mssys_order_netto_sum'), gross: text('mssys_order_brutto_sum') },
		invoice: { number: withoutPlaceholder(text(RECORD_FIELDS.invoiceNumber)), link: withoutPlaceholder(text(RECORD_FIELDS.invoiceLink)) },
		proforma: { number: withoutPlaceholder(text(RECORD_FIELDS.proformaNumber)), link: withoutPlaceholder(text(RECORD_FIELDS.proformaLink)) },
		comment: text('mssys_comment'),
		invoiceComment: text('mssys_bill_comment'),
	};
}

/** What a shop or a database writes for "no number" or "no link" is "". */
export function withoutPlaceholder(number: string): string {
	return /^(?:0+|-+|null|none|undefined|n\/a)$/i.test(number) ? '' : number;
}

/** The state of a raw row; "" for a code that is not known. */
export function readStatus(record: SalesAutopilotRecord): Order['status'] {
	return STATUS.get(plainText(record[RECORD_FIELDS.status]).trim()) ?? '';
}

function readAddress(text: (field: string) => string, prefix: string): OrderAddress {
	return {
		countryCode: readCountry(text(`${prefix}_country`)),
		zip: text(`${prefix}_zip`),
		city: text(`${prefix}_city`),
		street: text(`${prefix}_address`),
	};
}

/** A code in lower case; a name keeps its capitals, for it is printed. */
function readCountry(codeOrName: string): string {
	return codeOrName.length === 2 ? codeOrName.toLowerCase() : codeOrName;
}

function isWhole(address: OrderAddress): boolean {
	return address.zip !== '' && address.city !== '' && address.street !== '';
}

function rows(record: SalesAutopilotRecord): Array<Record<string, unknown>> {
	// PHP writes a list with gaps as an object, so both forms occur.
	const products = isRecord(record.products) ? Object.values(record.products) : record.products;
	return Array.isArray(products) ? products.filter(isRecord) : [];
}

function readItem(row: Record<string, unknown>): OrderItem {
	const text = (field: string): string => plainText(row[field]).trim();
	return {
		id: text('oi_id'),
		sku: text('oi_sku'),
		name: text('oi_name'),
		quantity: text('oi_quantity'),
		unitPrice: text('oi_price'),
		net: text('oi_netto_sum'),
		gross: text('oi_brutto_sum'),
		vatPercent: text('oi_vat_percent'),
		vatName: text('oi_vat_name'),
		currency: text('oi_currency'),
	};
}

function currencyOfItems(record: SalesAutopilotRecord): string {
	return rows(record).map((row) => plainText(row.oi_currency).trim()).find((currency) => currency !== '') ?? '';
}
