import { CARRIERS, ENCODINGS, loginOf } from '../support/echoes';
import { EVERY_OPERATION, runAlone } from '../support/everyOperation';
import { startOddServer } from '../support/oddServer';
import { leakIn, leakInText, PLANTED } from '../support/plantedSecret';
import { CONTINUE_ON_FAIL } from '../support/shop';
import { startEngine } from './attackAll';

/** Law 6: every operation of both nodes, against servers that send the login back in whatever form, and nothing of it comes out. */

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

/** A list of its own: the product's is what is to be tested. */
const FORMS: ReadonlyArray<readonly [string, string]> = [
	...ENCODINGS.map(([how, encode]) => [how, encode(PLANTED)] as const),
	['JSON', JSON.stringify({ password: PLANTED })],
	['a URL', new URL(`https://example.hu/?x=${encodeURIComponent(PLANTED)}`).href],
	['a form', new URLSearchParams({ password: PLANTED }).toString()],
	['serialized PHP', `s:${Buffer.byteLength(PLANTED)}:"${PLANTED}";`],
	...['u', 'us', 'use'].map((user) => [`the Basic login of ${user}`, Buffer.from(`${user}:${PLANTED}`).toString('base64')] as const),
	['a file of it, as n8n keeps one', Buffer.from(`x ${Buffer.from(`user:${PLANTED}`).toString('base64')}`).toString('base64')],
	['hexadecimal digits', Buffer.from(PLANTED).toString('hex').toUpperCase()],
];

test.each(FORMS)('the search that these tests rely on finds a password in %s', (_how, text) => {
	expect(leakInText(`before ${text} after`)).toBeDefined();
	expect(leakInText('before after')).toBeUndefined();
});
