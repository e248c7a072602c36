import { gzipSync } from 'node:zlib';
import { createEngine, type Engine } from '../engine';
import { startOddServer, operationOf, type Answering, type OddServer } from '../support/oddServer';
import { order } from '../support/orders';
import { CONTINUE_ON_FAIL, credentialFor, NO_WAIT, PACKAGE_DIRECTORY, runCashmanFx } from '../support/shop';

/** Vectors: what can stand where CashMan-FX's reply should be. A create is sent once whatever comes back. */
const EMPTY_LIST = 'a:0:{}';
let server: OddServer;

async function startEngine(answer: Answering): Promise<Engine> {
	server = await startOddServer(answer);
	return await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) });
}

const creates = (): number => server.bodies.filter((body) => operationOf(body) === '1').length;

const MEGABYTE = 'x'.repeat(1024 * 1024);

const createReplies: Array<[string, Answering]> = [
	['an empty reply', (_body, response) => response.end('')],
	['a reply of one field', (_body, response) => response.end('OK')],
	['a reply of three fields', (_body, response) => response.end('100|1|2026/00001')],
	['a page of HTML', (_body, response) => response.end('<html><body>Karbantartás | szünet | 1 | 2</body></html>')],
	['a JSON reply', (_body, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}')],
	['a reply with a NUL in it', (_body, response) => response.end('100|1|2026/0\u0000001|0|hu|')],
	['a reply of 50 MB', (_body, response) => { for (let part = 0; part < 50; part++) response.write(MEGABYTE); response.end(); }],
	['a gzip bomb', (_body, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(20 * 1024 * 1024)))],
	['a redirect to another host', (_body, response) => response.writeHead(302, { location: 'http://127.0.0.2:9/' }).end()],
	['a 401', (_body, response) => response.writeHead(401).end('Unauthorized')],
	['a 502 of a proxy', (_body, response) => response.writeHead(502).end('Bad Gateway')],
	['a socket that is cut', (_body, response) => { response.destroy(); }],
	['a reply that drips for ever', (_body, response) => { response.write('1'); }],
];

test.each(createReplies)('after %s the create was sent once, and the order ends as unknown', async (_what, answer) => {
	const engine = await startEngine((body, response, request) => (operationOf(body) === '18' ? response.end(EMPTY_LIST) : answer(body, response, request)));
	const { json, error } = await runCashmanFx(engine, [order({ id: '77' })], { options: { ...NO_WAIT, timeout: 2, looksAfterUncertain: 1 } });
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ outcome: 'unknown', orderReference: '77' });
	expect(creates()).toBe(1);
});

const deep = `${'a:1:{i:0;'.repeat(10_000)}N;${'}'.repeat(10_000)}`;
const lists: Array<[string, string, RegExp]> = [
	['an object in it', 'a:1:{i:0;O:8:"stdClass":0:{}}', /scalars and arrays/],
	['a reference in it', 'a:1:{i:0;R:1;}', /scalars and arrays/],
	['10,000 levels of nesting', deep, /nested deeper/],
	['a count that lies', 'a:999999999:{i:0;N;}', /more entries than/],
	['a text that is cut', 'a:1:{i:0;a:1:{s:3:"egy";s:500:"x', /cut off/],
	['HTML in place of it', '<html>hiba</html>', /not CashMan-FX's invoice list: it is a web page/],
	['nothing in it', '', /not CashMan-FX's invoice list/],
	['an unknown error', 'HIBA:999 Nincs kapcsolat az adatbázissal', /HIBA:999/],
];

test.each(lists)('an invoice list with %s stops the create, and the error says so', async (_what, list, reason) => {
	const engine = await startEngine((_body, response) => response.end(list));
	const { items } = await runCashmanFx(engine, [order({ id: '77' })], {}, CONTINUE_ON_FAIL);
	expect(items[0]?.error?.message).toMatch(reason);
	expect(items[0]?.error?.message).toContain('Order 77 got no invoice');
	expect(creates()).toBe(0);
}, 30_000);

test('a list that ignores the filters and has other field names still shows the invoiced order', async () => {
	const rows = Array.from({ length: 3000 }, (_each, index) => `i:${index};a:2:{s:2:"c1";s:10:"2026/${String(index).padStart(5, '0')}";s:2:"c7";s:${Buffer.byteLength(`Megrendelésszám: ${index}`)}:"Megrendelésszám: ${index}";}`).join('');
	const engine = await startEngine((body, response) => response.end(operationOf(body) === '18' ? `a:3000:{${rows}}` : '500|1|2026/02345|0|hu||507|1|1||0'));
	const { json } = await runCashmanFx(engine, [order({ id: '2345' })]);
	expect(json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: '2026/02345' });
	expect(creates()).toBe(0);
});

test('a redirect gets neither the login nor the order', async () => {
	const other = await startOddServer((_body, response) => response.end('caught'));
	const engine = await startEngine((body, response) => (operationOf(body) === '18' ? response.end(EMPTY_LIST) : response.writeHead(307, { location: `${other.url}/` }).end()));
	await runCashmanFx(engine, [order()], { options: { ...NO_WAIT, looksAfterUncertain: 0 } });
	expect(other.bodies).toEqual([]);
});

test('an invoice for which CashMan-FX gives no link is issued without one, and the message says so', async () => {
	const engine = await startEngine((body, response) => response.end(operationOf(body) === '18' ? EMPTY_LIST : '100|1|2026/00001|0|hu||107|0|1||0'));
	const { json } = await runCashmanFx(engine, [order({ id: '77' })]);
	expect(json[0]).toMatchObject({ outcome: 'issued', invoiceNumber: '2026/00001', invoiceLink: '', message: expect.stringMatching(/^CashMan-FX gives no link for this document\./) });
	expect(creates()).toBe(1);
});
