import { inspect } from 'node:util';
import { createEngine } from '../engine';
import { startOddServer, type Answering } from '../support/oddServer';
import { order } from '../support/orders';
import { CONTINUE_ON_FAIL, credentialFor, NO_WAIT, PACKAGE_DIRECTORY, runCashmanFx } from '../support/shop';

const MARKER = 'pl4nted-jelszó"\';';

const answers: Array<[string, Answering]> = [
	['a refused login', (_body, response) => response.end('HIBA:001 Hibás jelszó!')],
	['a cut connection', (_body, response) => { response.destroy(); }],
	['a 500', (_body, response) => response.writeHead(500).end('error')],
	['a page of HTML', (_body, response) => response.end('<html></html>')],
	['a redirect', (_body, response) => response.writeHead(302, { location: '/x' }).end()],
	['a server that sends back what it got', (body, response) => response.end(`HIBA:100 ${body}`)],
	['a list that sends back what it got', (body, response) => response.end(body)],
];

test.each(answers)('the password is in no output, error or run data after %s', async (_what, answer) => {
	const server = await startOddServer(answer);
	const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: { ...credentialFor(server.url), password: MARKER } });
	for (const settings of [{}, CONTINUE_ON_FAIL]) {
		const { run } = await runCashmanFx(engine, [order()], { options: { ...NO_WAIT, issueWithoutLookUp: true, timeout: 2 } }, settings);
		const seen = inspect(run, { depth: 30, showHidden: true, maxStringLength: null, maxArrayLength: null }) + JSON.stringify(run);
		expect(server.bodies.join()).toContain(MARKER);
		expect(seen.includes('pl4nted')).toBe(false);
	}
});
