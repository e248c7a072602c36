import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { api, getJson, overSocket, type Subject } from './support';

/** What the external action's receiver saw. */
interface Received {
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

let sandbox: Subject;
let receiver: Server;
let received: Received[];
let receiverUrl: string;
let answerStatus: number;

beforeEach(async () => {
	sandbox = await overSocket();
	received = [];
	answerStatus = 200;
	receiver = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
			response.writeHead(answerStatus).end('received');
		});
	});
	await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
	receiverUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
afterEach(async () => {
	await sandbox.close();
	receiver.closeAllConnections();
	await new Promise((resolve) => receiver.close(resolve));
});

const BODY = '{"nl_id":"1001","nud_id":"[id]","name":"[mssys_lastname]","company":"[mssys_company/"none"]"}';

async function setAction(action: Record<string, unknown>): Promise<void> {
	const answer = await sandbox.send(
		'PUT',
		'/sandbox/external-action/1001',
		JSON.stringify({ url: receiverUrl, format: 'json', body: BODY, ...action }),
	);
	expect(answer.status).toBe(200);
}

async function place(
	order: Record<string, unknown> = {},
): Promise<{ recordId: string; fired?: Record<string, unknown> }> {
	const body = {
		listId: 1001,
		fire: true,
		order: {
			email: 'a@example.com',
			mssys_lastname: 'Tűrő "A" & Társa',
			products: [{ prod_id: '202', qty: '1' }],
			...order,
		},
	};
	return JSON.parse((await sandbox.send('POST', '/sandbox/orders', JSON.stringify(body))).text);
}

test('JSON: merge tags are filled and escaped, and the login is sent', async () => {
	await setAction({
		username: 'hook',
		password: 'titok',
		body: '{"nl_id":"1001","nud_id":"[id]","name":"[mssys_lastname]","ids":[1]}',
	});
	const { recordId, fired } = await place();
	expect(JSON.parse(received[0]?.body ?? '')).toEqual({
		nl_id: '1001',
		nud_id: recordId,
		name: 'Tűrő "A" & Társa',
		ids: [1],
	});
	expect(received[0]?.headers).toMatchObject({
		'content-type': 'application/json',
		authorization: `Basic ${Buffer.from('hook:titok').toString('base64')}`,
	});
	expect(fired).toMatchObject({ status: 200, body: 'received' });
});

test('POST parameters: the pairs of a JSON body go urlencoded', async () => {
	await setAction({ format: 'post', body: '{"nud_id":"[id]","name":"[mssys_lastname]"}' });
	const { recordId } = await place();
	expect(received[0]?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
	expect(Object.fromEntries(new URLSearchParams(received[0]?.body))).toEqual({
		nud_id: recordId,
		name: 'Tűrő "A" & Társa',
	});
});

test('POST parameters: so do the pairs of a=b&c=d, values with & in them included', async () => {
	await setAction({ format: 'post', body: 'nud_id=[id]&name=[mssys_lastname]&company=[mssys_company/"nincs"]' });
	const { recordId } = await place();
	expect(Object.fromEntries(new URLSearchParams(received[0]?.body))).toEqual({
		nud_id: recordId,
		name: 'Tűrő "A" & Társa',
		company: 'nincs',
	});
});

test('multipart: the pairs are form fields', async () => {
	await setAction({ format: 'multipart', body: 'nud_id=[id]' });
	const { recordId } = await place();
	expect(received[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
	expect(received[0]?.body).toContain(`name="nud_id"\r\n\r\n${recordId}\r\n`);
});

test('every outcome is in the event log: an answer, a refusal, no connection', async () => {
	await setAction({});
	await place();
	answerStatus = 500;
	const { recordId } = await place();
	await setAction({ url: 'http://127.0.0.1:1/hook' });
	await sandbox.send('POST', '/sandbox/fire', JSON.stringify({ listId: '1001', recordId }));
	const events = (await getJson<{ kind: string }[]>(sandbox, '/sandbox/events')).filter(
		({ kind }) => kind === 'external-action',
	);
	expect(events).toMatchObject([
		{ status: 200 },
		{ status: 500, body: 'received' },
		{ recordId, error: expect.stringMatching(/.+/) },
	]);
});

test('an order placed through the API fires it, after the API has answered', async () => {
	await setAction({});
	const { value } = await api(sandbox, 'POST', 'saveOrder/1001/form/10011', { email: 'a@example.com', prod_id: 202 });
	for (let attempt = 0; attempt < 50 && received.length === 0; attempt++)
		await new Promise((resolve) => setTimeout(resolve, 10));
	expect(JSON.parse(received[0]?.body ?? '')).toEqual({
		nl_id: '1001',
		nud_id: String(value),
		name: '',
		company: 'none',
	});
});

test('a list without an action stores the order and fires nothing', async () => {
	const answer = await place();
	expect(answer.fired).toBeUndefined();
	expect(await getJson(sandbox, '/sandbox/orders')).toMatchObject([{ listId: '1001', recordId: answer.recordId }]);
});

test('an order can be placed in the past', async () => {
	const { recordId } = await place({ subdate: '2026-01-02 03:04:05' });
	expect(await getJson(sandbox, '/sandbox/orders')).toMatchObject([{ recordId, record: { subdate: '2026-01-02 03:04:05' } }]);
});

test.each(['plain', 'company', 'abroad', 'coupon', 'zero'])('the sample order %s is placed and fires', async (name) => {
	await setAction({ body: '{"nud_id":"[id]"}' });
	const answer = JSON.parse((await sandbox.send('POST', `/sandbox/samples/${name}?list=1001`)).text) as {
		fired?: unknown;
	};
	expect(answer.fired).toMatchObject({ status: 200 });
});

test.each([
	['POST', '/sandbox/orders', { listId: 9, order: {} }],
	['POST', '/sandbox/orders', { listId: 1001 }],
	['POST', '/sandbox/fire', { listId: 1001, recordId: 1 }],
	['PUT', '/sandbox/external-action/1001', { url: 'http://127.0.0.1/' }],
	['POST', '/sandbox/samples/nosuch', {}],
])('%s %s with a wrong body is 400', async (method, path, body) => {
	expect((await sandbox.send(method, path, JSON.stringify(body))).status).toBe(400);
});
