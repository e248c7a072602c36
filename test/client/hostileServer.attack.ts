import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { answer, startRawServer, type Attack, type RawServer } from '../support/rawServer';
import { attackAll, CALLING, fooled } from './attackAll';

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
