import { FORM, LIST, openAccount, sendJson, sendText, startAccount, startScripted } from './support';

type Sandboxed = Awaited<ReturnType<typeof startAccount>>;
let account: Sandboxed;
beforeAll(async () => { account = await startAccount(); });
afterAll(async () => await account.sandbox.close());

test('Get Lists gives the order lists, or all', async () => {
	const orderLists = (await account.run({ resource: 'list', operation: 'getLists' })).json;
	const all = (await account.run({ resource: 'list', operation: 'getLists', kind: 'all' })).json;
	expect(orderLists.map(({ listId }) => listId)).toEqual(['1001', '1002']);
	expect(all).toHaveLength(3);
	expect(all[0]).toEqual({ listId: '1001', name: expect.any(String) });
});

test('Get Forms gives the forms of the kind asked for', async () => {
	const forms = (await account.run({ resource: 'list', operation: 'getForms', listId: LIST, method: 'dataUpdate' })).json;
	expect(forms).toEqual([{ listId: LIST, formId: FORM, name: expect.any(String) }]);
	const orderForms = (await account.run({ resource: 'list', operation: 'getForms', listId: LIST, method: 'order' })).json;
	expect(orderForms.map(({ formId }) => formId)).toEqual(['10011']);
});

describe('the dropdowns', () => {
	test('offer order lists, and the data-update forms of each', async () => {
		expect((await account.loadOptions('getOrderLists', {})).map(({ value }) => value).sort()).toEqual(['1001', '1002']);
		expect(await account.loadOptions('getUpdateForms', { listId: null })).toEqual([
			{ name: 'Nagyker rendelések: Számla visszaírása (10023)', value: '10023' },
			{ name: `Webáruház rendelések: Számla visszaírása (${FORM})`, value: FORM },
		]);
	});

	test('say what is wrong when the key is refused', async () => {
		const server = await startScripted((_asked, response) => sendText(response, 'x', 401));
		await expect((await openAccount(server.url)).loadOptions('getOrderLists', {})).rejects.toThrow('refused the API key');
		await server.close();
	});
});

describe('the Test button', () => {
	const press = async (data: Record<string, string | boolean>) =>
		await account.engine.testCredential('salesAutopilot', 'testSalesAutopilotLogin', 'salesAutopilotApi', { username: 'demo', password: 'demo', ownServer: true, webhookUsername: 'u', webhookPassword: 'p', ...data });

	test('is green for the right key, and warns when the trigger could not be called', async () => {
		const baseUrl = `${account.sandbox.url}/salesautopilot/`;
		expect(await press({ baseUrl })).toEqual({ status: 'OK', message: 'SalesAutopilot accepted the API key (3 lists).' });
		expect((await press({ baseUrl, webhookPassword: '' })).message).toContain('will refuse every call');
	});

	test('tells a wrong key, missing fields, a wrong address and a server out of reach', async () => {
		const baseUrl = `${account.sandbox.url}/salesautopilot`;
		const answers = [
			await press({ baseUrl, password: 'rossz' }), await press({ baseUrl, password: '' }), await press({ baseUrl: 'api.salesautopilot.com' }),
			await press({ baseUrl: 'ftp://x' }), await press({ baseUrl: 'http://127.0.0.1:1' }), await press({ baseUrl: account.sandbox.url }),
		];
		expect(answers.map(({ status }) => status)).toEqual(Array(6).fill('Error'));
		expect(answers.map(({ message }) => message)).toEqual([
			expect.stringContaining('refused the API key'), expect.stringContaining('Fill in Password'), expect.stringContaining('not a web address'),
			expect.stringContaining('not a web address'), expect.stringContaining('could not be reached'), expect.stringContaining('404'),
		]);
	});

	test('is red for a web page, and for JSON that is no list', async () => {
		for (const text of ['<html>', '', '-1', '{"error":"x"}']) {
			const server = await startScripted((_asked, response) => sendText(response, text));
			expect((await press({ baseUrl: server.url })).status).toBe('Error');
			await server.close();
		}
	});

	test.each<[unknown, string]>([
		[[{ errorCode: 1005, errorMessage: 'Authorization missing' }], 'It says: "Authorization missing"'],
		[{ error: { errorMessage: 'Bad password rossz' } }, 'It says: "Bad password •••"'],
		[[{ name: 'Webáruház' }], 'not a list'],
		[null, 'not a list'],
		[{}, 'not a list'],
		[[null], 'not a list'],
	])('is red for the answer %j, which does not prove that the login is good', async (answer, words) => {
		const server = await startScripted((_asked, response) => sendJson(response, answer));
		expect(await press({ baseUrl: server.url, password: 'rossz', webhookPassword: 'Titok-1' })).toEqual({ status: 'Error', message: expect.stringContaining(words) });
		await server.close();
	});

	test('waits while a dropdown is filled with the same key, as the editor does both at once', async () => {
		const server = await startScripted((_asked, response) => { setTimeout(() => sendJson(response, []), 5); });
		const other = await openAccount(server.url);
		const credential = { username: 'demo', password: 'demo', ownServer: true, baseUrl: server.url };
		const testAs = async (node: string) => await other.engine.testCredential(node, 'testSalesAutopilotLogin', 'salesAutopilotApi', credential);
		await Promise.all([other.loadOptions('getOrderLists', {}), testAs('salesAutopilot'), testAs('salesAutopilotTrigger'), other.loadOptions('getOrderLists', {})]);
		expect(server.asked).toHaveLength(4);
		expect(server.mostAtOnce()).toBe(1);
		await server.close();
	});

	test('is the same for the trigger', async () => {
		const result = await account.engine.testCredential('salesAutopilotTrigger', 'testSalesAutopilotLogin', 'salesAutopilotApi', { username: 'demo', password: 'rossz', ownServer: true, baseUrl: `${account.sandbox.url}/salesautopilot` });
		expect(result.status).toBe('Error');
	});
});

test.each<[unknown]>([[[{ errorMessage: 'Authorization missing' }]], [{ error: { errorMessage: 'Authorization missing' } }]])('the answer %j is no list of lists or forms', async (answer) => {
	const server = await startScripted((_asked, response) => sendJson(response, answer));
	const other = await openAccount(server.url);
	for (const parameters of [{ operation: 'getLists' }, { operation: 'getLists', kind: 'all' }, { operation: 'getForms', listId: LIST }]) {
		expect((await other.run({ resource: 'list', ...parameters })).error?.message).toMatch(/^The (?:order lists|lists|forms of list 1001) could not be read:.*It says: "Authorization missing"$/);
	}
	await expect(other.loadOptions('getOrderLists', {})).rejects.toThrow('Authorization missing');
	await server.close();
});

test('an answer of zero lists is still a list', async () => {
	const server = await startScripted((_asked, response) => sendJson(response, []));
	expect((await (await openAccount(server.url)).run({ resource: 'list', operation: 'getLists' })).json).toEqual([]);
	await server.close();
});
