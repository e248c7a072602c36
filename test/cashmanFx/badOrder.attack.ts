import { types } from 'node:util';
import { readOrder } from '../../core/salesAutopilotRecord';
import { freeOrder, item, order, type Row } from '../support/orders';
import { CONTINUE_ON_FAIL, startShop, type Shop } from '../support/shop';

/** Vectors: what a webshop's data can hold that no invoice may. Each must name its field and send nothing. */
let shop: Shop;
beforeAll(async () => { shop = await startShop(); });
afterAll(async () => { await shop.close(); });

const oneLine = (changes: Row): Row => ({ products: [item(changes)] });

const badOrders: Array<[what: string, changes: Row, field: string]> = [
	['an empty buyer name', { mssys_lastname: '', mssys_firstname: '' }, 'Buyer name'],
	['a buyer name of white space', { mssys_lastname: ' \t', mssys_firstname: '\u00a0' }, 'Buyer name'],
	['no ZIP code', { mssys_bill_zip: '' }, 'mssys_bill_zip'],
	['no city', { mssys_bill_city: undefined }, 'mssys_bill_city'],
	['no street', { mssys_bill_address: '  ' }, 'mssys_bill_address'],
	['a malformed tax number', { mssys_vat_number: '1234-5' }, 'mssys_vat_number'],
	['a tax number with a wrong check digit', { mssys_vat_number: '12345678-2-42' }, 'mssys_vat_number'],
	['a private tax id as tax number', { mssys_vat_number: '8123456789' }, 'mssys_vat_number'],
	['an unknown currency', { mssys_bill_currency: 'JPY' }, 'mssys_bill_currency'],
	['no currency', { mssys_bill_currency: '' }, 'mssys_bill_currency'],
	['an unknown payment method', { mssys_payment_method: '77' }, 'mssys_payment_method'],
	['the quantity 0', oneLine({ oi_quantity: '0' }), 'oi_quantity of item 1'],
	['the quantity NaN', oneLine({ oi_quantity: Number.NaN }), 'oi_quantity of item 1'],
	['the quantity 1e400', oneLine({ oi_quantity: '1e400' }), 'oi_quantity of item 1'],
	['the quantity Infinity', oneLine({ oi_quantity: Number.POSITIVE_INFINITY }), 'oi_quantity of item 1'],
	['a price with thousands separators', oneLine({ oi_netto_sum: '1,000' }), 'oi_netto_sum of item 1'],
	['an item without a name', oneLine({ oi_name: '' }), 'oi_name of item 1'],
	['a VAT rate that is none', oneLine({ oi_vat_percent: '-27' }), 'oi_vat_percent of item 1'],
	['a line whose gross is not net + VAT', oneLine({ oi_brutto_sum: '1500' }), 'oi_brutto_sum'],
	['a total that the lines do not make', { mssys_order_brutto_sum: '1271' }, 'mssys_order_brutto_sum'],
	['no total at all', { mssys_order_brutto_sum: '' }, 'mssys_order_brutto_sum'],
	['no items', { products: [] }, 'products'],
	['a million-character note', { mssys_bill_comment: 'x'.repeat(1_000_000) }, 'mssys_bill_comment'],
	['NUL in a name', { mssys_lastname: 'Min\u0000ta' }, 'Buyer name'],
	['a lone surrogate in a name', { mssys_lastname: 'Minta \ud83d' }, 'Buyer name'],
	['a lone surrogate in an item', oneLine({ oi_name: '\udc00' }), 'oi_name of item 1'],
	['a due date that is no day', { mssys_pay_due_date: '2026-02-31' }, 'mssys_pay_due_date'],
	['no order number', { id: '' }, 'Order Reference'],
	['a refund', { mssys_order_status: '3' }, 'mssys_order_status'],
	['an order that was never finished', { mssys_order_status: '4' }, 'mssys_order_status'],
];

test('a failed item holds plain data alone: n8n 2.x copies items into the isolate of its expressions, where no Error can go', async () => {
	const { items: [failed] } = await shop.run([order({ mssys_vat_number: '1234-5' })], {}, CONTINUE_ON_FAIL);
	expect(types.isNativeError(failed?.error)).toBe(false);
	expect(failed).toEqual(JSON.parse(JSON.stringify(failed)));
	expect(failed).toMatchObject({ error: { name: 'NodeOperationError', message: expect.stringContaining('1234-5'), description: expect.stringContaining('Nothing was sent') }, pairedItem: { item: 0 } });
});

test.each(badOrders)('%s ends in an error that names the field, and sends no invoice', async (_what, changes, field) => {
	const created = await shop.calls('1');
	const { items } = await shop.run([order(changes), freeOrder()], {}, CONTINUE_ON_FAIL);
	expect(items[0]?.error?.message).toContain(field);
	expect(items[0]?.error?.description).toMatch(/Nothing was sent for this item\.$/);
	expect(items[0]?.error?.message.length).toBeLessThan(500);
	expect(items[1]?.json.outcome).toBe('skipped');
	expect(await shop.calls('1')).toBe(created);
});

const notOrders: Array<[string, unknown]> = [['a text', 'hello'], ['a number', 5], ['null', null], ['an empty object', {}], ['a list', [1, 2]], ['an object of something else', { total: 5 }]];

test.each(notOrders)('%s in place of an order is said to be none', async (_what, given) => {
	const { error } = await shop.run([{ given }], { order: '={{ $json.given }}' });
	expect(error?.message).toContain('not a SalesAutopilot order');
});

test('all bad orders in one batch lose none of the good ones between them', async () => {
	const before = await shop.calls('1');
	const batch = badOrders.flatMap(([, changes], index) => [order({ ...changes }), order({ id: `good-${index}-x` })]);
	const { items } = await shop.run(batch, {}, CONTINUE_ON_FAIL);
	expect(items.map(({ json, error }) => (error ? 'failed' : json.outcome))).toEqual(badOrders.flatMap(() => ['failed', 'issued']));
	expect(await shop.calls('1')).toBe(before + badOrders.length);
});

test('a refunded order is invoiced when the user says so', async () => {
	expect((await shop.run([order({ mssys_order_status: '3' })], { options: { anyStatus: true } })).json[0]).toMatchObject({ outcome: 'issued' });
});

const strangeButFine: Array<[string, Row, Record<string, unknown>]> = [
	['markup and quotes in a name', { mssys_lastname: '<b>"Kő & Fű"</b>' }, { nev: '<b>"Kő & Fű"</b> Anna' }],
	['an emoji in a name', { mssys_lastname: 'Kis 🎁' }, { nev: 'Kis 🎁 Anna' }],
	['a company abroad', { mssys_bill_company: 'Beispiel GmbH', mssys_bill_country: 'de', mssys_vat_number: 'DE123456789' }, { orszag: 'Németország', kozossegi_adoszam: 'DE123456789', nyelv: 'de' }],
	['an address of another form', { mssys_bill_address: 'Pf. 12' }, { kozterulet_neve: 'Pf. 12' }],
	['a negative line', { products: [item(), item({ oi_name: 'Kupon', oi_price: '-100', oi_netto_sum: '-100', oi_brutto_sum: '-127' })], mssys_order_brutto_sum: '1143' }, { szamla_brutto: '1143' }],
	['a fractional quantity', { products: [item({ oi_quantity: '0.333', oi_price: '3003' })] }, { mennyiseg: '0.333' }],
	['numbers in place of texts', { id: 99120, mssys_order_brutto_sum: 1270, products: [item({ oi_quantity: 1, oi_netto_sum: 1000, oi_brutto_sum: 1270 })] }, { egyeb: 'Megrendelésszám: 99120' }],
];

test.each(strangeButFine)('%s goes on the invoice as it is', async (_what, changes, wire) => {
	const { json, error } = await shop.run([order(changes)]);
	expect(error).toBeUndefined();
	const { documents } = await shop.books();
	expect(documents.find(({ number }) => number === json[0]?.invoiceNumber)?.wire).toMatchObject(wire);
});

describe('an order that a workflow changed before this node', () => {
	const given = (changes: Row): Row => ({ order: { ...readOrder(order({ id: '901' }), '1'), ...changes } });

	test('may hold numbers for texts, and lack parts that an invoice does not need', async () => {
		const changed = given({ totals: { net: 1000, gross: 1270 }, payment: { code: 1 }, shipping: undefined, coupon: null, invoice: undefined, proforma: undefined, status: undefined });
		expect((await shop.run([changed])).json[0]).toMatchObject({ outcome: 'issued', grossTotal: '1270' });
	});

	test.each<[string, Row, string]>([
		['an empty item', { items: [null] }, 'order → item 1'],
		['a total that is an object', { totals: { net: '1000', gross: { amount: 1270 } } }, 'order → totals → gross'],
		['a buyer\'s address that is a text', { buyer: { name: 'Minta Anna', address: 'Fő utca 1.' } }, 'order → buyer → address'],
		['a shipping address that is a list', { shippingAddress: [] }, 'order → shippingAddress'],
		['a reference that is a list', { reference: ['901'] }, 'order → reference'],
	])('with %s ends in an error that names the place', async (_what, changes, place) => {
		const { error } = await shop.run([given(changes)]);
		expect(error?.message).toContain(place);
		expect(error?.description).toContain('Look at what changed the order before this node.');
	});
});

test('an item that failed in an earlier node is not invoiced, whatever it still holds', async () => {
	const { engine } = shop;
	const workflow = { nodes: [{ name: 'CashMan-FX', type: 'n8n-nodes-cashman-fx.cashmanFx', parameters: { resource: 'invoice', operation: 'create' }, credentials: { cashmanFxApi: { id: '1', name: 'cashmanFxApi' } } }], connections: {} };
	const run = await engine.run(workflow, 'CashMan-FX', [{ json: order({ id: '902' }) as never, error: { message: 'a lookup failed' } as never }]);
	expect(run.data.resultData.error?.message).toContain('The item failed in an earlier node (error: "a lookup failed")');
});
