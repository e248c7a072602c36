/** Made-up orders of one shop, as SalesAutopilot returns them; the same number gives the same order. */
export type Row = Record<string, unknown>;

const GOODS = [['Könyv', 1000], ['Bögre', 1490], ['Póló', 3990], ['Naptár', 790]] as const;

export function orderRow(number: number, lines = 3): Row {
	const products = Array.from({ length: lines }, (_, index) => productRow(number + index));
	const sum = (field: string): number => products.reduce((total, product) => total + Number(product[field]), 0);
	return {
		// An order number of 0 is what an expression leaves that found nothing, and is refused.
		id: String(number + 1),
		subdate: '2026-11-20 10:11:12',
		email: `vevo${number}@example.hu`,
		mssys_lastname: 'Minta', mssys_firstname: 'Anna',
		mssys_bill_country: 'hu', mssys_bill_zip: '1011', mssys_bill_city: 'Budapest', mssys_bill_address: 'Fő utca 1.',
		mssys_vat_number: '', mssys_order_status: '1', mssys_payment_method: '1', mssys_bill_currency: 'HUF',
		mssys_order_netto_sum: String(sum('oi_netto_sum')),
		mssys_order_brutto_sum: String(sum('oi_brutto_sum')),
		mssys_bill_pdf_link: '',
		products,
	};
}

function productRow(number: number): Row {
	const [name, price] = GOODS[number % GOODS.length] ?? GOODS[0];
	const quantity = 1 + (number % 3);
	const net = price * quantity;
	return {
		oi_id: String(number), oi_sku: `SKU-${number % GOODS.length}`, oi_name: name, oi_price: String(price), oi_quantity: String(quantity),
		oi_vat_percent: '27', oi_netto_sum: String(net), oi_brutto_sum: String(Math.round((net * 127) / 100)),
	};
}
