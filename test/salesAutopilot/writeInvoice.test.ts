import type { INodeProperties } from 'n8n-workflow';
import { FORM, LIST, openAccount, sendJson, startAccount, startScripted, type Json } from './support';

type Sandboxed = Awaited<ReturnType<typeof startAccount>>;
let account: Sandboxed;
beforeAll(async () => { account = await startAccount(); });
beforeEach(() => account.sandbox.state.reset());
afterAll(async () => await account.sandbox.close());

const write = { resource: 'order', operation: 'writeInvoice', listId: LIST, formId: FORM };
const issued = (recordId: string, changes: Json = {}): Json => ({ outcome: 'issued', recordId, invoiceNumber: '2026/00042', invoiceLink: 'https://szamla.example/a?b=1&c=2', ...changes });

test('number and link of the incoming item stand in the order afterwards, and the item goes on', async () => {
	const recordId = await account.place();
	const { json, items } = await account.run(write, [issued(recordId)]);
	expect(json[0]).toEqual({ ...issued(recordId), listId: LIST, recordId, writeBack: 'written', writeBackMessage: '' });
	expect(items[0]?.pairedItem).toEqual({ item: 0 });
	expect((await account.records()).get(recordId)).toMatchObject({ mssys_billing_number: '2026/00042', mssys_bill_pdf_link: 'https://szamla.example/a?b=1&c=2', mssys_order_status: '1' });
});

test('payment date, status and further fields are written when they are set', async () => {
	const recordId = await account.place();
	const options = { paymentDate: '2026-11-23T00:30:00', orderStatus: '2' };
	await account.run({ ...write, options, additionalFields: { pairs: [{ name: 'mssys_bill_comment', value: 'köszönjük' }] } }, [issued(recordId)]);
	expect((await account.records()).get(recordId)).toMatchObject({ mssys_pay_date: '2026-11-23', mssys_order_status: '2', mssys_bill_comment: 'köszönjük', mssys_billing_number: '2026/00042' });
});

test('Order Status leaves the order as it is until a person chooses one', async () => {
	const field = account.engine.typeOf('n8n-nodes-cashman-fx.salesAutopilot').description.properties.find(({ name, displayOptions }) => name === 'options' && displayOptions?.show?.operation?.includes('writeInvoice'));
	const status = (field?.options as INodeProperties[]).find(({ name }) => name === 'orderStatus');
	expect(status).toMatchObject({ default: '', options: expect.arrayContaining([{ name: 'Leave as It Is', value: '' }]) });
	const recordId = await account.place({ mssys_order_status: '2' });
	await account.run({ ...write, options: { orderStatus: status?.default } }, [issued(recordId)]);
	expect((await account.records()).get(recordId)).toMatchObject({ mssys_order_status: '2', mssys_billing_number: '2026/00042' });
});

test('custom fields take the place of SalesAutopilot\'s own', async () => {
	const server = await startScripted((_asked, response) => sendJson(response, 1));
	await (await openAccount(server.url)).run({ ...write, options: { numberField: 'sajat_szam', linkField: 'sajat_link' } }, [issued('7')]);
	expect(server.asked).toMatchObject([{ method: 'PUT', path: `/update/${LIST}/form/${FORM}/record/7` }]);
	expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual({ sajat_szam: '2026/00042', sajat_link: 'https://szamla.example/a?b=1&c=2' });
	await server.close();
});

test('nothing changed is said, not hidden', async () => {
	const server = await startScripted((_asked, response) => sendJson(response, 0));
	const { json } = await (await openAccount(server.url)).run(write, [issued('7')]);
	expect(json[0]).toMatchObject({ writeBack: 'unchanged', writeBackMessage: expect.stringContaining('changed nothing') });
	await server.close();
});

describe('an item without an invoice goes on unchanged, and nothing is sent for it', () => {
	test.each<[string, Json, string]>([
		['skipped', { outcome: 'skipped', recordId: '7', invoiceNumber: '', invoiceLink: '' }, 'skipped'],
		['a preview, even with a number', { outcome: 'preview', recordId: '7', invoiceNumber: '2026/1', invoiceLink: 'https://x.example' }, 'would do'],
		['unknown, even with a number', { outcome: 'unknown', recordId: '7', invoiceNumber: '2026/1', invoiceLink: 'https://x.example' }, 'not known'],
		['no number', { outcome: 'issued', recordId: '7', invoiceNumber: '', invoiceLink: 'https://x.example' }, 'no invoice number'],
		['an empty item', {}, 'no invoice number'],
		['a failed item of the node before', { error: 'x', message: 'y' }, 'no invoice number'],
	])('%s', async (_name, input, word) => {
		const server = await startScripted((_asked, response) => sendJson(response, 1));
		const { json, error } = await (await openAccount(server.url)).run(write, [input]);
		expect(error).toBeUndefined();
		const { error: failure, ...rest } = input;
		expect(json).toEqual([{ ...rest, ...(failure !== undefined && { errorField: failure }), writeBack: 'skipped', writeBackMessage: expect.stringContaining(word) }]);
		expect(server.asked).toHaveLength(0);
		await server.close();
	});
});

test('an invoice without a link writes its number and leaves the link alone', async () => {
	const server = await startScripted((_asked, response) => sendJson(response, 1));
	const { json } = await (await openAccount(server.url)).run(write, [issued('7', { invoiceLink: '' })]);
	expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual({ mssys_billing_number: '2026/00042' });
	expect(json[0]).toMatchObject({ writeBack: 'written', writeBackMessage: expect.stringContaining('no link') });
	await server.close();
});

describe('a link that may not go to a buyer is refused, and nothing of the batch is written', () => {
	test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//szamla.example', 'https://', 'https://x y', 'https://x"onclick=', ' javascript:https://x', 'https://x.example/\u0000'])('%s', async (invoiceLink) => {
		const server = await startScripted((_asked, response) => sendJson(response, 1));
		const { error } = await (await openAccount(server.url)).run(write, [issued('7'), issued('8', { invoiceLink })]);
		expect(error?.message).toMatch(/Invoice Link/);
		expect(server.asked).toHaveLength(0);
		await server.close();
	});
});

test('an error in the middle says which orders were written before it', async () => {
	const recordId = await account.place();
	const { error } = await account.run(write, [issued(recordId), issued('999')]);
	expect(error?.message).toContain('Order 999 of list 1001 was not updated');
	expect(error?.description).toContain(`Written before it in this run: orders ${recordId}`);
});

test('with Continue On Fail the others are written', async () => {
	const recordId = await account.place();
	const { items } = await account.run(write, [issued('999'), issued(recordId)], { onError: 'continueRegularOutput' });
	expect(items[1]?.json.writeBack).toBe('written');
	expect((await account.records()).get(recordId)?.mssys_billing_number).toBe('2026/00042');
});

test('a data-update form, a list and a record that are none are refused before anything is sent', async () => {
	for (const changes of [{ formId: '../1' }, { listId: 'x' }, { recordId: '7/8' }]) {
		expect((await account.run({ ...write, ...changes }, [issued('7')])).error?.message).toContain('not an ID');
	}
	expect((await account.run({ ...write, options: { numberField: 'a/b' } }, [issued('7')])).error?.message).toContain('name of a field');
});

test('an order of another list is not written into the record with the same ID here', async () => {
	const recordId = await account.place();
	const { error } = await account.run(write, [issued(recordId, { listId: '1002' })]);
	expect(error?.message).toContain('The order is of list 1002');
	expect((await account.records()).get(recordId)).toMatchObject({ mssys_billing_number: '' });
});

test('the link that mails the invoice at each opening is refused', async () => {
	const recordId = await account.place();
	const { error } = await account.run(write, [issued(recordId, { invoiceLink: 'https://szamla.example/FxPrint/?szamfej_id=1&email=anna@example.hu&pn=x' })]);
	expect(error?.message).toContain('sends the invoice by e-mail each time');
	expect((await account.records()).get(recordId)).toMatchObject({ mssys_bill_pdf_link: '' });
});

test('a proforma goes into the fields of the proforma, so that the order does not look invoiced', async () => {
	const recordId = await account.place();
	await account.run(write, [issued(recordId, { documentKind: 'proforma', invoiceNumber: 'D-2026/00001' })]);
	expect((await account.records()).get(recordId)).toMatchObject({ mssys_proform_number: 'D-2026/00001', mssys_billing_number: '', mssys_bill_pdf_link: '' });
});

test('an invoice that was cancelled since is not written into the order', async () => {
	const recordId = await account.place();
	const { items } = await account.run(write, [issued(recordId, { outcome: 'existing', cancelled: true })]);
	expect(items[0]?.json).toMatchObject({ writeBack: 'skipped', writeBackMessage: expect.stringContaining('was cancelled') });
	expect((await account.records()).get(recordId)).toMatchObject({ mssys_billing_number: '' });
});

test('as a tool it says what it would write, and writes nothing', async () => {
	const server = await startScripted((_asked, response) => sendJson(response, 1));
	const { json } = await (await openAccount(server.url)).run({ resource: 'order', operation: 'writeInvoice', listId: '1001', formId: '10013' }, [{ outcome: 'issued', recordId: '7', invoiceNumber: '2026/00042' }], { type: 'n8n-nodes-cashman-fx.salesAutopilotTool' });
	expect(json[0]).toMatchObject({ outcome: 'preview', explanation: [expect.stringContaining('mssys_billing_number = 2026/00042')] });
	expect(server.asked).toHaveLength(0);
	await server.close();
});

test('an advance invoice is not written into the invoice\'s own fields, where it would say that the order is invoiced', async () => {
	const server = await startScripted((_asked, response) => sendJson(response, 1));
	const other = await openAccount(server.url);
	const advance = issued('7', { documentKind: 'advance' });
	expect((await other.run(write, [advance])).json[0]).toMatchObject({ writeBack: 'skipped', writeBackMessage: expect.stringContaining('advance invoice') });
	expect((await other.run({ ...write, options: { numberField: 'eloleg_szam' } }, [advance])).json[0]).toMatchObject({ writeBack: 'skipped' });
	expect(server.asked).toHaveLength(0);
	await other.run({ ...write, options: { numberField: 'eloleg_szam', linkField: 'eloleg_link' } }, [advance]);
	expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual({ eloleg_szam: '2026/00042', eloleg_link: advance.invoiceLink });
	await server.close();
});

test.each([[true, /^It is not known whether order 7/], [{ modified: 1 }, /^It is not known whether order 7/], [-2, /was not updated: SalesAutopilot answered -2/], [false, /was not updated: SalesAutopilot answered false/]])('the answer %j, which is no number of changed rows, is told as it is', async (answer, words) => {
	const server = await startScripted((_asked, response) => sendJson(response, answer));
	const { error } = await (await openAccount(server.url)).run(write, [issued('7')]);
	expect(error?.message).toMatch(words);
	await server.close();
});
