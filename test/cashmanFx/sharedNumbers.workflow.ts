import { serialize } from '../../sandbox/wire/php';
import { createEngine } from '../engine';
import { operationOf, startOddServer } from '../support/oddServer';
import { item, order } from '../support/orders';
import { CONTINUE_ON_FAIL, credentialFor, NO_WAIT, PACKAGE_DIRECTORY, runCashmanFx, startShop, type Shop } from '../support/shop';

/** Orders that share a number, or speak of each other's: each gets its own invoice or an error, never another buyer's document. */
let shop: Shop;
beforeEach(async () => { shop = await startShop(); });
afterEach(async () => { await shop.close(); });

const double = { mssys_order_brutto_sum: '2540', products: [item({ oi_price: '2000', oi_netto_sum: '2000', oi_brutto_sum: '2540' })] };
const kiss = { mssys_lastname: 'Kiss', mssys_firstname: 'Béla', email: 'kiss@example.hu' };

test('after a lost create, a document that only mentions the order is not taken for its invoice', async () => {
	await shop.fault({ name: 'drop-before-commit', operation: '1' });
	const mention = order({ mssys_shoprenter_id: 'X1', mssys_bill_comment: 'A WEB-1077 rendeléssel együtt', ...double });
	const { json } = await shop.run([order({ mssys_shoprenter_id: 'WEB-1077', ...kiss }), mention], { sendEmail: true, options: { ...NO_WAIT, concurrency: 2 } });
	expect(json.map(({ outcome }) => outcome).sort()).toEqual(['issued', 'unknown']);
	const { documents, mails } = await shop.books();
	expect(documents).toHaveLength(1);
	expect(mails).toEqual([expect.objectContaining({ to: json[0]?.outcome === 'issued' ? 'kiss@example.hu' : 'anna@example.hu' })]);
});

test('two different orders under one number in a batch: the first is invoiced, the second is an error', async () => {
	const { items } = await shop.run([order({ id: '7' }), order({ id: '8', mssys_shoprenter_id: '7', ...kiss, ...double })], {}, CONTINUE_ON_FAIL);
	expect(items[0]?.json).toMatchObject({ outcome: 'issued' });
	expect(items[1]?.error?.message).toContain('order number 7 stands twice in this run');
});

test('an order that another one\'s comment speaks of is invoiced all the same, and no alarm is raised', async () => {
	const first = await shop.run([order({ mssys_shoprenter_id: 'X1', mssys_bill_comment: 'Kérem a WEB-1077 rendeléssel együtt, Order #77' })]);
	const second = await shop.run([order({ mssys_shoprenter_id: 'WEB-1077' }), order({ mssys_shoprenter_id: '77' })]);
	expect([...first.json, ...second.json].map(({ outcome, message }) => [outcome, message])).toEqual([['issued', ''], ['issued', ''], ['issued', '']]);
});

test.each(['12 34', '12,34', '12;b', '12|b', '12 (B)', '12 - 2', '12/3', '12-3'])('order 12 is not order %s', async (longer) => {
	const { json } = await shop.run([order({ mssys_shoprenter_id: longer }), order({ mssys_shoprenter_id: '12' })]);
	const again = await shop.run([order({ mssys_shoprenter_id: '12' }), order({ mssys_shoprenter_id: longer })]);
	expect([...json, ...again.json].map(({ outcome }) => outcome)).toEqual(['issued', 'issued', 'existing', 'existing']);
	expect(again.json.map(({ invoiceNumber }) => invoiceNumber)).toEqual([json[1]?.invoiceNumber, json[0]?.invoiceNumber]);
});

test('another company with the same number and total, and another currency, are told apart', async () => {
	await shop.run([order({ id: '7', mssys_bill_company: 'Alfa Kft.' })]);
	expect((await shop.run([order({ id: '7', mssys_bill_company: 'Béta Kft.' })])).error?.message).toContain('its buyer is Alfa Kft., not Béta Kft.');
	expect((await shop.run([order({ id: '7', mssys_bill_company: 'Alfa Kft.', mssys_bill_currency: 'EUR' })])).error?.message).toContain('its currency is HUF, not EUR');
});

test('a placeholder is neither a webshop\'s order number nor an invoice number', async () => {
	const { json } = await shop.run([order({ id: '501', mssys_shoprenter_id: '0', mssys_billing_number: '-' }), order({ id: '502', mssys_shoprenter_id: '0', mssys_billing_number: '0' })]);
	expect(json.map(({ outcome, orderReference }) => [outcome, orderReference])).toEqual([['issued', '501'], ['issued', '502']]);
});

test('an error of the order\'s data names the order', async () => {
	const { error } = await shop.run([order({ id: '4711', mssys_bill_zip: '' })]);
	expect(error?.message).toMatch(/^Order 4711: .*mssys_bill_zip/);
});

test('a negative order is not invoiced', async () => {
	const { error } = await shop.run([order({ mssys_order_brutto_sum: '-1270', products: [item({ oi_price: '-1000', oi_netto_sum: '-1000', oi_brutto_sum: '-1270' })] })]);
	expect(error?.message).toContain('The gross total is negative');
});

test('where the list tells no kinds, the document that is taken for the invoice is named with the doubt', async () => {
	const listed = { szamlaszam: 'D-2026/00001', brutto: '1270', egyeb: 'Megrendelésszám: 7' };
	const server = await startOddServer((body, response) => { response.end(operationOf(body) === '18' ? serialize([listed]) : 'HIBA:099 nem'); });
	const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) });
	const { json } = await runCashmanFx(engine, [order({ id: '7' })]);
	expect(json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: 'D-2026/00001', message: expect.stringContaining('does not say what kind of document D-2026/00001 is') });
});
