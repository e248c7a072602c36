import { openAccount, sendJson, startAccount, startScripted, type Json } from './support';

type Sandboxed = Awaited<ReturnType<typeof startAccount>>;
let account: Sandboxed;
beforeAll(async () => { account = await startAccount(); });
beforeEach(() => account.sandbox.state.reset());
afterAll(async () => await account.sandbox.close());

const send = { resource: 'letter', operation: 'send', sendId: '801' };
const written = (recordId: string, changes: Json = {}): Json => ({ outcome: 'issued', recordId, invoiceNumber: '2026/00042', invoiceLink: 'https://szamla.example/a', writeBack: 'written', ...changes });
const letters = async (): Promise<Array<{ sendId: string; recordId: string; html: string }>> => (await (await fetch(`${account.sandbox.url}/sandbox/letters`)).json()) as never;

test('the kept letter goes to the order\'s buyer once, with the invoice that was written into the order, and the item goes on', async () => {
	const recordId = await account.place();
	await account.run({ resource: 'order', operation: 'writeInvoice', listId: '1001', formId: '10013' }, [written(recordId, { writeBack: undefined })]);
	const { json } = await account.run({ ...send, options: { htmlPart: 'Számla: [mssys_billing_number]' } }, [written(recordId)]);
	expect(json).toEqual([{ ...written(recordId), letter: 'sent', letterMessage: '' }]);
	expect(await letters()).toMatchObject([{ sendId: '801', recordId, html: 'Számla: 2026/00042' }]);
});

test('what is asked of SalesAutopilot is the letter and the record alone when no part is given', async () => {
	const server = await startScripted((_asked, response) => sendJson(response, 1));
	await (await openAccount(server.url)).run(send, [written('7')]);
	expect(server.asked).toMatchObject([{ method: 'POST', path: '/sendmail' }]);
	expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual([{ send_id: '801', contactid: '7' }]);
	await server.close();
});

test.each<[string, Json, string]>([
	['a skipped order', { outcome: 'skipped' }, 'no invoice was issued'],
	['an unknown outcome', { outcome: 'unknown' }, 'not known'],
	['a cancelled invoice', { outcome: 'existing', cancelled: true }, 'cancelled (storno)'],
	['an invoice that was not written back', { writeBack: 'skipped' }, 'not written into the order'],
	['a new invoice that changed nothing in the order', { writeBack: 'unchanged' }, 'not written into the order'],
	['an invoice that was there before', { outcome: 'existing' }, 'Send for Existing Invoices'],
])('%s gets no letter, and the item says why', async (_name, changes, words) => {
	const recordId = await account.place();
	const { json } = await account.run(send, [written(recordId, changes)]);
	expect(json[0]).toMatchObject({ letter: 'skipped', letterMessage: expect.stringContaining(words) });
	expect(await letters()).toEqual([]);
});

test('an invoice that was there before gets its letter when the user asks for it', async () => {
	const recordId = await account.place();
	const { json } = await account.run({ ...send, options: { sendForExisting: true } }, [written(recordId, { outcome: 'existing' })]);
	expect(json[0]?.letter).toBe('sent');
	expect(await letters()).toHaveLength(1);
});

test('a run that stops says whose letter went out, also where the items do not carry the record', async () => {
	const recordId = await account.place();
	const { error } = await account.run({ ...send, recordId: '={{ $json.id }}' }, [{ outcome: 'issued', id: recordId }, { outcome: 'issued', id: '999999' }]);
	expect(error?.description).toContain(`Sent before it in this run, for orders ${recordId}.`);
});

test.each<[unknown, string?]>([
	[0], [-1], [false], [null], [''], [[0]], [['-2']], ['error', 'answered "error"'], ['Hiba: nincs ilyen', 'answered "Hiba: nincs ilyen"'], [{ success: false }], [{ error: { code: 5 } }],
	[{ errorCode: 10100, errorMessage: 'Parameter missing' }, 'It says: "Parameter missing"'],
	[[{ errorCode: 10101, errorMessage: 'Bad key demo' }], 'It says: "Bad key •••"'],
])('the answer %j is no letter', async (answer, words = '') => {
	const server = await startScripted((_asked, response) => sendJson(response, answer));
	const { error } = await (await openAccount(server.url)).run(send, [written('7')]);
	expect(error?.message).toContain('Letter 801 to record 7 was not sent');
	expect(error?.message).toContain(words);
	expect(error?.description).toContain('No letter went out.');
	await server.close();
});

test.each<[unknown]>([[1], ['1'], [true], ['OK'], [[1]], [{ success: true }], [{ success: true, errorCode: 0, error: [] }]])('the answer %j is a letter', async (answer) => {
	const server = await startScripted((_asked, response) => sendJson(response, answer));
	expect((await (await openAccount(server.url)).run(send, [written('7')])).json[0]).toMatchObject({ letter: 'sent', letterMessage: '' });
	await server.close();
});

test.each<[unknown]>([[[{ id: 12 }]], [{ id: 12 }], [[]], [{}], [{ success: 'talán' }], ['OK 12'], [[12, 0]]])('the answer %j is neither a yes nor a no: it is not known whether the letter was sent, and the answer is not shown', async (answer) => {
	const server = await startScripted((_asked, response) => sendJson(response, answer));
	const { json } = await (await openAccount(server.url)).run(send, [written('7')]);
	expect(json[0]).toMatchObject({ letter: 'unknown', letterMessage: expect.stringMatching(/^(?!.*12).*not known whether the letter was sent/) });
	await server.close();
});

test('a letter of which it is not known is named by a run that stops, and not sent again by its further try', async () => {
	const server = await startScripted((asked, response) => sendJson(response, asked.body.includes('"7"') ? [] : 0));
	const { error } = await (await openAccount(server.url)).run(send, [written('7'), written('8')], { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 });
	expect(error?.description).toContain('Not known whether sent, for orders 7.');
	expect(server.asked.map(({ body }) => /"contactid":"(\d+)"/.exec(body)?.[1])).toEqual(['7', '8', '8']);
	await server.close();
});

test.each<[string, Json, string]>([
	['a text that Edit Fields handed on', { error: 'Order 5: The order has no items' }, 'failed in an earlier node: "Order 5: The order has no items"'],
	['an error as an object', { error: { message: 'Order 5: The order has no items' } }, 'failed in an earlier node: "Order 5: The order has no items"'],
	['an order that the trigger could not read', { readProblem: 'SalesAutopilot failed (500)' }, 'not read from SalesAutopilot'],
])('%s: the order gets no letter, and the item says why', async (_name, changes, words) => {
	const recordId = await account.place();
	const { json } = await account.run(send, [{ recordId, ...changes }]);
	expect(json[0]).toMatchObject({ recordId, letter: 'skipped', letterMessage: expect.stringContaining(words) });
	expect(json[0]).not.toHaveProperty('error');
	expect(await letters()).toEqual([]);
});

test('after a lost answer it is asked once, and said that it is not known', async () => {
	const server = await startScripted((_asked, response) => { response.destroy(); });
	const { error } = await (await openAccount(server.url)).run(send, [written('7')]);
	expect(error?.message).toContain('It is not known whether letter 801 to record 7 was sent');
	expect(server.asked).toHaveLength(1);
	await server.close();
});

test.each([['sendId', '../x', 'Send ID'], ['recordId', 'x', 'Record ID']])('%s %j is refused before anything is sent', async (name, value, label) => {
	const server = await startScripted((_asked, response) => sendJson(response, 1));
	const { error } = await (await openAccount(server.url)).run({ ...send, [name]: value }, [written('7')]);
	expect(error?.message).toContain(label);
	expect(server.asked).toEqual([]);
	await server.close();
});

test('Retry On Fail sends no letter again that was sent, nor one of which it is not known', async () => {
	const server = await startScripted((asked, response) => {
		if (asked.body.includes('"7"')) sendJson(response, 1);
		else response.destroy();
	});
	const { error } = await (await openAccount(server.url)).run(send, [written('7'), written('8')], { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 });
	expect(error?.message).toContain('It is not known whether letter 801 to record 8 was sent');
	expect(server.asked).toHaveLength(2);
	await server.close();
});

test('an item that n8n itself marks as failed gets no letter, with the words of the node that failed', async () => {
	const server = await startScripted((_asked, response) => sendJson(response, 1));
	const { json } = await (await openAccount(server.url)).runItems(send, [{ json: written('7') as never, error: { message: 'a lookup failed' } as never }]);
	expect(json[0]).toMatchObject({ letter: 'skipped', letterMessage: 'No letter was sent: the order failed in an earlier node: "a lookup failed".' });
	expect(server.asked).toEqual([]);
	await server.close();
});
