/** The demo's orders: made-up people, in the form in which SalesAutopilot keeps an order. */
export interface DemoOrder {
	/** What the order shows. */
	title: string;
	/** List 1001 leaves zero-total orders alone, list 1002 invoices them, in an account of its own. */
	listId: '1001' | '1002';
	order: Record<string, unknown>;
	/** How SalesAutopilot's external action sends its data. */
	format: 'json' | 'post' | 'multipart';
	/** A fault of CashMan-FX's sandbox that is set before the order comes. */
	fault?: { name: string; operation: string };
	/** How often SalesAutopilot calls. */
	deliveries?: number;
	expected: { outcomes: Array<'issued' | 'existing' | 'skipped' | 'failed'>; gross?: string };
}

const person = {
	subdate: '2026-11-20 10:11:12',
	mssys_bill_country: 'hu',
	mssys_order_status: '1',
	mssys_bill_currency: 'HUF',
	mssys_vat_number: '',
	mssys_bill_pdf_link: '',
};

const line = (name: string, quantity: number, unitNet: number, vatPercent: number, net: number, gross: number): Record<string, string> => ({
	oi_name: name, oi_sku: '', oi_quantity: String(quantity), oi_price: String(unitNet), oi_vat_percent: String(vatPercent), oi_netto_sum: String(net), oi_brutto_sum: String(gross),
});

const anna = {
	...person, email: 'anna@example.hu', mssys_lastname: 'Szűcs', mssys_firstname: 'Anna', mssys_bill_zip: '1011', mssys_bill_city: 'Budapest',
	mssys_bill_address: 'Fő utca 12.', mssys_payment_method: '1', mssys_order_netto_sum: '7000', mssys_order_brutto_sum: '8890',
	products: [line('Őszi teaválogatás', 2, 3500, 27, 7000, 8890)],
};

export const demoOrders: DemoOrder[] = [
	{ title: 'plain HUF order', listId: '1001', format: 'json', order: anna, expected: { outcomes: ['issued'], gross: '8890' } },
	{
		title: 'mixed VAT, coupon, shipping', listId: '1001', format: 'post',
		order: {
			...person, email: 'bela@example.hu', mssys_lastname: 'Kővári', mssys_firstname: 'Béla', mssys_bill_zip: '6720', mssys_bill_city: 'Szeged', mssys_bill_address: 'Tisza Lajos körút 5/B',
			mssys_payment_method: '3', mssys_coupon: 'ŐSZ10', mssys_coupon_discount_amount_netto: '900', mssys_coupon_discount_amount_brutto: '1099',
			mssys_shipping_mode: 'GLS futár, utánvét', mssys_netto_shipping_cost: '1173', mssys_shipping_cost: '1490', mssys_order_netto_sum: '9273', mssys_order_brutto_sum: '11381',
			products: [line('Bögre', 2, 3500, 27, 7000, 8890), line('Szakácskönyv', 1, 2000, 5, 2000, 2100)],
		},
		expected: { outcomes: ['issued'], gross: '11381' },
	},
	{
		title: 'company with a tax number', listId: '1001', format: 'multipart',
		order: {
			...person, email: 'iroda@example.hu', mssys_lastname: 'Nagy', mssys_firstname: 'Éva', mssys_bill_company: 'Fűszerész Példa Kft.', mssys_vat_number: '12345676-2-08',
			mssys_bill_zip: '9021', mssys_bill_city: 'Győr', mssys_bill_address: 'Baross Gábor út 30.', mssys_payment_method: '4', mssys_online_payment_method: 'barion', mssys_order_status: '2',
			mssys_pay_date: '2026-11-20', mssys_order_netto_sum: '100000', mssys_order_brutto_sum: '127000', products: [line('Kávégép', 1, 100000, 27, 100000, 127000)],
		},
		expected: { outcomes: ['issued'], gross: '127000' },
	},
	{
		title: 'EUR order from abroad', listId: '1001', format: 'json',
		order: {
			...person, email: 'jana@example.de', mssys_lastname: 'Müller', mssys_firstname: 'Jana', mssys_bill_country: 'de', mssys_bill_zip: '10115', mssys_bill_city: 'Berlin',
			mssys_bill_address: 'Torstraße 1', mssys_bill_currency: 'EUR', mssys_payment_method: '4', mssys_online_payment_method: 'paypal', mssys_order_status: '2',
			mssys_order_netto_sum: '31.42', mssys_order_brutto_sum: '39.90', products: [line('Paprika Geschenkset', 1, 31.42, 27, 31.42, 39.9)],
		},
		expected: { outcomes: ['issued'], gross: '39.90' },
	},
	{ title: 'zero total, option off', listId: '1001', format: 'json', order: { ...anna, mssys_order_netto_sum: '0', mssys_order_brutto_sum: '0', products: [line('Kóstoló', 1, 0, 27, 0, 0)] }, expected: { outcomes: ['skipped'] } },
	{ title: 'zero total, option on', listId: '1002', format: 'json', order: { ...anna, mssys_order_netto_sum: '0', mssys_order_brutto_sum: '0', products: [line('Kóstoló', 1, 0, 27, 0, 0)] }, expected: { outcomes: ['issued'], gross: '0' } },
	{ title: 'delivered twice', listId: '1001', format: 'json', deliveries: 2, order: { ...anna, mssys_firstname: 'Kétszer' }, expected: { outcomes: ['issued', 'existing'], gross: '8890' } },
	{ title: 'bad data: malformed tax number', listId: '1001', format: 'json', order: { ...anna, mssys_bill_company: 'Rossz Szám Bt.', mssys_vat_number: '1234-5' }, expected: { outcomes: ['failed'] } },
	{ title: 'answer cut after the server booked', listId: '1001', format: 'json', fault: { name: 'drop-after-commit', operation: '1' }, order: { ...anna, mssys_firstname: 'Vágott' }, expected: { outcomes: ['issued'], gross: '8890' } },
	{ title: 'already invoiced by SalesAutopilot', listId: '1001', format: 'json', order: { ...anna, mssys_billing_number: 'SA-2026-7', mssys_bill_pdf_link: 'https://example.hu/sa-2026-7.pdf' }, expected: { outcomes: ['existing'] } },
	{ title: 'second list, second account', listId: '1002', format: 'post', order: { ...anna, mssys_firstname: 'Nagyker' }, expected: { outcomes: ['issued'], gross: '8890' } },
];
