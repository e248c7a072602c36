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

test.each([[0], [-1], [false], [null], ['']])('the answer %j is no letter', async (answer) => {
	const server = await startScripted((_asked, response) => sendJson(response, answer));
	const { error } = await (await openAccount(server.url)).run(send, [written('7')]);
	expect(error?.message).toContain('Letter 801 to record 7 was not sent');
	await server.close();
});

test('an answer of another form is taken for a yes, and said not to be known; it is not shown', async () => {
	const server = await startScripted((_asked, response) => sendJson(response, [{ id: 12 }]));
	expect((await (await openAccount(server.url)).run(send, [written('7')])).json[0]).toMatchObject({ letter: 'sent', letterMessage: expect.stringMatching(/^(?!.*12).*no form that is known/) });
	await server.close();
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
