import { decodePhp } from '../../nodes/CashmanFx/wire/phpDecode';
import { createEngine } from '../engine';
import { operationOf, startOddServer } from '../support/oddServer';
import { order } from '../support/orders';
import { CONTINUE_ON_FAIL, credentialFor, PACKAGE_DIRECTORY, runCashmanFx, startShop, yearly, type Result, type Shop } from '../support/shop';

/** Products, partners, the cash desk and raw operations. */
let shop: Shop;
beforeEach(async () => { shop = await startShop(); });
afterEach(async () => { await shop.close(); });

const run = async (resource: string, operation: string, parameters: Record<string, unknown> = {}): Promise<Result> => await shop.run([{}], { resource, operation, ...parameters }, CONTINUE_ON_FAIL);
const demo1 = { product: { __rl: true, mode: 'sku', value: 'DEMO-1' } };

test('stock and gross price of a product come as CashMan-FX writes them', async () => {
	expect((await run('product', 'getStock', demo1)).json[0]).toEqual({ sku: 'DEMO-1', stock: '12', grossPrice: '1050', productId: '501' });
	expect((await run('product', 'get', demo1)).json[0]?.fields).toHaveLength(32);
	expect((await run('product', 'getStockEverywhere', demo1)).json[0]?.fields).toContain('Központi raktár');
});

test('the stock list has every product, up to the limit', async () => {
	expect((await run('product', 'getMany', { returnAll: true })).json.map(({ sku }) => sku)).toEqual(['DEMO-1', 'DEMO-2', 'DEMO-3']);
	expect((await run('product', 'getMany', { limit: 2 })).json).toHaveLength(2);
});

test('a saved product has its price and VAT, and can be invoiced by its item number', async () => {
	const saved = await run('product', 'save', { sku: 'UJ-1', name: 'Új bögre', netPrice: '2500', vat: '27', stock: '3' });
	expect(saved.json[0]).toMatchObject({ outcome: 'done', sku: 'UJ-1', message: '' });
	expect((await run('product', 'getStock', { product: { __rl: true, mode: 'sku', value: 'UJ-1' } })).json[0]).toMatchObject({ stock: '3', grossPrice: '3175' });
});

test('an unknown product is refused with CashMan-FX\'s own words', async () => {
	const { items } = await run('product', 'getStock', { product: { __rl: true, mode: 'sku', value: 'NINCS' } });
	expect(items[0]?.error?.message).toContain('The stock of product NINCS could not be fetched: HIBA:076 Nincs ilyen termék!');
});

test.each([['netPrice', '-1', 'Net Price'], ['netPrice', 'sok', 'Net Price'], ['vat', '%%', 'VAT'], ['stock', '1e3', 'Stock']])('a product with %s %j is refused before anything is sent', async (name, value, label) => {
	expect((await run('product', 'save', { sku: 'X', [name]: value })).items[0]?.error?.message).toContain(label);
	expect(await shop.calls('8')).toBe(0);
});

test('a partner is saved and read back by its code', async () => {
	const saved = await run('partner', 'save', { name: 'Árvíz Kft.', partnerCode: 'A-1', zip: '9021', city: 'Győr', street: 'Fő utca 1/A', taxNumber: '12345676-2-42', discountPercent: '7,5' });
	expect(saved.json[0]).toMatchObject({ outcome: 'done', partnerCode: 'A-1', partnerId: expect.stringMatching(/^\d+$/) });
	expect((await run('partner', 'get', { partnerCode: 'A-1' })).json[0]?.fields).toEqual(expect.arrayContaining(['Árvíz Kft.', 'Győr', '12345676-2-42']));
	expect((await run('partner', 'getDiscount', { partnerCode: 'A-1' })).json[0]?.discountPercent).toBe('7.50');
	expect((await run('partner', 'getCard', { partnerCode: 'A-1' })).json[0]?.fields).toContain('Árvíz Kft.');
});

describe('what is sent of a partner', () => {
	const sent = async (parameters: Record<string, unknown>): Promise<Record<string, unknown>> => {
		const server = await startOddServer((_body, response) => { response.end('HIBA:099 nem'); });
		const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) });
		await runCashmanFx(engine, [{}], { resource: 'partner', operation: 'save', name: 'Minta Kft.', ...parameters });
		const [row] = decodePhp(Buffer.from(/name="[^"]*"\r\n\r\n([^]*?)\r\n--/.exec(server.bodies[0] ?? '')?.[1] ?? '', 'utf8')) as unknown as [Record<string, unknown>];
		return row;
	};

	test('is every part of the address', async () => {
		expect(await sent({ zip: '1011', city: 'Budapest', street: 'Fő utca 1. B ép. 2. em. 3. ajtó' })).toMatchObject({ kozterulet_neve: 'Fő', hazszam: '1', epulet: 'B ép.', szint: '2. em.', ajto: '3. ajtó', orszag: 'Magyarország' });
	});

	test('is no country where only something else of a known partner is changed, nor one that was emptied', async () => {
		expect(await sent({ partnerCode: 'A-1', phone: '+36 1 234 5678' })).not.toHaveProperty('orszag');
		expect(await sent({ country: '', city: 'Wien' })).not.toHaveProperty('orszag');
		expect(await sent({ partnerCode: 'A-1', country: 'AT', city: 'Wien' })).toMatchObject({ orszag: 'Ausztria' });
	});
});

test('a foreign tax number without its letters is explained by the partner\'s country', async () => {
	const { items } = await run('partner', 'save', { name: 'Minta GmbH', country: 'AT', taxNumber: 'U12345675' });
	expect(items[0]?.error?.description).toContain('ATU12345675');
});

test('a payment is recorded at the cash desk by the id that Create gives', async () => {
	const [created] = (await shop.run([order({ id: '1' })])).json;
	const { json } = await shop.run([created ?? {}], { resource: 'cashDesk', operation: 'record' });
	expect(json[0]).toMatchObject({ outcome: 'done', invoice: created?.cashDeskId, amount: '1270' });
	expect((await shop.run([created ?? {}], { resource: 'cashDesk', operation: 'record', findBy: 'invoiceNumber' })).json[0]?.outcome).toBe('done');
});

test.each(['0', '-1270', 'x', '1.270', '1270.123'])('the amount %j is not recorded at the cash desk', async (amount) => {
	const { items } = await run('cashDesk', 'record', { cashDeskId: '1', amount });
	expect(items[0]?.error?.message).toContain('Amount');
	expect(await shop.calls('15')).toBe(0);
});

describe.each([
	['product', 'save', '8', { sku: 'UJ-1', name: 'Új' }],
	['partner', 'save', '9', { name: 'Új Kft.', zip: '1011', city: 'Budapest', street: 'Fő utca 1.' }],
	['raw', 'send', '6', { operationCode: '6', additionalFields: { pairs: [{ name: 'szamlaszam', value: '2026/00001' }] } }],
])('%s %s (op %s)', (resource, operation, code, parameters) => {
	test.each(['drop-after-commit', 'drop-before-commit', 'html-reply', 'status-500-after-commit'])('after %s it ends as unknown, sent once', async (name) => {
		await shop.run([order({ id: '1' })]);
		await shop.fault({ name, operation: code });
		const { json } = await run(resource, operation, parameters);
		expect(json[0]).toMatchObject({ outcome: 'unknown', message: expect.stringContaining('Look in CashMan-FX before you run it again') });
		expect(await shop.calls(code)).toBe(1);
	});

	test('as an AI tool it sends nothing', async () => {
		const { json } = await shop.run([{}], { resource, operation, ...parameters }, { type: 'n8n-nodes-cashman-fx.cashmanFxTool' });
		expect(json[0]).toMatchObject({ outcome: 'preview', explanation: [expect.stringContaining('This would')] });
		expect(await shop.calls(code)).toBe(0);
	});
});

test.each([['product', 'getStock', '5', demo1], ['partner', 'get', '13', { partnerCode: 'P-1' }], ['raw', 'send', '18', { operationCode: '18' }]])('%s %s (op %s) reads again after a lost answer', async (resource, operation, code, parameters) => {
	await shop.fault({ name: 'drop-before-commit', operation: code });
	expect((await run(resource, operation, parameters)).items[0]?.error).toBeUndefined();
	expect(await shop.calls(code)).toBe(2);
}, 20_000);

describe('a raw operation', () => {
	const raw = async (operationCode: string, pairs: Array<{ name: string; value: string }>): Promise<Result> => await run('raw', 'send', { operationCode, additionalFields: { pairs } });

	test('gives lists as data, and other replies as text and parts', async () => {
		await shop.run([order({ id: '1' })]);
		expect((await raw('18', [])).json[0]?.data).toEqual([expect.objectContaining({ szamlaszam: yearly(1), egyeb: 'Megrendelésszám: 1' })]);
		expect((await raw('5', [{ name: 'cikkszam', value: 'DEMO-1' }])).json[0]).toMatchObject({ text: '12|1050|501', slices: ['12', '1050', '501'], data: null });
	});

	test('takes rows as JSON', async () => {
		const { json } = await run('raw', 'send', { operationCode: '5', rowsAre: 'json', rows: '[{"cikkszam": "DEMO-2"}]' });
		expect(json[0]?.slices).toEqual(['100', '50800', '502']);
	});

	test.each([['Password', 'titok'], ['Csoport', 'x'], ['muveletkod', '1'], ['rossz név', '1']])('refuses the field %s', async (name, value) => {
		const { items } = await raw('5', [{ name, value }]);
		expect(items[0]?.error?.message).toContain(name);
		expect((await shop.books()).calls).toHaveLength(0);
	});

	test.each(['', 'x', '1; 2', '18|3'])('refuses the op code %j', async (operationCode) => {
		const { items } = await run('raw', 'send', { operationCode: operationCode === '' ? '={{ "" }}' : operationCode }).catch((error: Error) => ({ items: [{ error }] }));
		expect(items[0]?.error?.message).toMatch(/Op Code/);
		expect((await shop.books()).calls).toHaveLength(0);
	});

	test('shows rows that are no JSON as they were typed', async () => {
		const { items } = await run('raw', 'send', { operationCode: '5', rowsAre: 'json', rows: '{rossz' });
		expect(items[0]?.error?.message).toContain('"{rossz"');
	});

	test('shows the server\'s refusal', async () => {
		expect((await raw('99', [])).items[0]?.error?.message).toContain('CashMan-FX refused op 99: HIBA');
	});
});

test('text that only begins like PHP data is given out as text', async () => {
	const server = await startOddServer((body, response) => response.end(operationOf(body) === '4' ? 'a:1 darab' : ''));
	const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) });
	const { json } = await runCashmanFx(engine, [{}], { resource: 'raw', operation: 'send', operationCode: '4' });
	expect(json[0]).toMatchObject({ outcome: 'done', text: 'a:1 darab', data: null });
});

test.each([
	['cashDesk', 'record', { cashDeskId: '111', amount: '1000' }, 'osszeg'],
	['cashDesk', 'record', { cashDeskId: '111', amount: '1000' }, 'szamlaid'],
	['product', 'save', { sku: 'X' }, 'cikkszam'],
	['partner', 'save', { name: 'Minta Kft.', partnerCode: 'A-1' }, 'partner_kod'],
	['invoice', 'settle', { invoiceNumber: '2026/00001' }, 'fizetve'],
])('%s %s: what has a field of its own cannot be set another way as well', async (resource, operation, parameters, name) => {
	const { items } = await run(resource, operation, { ...parameters, additionalFields: { pairs: [{ name, value: '9999' }] } });
	expect(items[0]?.error?.message).toContain(`Additional Fields (Raw): "${name}"`);
});
