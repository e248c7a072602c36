import { createEngine, type Engine } from '../engine';
import { startOddServer, type Answering } from '../support/oddServer';
import { credentialFor, PACKAGE_DIRECTORY, startShop, type Shop } from '../support/shop';

let shop: Shop;
let engine: Engine;
beforeAll(async () => {
	shop = await startShop();
	engine = await createEngine(PACKAGE_DIRECTORY, {});
});
afterAll(async () => { await shop.close(); });

const press = async (changes: Record<string, string | boolean> = {}, url = shop.sandbox.url) =>
	await engine.testCredential('cashmanFx', 'testCashmanFxLogin', 'cashmanFxApi', { ...credentialFor(url), ...changes });

test('the right login is accepted, and nothing is written', async () => {
	expect(await press()).toMatchObject({ status: 'OK' });
	const { documents, calls } = await shop.books();
	expect(documents).toHaveLength(0);
	expect(calls.map(({ op }) => op)).toEqual(['21']);
});

test.each([['password', { password: 'wrong' }], ['user name', { username: 'nobody' }], ['group', { group: 'other' }]])('a wrong %s is named as a refused login', async (_what, changes) => {
	expect(await press(changes)).toMatchObject({ status: 'Error', message: expect.stringContaining('refused the login. Check user name, password and group. It says: HIBA:001') });
});

test('missing parts are named before anything is sent', async () => {
	const calls = (await shop.books()).calls.length;
	expect(await press({ password: '', group: ' ' })).toEqual({ status: 'Error', message: 'Fill in Password, Group.' });
	expect((await shop.books()).calls).toHaveLength(calls);
});

test('a server that is not there is said to be out of reach', async () => {
	expect(await press({}, 'http://127.0.0.1:1')).toMatchObject({ status: 'Error', message: expect.stringContaining('could not be reached: nothing listens at that address (connection refused)') });
});

const strangers: Array<[string, Answering]> = [
	['a page of HTML', (_body, response) => response.end('<html><body>Welcome | Home</body></html>')],
	['plain text', (_body, response) => response.end('OK')],
	['JSON', (_body, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"error":"x"}')],
	['nothing', (_body, response) => response.end()],
];

test.each(strangers)('an answer of %s is said not to be CashMan-FX\'s', async (_what, answer) => {
	const odd = await startOddServer(answer);
	expect(await press({}, odd.url)).toMatchObject({ status: 'Error', message: expect.stringContaining('is not CashMan-FX\'s') });
});

test.each([302, 401, 404, 500])('status %d is said not to come from CashMan-FX', async (status) => {
	const odd = await startOddServer((_body, response) => response.writeHead(status, { location: '/x' }).end('x'));
	expect(await press({}, odd.url)).toMatchObject({ status: 'Error', message: expect.stringContaining(`status ${status}`) });
	expect(odd.bodies).toHaveLength(1);
});

test.each(['javascript:alert(1)', 'ftp://example.hu', 'www.cmfx.hu'])('an address such as %p is not called', async (apiUrl) => {
	expect(await press({ apiUrl })).toMatchObject({ status: 'Error', message: expect.stringContaining('not a web address') });
});

test('any other error text means that the login was accepted', async () => {
	const odd = await startOddServer((_body, response) => response.end('HIBA:055 Nincs ilyen cikkszám'));
	expect(await press({}, odd.url)).toMatchObject({ status: 'OK' });
});
