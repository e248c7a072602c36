import { gzipSync } from 'node:zlib';
import { everything, FORM, LIST, openAccount, sendJson, sendText, startScripted, type Script } from './support';

const getOrder = { resource: 'order', operation: 'get', listId: LIST, findBy: 'recordId', recordId: '7' };
const writeBack = { resource: 'order', operation: 'writeInvoice', listId: LIST, formId: FORM, recordId: '7', invoiceNumber: '2026/00001', invoiceLink: 'https://szamla.example/1' };

/** Long enough to come out in pieces. */
const WHOLE_PACKED = gzipSync(JSON.stringify({ id: '7', products: [], text: Array.from({ length: 5000 }, (_item, index) => (index * 7919) % 1_000_003).join(' ') }));

async function withServer(script: Script, test: (server: Awaited<ReturnType<typeof startScripted>>, account: Awaited<ReturnType<typeof openAccount>>) => Promise<void>): Promise<void> {
	const server = await startScripted(script);
	await test(server, await openAccount(server.url));
	await server.close();
}

describe('a read is asked again while the fault may pass, and no longer than allowed', () => {
	const faults: Array<[string, Script]> = [
		['429', (_asked, response) => sendText(response, 'busy', 429)],
		['500', (_asked, response) => sendText(response, 'x', 500)],
		['a cut connection', (_asked, response) => { response.destroy(); }],
		['a compressed answer without its end', (_asked, response) => { response.writeHead(200, { 'content-encoding': 'gzip' }); response.end(WHOLE_PACKED.subarray(0, WHOLE_PACKED.length / 2)); }],
		['a compressed answer with hardly a beginning', (_asked, response) => { response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': '40' }); response.end(WHOLE_PACKED.subarray(0, 40)); }],
		['half an answer whose end is not missed', (_asked, response) => sendText(response, '{"id":"7","products":[{"oi_name":"a \\"b\\" {')],
		['half an answer', (_asked, response) => { response.writeHead(200, { 'content-length': '100' }); response.write('{"id"'); setTimeout(() => response.destroy(), 5); }],
	];
	test.each(faults)('%s twice, then an answer: three calls and the order', async (_name, fault) => {
		await withServer((asked, response, index) => (index < 2 ? fault(asked, response, index) : sendJson(response, { id: '7', products: [] })), async (server, account) => {
			expect((await account.run(getOrder)).json[0]?.recordId).toBe('7');
			expect(server.asked).toHaveLength(3);
		});
	});
	test.each(faults)('%s for ever: four calls and an error that names the order', async (_name, fault) => {
		await withServer(fault, async (server, account) => {
			const { error } = await account.run(getOrder);
			expect(error?.message).toContain(`Order 7 of list ${LIST} could not be read`);
			expect(server.asked).toHaveLength(4);
		});
	});
	test('Attempts set to one asks once', async () => {
		await withServer((_asked, response) => sendText(response, 'x', 500), async (server, account) => {
			await account.run({ ...getOrder, options: { attempts: 1 } });
			expect(server.asked).toHaveLength(1);
		});
	});
	test('Retry-After is waited for', async () => {
		await withServer((_asked, response, index) => (index === 0 ? sendText(response, 'x', 429, { 'retry-after': '1' }) : sendJson(response, { id: '7' })), async (_server, account) => {
			const start = performance.now();
			await account.run(getOrder);
			expect(performance.now() - start).toBeGreaterThanOrEqual(990);
		});
	});
});

describe('what will not pass is asked once, and the error says what to do', () => {
	test.each<[string, Script, string, string]>([
		['401', (_asked, response) => sendText(response, 'x', 401), 'refused the API key', 'API kulcspár'],
		['404', (_asked, response) => sendText(response, 'x', 404), 'does not know it', 'belong together'],
		['405', (_asked, response) => sendText(response, 'x', 405), 'does not allow', 'Server Address'],
		['406', (_asked, response) => sendText(response, 'x', 406), 'did not accept the parameters', 'belong together'],
		['a redirect', (_asked, response) => sendText(response, '', 302, { location: 'http://127.0.0.1:1/' }), 'redirect', 'Server Address'],
		['a web page', (_asked, response) => sendText(response, '<!doctype html><p>Hiba'), 'web page', 'Server Address'],
		['no JSON', (_asked, response) => sendText(response, 'OK'), 'not JSON', 'Server Address'],
		['an empty answer', (_asked, response) => sendText(response, ''), 'empty answer', 'Server Address'],
		['an error number', (_asked, response) => sendJson(response, -1), 'not an order', 'support'],
		['another order', (_asked, response) => sendJson(response, { id: '8' }), 'record 8 instead', 'support'],
	])('%s', async (_name, script, word, remedy) => {
		await withServer(script, async (server, account) => {
			const { error } = await account.run(getOrder);
			expect(error?.message).toContain(word);
			expect(error?.description).toContain(remedy);
			expect(server.asked).toHaveLength(1);
		});
	});
});

describe('parameters that are not accepted (406) are told with the fields that were named, and of none where none was', () => {
	test.each<[string, Record<string, unknown>, RegExp]>([
		['Order: Get by record', getOrder, /^(?!.*field)/],
		['Order: Get by field', { ...getOrder, findBy: 'field', fieldName: 'mssys_coupn', fieldValue: 'x' }, /list 1001 has the field mssys_coupn/],
		['Write Invoice Back', { ...writeBack, options: { numberField: 'sajat_szam' } }, /list 1001 has the fields sajat_szam, mssys_bill_pdf_link, and that form 10013/],
	])('%s', async (_name, parameters, description) => {
		await withServer((_asked, response) => sendText(response, 'x', 406), async (_server, account) => {
			expect((await account.run(parameters)).error?.description).toMatch(description);
		});
	});
});

describe('a write is sent exactly once, whatever comes back but a 429', () => {
	test.each<[string, Script, RegExp, RegExp]>([
		['500', (_asked, response) => sendText(response, 'x', 500), /not known whether/, /not sent again/],
		['502', (_asked, response) => sendText(response, '<html>', 502), /not known whether/, /not sent again/],
		['401', (_asked, response) => sendText(response, 'x', 401), /was not updated/, /Nothing was written/],
		['404', (_asked, response) => sendText(response, 'x', 404), /was not updated/, /Nothing was written/],
		['a redirect', (_asked, response) => sendText(response, '', 307, { location: '/again' }), /was not updated/, /Nothing was written/],
		['a web page', (_asked, response) => sendText(response, '<html>'), /not known whether/, /not sent again/],
		['a cut connection', (_asked, response) => { response.destroy(); }, /not known whether/, /not sent again/],
		['no answer in time', () => {}, /not known whether/, /not sent again/],
		['minus one', (_asked, response) => sendJson(response, -1), /answered -1/, /data-update form/],
		['a list', (_asked, response) => sendJson(response, [1]), /something else/, /data-update form/],
	])('%s', async (_name, script, message, description) => {
		await withServer(script, async (server, account) => {
			const { error } = await account.run({ ...writeBack, options: { timeout: 1, firstWait: 0.01, attempts: 4 } });
			expect(error?.message).toMatch(message);
			expect(error?.message).toContain('rder 7');
			expect(error?.description).toMatch(description);
			expect(server.asked).toHaveLength(1);
		});
	});

	test('after a 429, with which SalesAutopilot says that it did nothing, the values are written again', async () => {
		await withServer((_asked, response, index) => (index < 2 ? sendText(response, 'x', 429) : sendJson(response, 1)), async (server, account) => {
			const { json } = await account.run({ ...writeBack, options: { firstWait: 0.01 } });
			expect(json).toMatchObject([{ writeBack: 'written' }]);
			expect(server.asked.map(({ body }) => body)).toEqual(Array(3).fill(server.asked[0]?.body));
		});
	});

	test('a 429 that stays ends the item, which says that nothing was written', async () => {
		await withServer((_asked, response) => sendText(response, 'x', 429), async (server, account) => {
			const { error } = await account.run({ ...writeBack, options: { firstWait: 0.01, attempts: 3 } });
			expect(error?.message).toMatch(/rder 7.*was not updated: too many simultaneous API requests/);
			expect(error?.description).toMatch(/Nothing was written/);
			expect(server.asked).toHaveLength(3);
		});
	});

	test('a server out of reach is told from an unknown outcome', async () => {
		const { error } = await (await openAccount('http://127.0.0.1:1')).run(writeBack);
		expect(error?.message).toContain('was not updated: SalesAutopilot could not be reached');
	});
});

test('calls of one key never overlap, whichever of the two nodes makes them', async () => {
	await withServer((asked, response) => { setTimeout(() => (asked.method === 'PUT' ? sendJson(response, 1) : sendJson(response, { id: asked.path.split('/').at(-1), products: [] })), 5); }, async (server, account) => {
		const ids = ['11', '12', '13', '14'];
		const results = await Promise.all([
			...ids.map(async (recordId) => await account.run({ ...getOrder, recordId })),
			...ids.map(async (nud_id) => await account.call({ nud_id })),
			account.run(writeBack, [{}, {}, {}]),
		]);
		expect(results).toHaveLength(9);
		expect(server.asked).toHaveLength(11);
		expect(server.mostAtOnce()).toBe(1);
	});
});

test('a call that fails lets the next one through', async () => {
	await withServer((_asked, response, index) => (index === 0 ? sendText(response, 'x', 401) : sendJson(response, { id: '7' })), async (_server, account) => {
		const [first, second] = await Promise.all([account.run(getOrder), account.run(getOrder)]);
		expect([first.error === undefined, second.error === undefined].sort()).toEqual([false, true]);
	});
});

test('a number that JavaScript would change stays the text it was', async () => {
	await withServer((_asked, response) => sendText(response, '{"id":7,"mssys_order_brutto_sum":1270.50,"phone":36301112233,"long":12345678901234567890,"text":"a \\"1.50\\" 12345678901234567890","products":[]}'), async (_server, account) => {
		const [json] = (await account.run(getOrder)).json;
		expect(json).toMatchObject({ mssys_order_brutto_sum: '1270.50', phone: 36301112233, long: '12345678901234567890', text: 'a "1.50" 12345678901234567890', recordId: '7', order: { totals: { gross: '1270.50' } } });
	});
});

test('every value in a path is encoded', async () => {
	await withServer((_asked, response) => sendJson(response, []), async (server, account) => {
		await account.run({ ...getOrder, findBy: 'webshopOrderId', webshopOrderId: 'A/1?x=á #&%' });
		expect(server.asked[0]?.path).toBe(`/list/${LIST}/field/mssys_shoprenter_id/value/A%2F1%3Fx%3D%C3%A1%20%23%26%25`);
		const { error } = await account.run({ ...getOrder, findBy: 'webshopOrderId', webshopOrderId: '..' });
		expect(error?.message).toContain('cannot be asked');
		expect(server.asked).toHaveLength(1);
	});
});

test('the API key goes to the server as HTTP Basic, and into no error', async () => {
	const server = await startScripted((asked, response) => sendText(response, asked.authorization, 500));
	const account = await openAccount(server.url, { password: 'Titok-9913' });
	const results = [await account.run(getOrder), await account.run(writeBack)];
	const encoded = Buffer.from('demo:Titok-9913').toString('base64');
	expect(server.asked[0]?.authorization).toBe(`Basic ${encoded}`);
	expect(everything(results)).not.toContain('Titok-9913');
	expect(everything(results)).not.toContain(encoded);
	await server.close();
});
