import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../../scripts/n8n/server';
import { readTemplates } from '../../scripts/n8n/templates';
import { booksOf, control, execution, importWorkflow, outputOf, publish, recordOf, setStage, type Stage } from './stage';
import { TEMPLATE_TESTS, TEMPLATE_USES } from './templates';

let stage: Stage;
let webPage: Server;
let webPageUrl: string;

beforeAll(async () => {
	stage = await setStage();
	webPage = createServer((_request, response) => { response.writeHead(200, { 'content-type': 'text/html' }).end('<!DOCTYPE html><html><body>Welcome | to the proxy</body></html>'); });
	await new Promise<void>((resolve) => { webPage.listen(0, '127.0.0.1', resolve); });
	webPageUrl = `http://127.0.0.1:${(webPage.address() as AddressInfo).port}`;
});
afterAll(async () => {
	webPage?.close();
	await stage?.close();
});

test('n8n has loaded every node and credential of the tarball, and no other package', async () => {
	const types = async (kind: string) => await stage.client.call<Array<{ name: string }>>('GET', `/types/${kind}.json`);
	const ours = (await types('nodes')).map(({ name }) => name).filter((name) => name.startsWith('n8n-nodes-cashman-fx.'));
	expect(ours).toEqual(expect.arrayContaining(['cashmanFx', 'salesAutopilot', 'salesAutopilotTrigger'].map((name) => `n8n-nodes-cashman-fx.${name}`)));
	expect((await types('credentials')).map(({ name }) => name)).toEqual(expect.arrayContaining(['cashmanFxApi', 'salesAutopilotApi']));
});

describe('the Test button', () => {
	const press = async (name: string, change: Record<string, unknown>) => {
		const credential = stage.credentials[name];
		if (credential === undefined) throw new Error(`There is no credential ${name}`);
		return await stage.client.testCredential({ ...credential, data: { ...credential.data, ...change } });
	};

	test.each(['CashMan-FX', 'CashMan-FX 2', 'SalesAutopilot'])('%s: a right login is accepted, and writes nothing', async (name) => {
		expect(await press(name, {})).toMatchObject({ status: 'OK', message: expect.stringMatching(/accepted/) });
		expect((await booksOf(stage.sandbox)).documents).toEqual([]);
	});

	test.each([
		['CashMan-FX', /refused the login/],
		['SalesAutopilot', /refused the API key \(401\)/],
	])('%s: a wrong password is told as such, and not repeated', async (name, message) => {
		const answer = await press(name, { password: 'wr0ng-Secret' });
		expect(answer).toMatchObject({ status: 'Error', message: expect.stringMatching(message) });
		expect(JSON.stringify(answer)).not.toContain('wr0ng-Secret');
	});

	test.each([
		['CashMan-FX', (url: string) => ({ apiUrl: `${url}/fxapi/jxs.php` })],
		['SalesAutopilot', (url: string) => ({ baseUrl: url })],
	])('%s: a server that is down is told as such', async (name, address) => {
		expect(await press(name, address(`http://127.0.0.1:${await freePort()}`))).toMatchObject({ status: 'Error', message: expect.stringMatching(/could not be reached: nothing listens at that address \(connection refused\)/) });
	});

	test.each([
		['CashMan-FX', (url: string) => ({ apiUrl: `${url}/fxapi/jxs.php` })],
		['SalesAutopilot', (url: string) => ({ baseUrl: url })],
	])('%s: a web page in its place is told as such', async (name, address) => {
		expect(await press(name, address(webPageUrl))).toMatchObject({ status: 'Error', message: expect.stringMatching(/is not (CashMan-FX|SalesAutopilot)'s|not JSON|web page/) });
	});
});

const templates = readTemplates();

test('every template has an entry in test/e2e/templates.ts, and every entry a template', () => {
	expect([...Object.keys(TEMPLATE_USES), ...Object.keys(TEMPLATE_TESTS)].sort()).toEqual([...templates.keys()].sort());
	for (const [name, file] of Object.entries(TEMPLATE_TESTS)) expect(readFileSync(join(__dirname, file), 'utf8')).toContain(`use('${name}'`);
});

describe.each(Object.entries(TEMPLATE_USES))('template %s', (name, use) => {
	test('is imported, published and started, and does its work', async () => {
		await control(stage.sandbox, 'POST', 'reset');
		const workflow = templates.get(name);
		if (workflow === undefined) throw new Error(`workflows/ has no ${name}.json`);
		const id = await importWorkflow(stage, workflow);
		await publish(stage, id, workflow);
		const sample = use.start.sample === undefined ? undefined : await control<{ recordId: string; fired?: { status: number } }>(stage.sandbox, 'POST', `samples/${use.start.sample}?list=1001`);
		if ('trigger' in use.start) await stage.client.runManually(id, use.start.trigger);
		else expect(sample?.fired?.status).toBe(200);

		const run = await execution(stage, id, 1);
		expect({ status: run.status, error: run.error?.message }).toEqual({ status: use.status, error: use.status === 'success' ? undefined : expect.any(String) });
		for (const [node, items] of Object.entries(use.sees)) expect({ node, items: outputOf(run, node) }).toMatchObject({ node, items });
		const { documents, mails } = await booksOf(stage.sandbox);
		expect(documents.map(({ kind }) => kind)).toEqual(use.books);
		expect(mails).toEqual([]);
		if (use.writesBack && sample !== undefined) {
			const [created] = outputOf(run, Object.keys(use.sees).at(-1) ?? '');
			expect(await recordOf(stage.sandbox, sample.recordId)).toMatchObject({ mssys_billing_number: documents.at(-1)?.number, mssys_bill_pdf_link: created?.invoiceLink });
		}
		await stage.client.call('POST', `/rest/workflows/${id}/deactivate`, {});
	});
});

describe('the template behind the production webhook', () => {
	const file = templates.get('order-to-invoice');
	let id: string;
	let ran = 0;
	beforeAll(async () => {
		if (file === undefined) throw new Error('workflows/ has no order-to-invoice.json');
		await control(stage.sandbox, 'POST', 'reset');
		id = await importWorkflow(stage, file);
	});
	const place = async (sample: string) => {
		const placed = await control<{ recordId: string; fired: { status: number } }>(stage.sandbox, 'POST', `samples/${sample}?list=1001`);
		return { placed, run: await execution(stage, id, ++ran) };
	};

	test.each(['json', 'post', 'multipart'] as const)('takes an order sent as %s, and issues one invoice for it', async (format) => {
		if (file === undefined) throw new Error('no template');
		await publish(stage, id, file, format);
		const before = (await booksOf(stage.sandbox)).documents.length;
		const { placed, run } = await place('plain');
		expect(placed.fired.status).toBe(200);
		expect(outputOf(run, 'Create Invoice')).toMatchObject([{ outcome: 'issued', recordId: placed.recordId }]);
		const { documents } = await booksOf(stage.sandbox);
		expect(documents).toHaveLength(before + 1);
		expect(documents.at(-1)?.note).toBe(`Megrendelésszám: ${placed.recordId}`);
	});

	test('a second call about the same order gives its invoice back', async () => {
		const { placed } = await place('abroad');
		const { documents } = await booksOf(stage.sandbox);
		await control(stage.sandbox, 'POST', 'fire', { listId: '1001', recordId: placed.recordId });
		expect(outputOf(await execution(stage, id, ++ran), 'Create Invoice')).toMatchObject([{ outcome: 'existing', invoiceNumber: documents.at(-1)?.number }]);
		expect((await booksOf(stage.sandbox)).documents).toHaveLength(documents.length);
	});

	test('an order with a zero total is skipped, and writes nothing back', async () => {
		const { documents } = await booksOf(stage.sandbox);
		const { placed, run } = await place('zero');
		expect(outputOf(run, 'Write Invoice Back')).toMatchObject([{ outcome: 'skipped', writeBack: 'skipped' }]);
		expect((await booksOf(stage.sandbox)).documents).toHaveLength(documents.length);
		expect((await recordOf(stage.sandbox, placed.recordId)).mssys_billing_number).toBe('');
	});

	test('n8n keeps no password in an execution\'s data or in its log', async () => {
		for (const { id: executionId } of await stage.client.executions(id)) {
			const raw = JSON.stringify(await stage.client.call('GET', `/rest/executions/${executionId}`));
			expect(raw).not.toContain('made-up-caller-password');
			expect(raw).not.toContain(Buffer.from('webshop:made-up-caller-password').toString('base64'));
		}
		expect(stage.n8n.log()).not.toContain('made-up-caller-password');
	});
});
