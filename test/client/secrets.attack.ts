import type { IncomingMessage, ServerResponse } from 'node:http';
import { EVERY_OPERATION, runAlone } from '../support/everyOperation';
import { startOddServer } from '../support/oddServer';
import { leakIn, PLANTED } from '../support/plantedSecret';
import { CONTINUE_ON_FAIL } from '../support/shop';
import { startEngine } from './attackAll';

/** Law 6: every operation of both nodes, against servers that send the login back in whatever form, and nothing of it comes out. */

/** What a service may have done to the text before it sends it back; test/secret.property.ts has more of them. */
const ENCODINGS: ReadonlyArray<readonly [string, (text: string) => string]> = [
	['as it is', (text) => text],
	['as HTML', (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\'', '&#039;')],
	['in base64', (text) => Buffer.from(text).toString('base64')],
];

const phpText = (text: string): string => `s:${Buffer.byteLength(text)}:"${text}"`;

type Carrier = (echo: string, response: ServerResponse) => void;

const CARRIERS: ReadonlyArray<readonly [string, Carrier]> = [
	['an error text', (echo, response) => response.end(`HIBA:100 ${echo}`)],
	['a refused login', (echo, response) => response.end(`HIBA:001 Hibás jelszó: ${echo}`)],
	['the whole answer', (echo, response) => response.end(echo)],
	['one part of an answer', (echo, response) => response.end(`100|1|2026/00001|0|hu|${echo}|107|1|1|${echo}|0|${echo}`)],
	['the first part of an answer', (echo, response) => response.end(`${echo}|1|${echo}|0|hu||107|1|1||0`)],
	['a row of a list', (echo, response) => response.end(`a:1:{i:0;a:3:{s:6:"szamla";s:10:"2026/00001";s:5:"egyeb";${phpText(`Megrendelésszám: 77 ${echo}`)};s:3:"nev";${phpText(echo)};}}`)],
	['a list that is none', (echo, response) => response.end(`a:1:{i:0;a:1:{${phpText(echo)};O:3:"abc":0:{}`)],
	['a field of a record', (echo, response) => response.end(JSON.stringify({ id: '7', email: echo, name: echo, products: [{ oi_name: echo }] }))],
	['records', (echo, response) => response.end(JSON.stringify([{ id: '7', subdate: '2026-01-01 00:00:00', nl_id: '1001', list_name: echo, name: echo, ns_id: '5', form_name: echo }]))],
	['the id of a record', (echo, response) => response.end(JSON.stringify({ id: echo }))],
	['a bare JSON text', (echo, response) => response.end(JSON.stringify(echo))],
	['a web page', (echo, response) => response.end(`<html><body>${echo}</body></html>`)],
	['the page of an error', (echo, response) => response.writeHead(500).end(echo)],
	['the page of a refused login', (echo, response) => response.writeHead(401, { 'www-authenticate': `Basic realm="${encodeURIComponent(echo)}"` }).end(echo)],
	['a header', (echo, response) => response.writeHead(400, { 'x-echo': Buffer.from(echo).toString('latin1').replace(/[^\x20-\x7e]/g, '?') }).end('x')],
	['where a redirect leads', (echo, response) => response.writeHead(302, { location: `/${encodeURIComponent(echo)}` }).end()],
];

/** The login as it came: CashMan-FX's is in the body, SalesAutopilot's in a header. */
function loginOf(body: string, { headers: { authorization = '' } }: IncomingMessage): string {
	const encoded = authorization.replace('Basic ', '');
	return authorization === '' ? body.replaceAll('\r\n', ' ') : `${encoded} ${Buffer.from(encoded, 'base64').toString()} ${body}`;
}

const PASSWORDS = { password: PLANTED, webhookUsername: 'kulso', webhookPassword: `webhook ${PLANTED}` };

/** Every operation, with Continue On Fail and without it; what leaked, by operation. */
async function leaksOf(url: string, timeout: number): Promise<string[]> {
	const engine = await startEngine(url, PASSWORDS);
	const ended = await Promise.all(EVERY_OPERATION.flatMap((operation) => [{}, CONTINUE_ON_FAIL].map(async (settings) => ({ title: operation.title, leak: leakIn((await runAlone(engine, operation, { timeout }, settings)).run) }))));
	return ended.flatMap(({ title, leak }) => (leak === undefined ? [] : [`${title}: ${leak}`]));
}

test.each(CARRIERS)('no operation lets the password out when a server sends it back in %s', async (_where, carry) => {
	const leaks = await Promise.all(ENCODINGS.map(async ([how, encode]) => {
		let asked = 0;
		const server = await startOddServer((body, response, request) => {
			if (loginOf(body, request).includes('Pl4ntedK3y')) asked++;
			carry(encode(loginOf(body, request)), response);
		});
		const found = await leaksOf(server.url, 30);
		// The test has teeth only where the password came along.
		expect(asked).toBeGreaterThan(EVERY_OPERATION.length);
		return found.map((leak) => `${how}: ${leak}`);
	}));
	expect(leaks.flat()).toEqual([]);
});

test('nor when nobody listens, or nobody answers in time, or the connection is cut', async () => {
	const gone = await startOddServer(() => {});
	await gone.close();
	const silent = await startOddServer(() => {});
	const cutting = await startOddServer((_body, response) => { response.destroy(); });
	expect((await Promise.all([leaksOf(gone.url, 1), leaksOf(silent.url, 1), leaksOf(cutting.url, 30)])).flat()).toEqual([]);
});

test('the Test buttons do not show it either', async () => {
	for (const [, carry] of CARRIERS) {
		for (const [, encode] of ENCODINGS) {
			const server = await startOddServer((body, response, request) => { carry(encode(loginOf(body, request)), response); });
			const engine = await startEngine(server.url);
			const results = [
				await engine.testCredential('cashmanFx', 'testCashmanFxLogin', 'cashmanFxApi', { username: 'demo', group: 'demo', ...PASSWORDS, ownServer: true, apiUrl: server.url }),
				await engine.testCredential('salesAutopilot', 'testSalesAutopilotLogin', 'salesAutopilotApi', { username: 'demo', ...PASSWORDS, ownServer: true, baseUrl: server.url }),
			];
			expect(leakIn(results)).toBeUndefined();
			await server.close();
		}
	}
});
