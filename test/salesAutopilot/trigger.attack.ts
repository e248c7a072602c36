import { basic, everything, LIST, openAccount, SECRETS, sendJson, sendText, startScripted, type Account, type Scripted } from './support';

/** Forged, malformed and oversize calls of the webhook. */

let server: Scripted;
let account: Account;

beforeAll(async () => {
	server = await startScripted((asked, response) => sendJson(response, { id: asked.path.split('/').at(-1), products: [] }));
	account = await openAccount(server.url);
});
afterAll(async () => await server.close());

const body = { nl_id: LIST, nud_id: '7' };

describe('a call that does not prove who it is starts no run, reads nothing and is told nothing', () => {
	const right = `kulso:${SECRETS.webhookPassword}`;
	test.each([
		['no header', ''],
		['another scheme', `Bearer ${right}`],
		['an empty one', 'Basic '],
		['not base64', 'Basic ***'],
		['a wrong password', basic('kulso', 'x')],
		['a wrong user', basic('mas', SECRETS.webhookPassword)],
		['the password cut short', basic('kulso', SECRETS.webhookPassword.slice(0, -1))],
		['something behind the password', basic('kulso', `${SECRETS.webhookPassword} `)],
		['another case', basic('KULSO', SECRETS.webhookPassword)],
		['user and password swapped', basic(SECRETS.webhookPassword, 'kulso')],
		['the API key itself', basic('demo', SECRETS.password)],
		['an empty user and password', basic('', '')],
		['100 kB', basic('kulso', 'x'.repeat(100_000))],
	])('%s', async (_name, authorization) => {
		const before = server.asked.length;
		const { answer, item } = await account.call(body, { headers: { authorization } });
		expect(item).toBeUndefined();
		expect(answer).toMatchObject({ status: 401, headers: { 'www-authenticate': expect.stringMatching(/^Basic realm=/) } });
		expect(answer?.body).not.toContain(LIST);
		expect(server.asked).toHaveLength(before);
	});
});

test('a call without a login does not even make n8n decipher the credential, which costs it far more than the answer', async () => {
	const deciphers = jest.spyOn(account.engine.additionalData().credentialsHelper, 'getDecrypted');
	for (const authorization of ['', 'Bearer x', 'Basic ', 'Basic ***']) await account.call(body, { headers: { authorization } });
	expect(deciphers).not.toHaveBeenCalled();
	await account.call(body, { headers: { authorization: basic('kulso', 'x') } });
	expect(deciphers).toHaveBeenCalledTimes(1);
});

test('while n8n cannot read the credential a call is asked to come again, and is not told that its login is wrong, nor why', async () => {
	const other = await openAccount(server.url);
	jest.spyOn(other.engine.additionalData().credentialsHelper, 'getDecrypted').mockRejectedValueOnce(new Error('database is locked'));
	const before = server.asked.length;
	const { answer, item } = await other.call(body);
	expect({ status: answer?.status, item }).toEqual({ status: 503, item: undefined });
	expect(answer?.body).toMatch(/^(?!.*(?:wrong|locked)).*could not read the credential.*Call again/);
	expect(server.asked).toHaveLength(before);
	expect((await other.call(body)).item?.recordId).toBe('7');
});

describe('a credential without user or password lets nobody in', () => {
	test.each([['neither', '', ''], ['no user', '', 'p'], ['no password', 'u', '']])('%s', async (_name, webhookUsername, webhookPassword) => {
		const open = await openAccount(server.url, { webhookUsername, webhookPassword });
		for (const authorization of ['', 'Basic ', basic('', ''), basic(webhookUsername, webhookPassword)]) {
			const { answer, item } = await open.call(body, { headers: { authorization } });
			expect({ status: answer?.status, item }).toEqual({ status: 401, item: undefined });
		}
	});
});

describe('a record ID that is none is refused before anything is read', () => {
	test.each<[string, unknown]>([
		['none', { nl_id: LIST }],
		['an empty one', { nl_id: LIST, nud_id: '' }],
		['a merge tag that was not filled in', { nl_id: LIST, nud_id: '[id]' }],
		['zero', { nud_id: 0 }],
		['a negative one', { nud_id: '-5' }],
		['a fraction', { nud_id: 1.5 }],
		['a path', { nud_id: '7/../../getlists' }],
		['a path, encoded', { nud_id: '7%2f8' }],
		['a long one', { nud_id: '9'.repeat(40) }],
		['two of them', { nud_id: ['7', '8'] }],
		['an object', { nud_id: { id: 7 } }],
		['null', { nud_id: null, id: '7' }],
		['a number in exponent form', { nud_id: 1e30 }],
		['markup', { nud_id: '<script>alert(1)</script>' }],
		['an empty body', {}],
		['no body', undefined],
		['a list', [{ nud_id: '7' }]],
		['half a JSON text', '{"nl_id":"1001","nud_id":'],
		['names of the prototype', JSON.parse('{"__proto__":{"nud_id":"7"},"constructor":"7"}')],
	])('%s', async (_name, given) => {
		const before = server.asked.length;
		const { answer, item } = await account.call(given);
		expect({ status: answer?.status, item }).toEqual({ status: 400, item: undefined });
		expect(answer?.headers['content-type']).toBe('text/plain; charset=utf-8');
		expect(server.asked).toHaveLength(before);
	});
});

test('a body of a megabyte is refused', async () => {
	const { answer, item } = await account.call({ ...body, more: 'x'.repeat(1_000_000) });
	expect({ status: answer?.status, item }).toEqual({ status: 413, item: undefined });
	const announced = await account.call(body, { headers: { 'content-length': '1000000' } });
	expect(announced.answer?.status).toBe(413);
});

test('a trigger without a list refuses every call', async () => {
	const { answer, item } = await account.call(body, { parameters: { listId: '' } });
	expect({ status: answer?.status, item }).toEqual({ status: 500, item: undefined });
});

test('a field of the order named error, or like one of ours, does not change what the item says', async () => {
	const odd = await startScripted((_asked, response) => sendText(response, '{"id":"7","error":"x","listId":"9","recordId":"9","order":"9","readProblem_":1,"products":[]}'));
	const { item } = await (await openAccount(odd.url)).call(body);
	expect(item).toMatchObject({ errorField: 'x', listId: LIST, recordId: '7', order: { recordId: '7' } });
	expect(item).not.toHaveProperty('error');
	await odd.close();
});

test('no password is in an answer or an item, also when SalesAutopilot sends it back', async () => {
	const echo = await startScripted((asked, response) => sendText(response, `<html>${asked.authorization} ${SECRETS.password}</html>`, 500));
	const echoing = await openAccount(echo.url, { password: 'Titok-9913' });
	const results = [await echoing.call(body), await echoing.call(body, { headers: { authorization: 'Basic eDp5' } })];
	const authorization = echo.asked[0]?.authorization.replace('Basic ', '') ?? '';
	expect(Buffer.from(authorization, 'base64').toString()).toBe('demo:Titok-9913');
	for (const secret of ['Titok-9913', SECRETS.webhookPassword, authorization]) expect(everything(results)).not.toContain(secret);
	await echo.close();
});
