import { soundsLikeError } from '../../nodes/CashmanFx/wire/reply';
import { serialize } from '../../sandbox/wire/php';
import { createEngine, type Engine } from '../engine';
import { operationOf, startOddServer, type OddServer } from '../support/oddServer';
import { freeOrder, order } from '../support/orders';
import { CONTINUE_ON_FAIL, credentialFor, NO_WAIT, PACKAGE_DIRECTORY, runCashmanFx, startShop, type Shop } from '../support/shop';

/** Vectors: answers that look like success and are about something else, or about nothing. */
const INVOICE = { szamlaszam: '2026/00042', tipus: '1', brutto: '1270', egyeb: 'Megrendelésszám: 77', fizetve: '', eszamla: '0' };
let server: OddServer;

/** A server that lists these rows, and answers each further op with a text. */
async function startServer(rows: Array<Record<string, string>>, answers: Record<string, string>): Promise<Engine> {
	server = await startOddServer((body, response) => response.end(operationOf(body) === '18' ? serialize(rows) : (answers[operationOf(body)] ?? 'HIBA:099 Nem várt hívás')));
	return await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) });
}

const sent = (operation: string): number => server.bodies.filter((body) => operationOf(body) === operation).length;
const byNumber = (operation: string): Record<string, unknown> => ({ operation, invoiceNumber: '2026/00042', options: { ...NO_WAIT, looksAfterUncertain: 1 } });

describe('a server that answers a reprint with another document', () => {
	const OTHER = { 2: '999|1|2026/00099|0|hu||1|x||' };

	test('gives Get Link nothing to hand out', async () => {
		const { error } = await runCashmanFx(await startServer([INVOICE], OTHER), [{}], byNumber('getLink'));
		expect(error?.message).toContain('the answer is of another document, 2026/00099');
	});

	test('leaves an existing invoice without a link, and says why', async () => {
		const { json } = await runCashmanFx(await startServer([INVOICE], OTHER), [order({ id: '77' })]);
		expect(json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: '2026/00042', invoiceLink: '', message: expect.stringContaining('another document, 2026/00099') });
	});

	test('has nobody mailed', async () => {
		let lists = 0;
		server = await startOddServer((body, response) => {
			if (operationOf(body) === '18') return response.end(serialize(lists++ === 0 ? [] : [INVOICE]));
			return operationOf(body) === '2' ? response.end(OTHER[2]) : response.destroy();
		});
		const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) });
		const { json } = await runCashmanFx(engine, [order({ id: '77' })], { sendEmail: true, options: NO_WAIT });
		expect(json[0]).toMatchObject({ outcome: 'issued', invoiceNumber: '2026/00042', emailSent: false, invoiceLink: '' });
	});

	test.each(['2026/42', ' 2026 / 00042', '2026-00042', 'E-2026/00042', 'A 2026/00042', '2026/00042 (e-számla)'])('but %j is no other document than 2026/00042', async (number) => {
		const { json } = await runCashmanFx(await startServer([INVOICE], { 2: `42|1|${number}|0|hu||1` }), [{}], byNumber('getLink'));
		expect(json[0]?.invoiceLink).toContain('szamfej_id=42');
	});
});

test('a create whose answer has another number than the list says so', async () => {
	let lists = 0;
	server = await startOddServer((body, response) => response.end(operationOf(body) === '18' ? serialize(lists++ === 0 ? [] : [INVOICE]) : '1|1|2026/00001|0|hu||1|1|1||0'));
	const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) });
	const { json } = await runCashmanFx(engine, [order({ id: '77' })]);
	expect(json[0]).toMatchObject({ outcome: 'issued', invoiceNumber: '2026/00001', message: expect.stringContaining('answered with the number 2026/00001, but its list shows 2026/00042 for order 77') });
});

const COMPLAINTS = [
	'Hibás felhasználónév vagy jelszó', 'Nincs ilyen számla!', 'Hiba: nincs ilyen számla', 'Notice: Undefined index: szamlaszam in /var/www/jxs.php', 'PHP Fatal error: Out of memory', 'false', '-1', 'b:0;',
	'{"error":"x"}', 'A számla nem található',
];

describe.each([['settle', '6'], ['makeElectronic', '16']])('%s', (operation, code) => {
	test.each(COMPLAINTS)('that is answered with %j is not called done, and is sent once', async (answer) => {
		const { json } = await runCashmanFx(await startServer([INVOICE], { [code]: answer }), [{}], byNumber(operation));
		expect(json[0]).toMatchObject({ outcome: 'unknown', message: expect.stringContaining(answer.slice(0, 20)) });
		expect(sent(code)).toBe(1);
	});

	test('that the list does not show afterwards says so', async () => {
		const { json } = await runCashmanFx(await startServer([INVOICE], { [code]: 'OK' }), [{}], byNumber(operation));
		expect(json[0]).toMatchObject({ outcome: 'done', message: expect.stringContaining('its list does not show 2026/00042 as') });
	});
});

test.each(COMPLAINTS)('a payment that is answered with %j is not called recorded', async (answer) => {
	const { json } = await runCashmanFx(await startServer([], { 15: answer }), [{}], { resource: 'cashDesk', operation: 'record', cashDeskId: '7', amount: '1270' });
	expect(json[0]).toMatchObject({ outcome: 'unknown' });
});

test('a storno that is answered with the invoice\'s own number made nothing that is known', async () => {
	const { json } = await runCashmanFx(await startServer([INVOICE], { 3: '42|1|2026/00042|0|hu||1|1|1||0' }), [{}], byNumber('cancel'));
	expect(json[0]).toMatchObject({ outcome: 'unknown', message: expect.stringContaining('the answer names 2026/00042 itself') });
	expect(sent('3')).toBe(1);
});

test.each(['OK', '1', '0|OK', 'A számla kiegyenlítve. Nincs hátralék.', '{"ok":true,"errors":[]}', '{"status":"ok","error":0}', '42|Nem Adom Fel Alapítvány', '-5000|HUF'])('an answer such as %j is no complaint', (answer) => {
	expect(soundsLikeError(Buffer.from(answer))).toBe(false);
});

test('a payment that was refused is sent for the next item; one whose answer was lost stays unknown', async () => {
	const pay = async (first: string): Promise<unknown[]> => {
		let calls = 0;
		server = await startOddServer((_body, response) => response.end(calls++ === 0 ? first : 'OK'));
		const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) });
		const { items } = await runCashmanFx(engine, [{}, {}], { resource: 'cashDesk', operation: 'record', cashDeskId: '7', amount: '1270' }, CONTINUE_ON_FAIL);
		return [...items.map(({ json, error }) => (error === undefined ? json.outcome : 'failed')), server.bodies.length];
	};
	expect(await pay('HIBA:044 A pénztár zárva')).toEqual(['failed', 'done', 2]);
	expect(await pay('')).toEqual(['unknown', 'unknown', 1]);
});

test('an invoice that may be paid in part is settled; one that is paid over its whole total was settled before', async () => {
	const settle = async (fizetve: string): Promise<unknown> => (await runCashmanFx(await startServer([{ ...INVOICE, fizetve }], { 6: 'OK' }), [{}], byNumber('settle'))).json[0]?.outcome;
	expect([await settle('500'), await settle('1270'), await settle('1265'), await settle('1'), await settle('2026-11-20'), await settle('20261120')]).toEqual(['done', ...Array<string>(5).fill('existing')]);
});

describe('an order that an account\'s list never shows', () => {
	const REFUSED = 'HIBA:033 Hibás vevő';

	test.each([['does not show it', serialize([]), {}], ['cannot be read', 'HIBA:005 Nincs jogosultsága', { issueWithoutLookUp: true }]])('is not promised to be found by another run when the list %s', async (_when, list, options) => {
		let creates = 0;
		server = await startOddServer((body, response) => response.end(operationOf(body) === '18' ? list : creates++ === 0 ? '1|1|2026/00001|0|hu||1|1|1||0' : REFUSED));
		const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) });
		const { error } = await runCashmanFx(engine, [order({ id: '71' }), order({ id: '72' })], { options: { ...NO_WAIT, ...options } });
		expect(error?.description).toContain('not seen in the invoice list: 2026/00001 (order 71). Take them out before you run again');
		expect(error?.description).not.toContain('finds them as existing');
	});
});

describe('on the sandbox', () => {
	let shop: Shop;
	beforeEach(async () => { shop = await startShop(); });
	afterEach(async () => { await shop.close(); });

	test('an order that comes twice in one run is paid in at the cash desk once', async () => {
		const { json } = await shop.run([order({ id: '5' }), order({ id: '5' })]);
		expect(json.map(({ outcome, cashDeskId }) => [outcome, cashDeskId !== ''])).toEqual([['issued', true], ['existing', false]]);
		const [invoice] = json;
		const paid = await shop.run([invoice ?? {}, invoice ?? {}], { resource: 'cashDesk', operation: 'record' });
		expect(paid.json).toMatchObject([{ outcome: 'done' }, { outcome: 'existing', message: expect.stringContaining('not sent a second time') }]);
		expect(await shop.calls('15')).toBe(1);
	});

	test.each([['a node that is not there', '={{ $("Nope").item.json.x }}'], ['a slip of the pen', '={{ $json..x }}']])('an expression with %s is not called a mistake of the node', async (_what, orderReference) => {
		const { items: [failed, next] } = await shop.run([order({ id: '6' }), freeOrder()], { options: { orderReference } }, CONTINUE_ON_FAIL);
		expect(failed?.error?.message).toMatch(/^Order 6: An expression.* cannot be evaluated: /);
		expect(failed?.error?.description).toContain('Correct the expression in this node. Nothing was sent for this item.');
		expect(next?.error?.message).toContain('cannot be evaluated');
	});

	test('what an earlier node left of a failed order, its error as text, is not invoiced', async () => {
		const { items: [failed] } = await shop.run([{ ...order({ id: '8' }), error: 'Order 8: The currency is missing' }], {}, CONTINUE_ON_FAIL);
		expect(failed?.error?.message).toContain('The item failed in an earlier node');
	});

	test('a name that was damaged on the way does not go onto an invoice', async () => {
		const { items: [failed] } = await shop.run([order({ id: '9', mssys_lastname: 'Kov\ufffdcs' })], {}, CONTINUE_ON_FAIL);
		expect(failed?.error?.message).toContain('letters that were damaged on the way');
	});
});
