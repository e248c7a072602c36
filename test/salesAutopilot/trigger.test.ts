import { actionRequest } from '../../sandbox/salesautopilot/action';
import { LIST, openAccount, startAccount, startScripted, sendJson, sendText, type Account } from './support';

type Sandboxed = Awaited<ReturnType<typeof startAccount>>;

let account: Sandboxed;
let recordId: string;

beforeAll(async () => {
	account = await startAccount();
	recordId = await account.place({ mssys_shoprenter_id: 'WEB-17' });
});
afterAll(async () => await account.sandbox.close());

const dataToSend = (id = recordId): Record<string, string> => ({ nl_id: LIST, nud_id: id });
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const multipart = { 'content-type': 'multipart/form-data; boundary=x' };

describe('the same order is read from every form in which a call may come', () => {
	const bodies: Array<[string, () => unknown, Record<string, string>]> = [
		['JSON', () => dataToSend(), { 'content-type': 'application/json' }],
		['JSON with numbers', () => ({ nl_id: Number(LIST), nud_id: Number(recordId) }), {}],
		['JSON without the list', () => ({ nud_id: recordId }), {}],
		['other names', () => ({ listId: LIST, recordId }), {}],
		['yet other names', () => ({ list_id: LIST, record_id: recordId }), {}],
		['the plain id', () => ({ id: recordId }), {}],
		['POST parameters', () => dataToSend(), form],
		['POST parameters given twice alike', () => ({ nl_id: LIST, nud_id: [recordId, recordId] }), form],
		['POST parameters whose one name is the JSON text', () => ({ [JSON.stringify(dataToSend())]: '' }), form],
		['POST parameters with the JSON text as a value', () => ({ data: JSON.stringify(dataToSend()) }), form],
		['multipart/form-data', () => ({ data: dataToSend(), files: {} }), multipart],
		['multipart/form-data with the JSON text in a part', () => ({ data: { data: JSON.stringify(dataToSend()) }, files: {} }), multipart],
		['a JSON text as text/plain', () => JSON.stringify(dataToSend()), { 'content-type': 'text/plain' }],
	];
	test.each(bodies)('%s', async (_name, body, headers) => {
		const { answer, item } = await account.call(body(), { headers });
		expect(answer).toMatchObject({ status: 200, body: `Order ${recordId} received` });
		expect(item).toMatchObject({ id: recordId, listId: LIST, recordId, email: 'minta.anna@example.hu', order: { reference: 'WEB-17', recordId, listId: LIST } });
	});

	test('raw bytes that n8n did not parse: JSON, and POST parameters', async () => {
		for (const text of [JSON.stringify(dataToSend()), new URLSearchParams(dataToSend()).toString()]) {
			const { item } = await account.call(undefined, { rawBody: Buffer.from(text) });
			expect(item?.recordId).toBe(recordId);
		}
	});
});

test('the sandbox\'s own external action reaches the trigger as JSON and as POST parameters, with a merge tag filled in', async () => {
	const list = account.sandbox.state.salesAutopilot.lists.get(LIST);
	const record = list?.records.find(({ id }) => id === recordId);
	for (const format of ['json', 'post'] as const) {
		const request = actionRequest({ url: 'http://n8n.test', format, body: '{"nl_id":"1001","nud_id":"[id]"}' }, list as never, record as never);
		const text = String(request.body);
		const body: unknown = format === 'json' ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text));
		expect((await account.call(body)).item?.recordId).toBe(recordId);
	}
});

test('one call starts a run with one item, and the item is the whole order', async () => {
	const { item } = await account.call(dataToSend());
	expect(item?.products).toHaveLength(1);
	expect(item?.order).toMatchObject({ items: [{ quantity: '1' }], totals: { gross: expect.any(String) }, buyer: { name: 'Minta Anna' } });
});

test('a call about another list is refused with the two lists named', async () => {
	const { answer, item } = await account.call({ nl_id: '1002', nud_id: recordId });
	expect(item).toBeUndefined();
	expect(answer?.status).toBe(403);
	expect(answer?.body).toContain('1002');
	expect(answer?.body).toContain(LIST);
});

test('an order that is not there, or not yet, starts a run that will fail visibly', async () => {
	const { answer, item } = await account.call(dataToSend('999999'));
	expect(answer?.status).toBe(404);
	expect(item).toMatchObject({ listId: LIST, recordId: '999999', readProblem: expect.stringContaining('does not know it') });
});

describe('an answer that stands for no record is not lost', () => {
	test.each([['null', null], ['an empty list', []], ['an empty object', {}], ['false', false], ['0', 0]])('%s', async (_name, value) => {
		const server = await startScripted((_asked, response) => sendJson(response, value));
		const { answer, item } = await (await openAccount(server.url)).call(dataToSend('7'));
		expect(answer?.status).toBe(404);
		expect(item).toMatchObject({ recordId: '7', readProblem: expect.stringContaining('no such record') });
		await server.close();
	});
});

describe('an order that cannot be read is not lost: the run starts and says why', () => {
	const faults: Array<[string, Parameters<typeof startScripted>[0], string]> = [
		['SalesAutopilot is down', (_asked, response) => sendText(response, 'x', 500), '500'],
		['too many calls', (_asked, response) => sendText(response, 'x', 429), '429'],
		['the key is refused', (_asked, response) => sendText(response, 'x', 401), '401'],
		['a web page comes back', (_asked, response) => sendText(response, '<html>Hiba</html>'), 'web page'],
		['nothing comes back', (_asked, response) => sendText(response, ''), 'empty answer'],
		['half of the order comes back', (_asked, response) => sendText(response, '{"id":"7","email":'), 'cut off'],
		['the connection is cut', (_asked, response) => { response.destroy(); }, 'completely'],
		['another record comes back', (_asked, response) => sendJson(response, { id: '8', products: [] }), 'record 8'],
	];
	test.each(faults)('%s', async (_name, script, word) => {
		const server = await startScripted(script);
		const { answer, item } = await (await openAccount(server.url)).call(dataToSend('7'));
		expect(item).toEqual({ listId: LIST, recordId: '7', readProblem: expect.stringContaining(word) });
		expect(answer?.status).toBe(200);
		expect(answer?.body).toContain('could not be read');
		await server.close();
	});

	test('nothing listens at the address', async () => {
		const { item } = await (await openAccount('http://127.0.0.1:1')).call(dataToSend('7'));
		expect(item?.readProblem).toContain('connection refused');
	});
});

describe('activation', () => {
	const methods = (engine: Account['engine']) => engine.typeOf('n8n-nodes-cashman-fx.salesAutopilotTrigger').webhookMethods?.default as Record<string, (this: unknown) => Promise<boolean>>;
	const context = (credentials: Record<string, string>) => ({ getCredentials: async () => credentials, getNode: () => ({ name: 'Trigger', type: 't', typeVersion: 1, position: [0, 0], parameters: {}, id: '1' }) });

	test('goes through when the credential has a user and a password for calls', async () => {
		await expect(methods(account.engine).checkExists?.call(context({ webhookUsername: 'a', webhookPassword: 'b' }))).resolves.toBe(true);
		await expect(methods(account.engine).delete?.call(context({}))).resolves.toBe(true);
	});

	test('fails and says what to fill in when it has not', async () => {
		const without = context({ webhookUsername: 'a', webhookPassword: '' });
		await expect(methods(account.engine).checkExists?.call(without)).resolves.toBe(false);
		await expect(methods(account.engine).create?.call(without)).rejects.toThrow('Webhook Username and Webhook Password');
	});
});
