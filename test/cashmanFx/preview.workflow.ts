import { freeOrder, item, order } from '../support/orders';
import { CONTINUE_ON_FAIL, credentialFor, NO_WAIT, PACKAGE_DIRECTORY, runCashmanFx, startShop, yearly, type Shop } from '../support/shop';
import { createEngine } from '../engine';
import { operationOf, startOddServer } from '../support/oddServer';
import { unserialize } from '../../sandbox/wire/php';

/** Preview, and the node as an AI tool: both say what would be done, and send nothing. */
let shop: Shop;
beforeEach(async () => { shop = await startShop(); });
afterEach(async () => { await shop.close(); });

const preview = { operation: 'preview' };
const asTool = { type: 'n8n-nodes-cashman-fx.cashmanFxTool' };

test('a preview asks the server nothing', async () => {
	const { json } = await shop.run([order({ id: '1' })], preview);
	expect(json[0]).toMatchObject({ outcome: 'preview', orderReference: '1', grossTotal: '1270', message: expect.stringContaining('Nothing was sent, and the invoice list was not read') });
	expect((await shop.books()).calls).toHaveLength(0);
});

test.each(['invoice', 'proforma', 'advance'])('the rows of a previewed %s are those that Create sends, but for the login', async (documentKind) => {
	const sent: string[] = [];
	const server = await startOddServer((body, response) => {
		if (operationOf(body) === '1') sent.push(body);
		response.end(operationOf(body) === '1' ? 'HIBA:999' : 'a:0:{}');
	});
	const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) });
	const one = order({ id: '1' });
	const { json } = await runCashmanFx(engine, [one], { ...preview, documentKind });
	await runCashmanFx(engine, [one], { resource: documentKind, operation: 'create' }, CONTINUE_ON_FAIL);
	const text = /a:\d+:\{[^]*\}/.exec(sent[0] ?? '')?.[0] ?? '';
	const rows = [...(unserialize(text) as Map<number, Map<string, string>>).values()].map((row) => Object.fromEntries(row));
	const [{ Csoport: _group, User: _user, Password: _password, ...row0 } = {}, ...others] = rows;
	expect(json[0]?.rows).toEqual([row0, ...others]);
});

test('it explains the VAT of every rate, and how far line-wise rounding is from rounding the sum', async () => {
	const products = [1, 2, 3].map((oi_id) => item({ oi_id: String(oi_id), oi_price: '2', oi_netto_sum: '2', oi_brutto_sum: '3' }));
	const { json } = await shop.run([order({ id: '1', mssys_order_netto_sum: '1006', mssys_order_brutto_sum: '1279', products: [item(), ...products] })], preview);
	expect(json[0]?.vatSummary).toEqual([{ vat: '27', net: '1006', vatAmount: '273', gross: '1279' }]);
	expect((json[0]?.explanation as string[]).join(' ')).toContain('rounding the lines makes 1 HUF more VAT than rounding their sum');
});

test('an order that would be skipped, or that has its invoice, is said to be so', async () => {
	const { json } = await shop.run([freeOrder({ id: '1' }), order({ id: '2', mssys_billing_number: '2026/00009' })], preview);
	expect(json.map(({ explanation }) => (explanation as string[])[0])).toEqual([expect.stringContaining('gross total is zero'), expect.stringContaining('already carried this invoice')]);
	expect(json[1]?.invoiceNumber).toBe('2026/00009');
});

test('an order that cannot be sent fails in the preview as it would in Create', async () => {
	const { items } = await shop.run([order({ mssys_order_brutto_sum: '1269' })], preview, CONTINUE_ON_FAIL);
	expect(items[0]?.error?.message).toContain('-1 HUF');
});

describe('as an AI tool', () => {
	test.each([['invoice', 'create'], ['proforma', 'create'], ['advance', 'create'], ['advance', 'createFinal']])('%s %s issues nothing, and says what it would issue', async (resource, operation) => {
		const { json } = await shop.run([order({ id: '1' })], { resource, operation }, asTool);
		expect(json[0]).toMatchObject({ outcome: 'preview', orderReference: '1', message: expect.stringContaining('Allow Changes As A Tool') });
		expect((await shop.books()).calls).toHaveLength(0);
	});

	test.each([['invoice', 'cancel', '3'], ['invoice', 'settle', '6'], ['invoice', 'makeElectronic', '16'], ['proforma', 'convert', '11'], ['proforma', 'convertToElectronic', '20']])('%s %s changes nothing', async (resource, operation, code) => {
		const created = (await shop.run([order({ id: '1' })], { resource })).json[0] ?? {};
		const { json } = await shop.run([created], { resource, operation }, asTool);
		expect(json[0]).toMatchObject({ outcome: 'preview', explanation: [expect.stringContaining(String(created.invoiceNumber))] });
		expect(await shop.calls(code)).toBe(0);
	});

	test.each([['invoice', 'makeElectronic', 'convert 2026/00001 to an e-invoice.'], ['proforma', 'convert', 'convert 2026/00001 to an invoice.'], ['proforma', 'convertToElectronic', 'convert 2026/00001 to an e-invoice.']])('%s %s says what would become of the document', async (resource, operation, words) => {
		const { json } = await shop.run([{}], { resource, operation, invoiceNumber: '2026/00001' }, asTool);
		expect(json[0]?.explanation).toEqual([`This would ${words}`]);
	});

	test.each(['={{ true }}', '={{ $fromAI("allowAsTool", "", "boolean") }}', 'true'])('a model cannot let itself act: the switch counts as a person set it, and not as %j', async (allowAsTool) => {
		const { json } = await shop.run([order({ id: '1' })], { options: NO_WAIT, allowAsTool }, asTool);
		expect(json[0]).toMatchObject({ outcome: 'preview' });
		expect(await shop.calls('1')).toBe(0);
	});

	test('with Allow Changes As A Tool on, it issues', async () => {
		const { json } = await shop.run([order({ id: '1' })], { options: NO_WAIT, allowAsTool: true }, asTool);
		expect(json[0]?.outcome).toBe('issued');
	});

	test('reading is free', async () => {
		await shop.run([order({ id: '1' })]);
		const { json } = await shop.run([{}], { operation: 'find', findBy: 'orderReference', orderReference: '1' }, asTool);
		expect(json[0]).toMatchObject({ found: true, invoiceNumber: yearly(1) });
	});
});
