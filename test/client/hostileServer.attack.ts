import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runAlone } from '../support/everyOperation';
import { operationOf, startOddServer } from '../support/oddServer';
import { order } from '../support/orders';
import { answer, startRawServer, type Attack, type RawServer } from '../support/rawServer';
import { CONTINUE_ON_FAIL, NO_WAIT, runCashmanFx } from '../support/shop';
import { attackAll, CALLING, fooled, startEngine } from './attackAll';

/** Vectors: what a server can do instead of answering. Every operation of both nodes meets each of them, alone with it. */

/** A byte now and then: never so long without one that a socket's own timeout would end it. */
function drip(socket: Socket, text: string): void {
	const timer = setInterval(() => { socket.write(text); }, 20);
	socket.on('close', () => { clearInterval(timer); });
}

const slow: Array<[string, Attack]> = [
	['says nothing, for ever', () => {}],
	['drips the head of its answer, for ever', (socket) => { socket.write('HTTP/1.1 200 OK\r\nx-slow: '); drip(socket, 'x'); }],
	['drips header after header, for ever', (socket) => { socket.write('HTTP/1.1 200 OK\r\n'); drip(socket, 'x: y\r\n'); }],
	['drips interim answers, for ever', (socket) => { drip(socket, 'HTTP/1.1 102 Processing\r\n\r\n'); }],
	['drips the body of its answer, for ever', (socket) => { socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n'); drip(socket, '1'); }],
	['drips chunks of a list, for ever', (socket) => { socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n6\r\na:9:{\n\r\n'); drip(socket, '1\r\n \r\n'); }],
	['drips a compressed body, for ever', (socket) => {
		socket.write('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 1000000\r\n\r\n');
		socket.write(gzipSync('x').subarray(0, 10));
		drip(socket, '\0');
	}],
];

test('a server that is slow, in whatever way, is left when the time is over, and its connections are closed', async () => {
	const results = await Promise.all(slow.map(async ([what, attack]) => ({ what, ...(await attackAll(attack, 1)) })));
	expect(results.filter(({ ends }) => fooled(ends).length > 0).map(({ what, ends }) => ({ what, fooled: fooled(ends) }))).toEqual([]);
	expect(results.filter(({ server }) => server.requests.length < CALLING.length).map(({ what }) => what)).toEqual([]);
});

/** Where a redirect may point: nobody may be asked there. */
const elsewhere: Array<[string, (own: string, other: RawServer) => string]> = [
	['another path of the same host', (own) => `${own}/another`],
	['itself', () => ''],
	['another host', (_own, other) => `${other.url}/x`],
	['another host, without a scheme', (_own, other) => other.url.replace('http:', '')],
	['another name of the same machine', (own) => own.replace('127.0.0.1', 'localhost')],
	['another scheme of the same host', (own) => own.replace('http:', 'https:')],
	['a file', () => 'file:///etc/passwd'],
	['a script', () => 'javascript:alert(1)'],
	['FTP', () => 'ftp://127.0.0.1/x'],
	['data', () => 'data:text/plain,100|1|2026/00001|0|hu'],
	['nowhere', () => 'http://['],
];

/** The two ways of a redirect: with another method, and with the whole request once more. */
const REDIRECTS = ['302 Found', '307 Temporary Redirect'];

test.each(REDIRECTS)('a redirect with %s is followed by no call that carries a login or an order, wherever it leads', async (status) => {
	const other = await startRawServer((socket) => { answer(socket, '100|1|2026/00001|0|hu||107|1|1||0'); });
	const results = await Promise.all(elsewhere.map(async ([where, target]) => ({ where, ...(await attackAll((socket, request) => {
		answer(socket, '', { location: target(`http://${hostOf(request)}`, other) }, status);
	})) })));
	expect(results.filter(({ ends }) => fooled(ends).length > 0).map(({ where, ends }) => ({ where, fooled: fooled(ends) }))).toEqual([]);
	expect(other.requests).toEqual([]);
	// Whoever follows asks more often than the one who gets an error from the same server.
	const refusing = await attackAll((socket) => { answer(socket, '', {}, '418 I\'m a teapot'); });
	expect(results.map(({ where, server }) => [where, server.requests.length])).toEqual(elsewhere.map(([where]) => [where, refusing.server.requests.length]));
});

function hostOf(request: string): string {
	return /^host: *(\S+)/im.exec(request)?.[1] ?? '';
}

/** ISO-8859-2, which is not UTF-8: an older server may answer in it. */
const latin2 = (text: string): Buffer => Buffer.from(text.replaceAll('é', '\xe9').replaceAll('á', '\xe1'), 'latin1');

test('an invoice number that is not UTF-8 is not taken for one: the list says what the invoice is called', async () => {
	let creates = 0;
	const server = await startRawServer((socket, request) => {
		const code = operationOf(request);
		if (code === '1') creates++;
		const row = `i:0;a:2:{s:6:"szamla";s:10:"2026/00001";s:5:"egyeb";s:${latin2('Megrendelésszám: 77').length}:"Megrendelésszám: 77";}`;
		answer(socket, code === '18' ? latin2(creates === 0 ? 'a:0:{}' : `a:1:{${row}}`) : code === '1' ? Buffer.concat([Buffer.from('100|1|2026/'), Buffer.from([0xff, 0xfe]), Buffer.from('1|0|hu||107|1|1||0')]) : '100|1|2026/00001|0|hu||107|1|1||0');
	});
	const { json } = await runCashmanFx(await startEngine(server.url), [order({ id: '77' })], { options: { ...NO_WAIT } });
	expect(json[0]).toMatchObject({ outcome: 'issued', invoiceNumber: '2026/00001', message: expect.stringContaining('The answer was lost') });
	expect(creates).toBe(1);
	// The words before the number are broken in such a list; the order is known all the same.
	expect((await runCashmanFx(await startEngine(server.url), [order({ id: '77' })])).json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: '2026/00001' });
	expect(creates).toBe(1);
});

/** A reply whose parts try to lead somewhere else than to the server of the credential. */
const leading: Array<[string, string]> = [
	['the number is an address', '100|1|http://127.0.0.2:9/1|0|hu||107|1|1||0'],
	['the number climbs out of its folder', '100|1|../../../1|0|hu||107|1|1||0'],
	['the number begins another host', '100|1|@127.0.0.2:9/1|0|hu||107|1|1||0'],
	['the language carries a parameter', '100|1|2026/00001|0|hu&email=a@evil.example&x=|107|1|1||0|'],
	['the design is an address', '100|1|2026/00001|0|hu||107|1|http://127.0.0.2:9/?x=|http://127.0.0.2:9/|0'],
];

test.each(leading)('links lead to the credential\'s own server and mail nobody when %s', async (_what, reply) => {
	const server = await startRawServer((socket, request) => { answer(socket, operationOf(request) === '' ? '%PDF-1.4\n%%EOF' : operationOf(request) === '18' ? 'a:0:{}' : reply); });
	const engine = await startEngine(server.url);
	for (const parameters of [{}, { operation: 'getLink', findBy: 'invoiceNumber', invoiceNumber: '2026/00001' }, { operation: 'download', findBy: 'invoiceNumber', invoiceNumber: '2026/00001' }]) {
		for (const { json } of (await runCashmanFx(engine, [order()], { ...parameters, options: { ...NO_WAIT, looksAfterUncertain: 0, pdfTries: 1 } })).items) {
			for (const link of [json.invoiceLink, json.pdfUrl].filter((each) => each !== '' && each !== undefined)) {
				expect(new URL(String(link)).origin).toBe(server.url);
				expect(new URL(String(link)).searchParams.has('email')).toBe(false);
			}
		}
	}
	expect(server.requests.filter((request) => !hostOf(request).startsWith('127.0.0.1:') || /^GET \S*[?&]email=/.test(request))).toEqual([]);
});

describe('opening a link: the PDF, and the link that mails', () => {
	test.each(elsewhere)('a redirect to %s gets nothing, unless it is the same server', async (_where, target) => {
		const other = await startRawServer((socket) => { answer(socket, '%PDF-1.4\n%%EOF'); });
		const server = await startRawServer((socket, request) => {
			if (request.startsWith('GET')) answer(socket, '', { location: target(`http://${hostOf(request)}`, other) }, '302 Found');
			else answer(socket, operationOf(request) === '18' ? 'a:0:{}' : '100|1|2026/00001|0|hu||107|1|1||0');
		});
		const engine = await startEngine(server.url);
		const mailing = await runCashmanFx(engine, [order()], { sendEmail: true, options: { ...NO_WAIT, looksAfterUncertain: 0 } });
		expect(mailing.json[0]).toMatchObject({ outcome: 'issued', emailSent: false, message: expect.stringContaining('status 302') });
		const download = await runCashmanFx(engine, [{}], { operation: 'download', findBy: 'invoiceNumber', invoiceNumber: '2026/00001', options: { pdfTries: 1 } });
		expect(download.json[0]).toMatchObject({ pdf: 'notReady' });
		expect(other.requests).toEqual([]);
		expect(server.requests.filter((request) => request.startsWith('GET') && /^authorization:|demo.*jelszo/im.test(request))).toEqual([]);
		// Law 5: each opening of this link sends a letter.
		expect(server.requests.filter((request) => /^GET \S*[?&]email=/.test(request))).toHaveLength(1);
	});
});

test('a server with a certificate of its own making gets nothing, from no operation', async () => {
	const [key, cert] = ['key.pem', 'cert.pem'].map((name) => readFileSync(join(__dirname, '..', 'fixtures', 'tls', name), 'utf8')) as [string, string];
	const impostor = await startOddServer((_body, response) => response.end('100|1|2026/00001|0|hu||107|1|1||0'), { key, cert });
	const engine = await startEngine(impostor.url);
	// Nobody has to be waited for here, and a busy machine must not be taken for a silent server.
	const ends = await Promise.all(CALLING.map(async (operation) => [operation, await runAlone(engine, operation, { timeout: 60 }, CONTINUE_ON_FAIL)] as const));
	expect(fooled(new Map(ends))).toEqual([]);
	expect(ends.filter(([{ title }, { items }]) => title !== 'SalesAutopilot: order getMany' && !items[0]?.error?.message.includes('self-signed')).map(([{ title }]) => title)).toEqual([]);
	expect(impostor.bodies).toEqual([]);
});
