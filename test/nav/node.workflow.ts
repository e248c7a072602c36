import axios from 'axios';
import { order, item, type Row } from '../support/orders';
import { CONTINUE_ON_FAIL, startShop, type Shop } from '../support/shop';
import { randomOrder } from '../money/shop';
import { randomOf } from '../money/random';
import { warningsOfXml } from './readInvoice';
import { schemaErrors } from './schema';
import { has, textsOf } from './support';

/** What the built node has CashMan-FX issue is a consistent Hungarian invoice by the tax office's own schema and arithmetic. */
let shop: Shop;
beforeEach(async () => { shop = await startShop(); });
afterEach(async () => { await shop.close(); });

const made: string[] = [];

// One start of the validator for every document that these tests made; an error names it by its place.
afterAll(async () => {
	expect(await schemaErrors(...made)).toEqual([]);
	expect(made.length).toBeGreaterThan(40);
});

async function xmlOf(number: string): Promise<string> {
	const { data } = await axios.get<string>(`${shop.sandbox.url}/sandbox/nav`, { params: { group: 'demo', number } });
	made.push(data);
	return data;
}

/** The XML of the one document that this input makes, without any warning of NAV's. */
async function issued(row: Row, parameters: Record<string, unknown> = {}): Promise<string> {
	const { json, error } = await shop.run([row], parameters);
	expect([error?.message, json[0]?.outcome]).toEqual([undefined, 'issued']);
	const text = await xmlOf(String(json[0]?.stornoNumber ?? json[0]?.invoiceNumber));
	expect(warningsOfXml(text)).toEqual([]);
	return text;
}

const company = { mssys_bill_company: 'Árvíz & Tűrő Kft.', mssys_vat_number: '12345676-2-41' };
const status = (text: string) => textsOf(text, 'customerVatStatus')[0];

test('a private person, of whom NAV is not told the name', async () => {
	const text = await issued(order());
	expect([status(text), has(text, 'customerName'), textsOf(text, 'invoiceGrossAmount')]).toEqual(['PRIVATE_PERSON', false, ['1270']]);
});

test('a domestic company with its tax number', async () => {
	const text = await issued(order(company));
	expect([status(text), textsOf(text, 'taxpayerId')[1], textsOf(text, 'customerName'), textsOf(text, 'countryCode')[1]]).toEqual(['DOMESTIC', '12345676', ['Árvíz &amp; Tűrő Kft.'], 'HU']);
});

test('an EU company with its VAT number, free of VAT', async () => {
	const row = order({ mssys_bill_company: 'Muster GmbH', mssys_vat_number: 'DE123456789', mssys_bill_country: 'de', mssys_bill_zip: '80331', mssys_order_brutto_sum: '1000', products: [item({ oi_vat_percent: '0', oi_vat_name: 'KBAET', oi_brutto_sum: '1000' })] });
	const text = await issued(row);
	expect([status(text), textsOf(text, 'communityVatNumber'), textsOf(text, 'countryCode')[1], textsOf(text, 'case')]).toEqual(['OTHER', ['DE123456789'], 'DE', ['KBAET', 'KBAET']]);
});

test('a company of a third country, exported to', async () => {
	const row = order({ mssys_bill_company: 'Example Inc.', mssys_bill_country: 'us', mssys_bill_zip: '10001', mssys_order_brutto_sum: '1000', products: [item({ oi_vat_percent: '0', oi_vat_name: 'EAM', oi_brutto_sum: '1000' })] });
	const text = await issued(row);
	expect([status(text), has(text, 'customerVatData'), textsOf(text, 'countryCode')[1], textsOf(text, 'case')]).toEqual(['OTHER', false, 'US', ['EAM', 'EAM']]);
});

test('a seller exempt from VAT', async () => {
	const text = await issued(order({ mssys_order_brutto_sum: '1000', products: [item({ oi_vat_percent: '0', oi_vat_name: 'AAM', oi_brutto_sum: '1000' })] }));
	expect([textsOf(text, 'case'), textsOf(text, 'invoiceVatAmount')]).toEqual([['AAM', 'AAM'], ['0']]);
});

test('mixed rates with coupon and shipping: the summary\'s rates make the order\'s total', async () => {
	const text = await issued(order({
		products: [item({ oi_netto_sum: '7000', oi_price: '3500', oi_quantity: '2', oi_brutto_sum: '8890' }), item({ oi_name: 'Tankönyv', oi_price: '2000', oi_vat_percent: '5', oi_netto_sum: '2000', oi_brutto_sum: '2100' })],
		mssys_coupon: 'ŐSZ10', mssys_coupon_discount_amount_netto: '900', mssys_coupon_discount_amount_brutto: '1099',
		mssys_netto_shipping_cost: '1173', mssys_shipping_cost: '1490', mssys_shipping_mode: 'GLS', mssys_order_netto_sum: '9273', mssys_order_brutto_sum: '11381',
	}));
	expect([textsOf(text, 'invoiceGrossAmount'), textsOf(text, 'vatPercentage').slice(-2)]).toEqual([['11381'], ['0.27', '0.05']]);
	expect(textsOf(text, 'vatRateGrossAmount').reduce((sum, gross) => sum + Number(gross), 0)).toBe(11_381);
});

test('euros, in forints as well', async () => {
	const text = await issued(order({ mssys_bill_currency: 'EUR', mssys_order_brutto_sum: '25.39', products: [item({ oi_price: '9.995', oi_quantity: '2', oi_netto_sum: '19.99', oi_brutto_sum: '25.39' })] }));
	expect([textsOf(text, 'currencyCode'), textsOf(text, 'invoiceGrossAmount'), textsOf(text, 'exchangeRate')]).toEqual([['EUR'], ['25.39'], ['398.25']]);
});

test('another member state\'s VAT', async () => {
	const text = await issued(order({ mssys_bill_country: 'de', mssys_bill_zip: '80331', mssys_order_brutto_sum: '1190', products: [item({ oi_vat_percent: '19', oi_brutto_sum: '1190' })] }));
	expect([textsOf(text, 'case'), textsOf(text, 'invoiceVatAmount')]).toEqual([['EUE', 'EUE'], ['190']]);
});

test('an advance, the final invoice that takes it off, and the storno of that', async () => {
	const row = order({ id: '1', products: [item({ oi_price: '5000', oi_netto_sum: '5000', oi_brutto_sum: '6350' }), item({ oi_vat_percent: '5', oi_price: '1999', oi_netto_sum: '1999', oi_brutto_sum: '2099' })], mssys_order_brutto_sum: '8449' });
	const advance = await issued(row, { resource: 'advance', advanceIs: 'percent', advance: '30' });
	const number = textsOf(advance, 'invoiceNumber')[0];
	expect([textsOf(advance, 'advanceIndicator'), textsOf(advance, 'invoiceGrossAmount')]).toEqual([['true', 'true'], ['2535']]);
	const final = await issued(row, { resource: 'advance', operation: 'createFinal' });
	expect([textsOf(final, 'advanceOriginalInvoice'), textsOf(final, 'invoiceGrossAmount')]).toEqual([[number, number], ['5914']]);
	const storno = await issued({ invoiceNumber: textsOf(final, 'invoiceNumber')[0] }, { operation: 'cancel' });
	expect([textsOf(storno, 'originalInvoiceNumber'), textsOf(storno, 'invoiceGrossAmount'), textsOf(storno, 'lineNumberReference')]).toEqual([textsOf(final, 'invoiceNumber'), ['-5914'], ['5', '6', '7', '8']]);
});

test('forty orders of random shops: every invoice that is issued has no warning', async () => {
	const rows = Array.from({ length: 40 }, (_, index) => order({ ...randomOrder(randomOf(20_260_314, index)).row, id: String(9000 + index), ...(index % 3 === 0 ? company : {}) }));
	const { json } = await shop.run(rows, {}, CONTINUE_ON_FAIL);
	const numbers = json.filter(({ outcome }) => outcome === 'issued').map(({ invoiceNumber }) => String(invoiceNumber));
	expect(numbers.length).toBeGreaterThan(30);
	for (const number of numbers) expect([number, warningsOfXml(await xmlOf(number))]).toEqual([number, []]);
});
