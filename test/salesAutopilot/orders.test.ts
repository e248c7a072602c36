import { LIST, openAccount, sendJson, sendText, startAccount, startScripted, type Json, type Script } from './support';

type Sandboxed = Awaited<ReturnType<typeof startAccount>>;
let account: Sandboxed;
beforeAll(async () => { account = await startAccount(); });
beforeEach(() => account.sandbox.state.reset());
afterAll(async () => await account.sandbox.close());

const get = { resource: 'order', operation: 'get', listId: LIST };
const getMany = { resource: 'order', operation: 'getMany', listId: LIST, returnAll: true, invoice: 'without' };

describe('Get', () => {
	test('by record ID gives the raw fields, where the order is, and the normalised order', async () => {
		const recordId = await account.place({ mssys_shoprenter_id: 'WEB-1' });
		const { json } = await account.run({ ...get, findBy: 'recordId', recordId: '={{ $json.recordId }}' }, [{ recordId }]);
		expect(json).toEqual([expect.objectContaining({ id: recordId, listId: LIST, recordId, mssys_shoprenter_id: 'WEB-1', order: expect.objectContaining({ reference: 'WEB-1' }) })]);
		expect(json[0]?.products).toHaveLength(1);
	});

	test('by webshop order ID finds that order alone', async () => {
		await account.place({ mssys_shoprenter_id: 'WEB-1' });
		const recordId = await account.place({ mssys_shoprenter_id: 'WEB-2' });
		expect((await account.run({ ...get, findBy: 'webshopOrderId', webshopOrderId: 'WEB-2' })).json.map((json) => json.recordId)).toEqual([recordId]);
	});

	test('by any field gives every match, paired with the item that asked', async () => {
		const ids = [await account.place(), await account.place()];
		const { items } = await account.run({ ...get, findBy: 'field', fieldName: 'email', fieldValue: 'minta.anna@example.hu' }, [{}]);
		expect(items.map(({ json, pairedItem }) => [json.recordId, pairedItem])).toEqual(ids.map((id) => [id, { item: 0 }]));
	});

	test('a server that compares loosely does not give another order', async () => {
		const server = await startScripted((asked, response) => sendJson(response, asked.path.includes('/field/') ? [{ id: '1' }, { id: '2' }] : { id: asked.path.split('/').at(-1), mssys_shoprenter_id: asked.path.endsWith('1') ? '0012' : '12' }));
		const { json } = await (await openAccount(server.url)).run({ ...get, findBy: 'webshopOrderId', webshopOrderId: '12' });
		expect(json.map(({ recordId }) => recordId)).toEqual(['2']);
		await server.close();
	});

	test('an order that is not there is an error that names it', async () => {
		expect((await account.run({ ...get, findBy: 'recordId', recordId: '999' })).error?.message).toContain('Order 999 of list 1001');
		expect((await account.run({ ...get, findBy: 'webshopOrderId', webshopOrderId: 'WEB-9' })).error?.message).toContain('no order whose mssys_shoprenter_id is "WEB-9"');
	});

	test.each(['0', '-1', '1.5', '7/8', 'x'])('record ID "%s" is refused before anything is sent', async (recordId) => {
		const { error } = await account.run({ ...get, findBy: 'recordId', recordId });
		expect(error?.message).toContain('Record ID');
	});

	test('with Continue On Fail one missing order does not stop the others', async () => {
		const recordId = await account.place();
		const { items } = await account.run({ ...get, findBy: 'recordId', recordId: '={{ $json.recordId }}' }, [{ recordId: '999' }, { recordId }], { onError: 'continueRegularOutput' });
		expect(items).toHaveLength(2);
		expect(items[1]?.json.recordId).toBe(recordId);
	});
});

describe('Get Many', () => {
	const ids = (json: Json[]): unknown[] => json.map(({ recordId }) => recordId);

	test('without an invoice leaves out invoiced, refunded and incomplete orders', async () => {
		const open = await account.place();
		const paid = await account.place({ mssys_order_status: '2' });
		await account.place({ mssys_order_status: '3' });
		await account.place({ mssys_order_status: '4' });
		await account.place({ mssys_billing_number: '2026/1' });
		await account.place({ mssys_bill_pdf_link: 'https://szamla.example/1' });
		const { json } = await account.run(getMany);
		expect(ids(json)).toEqual([open, paid]);
		expect(json[0]?.products).toHaveLength(1);
	});

	test('with an invoice gives the others, and all gives all', async () => {
		await account.place();
		const invoiced = await account.place({ mssys_billing_number: '2026/1' });
		expect(ids((await account.run({ ...getMany, invoice: 'with' })).json)).toEqual([invoiced]);
		expect((await account.run({ ...getMany, invoice: 'all' })).json).toHaveLength(2);
	});

	test('a limit gives the oldest', async () => {
		const first = await account.place();
		await account.place();
		expect(ids((await account.run({ ...getMany, returnAll: false, limit: 1 })).json)).toEqual([first]);
	});

	test('an empty list gives no items and no error', async () => {
		const { json, error } = await account.run(getMany);
		expect({ json, error }).toEqual({ json: [], error: undefined });
	});

	test('custom fields for the invoice count too', async () => {
		const field = { field_name: 'sajat_szamla', field_label: 'Számla', field_type: 'shorttext' };
		await fetch(`${account.sandbox.url}/salesautopilot/addlistfield/${LIST}`, { method: 'POST', body: JSON.stringify(field), headers: { authorization: `Basic ${btoa('demo:demo')}` } });
		const open = await account.place();
		await account.place({ sajat_szamla: '2026/1' });
		expect(ids((await account.run({ ...getMany, options: { numberField: 'sajat_szamla' } })).json)).toEqual([open]);
	});

	describe('is right also when the server ignores what it was asked', () => {
		const stored: Record<string, Json> = {
			3: { id: '3', subdate: '2026-03-03 10:00:00', products: [] },
			2: { id: '2', subdate: '2026-02-02 10:00:00', products: [] },
			1: { id: '1', subdate: '2026-01-01 10:00:00', products: [] },
			4: { id: '4', subdate: '2026-04-04 10:00:00', mssys_billing_number: 'X', products: [] },
		};
		const serve = (rows: (whole: Json[]) => unknown) => startScripted((asked, response) => {
			const record = /\/record\/(\d+)$/.exec(asked.path)?.[1];
			if (asked.path.startsWith('/listfields')) return sendJson(response, 'nem lista');
			return sendJson(response, record === undefined ? rows(Object.values(stored)) : stored[record]);
		});
		test.each<[string, (whole: Json[]) => unknown]>([
			['filter, order and columns', (whole) => [...whole].reverse()],
			['only ids come', (whole) => whole.map(({ id }) => ({ id }))],
			['rows come twice', (whole) => [...whole, ...whole]],
			['a list with gaps', (whole) => Object.fromEntries(whole.map((row, index) => [index * 2, row]))],
		])('%s', async (_name, rows) => {
			const server = await serve(rows);
			const { json } = await (await openAccount(server.url)).run({ ...getMany, since: '2026-02-02T10:00:00' });
			expect(ids(json)).toEqual(['2', '3']);
			await server.close();
		});

		test('an order deleted since it was listed is left out', async () => {
			const server = await startScripted((asked, response) => sendJson(response, asked.path.includes('/record/') ? (asked.path.endsWith('1') ? null : { id: '2' }) : [{ id: '1' }, { id: '2' }]));
			expect(ids((await (await openAccount(server.url)).run(getMany)).json)).toEqual(['2']);
			await server.close();
		});

		test('something that is no list is an error', async () => {
			const server = await startScripted((_asked, response) => sendJson(response, { error: 'x' }));
			expect((await (await openAccount(server.url)).run(getMany)).error?.message).toContain('something that is not a list');
			await server.close();
		});
	});

	describe('a record that cannot be read stops no other, and is not silently missing', () => {
		/** Records 5, 6 and 7; the answer for 6 is the test's, and so is that to everything else from then on. */
		const serve = (badRecord: Script, afterwards: Script = (_asked, response) => sendJson(response, [])) => {
			let isAfterwards = false;
			return startScripted((asked, response, index) => {
				const record = /\/record\/(\d+)$/.exec(asked.path)?.[1];
				if (record === '6') {
					isAfterwards = true;
					return badRecord(asked, response, index);
				}
				if (record !== undefined) return sendJson(response, { id: record, products: [] });
				if (asked.path.startsWith('/listfields')) return isAfterwards ? afterwards(asked, response, index) : sendJson(response, []);
				return sendJson(response, [{ id: '5' }, { id: '6' }, { id: '7' }]);
			});
		};
		const faults: Array<[string, Script, string]> = [
			['500', (_asked, response) => sendText(response, 'x', 500), 'SalesAutopilot failed (500)'],
			['another record', (_asked, response) => sendJson(response, { id: '8' }), 'record 8 instead'],
			['a web page', (_asked, response) => sendText(response, '<html>'), 'a web page'],
			['a cut connection', (_asked, response) => { response.destroy(); }, 'did not answer completely'],
		];
		test.each(faults)('%s', async (_name, fault, words) => {
			const server = await serve(fault);
			const account = await openAccount(server.url);
			for (const nodeSettings of [{}, { onError: 'continueRegularOutput' }]) {
				const { json, items, error } = await account.run(getMany, [{}], nodeSettings);
				expect(error).toBeUndefined();
				expect(json).toEqual([expect.objectContaining({ recordId: '5' }), { listId: LIST, recordId: '6', readProblem: expect.stringContaining(words) }, expect.objectContaining({ recordId: '7' })]);
				expect(items.map(({ pairedItem }) => pairedItem)).toEqual(Array(3).fill({ item: 0 }));
			}
			await server.close();
		});

		test('it does not count for the limit, or a small batch would never get past it', async () => {
			const server = await serve((_asked, response) => sendText(response, 'x', 500));
			expect(ids((await (await openAccount(server.url)).run({ ...getMany, returnAll: false, limit: 2 })).json)).toEqual(['5', '6', '7']);
			await server.close();
		});

		test.each<[string, Script]>([
			['fails', (_asked, response) => sendText(response, 'x', 500)],
			['is too busy', (_asked, response) => sendText(response, 'x', 429)],
			['lets nobody in', (_asked, response) => sendText(response, 'x', 401)],
		])('a service that %s for everything else too is an error, and the next records are not asked for', async (_name, down) => {
			const server = await serve(down, down);
			const { json, error } = await (await openAccount(server.url)).run(getMany);
			expect({ json, message: error?.message }).toEqual({ json: [], message: expect.stringContaining('Order 6 of list 1001 could not be read') });
			expect(server.asked.filter(({ path }) => path.endsWith('/7'))).toEqual([]);
			await server.close();
		});

		test('the order that came out unread is refused by Create, by name', async () => {
			const server = await serve((_asked, response) => sendText(response, 'x', 500));
			const [, unread] = (await (await openAccount(server.url)).run(getMany)).json;
			const { engine } = await openAccount(server.url);
			const node = { name: 'Create', type: 'n8n-nodes-cashman-fx.cashmanFx', parameters: { resource: 'invoice', operation: 'create' }, credentials: { cashmanFxApi: { id: '1', name: 'cashmanFxApi' } } };
			const run = await engine.run({ nodes: [node], connections: {} }, 'Create', [{ json: unread as never }]);
			expect(run.data.resultData.error?.message).toContain('Order 6: The order was not read from SalesAutopilot: SalesAutopilot failed (500)');
			await server.close();
		});
	});

	test.each([
		['2026-11-23T10:00:00', '2026-11-23 09:59:59'],
		['2026-11-23', '2026-11-22 23:59:59'],
		['2026-11-23T10:00:00Z', '2026-11-23 10:59:59'],
		['2026-07-23T10:00:00.000+00:00', '2026-07-23 11:59:59'],
		['={{ DateTime.fromISO("2026-07-23T10:00:00Z") }}', '2026-07-23 11:59:59'],
	])('since %s asks for what is later than %s in Hungary', async (since, value) => {
		const server = await startScripted((_asked, response) => sendJson(response, []));
		await (await openAccount(server.url)).run({ ...getMany, invoice: 'all', since });
		expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual([{ field: 'subdate', operator: '>', value }, { listFields: ['id', 'subdate'] }]);
		await server.close();
	});

	test.each(['tegnap', '2026-02-30', '2026-13-01T00:00:00'])('since "%s" is refused', async (since) => {
		expect((await account.run({ ...getMany, since })).error?.message).toContain('not a date');
	});
});

test.each([[false], [0], ['']])('the answer %j to a list of orders is no empty list: it would hide every order', async (answer) => {
	const server = await startScripted((asked, response) => sendJson(response, asked.path.includes('listfields') ? [] : answer));
	const { error } = await (await openAccount(server.url)).run({ resource: 'order', operation: 'getMany', listId: LIST }, [{}]);
	expect(error?.message).toContain('something that is not a list');
	await server.close();
});

/** Forms in which a service tells an error under the status of a good answer, and what of it a person is shown. */
const errorAnswers: Array<[unknown, string]> = [
	[[{ errorCode: 1005, errorMessage: 'Authorization missing' }], '. It says: "Authorization missing"'],
	[{ error: { errorCode: 11000, errorMessage: 'Newsletter not found' } }, '. It says: "Newsletter not found"'],
	[{ 0: { errorCode: 10100 } }, 'not a list'],
	[[{ email: 'minta.anna@example.hu' }], 'not a list'],
	[[{ id: '7' }, { id: '' }], 'not a list'],
	[[[]], 'not a list'],
];

describe.each(errorAnswers)('the answer %j to a question about orders is no list without orders', (answer, words) => {
	test.each<[string, Json]>([
		['Get Many', getMany],
		['Get by field', { ...get, findBy: 'field', fieldName: 'email', fieldValue: 'minta.anna@example.hu' }],
	])('%s', async (_name, parameters) => {
		const server = await startScripted((asked, response) => sendJson(response, asked.path.includes('listfields') ? [] : answer));
		const { error } = await (await openAccount(server.url)).run(parameters);
		expect(error?.message).toContain('Orders of list 1001 could not be read: SalesAutopilot sent something that is not a list');
		expect(error?.message).toContain(words);
		await server.close();
	});
});

test('the service\'s own words about an order come without the login that a server may put into them, and cut short', async () => {
	const server = await startScripted((_asked, response) => sendJson(response, [{ errorMessage: `Bad key rövid: ${'x'.repeat(5000)}` }]));
	const { error } = await (await openAccount(server.url, { password: 'rövid' })).run({ ...get, findBy: 'recordId', recordId: '7' });
	expect(error?.message).toMatch(/something that is not an order\. It says: "Bad key •••: x{40,60}…"/);
	expect(error?.message).not.toContain('rövid');
	await server.close();
});
