import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine } from './engine';
import { startOddServer } from './support/oddServer';
import { freeOrder, order } from './support/orders';
import { CONTINUE_ON_FAIL, credentialFor, NO_WAIT, PACKAGE_DIRECTORY, runCashmanFx, startShop, yearly, type Shop } from './support/shop';

/** The laws of the house, one by one. The other files of this folder go into the details of each. */
let shop: Shop;
beforeEach(async () => { shop = await startShop(); });
afterEach(async () => { await shop.close(); });

describe('law 1: one order, one document', () => {
	test('redelivered, retried, in one batch or in many, an order has one invoice', async () => {
		const same = order({ id: '900' });
		for (let delivery = 0; delivery < 5; delivery++) await shop.run([same, order({ id: `90${delivery}x` }), same], {}, { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 });
		const notes = (await shop.books()).documents.map(({ note }) => note);
		expect(notes.filter((note) => note === 'Megrendelésszám: 900')).toHaveLength(1);
		expect(new Set(notes).size).toBe(notes.length);
	});

	test('a process killed between the booking and the answer leaves one invoice, and the next run finds it', async () => {
		await shop.fault({ name: 'delay', operation: '1', delayMs: 3_000 });
		const child = spawn('npx', ['tsx', join(__dirname, 'support', 'lateRun.ts'), shop.sandbox.url, '901'], { detached: true, stdio: 'ignore' });
		while ((await shop.books()).documents.length === 0) await new Promise((resolve) => { setTimeout(resolve, 50); });
		process.kill(-(child.pid as number), 'SIGKILL');
		await once(child, 'exit');
		const { json } = await shop.run([order({ id: '901' })]);
		expect(json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: yearly(1) });
		expect((await shop.books()).documents).toHaveLength(1);
	});

	test('two executions at the same moment, which CashMan-FX cannot keep apart, are told of in the same run', async () => {
		await shop.fault({ name: 'delay', operation: '1', delayMs: 300, count: 2 });
		const runs = await Promise.all([shop.run([order({ id: '902' })]), shop.run([order({ id: '902' })])]);
		const { documents } = await shop.books();
		const messages = runs.map(({ json }) => String(json[0]?.message)).join(' ');
		if (documents.length > 1) expect(messages).toContain('more than one invoice');
		expect(documents.length).toBeLessThanOrEqual(2);
	});
});

test('law 2: every item ends in one named outcome, whatever is mixed in a batch', async () => {
	await shop.fault({ name: 'drop-before-commit', operation: '1' });
	const { items } = await shop.run([order({ id: '1' }), order({ id: '2' }), order({ id: '2' }), freeOrder({ id: '3' }), order({ id: '4', mssys_bill_city: '' })], {}, CONTINUE_ON_FAIL);
	expect(items.map(({ json, error }) => (error ? 'failed' : json.outcome))).toEqual(['unknown', 'issued', 'existing', 'skipped', 'failed']);
});

test('law 3: an order whose lines miss its total by one forint is refused, with the difference, and nothing is sent', async () => {
	const { error } = await shop.run([order({ mssys_order_brutto_sum: '1269' })]);
	expect(error?.message).toContain('-1 HUF');
	expect(error?.message).toContain('mssys_order_brutto_sum');
	expect((await shop.books()).calls).toHaveLength(0);
});

test('law 4: a create is sent once per order, whatever the server does with it', async () => {
	const faults = ['drop-before-commit', 'drop-after-commit', 'status-500-before-commit', 'status-500-after-commit', 'truncated-reply', 'cut-reply', 'html-reply', 'html-reply-after-commit'];
	for (const name of faults) await shop.fault({ name, operation: '1' });
	const orders = faults.map((_fault, index) => order({ id: String(1000 + index) }));
	await shop.run(orders, {}, { ...CONTINUE_ON_FAIL, retryOnFail: true, maxTries: 3, waitBetweenTries: 1 });
	expect(await shop.calls('1')).toBe(orders.length);
});

test('law 5: opening the customer\'s link and the PDF mails nobody, however often', async () => {
	const { json } = await shop.run([order()], { sendEmail: true });
	for (let opening = 0; opening < 3; opening++) {
		expect((await fetch(String(json[0]?.invoiceLink))).status).toBe(200);
		expect((await fetch(String(json[0]?.pdfUrl))).status).toBe(200);
	}
	expect(String(json[0]?.invoiceLink)).not.toContain('email');
	expect((await shop.books()).mails).toHaveLength(1);
});

test.each([['of its own making', 'cert.pem', 'self-signed'], ['that is not valid yet', 'not-yet-valid.pem', 'not valid yet']])('law 6: a server with a certificate %s is refused before anything is sent', async (_what, cert, cause) => {
	const fixture = (name: string) => readFileSync(join(__dirname, 'fixtures', 'tls', name), 'utf8');
	const impostor = await startOddServer((_body, response) => response.end('a:0:{}'), { key: fixture('key.pem'), cert: fixture(cert) });
	const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(impostor.url) });
	const { error } = await runCashmanFx(engine, [order()], { options: { ...NO_WAIT, issueWithoutLookUp: true } });
	expect(error?.message).toContain(cause);
	expect(impostor.bodies).toEqual([]);
});

test('law 7: a guessed wire name is a setting', async () => {
	const wireNames = { names: { invoiceNumber: 'szamla', listFrom: 'tol_datum' } };
	await shop.run([order({ id: '5' })]);
	const { json } = await shop.run([order({ id: '5' })], { options: { ...NO_WAIT, wireNames } });
	// The sandbox takes `szamla` as well; a name that it does not know is refused there.
	expect(json[0]).toMatchObject({ outcome: 'existing', invoiceLink: expect.stringContaining('szamfej_id=') });
	const wrong = await shop.run([order({ id: '5' })], { options: { ...NO_WAIT, wireNames: { names: { invoiceNumber: 'nincs_ilyen_mezo' } } } });
	expect(wrong.json[0]).toMatchObject({ outcome: 'existing', invoiceLink: '', message: expect.stringContaining('its link could not be fetched: HIBA:') });
});
