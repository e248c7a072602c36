import { readEarlierTry } from '../../nodes/earlierTry';
import { serialize } from '../../sandbox/wire/php';
import { createEngine, type Engine } from '../engine';
import { operationOf, startOddServer } from '../support/oddServer';
import { item, order } from '../support/orders';
import { credentialFor, NO_WAIT, PACKAGE_DIRECTORY, runCashmanFx, startShop, yearly, type Shop } from '../support/shop';

let shop: Shop;
beforeEach(async () => { shop = await startShop(); });
afterEach(async () => { await shop.close(); });

const RETRIED = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const refusedOnce = { name: 'hiba', operation: '1', text: 'HIBA:099 Pillanatnyi hiba' };
const outcomes = (json: Array<Record<string, unknown>>): unknown[] => json.map(({ outcome }) => outcome);

/** From the first create on the list shows nothing that is new. */
const laggingList = async (): Promise<void> => await shop.fault({ name: 'stale-list', operation: '18', count: 99, calls: 99 } as never);

test('nothing that a further try could repeat was left unissued', async () => {
	await shop.fault(refusedOnce);
	const { json } = await shop.run([order({ id: '1' }), order({ id: '2' })], {}, RETRIED);
	expect(outcomes(json)).toEqual(['issued', 'issued']);
	expect((await shop.books()).documents).toHaveLength(2);
});

test('what an earlier try issued is not issued again while the list does not show it', async () => {
	await laggingList();
	const refused = order({ id: '2', products: [item({ oi_sku: 'NO-SUCH' })] });
	const { error } = await shop.run([order({ id: '1', products: [item({ oi_sku: '' })] }), refused], { options: { ...NO_WAIT, sendSku: true, looksAfterUncertain: 0 } }, RETRIED);
	expect(error?.message).toContain('HIBA:076');
	expect((await shop.books()).documents.map(({ number }) => number)).toEqual([yearly(1)]);
	expect(await shop.calls('1')).toBe(4);
});

test('what an earlier try issued comes out as issued by this run, with its letter sent', async () => {
	await shop.fault({ name: 'truncated-reply', operation: '1' });
	await shop.fault(refusedOnce);
	const { json } = await shop.run([order({ id: '1' }), order({ id: '2' })], { sendEmail: true }, RETRIED);
	expect(json).toMatchObject([{ outcome: 'issued', orderReference: '1', emailSent: true }, { outcome: 'issued', orderReference: '2', emailSent: true }]);
	expect((await shop.books()).mails).toHaveLength(2);
});

test('a create that got no answer is not sent by the next try while the list does not show it', async () => {
	await laggingList();
	await shop.fault({ name: 'drop-after-commit', operation: '1' });
	await shop.fault(refusedOnce);
	const { json } = await shop.run([order({ id: '1' }), order({ id: '2' })], {}, RETRIED);
	expect(json).toMatchObject([{ outcome: 'unknown', orderReference: '1', message: expect.stringContaining('an earlier try of this run sent it') }, { outcome: 'issued', orderReference: '2' }]);
	expect((await shop.books()).documents).toHaveLength(2);
});

test('a create that got no answer is found by the next try once the list shows it', async () => {
	await shop.fault({ name: 'stale-list', operation: '18', count: 4, calls: 99 } as never);
	await shop.fault({ name: 'drop-after-commit', operation: '1' });
	await shop.fault(refusedOnce);
	const { json } = await shop.run([order({ id: '1' }), order({ id: '2' })], { sendEmail: true }, RETRIED);
	expect(json[0]).toMatchObject({ outcome: 'issued', invoiceNumber: yearly(1), emailSent: true, message: expect.stringContaining('was found in the list') });
	expect((await shop.books()).documents).toHaveLength(2);
	expect((await shop.books()).mails).toHaveLength(2);
});

test('a run that came to its end remembers nothing, so that a loop may bring other orders to the node', async () => {
	await shop.fault({ name: 'truncated-reply', operation: '1' });
	await shop.fault(refusedOnce);
	const { run, json } = await shop.run([order({ id: '1' }), order({ id: '2' })], {}, RETRIED);
	expect(outcomes(json)).toEqual(['issued', 'issued']);
	expect(run.data.executionData?.contextData).toEqual({ 'node:CashMan-FX': {} });
});

test('a proforma that got no answer to its conversion is not converted by the next try while the list does not show it', async () => {
	const proformas = (await shop.run([order({ id: '1' }), order({ id: '2' })], { resource: 'proforma' })).json.map(({ invoiceNumber }) => ({ number: invoiceNumber }));
	await laggingList();
	await shop.fault({ name: 'drop-after-commit', operation: '11' });
	await shop.fault({ ...refusedOnce, operation: '11' });
	const { json } = await shop.run(proformas, { resource: 'proforma', operation: 'convert', invoiceNumber: '={{ $json.number }}', options: { ...NO_WAIT, actWithoutLookUp: true } }, RETRIED);
	expect(outcomes(json)).toEqual(['unknown', 'issued']);
	expect(await shop.calls('11')).toBe(3);
});

test.each([['issued', '100|1|2026/00001|0|hu||107|0|1||0', 'Issued before it in this run, but not seen in the invoice list: 2026/00001 (order 1)'], ['sent without an answer', '', 'Not known whether issued: order 1']])('where the list cannot be read again, the error still tells what an earlier try %s', async (_what, reply, told) => {
	let creates = 0;
	const server = await startOddServer((body, response) => {
		if (operationOf(body) === '18') return response.end(creates < 2 ? 'a:0:{}' : 'HIBA:005 Nincs jogosultsága a listához!');
		if (operationOf(body) !== '1') return response.end('HIBA:099 nem');
		creates++;
		return creates > 1 ? response.end('HIBA:099 Pillanatnyi hiba') : reply === '' ? response.destroy() : response.end(reply);
	});
	const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) });
	const { error } = await runCashmanFx(engine, [order({ id: '1' }), order({ id: '2' })], {}, RETRIED);
	expect(error?.message).toContain('Order 2 got no invoice');
	expect(error?.description).toContain(told);
	expect(creates).toBe(2);
});

/** A server that refuses the second call of an operation, as for a moment, and whose list cannot be read from then on. */
async function secondRefused(code: string, list: string): Promise<{ engine: Engine; calls: () => number }> {
	let calls = 0;
	const server = await startOddServer((body, response) => {
		if (operationOf(body) === '18') return response.end(calls < 2 ? list : 'HIBA:005 Nincs jogosultsága a listához!');
		if (operationOf(body) !== code) return response.end('HIBA:099 nem');
		calls++;
		return response.end(calls === 2 ? 'HIBA:099 Pillanatnyi hiba' : `10${calls}|1|2026/0000${calls}|0|hu||107|0|1||0`);
	});
	return { engine: await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) }), calls: () => calls };
}

test('an order that stands again behind the one that failed is the same order to the next try, also where the list cannot be read any more', async () => {
	const { engine, calls } = await secondRefused('1', 'a:0:{}');
	const { json } = await runCashmanFx(engine, [order({ id: '1' }), order({ id: '2' }), order({ id: '1' })], { options: { ...NO_WAIT, issueWithoutLookUp: true } }, RETRIED);
	expect(json).toMatchObject([{ outcome: 'issued', invoiceNumber: '2026/00001' }, { outcome: 'issued', invoiceNumber: '2026/00003' }, { outcome: 'existing', invoiceNumber: '2026/00001' }]);
	expect(calls()).toBe(3);
});

test('so is a proforma that stands again behind the one that failed', async () => {
	const proformas = ['D-1', 'D-2'].map((szamlaszam, index) => ({ szamlaszam, tipus: '2', brutto: '1270', egyeb: `Megrendelésszám: ${index + 1}` }));
	const { engine, calls } = await secondRefused('11', serialize(proformas));
	const { json } = await runCashmanFx(engine, ['D-1', 'D-2', 'D-1'].map((number) => ({ number })), { resource: 'proforma', operation: 'convert', invoiceNumber: '={{ $json.number }}', options: { ...NO_WAIT, actWithoutLookUp: true } }, RETRIED);
	expect(json).toMatchObject([{ outcome: 'issued', proformaNumber: 'D-1' }, { outcome: 'issued', proformaNumber: 'D-2' }, { outcome: 'existing', proformaNumber: 'D-1' }]);
	expect(calls()).toBe(3);
});

test('a person\'s Retry of the execution is a new run: what the person changed since counts', async () => {
	const earlier = { executionId: 'the one before', byItem: { 0: { what: 'invoice of 1', output: { outcome: 'issued', invoiceNumber: '2020/1' } } } };
	const context = { getContext: () => ({ earlierTry: earlier }), getExecutionId: () => '7' };
	expect(readEarlierTry(context as never)).toEqual({});
	expect(readEarlierTry({ ...context, getExecutionId: () => 'the one before' } as never)).toEqual(earlier.byItem);
});

test('a cash payment that was recorded in an earlier try is not recorded again', async () => {
	const issued = await shop.run([order({ id: '1' }), order({ id: '2' })]);
	const { error } = await shop.run([...issued.json as never, { cashDeskId: 'nothing', grossTotal: '1' }], { resource: 'cashDesk', operation: 'record' }, RETRIED);
	expect(error?.message).toContain('nothing');
	// Both once, and the one that is refused in each of the three tries.
	expect(await shop.calls('15')).toBe(5);
});
