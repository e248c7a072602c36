/** Sample orders of the page, as a webshop's form would leave them. */
interface SampleItem {
	readonly prod_id: string;
	readonly qty: string;
	readonly prod_price?: string;
}

export interface Sample {
	readonly title: string;
	readonly order: Readonly<Record<string, unknown>> & { readonly products: readonly SampleItem[] };
}

const ANNA = {
	email: 'minta.anna@example.hu',
	mssys_lastname: 'Minta',
	mssys_firstname: 'Anna',
	mssys_phone: '+36301112233',
	mssys_bill_country: 'hu',
	mssys_bill_zip: '1011',
	mssys_bill_city: 'Budapest',
	mssys_bill_address: 'Fő utca 1.',
};

export const SAMPLES: Readonly<Record<string, Sample>> = {
	plain: {
		title: 'Plain, HUF (átutalás)',
		order: { ...ANNA, mssys_payment_method: '1', products: [{ prod_id: '202', qty: '1' }] },
	},
	company: {
		title: 'Company with tax number (cég, adószámmal)',
		order: {
			email: 'penzugy@example.hu',
			mssys_lastname: 'Tűrő',
			mssys_firstname: 'Ödön',
			mssys_bill_company: 'Árvíz Kft.',
			mssys_vat_number: '12345676-2-41',
			mssys_bill_country: 'hu',
			mssys_bill_zip: '9021',
			mssys_bill_city: 'Győr',
			mssys_bill_address: 'Baross Gábor út 7.',
			mssys_payment_method: '4',
			mssys_online_payment_method: 'barion',
			mssys_order_status: '2',
			products: [
				{ prod_id: '202', qty: '2' },
				{ prod_id: '203', qty: '3' },
			],
		},
	},
	abroad: {
		title: 'EUR, from abroad (külföldi vevő)',
		order: {
			email: 'jana+shop@example.com',
			mssys_lastname: 'Müller',
			mssys_firstname: 'Jana',
			mssys_bill_country: 'de',
			mssys_bill_zip: '80331',
			mssys_bill_city: 'München',
			mssys_bill_address: 'Sendlinger Straße 8',
			mssys_bill_currency: 'EUR',
			mssys_payment_method: '4',
			products: [{ prod_id: '204', qty: '3' }],
		},
	},
	coupon: {
		title: 'Coupon, mixed VAT, shipping (kupon, vegyes áfa, szállítás)',
		order: {
			...ANNA,
			mssys_payment_method: '3',
			shipping_method: '34',
			mssys_coupon: 'TIZ',
			mssys_coupon_id: '701',
			mssys_coupon_type: '1',
			mssys_coupon_discount_amount_netto: '1200',
			mssys_coupon_discount_amount_brutto: '1480',
			products: [
				{ prod_id: '201', qty: '2' },
				{ prod_id: '203', qty: '4' },
			],
		},
	},
	zero: {
		title: 'Zero total (nullás végösszeg)',
		order: { ...ANNA, mssys_payment_method: '1', products: [{ prod_id: '201', qty: '1', prod_price: '0' }] },
	},
};
