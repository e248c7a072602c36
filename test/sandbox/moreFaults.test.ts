import { connect } from 'node:net';
import { addFault, books, call, create, LINE, LOGIN, multipart, overSocket, BUYER, slices, type Subject } from './support';
import { serialize } from '../../sandbox/wire/php';

let sandbox: Subject;
beforeEach(async () => { sandbox = await overSocket(); });
afterEach(() => sandbox.close());

const documentCount = async (): Promise<number> => (await books(sandbox)).documents.length;

/** The whole answer to a create, with its status. */
async function answerToCreate() {
	const { body, headers } = multipart('post', serialize([{ ...LOGIN, ...BUYER, ...LINE, muveletkod: '1' }]));
	return await sandbox.send('POST', '/fxapi/jxs.php', body, headers);
}

test.each([['status-before-commit', 429, 0], ['status-before-commit', 401, 0], ['status-after-commit', 503, 1]])('%s answers %d, and %d documents are booked', async (name, status, booked) => {
	await addFault(sandbox, { name, status, operation: '1' });
	expect((await answerToCreate()).status).toBe(status);
	expect(await documentCount()).toBe(booked);
});

test('a redirect leads to the same address, so that a client that followed it would send again', async () => {
	await addFault(sandbox, { name: 'status-after-commit', status: 302, operation: '1' });
	const { body, headers } = multipart('post', serialize([{ ...LOGIN, ...BUYER, ...LINE, muveletkod: '1' }]));
	const response = await fetch(`${sandbox.url}/fxapi/jxs.php`, { method: 'POST', body: new Uint8Array(body), headers, redirect: 'manual' });
	expect([response.status, response.headers.get('location')]).toEqual([302, '/fxapi/jxs.php']);
});

test.each([{}, { status: 200 }, { status: '503' }])('a status fault with %j is refused', async (more) => {
	const answer = await sandbox.send('POST', '/sandbox/faults', JSON.stringify({ name: 'status-before-commit', ...more }));
	expect(answer.status).toBe(400);
});

test('a garbled reply has a warning of PHP before it, an empty one has nothing, and both documents are booked', async () => {
	await addFault(sandbox, { name: 'garbled-reply' });
	await addFault(sandbox, { name: 'empty-reply' });
	expect(await create(sandbox)).toMatch(/^<br \/>\n<b>Warning<\/b>[^|]*100001\|1\|2026\/00001\|/s);
	expect(await create(sandbox)).toBe('');
	expect(await documentCount()).toBe(2);
});

test('a slow drip sends the booked reply byte by byte, and stops when nobody listens any more', async () => {
	await addFault(sandbox, { name: 'slow-drip', delayMs: 1 });
	expect(slices(await create(sandbox))[2]).toBe('2026/00001');
	await addFault(sandbox, { name: 'slow-drip', delayMs: 20 });
	const { port, hostname } = new URL(sandbox.url);
	const { body, headers } = multipart('post', serialize([{ ...LOGIN, muveletkod: '18' }]));
	const head = `POST /fxapi/jxs.php HTTP/1.1\r\nhost: sandbox.test\r\ncontent-type: ${headers['content-type']}\r\ncontent-length: ${body.length}\r\n\r\n`;
	const heard = await new Promise<string>((resolve) => {
		let text = '';
		const socket = connect(Number(port), hostname, () => socket.write(Buffer.concat([Buffer.from(head), body])));
		socket.on('data', (piece: Buffer) => {
			text += piece.toString();
			if (text.includes('\r\n\r\na:1')) socket.destroy();
		});
		socket.on('close', () => resolve(text));
	});
	expect(heard).toContain('200 OK');
	expect(heard).not.toContain('2026/00001');
});

test('the invoice list may be down while everything else answers', async () => {
	await addFault(sandbox, { name: 'list-down', count: 2 });
	await create(sandbox);
	expect(await call(sandbox, '18')).toContain('502 Bad Gateway');
	expect(await call(sandbox, '18')).toContain('502 Bad Gateway');
	expect(await call(sandbox, '18')).toContain('2026/00001');
});

test('the list may be stale by age: young documents come later, whatever is called in between', async () => {
	await create(sandbox);
	await addFault(sandbox, { name: 'stale-list', ageMs: 3_600_000 });
	expect(await call(sandbox, '18')).toBe('a:0:{}');
	await addFault(sandbox, { name: 'stale-list', ageMs: 0 });
	expect(await call(sandbox, '18')).toContain('2026/00001');
});

test('a fault that has not struck can be taken back', async () => {
	const fault = sandbox.state.faults.add({ name: 'hiba', text: 'HIBA:099 x' });
	sandbox.state.faults.remove(fault);
	expect(await create(sandbox)).not.toMatch(/^HIBA/);
});
