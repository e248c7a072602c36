import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeCredentialTestResult } from 'n8n-workflow';
import { createEngine } from '../engine';
import { startOddServer } from '../support/oddServer';
import { answer, flood, startRawServer, type Attack } from '../support/rawServer';
import { credentialFor, PACKAGE_DIRECTORY } from '../support/shop';

/** The Test buttons of both credentials, which n8n gives a helper of its own without limits, against a server that means ill. */
const MEGABYTE = 1024 * 1024;
const PASSWORD = 'pl4nted-jelszó"\';&<';
/** What the buffers on the way take up before anybody reads. */
const ON_THE_WAY_BYTES = 16 * MEGABYTE;

const BUTTONS = [
	['cashmanFx', 'testCashmanFxLogin', 'cashmanFxApi', (url: string) => ({ ...credentialFor(url), password: PASSWORD })],
	['salesAutopilot', 'testSalesAutopilotLogin', 'salesAutopilotApi', (url: string) => ({ username: 'demo', password: PASSWORD, ownServer: true, baseUrl: url })],
] as const;

async function pressAll(url: string): Promise<INodeCredentialTestResult[]> {
	const engine = await createEngine(PACKAGE_DIRECTORY, {});
	return await Promise.all(BUTTONS.map(async ([node, test, name, data]) => await engine.testCredential(node, test, name, data(url))));
}

const RIGHT_NOW = AbortSignal.timeout;
afterEach(() => { AbortSignal.timeout = RIGHT_NOW; });

const drip = (start: string, piece: string): Attack => (socket) => {
	socket.write(start);
	const timer = setInterval(() => { socket.write(piece); }, 20);
	socket.on('close', () => { clearInterval(timer); });
};

test.each([['body', drip('HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n', '1')], ['JSON', drip('HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n[', ' ')]])('a server that drips its %s for ever is left when the time is over', async (_what, attack) => {
	// Twenty times as fast as it is.
	AbortSignal.timeout = (timeoutMs) => RIGHT_NOW.call(AbortSignal, timeoutMs / 20);
	const server = await startRawServer(attack);
	const results = await pressAll(server.url);
	await server.allClosed();
	expect(results.map(({ status, message }) => `${status}: ${message}`)).toEqual([expect.stringContaining('no complete answer within 20 seconds'), expect.stringContaining('no complete answer within 20 seconds')]);
});

test('a gigabyte is left at the limit, plain or compressed', async () => {
	const floods: Attack[] = [
		async (socket) => { socket.write('HTTP/1.1 200 OK\r\n\r\n'); await flood(socket, Buffer.alloc(MEGABYTE, 'x'), 1024 * MEGABYTE); },
		async (socket) => { socket.write('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n'); await flood(socket, gzipSync(Buffer.alloc(64 * MEGABYTE)), 1024 * MEGABYTE); },
	];
	for (const attack of floods) {
		const server = await startRawServer(attack);
		for (const { status, message } of await pressAll(server.url)) expect(`${status}: ${message}`).toMatch(/^Error: .*longer than 1024 kB/);
		await server.allClosed();
		expect(server.sentBytes()).toBeLessThanOrEqual(server.requests.length * ON_THE_WAY_BYTES);
	}
});

test('a redirect is not followed, and a certificate of its own making is refused before anything is sent', async () => {
	const other = await startRawServer((socket) => { answer(socket, '[]'); });
	const server = await startRawServer((socket) => { answer(socket, '', { location: other.url }, '307 Temporary Redirect'); });
	for (const { status, message } of await pressAll(server.url)) expect(`${status}: ${message}`).toMatch(/^Error: .*status 307/);
	expect(other.requests).toEqual([]);
	const [key, cert] = ['key.pem', 'cert.pem'].map((name) => readFileSync(join(__dirname, '..', 'fixtures', 'tls', name), 'utf8')) as [string, string];
	const impostor = await startOddServer((_body, response) => response.end('[]'), { key, cert });
	for (const { status, message } of await pressAll(impostor.url)) expect(`${status}: ${message}`).toMatch(/^Error: .*self-signed/);
	expect(impostor.bodies).toEqual([]);
});
