/** Made-up orders in the form in which SalesAutopilot returns a row. */
export type Row = Record<string, unknown>;

let nextRecordId = 5000;

/** A private person's order of one book for 1270 Ft; what a test is about is given over it. */
export function order(changes: Row = {}): Row {
	return {
		id: String(nextRecordId++),
		subdate: '2026-11-20 10:11:12',
		email: 'anna@example.hu',
		mssys_lastname: 'Minta',
		mssys_firstname: 'Anna',
		mssys_bill_country: 'hu',
		mssys_bill_zip: '1011',
		mssys_bill_city: 'Budapest',
		mssys_bill_address: 'Fő utca 1.',
		mssys_vat_number: '',
		mssys_order_status: '1',
		mssys_payment_method: '1',
		mssys_bill_currency: 'HUF',
		mssys_order_netto_sum: '1000',
		mssys_order_brutto_sum: '1270',
		mssys_bill_pdf_link: '',
		products: [item()],
		...changes,
	};
}

export function item(changes: Row = {}): Row {
	return { oi_id: '9', oi_sku: 'BOOK-1', oi_name: 'Könyv', oi_price: '1000', oi_quantity: '1', oi_vat_percent: '27', oi_netto_sum: '1000', oi_brutto_sum: '1270', ...changes };
}

/** An order worth nothing: its one item was given away. */
export function freeOrder(changes: Row = {}): Row {
	return order({ mssys_order_netto_sum: '0', mssys_order_brutto_sum: '0', products: [item({ oi_price: '0', oi_netto_sum: '0', oi_brutto_sum: '0' })], ...changes });
}
