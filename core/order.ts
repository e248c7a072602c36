/**
 * A webshop order as the SalesAutopilot Trigger and node emit it under `order`.
 * Every value is text as SalesAutopilot wrote it ("" where it has none); amounts are decimal text,
 * dates `YYYY-MM-DD HH:MM:SS`, most likely in Budapest time (L: facts of the API).
 */
export interface Order {
	/** The webshop's order number where there is one, else the record id. It identifies the invoice. */
	reference: string;
	listId: string;
	recordId: string;
	orderedAt: string;
	status: '' | 'ordered' | 'paid' | 'refunded' | 'incomplete';
	currency: string;
	buyer: OrderBuyer;
	/** Undefined when the order has no shipping address, or one that lacks a part. */
	shippingAddress?: OrderAddress & { name: string };
	payment: { code: string; provider: string; paidAt: string };
	fulfilmentDate: string;
	dueDate: string;
	items: OrderItem[];
	/** Gross and net cost of shipping; "" where the record has none. */
	shipping: { name: string; net: string; gross: string };
	/** An order-level discount; amounts are positive. */
	coupon: { code: string; net: string; gross: string };
	totals: { net: string; gross: string };
	/** The invoice that SalesAutopilot's own integration, or an earlier run of ours, wrote into the order. */
	invoice: { number: string; link: string };
	proforma: { number: string; link: string };
	/** The buyer's remark, and the text meant for the invoice (`mssys_bill_comment`). */
	comment: string;
	invoiceComment: string;
}

/** Refunded and unfinished orders get no invoice unless a user says so (M). */
export function isBillable(status: Order['status']): boolean {
	return status !== 'refunded' && status !== 'incomplete';
}

export interface OrderBuyer {
	name: string;
	isCompany: boolean;
	email: string;
	phone: string;
	taxNumber: string;
	euVatNumber: string;
	address: OrderAddress;
}

export interface OrderAddress {
	/** ISO code in lower case, `hu`. */
	countryCode: string;
	zip: string;
	city: string;
	street: string;
}

export interface OrderItem {
	id: string;
	sku: string;
	name: string;
	quantity: string;
	/** Net unit price (M). */
	unitPrice: string;
	/** Sums of the line. */
	net: string;
	gross: string;
	vatPercent: string;
	/** A VAT label such as AAM, where there is one (L). */
	vatName: string;
	/** Currency of the item's sums, "" where it says none; absent in what an older version gave out. */
	currency?: string;
}
