import type { INodeListSearchResult } from 'n8n-workflow';
import { createEngine, type Engine } from '../engine';
import { operationOf, startOddServer, type Answering } from '../support/oddServer';
import { CONTINUE_ON_FAIL, credentialFor, PACKAGE_DIRECTORY, runCashmanFx, startShop, type Shop } from '../support/shop';

let shop: Shop;
beforeEach(async () => { shop = await startShop(); });
afterEach(async () => { await shop.close(); });

const bySku = (sku: string) => ({ product: { __rl: true, mode: 'sku', value: sku } });
const product = (operation: string, parameters: Record<string, unknown> = {}) => ({ resource: 'product', operation, options: {}, ...parameters });

/** The rows of the editor's From List. */
async function searchProducts(engine: Engine, filter?: string): Promise<INodeListSearchResult> {
	const node = { name: 'CashMan-FX', type: 'n8n-nodes-cashman-fx.cashmanFx', parameters: product('get'), credentials: { cashmanFxApi: { id: '1', name: 'cashmanFxApi' } } };
	const workflow = engine.load({ nodes: [node], connections: {} });
	const context = new engine.core.LoadOptionsContext(workflow, workflow.getNode('CashMan-FX') as never, engine.additionalData(), 'parameters/');
	const search = engine.typeOf('n8n-nodes-cashman-fx.cashmanFx').methods?.listSearch?.searchProducts;
	if (search === undefined) throw new Error('The node has no searchProducts');
	return await search.call(context as never, filter);
}

async function engineFor(answer: Answering): Promise<Engine> {
	const server = await startOddServer(answer);
	return await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) });
}

describe('reading', () => {
	test('Get gives the 32 fields as they come, and the SKU that was asked for', async () => {
		const { json } = await shop.run([{}], product('get', bySku('DEMO-1')));
		expect(json[0]).toEqual({ sku: 'DEMO-1', fields: expect.arrayContaining(['501', 'DEMO-1', 'Könyv: Árvíztűrő']) });
		expect(json[0]?.fields).toHaveLength(32);
	});

	test('Get Stock gives stock, gross price and product ID as exact texts, of a product chosen from the list too', async () => {
		const { json } = await shop.run([{ sku: 'DEMO-1' }, { sku: 'DEMO-3' }], product('getStock', { product: { __rl: true, mode: 'list', value: '={{ $json.sku }}' } }));
		expect(json).toEqual([
			{ sku: 'DEMO-1', stock: '12', grossPrice: '1050', productId: '501' },
			{ sku: 'DEMO-3', stock: '0', grossPrice: '3175', productId: '503' },
		]);
	});

	test('Get Stock in All Warehouses gives the fields as they come', async () => {
		const { json } = await shop.run([{}], product('getStockEverywhere', bySku('DEMO-1')));
		expect(json[0]).toEqual({ sku: 'DEMO-1', fields: ['Központi raktár', '12', 'Bolt', '0', '501'] });
	});

	test('Get Many gives each product under the server\'s names and under ours', async () => {
		const { json } = await shop.run([{}], product('getMany', { returnAll: true }));
		expect(json).toHaveLength(3);
		expect(json[0]).toMatchObject({ cikkszam: 'DEMO-1', keszlet: '12', brutto: '1050', sku: 'DEMO-1', stock: '12', grossPrice: '1050', name: 'Könyv: Árvíztűrő' });
	});

	test('Get Many stops at the limit', async () => {
		expect((await shop.run([{}], product('getMany', { limit: 2 }))).json).toHaveLength(2);
	});

	test('an unknown SKU fails its item with the server\'s own words, and the next goes on', async () => {
		const { items } = await shop.run([{ sku: 'NINCS' }, { sku: 'DEMO-1' }], product('getStock', bySku('={{ $json.sku }}')), CONTINUE_ON_FAIL);
		expect(items[0]?.error?.message).toBe('The stock of product NINCS could not be fetched: HIBA:076 Nincs ilyen termék!');
		expect(items[1]?.json).toMatchObject({ stock: '12' });
	});

	test('without a product nothing is asked', async () => {
		const { error } = await shop.run([{ sku: '  ' }], product('get', bySku('={{ $json.sku }}')));
		expect(error?.message).toContain('Product');
		expect((await shop.books()).calls).toEqual([]);
	});

	test('a read whose answer was lost is asked again', async () => {
		await shop.fault({ name: 'drop-before-commit', operation: '5' });
		expect((await shop.run([{}], product('getStock', bySku('DEMO-1')))).json[0]).toMatchObject({ stock: '12' });
		expect(await shop.calls('5')).toBe(2);
	});

	test('the wire name of the item number can be set', async () => {
		const bodies: string[] = [];
		const engine = await engineFor((body, response) => { bodies.push(body); response.end('1|2|3'); });
		await runCashmanFx(engine, [{}], product('getStock', { ...bySku('X'), options: { wireNames: { names: { productSku: 'termek_kod' } } } }));
		expect(bodies[0]).toContain('s:10:"termek_kod";s:1:"X";s:10:"muveletkod";s:1:"5";');
	});
});

describe('saving', () => {
	const saved = product('save', { sku: 'UJ-1', name: 'Új termék', netPrice: '1270,50', vat: '27', stock: '5' });

	test('a new product is added as typed, and can be asked for', async () => {
		const { json } = await shop.run([{}], saved);
		expect(json[0]).toEqual({ outcome: 'done', sku: 'UJ-1', reply: '100001', message: '' });
		expect((await shop.run([{}], product('getMany', { returnAll: true }))).json.at(-1)).toMatchObject({ sku: 'UJ-1', name: 'Új termék', netPrice: '1270.5', stock: '5' });
	});

	test('what is left empty is not sent', async () => {
		await shop.run([{}], product('save', { sku: 'DEMO-1', netPrice: '990' }));
		expect((await shop.run([{}], product('getMany', {}))).json[0]).toMatchObject({ name: 'Könyv: Árvíztűrő', netPrice: '990', stock: '12' });
	});

	test.each(['drop-after-commit', 'status-500-after-commit', 'html-reply-after-commit', 'cut-reply'])('after %s it was sent once, and ends as unknown', async (name) => {
		await shop.fault({ name, operation: '8' });
		const { json, error } = await shop.run([{}], saved, { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 });
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ outcome: 'unknown', sku: 'UJ-1', message: expect.stringContaining('Look in CashMan-FX before you run it again') });
		expect(await shop.calls('8')).toBe(1);
	});

	test('a refusal fails the item and says that nothing was changed; what was done before is named', async () => {
		const { error } = await shop.run([{ name: 'Jó' }, { name: '' }], product('save', { sku: '={{ $json.name || "UJ-2" }}', name: '={{ $json.name }}', vat: '27' }));
		expect(error?.message).toBe('Saving product UJ-2 was refused by CashMan-FX: HIBA:028 Hiányzó megnevezés!');
		expect(error?.description).toBe('Nothing was changed. Correct what the text names, then run again. Done before it in this run: Jó.');
	});

	test.each([
		['a price that is no number', { netPrice: '1.270 Ft' }, 'Net Price'],
		['a negative price', { netPrice: '-1' }, 'Net Price'],
		['a price whose point may part thousands', { netPrice: '12.990' }, 'Net Price'],
		['a VAT rate above 100', { vat: '127' }, 'VAT'],
		['no SKU', { sku: ' ' }, 'SKU'],
		['a login among the raw fields', { additionalFields: { pairs: [{ name: 'Password', value: 'x' }] } }, 'Additional Fields (Raw)'],
		['an op code among the raw fields', { additionalFields: { pairs: [{ name: 'muveletkod', value: '1' }] } }, 'Additional Fields (Raw)'],
	])('with %s nothing is sent', async (_what, changes, field) => {
		const { error } = await shop.run([{}], { ...saved, ...changes });
		expect(error?.message).toContain(field);
		expect((await shop.books()).calls).toEqual([]);
	});
});

describe('odd answers', () => {
	const lists: Array<[string, string]> = [
		['a list that is cut', 'a:2:{i:0;a:1:{s:8:"cikkszam";s:6:"DEMO-'],
		['a page of HTML', '<html>karbantartás</html>'],
		['a count that lies', 'a:999999999:{i:0;N;}'],
		['an object', 'a:1:{i:0;O:8:"stdClass":0:{}}'],
		['nothing', ''],
	];

	test.each(lists)('%s in place of the stock list is an error that says so', async (_what, list) => {
		const engine = await engineFor((_body, response) => response.end(list));
		const { error, json } = await runCashmanFx(engine, [{}], product('getMany', { returnAll: true }));
		expect(error?.message).toMatch(/^The stock list could not be fetched: the answer is not CashMan-FX's/);
		expect(json).toEqual([]);
	});

	test('an empty list, and one that is told by an error text, give no items and no error', async () => {
		for (const reply of ['a:0:{}', 'HIBA:020 Nincs találat!']) {
			const engine = await engineFor((_body, response) => response.end(reply));
			const { error, json } = await runCashmanFx(engine, [{}], product('getMany', { returnAll: true }));
			expect([error, json]).toEqual([undefined, []]);
		}
	});

	test('a row with an error field, odd keys and odd numbers is handed on without failing the item', async () => {
		const engine = await engineFor((_body, response) => response.end('a:1:{i:0;a:4:{s:8:"cikkszam";i:7;s:5:"error";s:1:"x";s:9:"__proto__";s:1:"y";s:5:"netto";d:INF;}}'));
		const { json, items } = await runCashmanFx(engine, [{}], product('getMany', { returnAll: true }));
		expect(items[0]?.error).toBeUndefined();
		expect(json[0]).toMatchObject({ sku: '7', cikkszam: 7, errorField: 'x', _proto_: 'y', netto: 'Infinity', name: '' });
	});

	test('a stock list of 20,000 products is read', async () => {
		const row = (index: number) => `i:${index};a:1:{s:8:"cikkszam";s:${String(index).length}:"${index}";}`;
		const list = `a:20000:{${Array.from({ length: 20_000 }, (_each, index) => row(index)).join('')}}`;
		const engine = await engineFor((_body, response) => response.end(list));
		expect((await runCashmanFx(engine, [{}], product('getMany', { returnAll: true }))).json).toHaveLength(20_000);
	});

	test.each([
		['a sentence with bars', 'Karbantartás | szünet | 1'],
		['two fields', '12|1270'],
		['half an answer', '12|12'],
		['a bare zero', '0'],
		['JSON', '{"a":1}'],
		['a page of HTML', '<html>|1|2|3</html>'],
	])('%s is not taken for a stock', async (_what, reply) => {
		const engine = await engineFor((_body, response) => response.end(reply));
		const { error } = await runCashmanFx(engine, [{}], product('getStock', bySku('X')));
		expect(error?.message).toMatch(/^The stock of product X could not be fetched: the answer is not /);
	});

	test('a reply of 50 MB is not read to its end', async () => {
		const megabyte = 'x|'.repeat(512 * 1024);
		const engine = await engineFor((_body, response) => { for (let part = 0; part < 50; part++) response.write(megabyte); response.end(); });
		const { error } = await runCashmanFx(engine, [{}], product('get', bySku('X')));
		expect(error?.message).toContain('longer than 64 kB');
	});
});

describe('From List', () => {
	test('offers every product by name and SKU, and narrows by what is typed', async () => {
		expect((await searchProducts(shop.engine)).results).toEqual([
			{ name: 'Bögre (DEMO-3)', value: 'DEMO-3' },
			{ name: 'Könyv: Árvíztűrő (DEMO-1)', value: 'DEMO-1' },
			{ name: 'Tanfolyam (DEMO-2)', value: 'DEMO-2' },
		]);
		expect((await searchProducts(shop.engine, 'ÁRVÍZ')).results.map(({ value }) => value)).toEqual(['DEMO-1']);
		expect((await searchProducts(shop.engine, 'demo-2')).results.map(({ value }) => value)).toEqual(['DEMO-2']);
	});

	test('a refused list is a readable text', async () => {
		await shop.fault({ name: 'hiba', operation: '19', text: 'HIBA:001 Hibás csoport!' });
		await expect(searchProducts(shop.engine)).rejects.toThrow('The products could not be listed: HIBA:001 Hibás csoport!');
	});

	test('it is asked for with op 19 and nothing else', async () => {
		await searchProducts(shop.engine);
		expect((await shop.books()).calls.map(({ op }) => op)).toEqual(['19']);
		const engine = await engineFor((body, response) => response.end(operationOf(body) === '19' ? 'a:1:{i:0;a:1:{s:10:"megnevezes";s:1:"x";}}' : ''));
		expect((await searchProducts(engine)).results).toEqual([]);
	});
});
