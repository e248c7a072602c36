import { readOrder } from '../../core/salesAutopilotRecord';
import { serialize } from '../../sandbox/wire/php';
import { createEngine, type Engine } from '../engine';
import { operationOf, startOddServer } from '../support/oddServer';
import { item, order } from '../support/orders';
import { CONTINUE_ON_FAIL, credentialFor, NO_WAIT, PACKAGE_DIRECTORY, runCashmanFx, startShop, yearly, type Result, type Shop } from '../support/shop';

/** Cancelling, settling and converting: each changes the books once (laws 1 and 4). */
let shop: Shop;
beforeEach(async () => { shop = await startShop(); });
afterEach(async () => { await shop.close(); });

const create = async (id: string, parameters: Record<string, unknown> = {}): Promise<Record<string, unknown>> => (await shop.run([order({ id })], parameters)).json[0] ?? {};
const change = async (operation: string, input: Record<string, unknown>, parameters: Record<string, unknown> = {}): Promise<Result> =>
	await shop.run([input], { resource: operation.startsWith('convert') ? 'proforma' : 'invoice', operation, ...parameters }, CONTINUE_ON_FAIL);
const kinds = async (): Promise<string[]> => (await shop.books()).documents.map(({ kind }) => kind);

const CHANGES = [
	['cancel', '3', 'invoice'],
	['settle', '6', 'invoice'],
	['makeElectronic', '16', 'invoice'],
	['convert', '11', 'proforma'],
	['convertToElectronic', '20', 'proforma'],
] as const;

describe.each(CHANGES)('%s (op %s)', (operation, code, resource) => {
	test('is done once, and a second run finds it as existing with the same number', async () => {
		const created = await create('1', { resource });
		const first = (await change(operation, created)).json[0];
		const again = (await change(operation, created)).json[0];
		expect(['issued', 'done']).toContain(first?.outcome);
		expect(again?.outcome).toBe('existing');
		expect([again?.stornoNumber, again?.invoiceNumber]).toEqual([first?.stornoNumber, first?.invoiceNumber]);
		expect(await shop.calls(code)).toBe(1);
	});

	test('is found by the order\'s number as well', async () => {
		await create('1', { resource });
		const { json } = await change(operation, {}, { findBy: 'orderReference', orderReference: '1' });
		expect(['issued', 'done']).toContain(json[0]?.outcome);
		expect(json[0]?.orderReference).toBe('1');
	});

	test('twice in one batch is sent once', async () => {
		const created = await create('1', { resource });
		const { json } = await shop.run([created, created], { resource, operation });
		expect(json.map(({ outcome }) => outcome)).toEqual([expect.stringMatching(/issued|done/), 'existing']);
		expect(await shop.calls(code)).toBe(1);
	});

	test.each(['drop-after-commit', 'html-reply-after-commit', 'status-500-after-commit'])('after %s the list is asked, and it is not sent again', async (name) => {
		const created = await create('1', { resource });
		await shop.fault({ name, operation: code });
		const { json } = await change(operation, created, { options: NO_WAIT });
		expect(['issued', 'done']).toContain(json[0]?.outcome);
		expect(json[0]?.message).toContain('The answer was lost');
		expect(await shop.calls(code)).toBe(1);
	});

	test.each(['drop-before-commit', 'html-reply'])('after %s it ends as unknown, sent once; running again does it', async (name) => {
		const created = await create('1', { resource });
		await shop.fault({ name, operation: code });
		const { json } = await change(operation, created, { options: NO_WAIT });
		expect(json[0]).toMatchObject({ outcome: 'unknown', orderReference: '1', message: expect.stringContaining('Look in CashMan-FX before you run this again') });
		expect(await shop.calls(code)).toBe(1);
		expect(['issued', 'done']).toContain((await change(operation, created)).json[0]?.outcome);
	});

	test('when the list cannot be read nothing is sent, unless the user says so', async () => {
		const created = await create('1', { resource });
		for (let time = 0; time < 6; time++) await shop.fault({ name: 'status-500-before-commit', operation: '18' });
		const { items } = await change(operation, created, { options: NO_WAIT });
		expect(items[0]?.error?.message).toContain('the invoice list could not be read');
		expect(await shop.calls(code)).toBe(0);
		const { json } = await change(operation, created, { options: { ...NO_WAIT, actWithoutLookUp: true } });
		expect(['issued', 'done']).toContain(json[0]?.outcome);
	}, 30_000);

	test('a number that the list does not have is refused before anything is sent', async () => {
		await create('1', { resource });
		const { items } = await change(operation, { invoiceNumber: '1999/00001' });
		expect(items[0]?.error?.message).toContain('1999/00001');
		expect(await shop.calls(code)).toBe(0);
	});
});

test('a storno takes the whole amount back, mails nobody, and its link opens', async () => {
	const created = await create('1');
	const { json } = await change('cancel', created);
	const [invoice, storno] = (await shop.books()).documents;
	expect(storno).toMatchObject({ kind: 'storno', number: json[0]?.stornoNumber, gross: `-${invoice?.gross}` });
	expect((await fetch(String(json[0]?.stornoLink))).status).toBe(200);
	expect((await shop.books()).mails).toHaveLength(0);
});

test('a cancelled order stays cancelled when it is delivered again, and is issued anew only when the user asks', async () => {
	await change('cancel', await create('1'));
	const redelivered = await create('1');
	expect(redelivered).toMatchObject({ outcome: 'existing', invoiceNumber: yearly(1), cancelled: true, message: expect.stringContaining(yearly(2)) });
	const options = { ...NO_WAIT, issueAgainAfterStorno: true };
	expect(await create('1', { options })).toMatchObject({ outcome: 'issued', invoiceNumber: yearly(3), message: '' });
	expect(await create('1', { options })).toMatchObject({ outcome: 'existing', invoiceNumber: yearly(3), cancelled: false });
	expect(await kinds()).toEqual(['invoice', 'storno', 'invoice']);
});

test('the new invoice of a cancelled order can be cancelled by the order\'s number', async () => {
	const options = { ...NO_WAIT, issueAgainAfterStorno: true };
	await change('cancel', await create('1'));
	await create('1', { options });
	const { json } = await change('cancel', {}, { findBy: 'orderReference', orderReference: '1' });
	expect(json[0]).toMatchObject({ outcome: 'issued', invoiceNumber: yearly(3), stornoNumber: yearly(4) });
});

test('a proforma cannot be cancelled by a storno, nor an invoice converted', async () => {
	const proforma = await create('1', { resource: 'proforma' });
	const invoice = await create('2');
	expect((await change('cancel', proforma)).items[0]?.error?.message).toContain('is a proforma, which cannot be cancelled');
	expect((await change('convert', invoice)).items[0]?.error?.message).toContain('is an invoice, which cannot be converted');
	expect(await kinds()).toEqual(['proforma', 'invoice']);
});

test('a cancelled invoice is no proforma, though its order has a new invoice', async () => {
	const cancelled = await create('1');
	await change('cancel', cancelled);
	await create('1', { options: { ...NO_WAIT, issueAgainAfterStorno: true } });
	expect((await change('convert', cancelled)).items[0]?.error?.message).toContain(`${yearly(1)} is an invoice, which cannot be converted`);
});

test('a cancelled invoice is not converted to an e-invoice', async () => {
	const created = await create('1');
	await change('cancel', created);
	expect((await change('makeElectronic', created)).items[0]?.error?.message).toContain('it was cancelled');
	expect(await shop.calls('16')).toBe(0);
});

test('a cancelled invoice is not settled', async () => {
	const created = await create('1');
	await change('cancel', created);
	expect((await change('settle', created)).items[0]?.error?.message).toContain('it was cancelled');
	expect(await shop.calls('6')).toBe(0);
});

test('a payment keeps its day', async () => {
	await change('settle', await create('1'), { paidOn: '2026-11-02' });
	expect((await shop.books()).documents[0]).toMatchObject({ paid: true, paidDate: '2026-11-02' });
});

test('a payment\'s day may be a date that an expression computes, and is no day to come', async () => {
	const invoice = await create('1');
	const [refused] = (await change('settle', invoice, { paidOn: '={{ $now.plus({ days: 3 }) }}' })).items;
	expect(refused?.error?.message).toMatch(new RegExp(`^${String(invoice.invoiceNumber)}: .*is after today`));
	await change('settle', invoice, { paidOn: '={{ DateTime.fromISO("2026-11-02T12:00:00Z") }}' });
	expect((await shop.books()).documents[0]).toMatchObject({ paidDate: '2026-11-02' });
});

test('an order that has its invoice gets no second one by converting its proforma', async () => {
	const proforma = await create('1', { resource: 'proforma' });
	const invoice = await create('1');
	expect((await change('convert', proforma)).json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: invoice.invoiceNumber });
	expect(await kinds()).toEqual(['proforma', 'invoice']);
});

test('an invoice that was made of a proforma and cancelled since is told as cancelled, so that nothing writes it back', async () => {
	const proforma = await create('1', { resource: 'proforma' });
	const [converted] = (await change('convert', proforma)).json;
	const [cancelled] = (await change('cancel', converted ?? {})).json;
	expect(cancelled).toMatchObject({ outcome: 'issued', cancelled: true });
	expect((await change('convert', proforma)).json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: converted?.invoiceNumber, cancelled: true, message: expect.stringContaining('was cancelled (storno) since') });
});

test('the proforma of an order that has an advance invoice is not converted to a whole invoice beside it', async () => {
	const proforma = await create('1', { resource: 'proforma' });
	await create('1', { resource: 'advance' });
	expect((await change('convert', proforma)).items[0]?.error?.message).toContain(`has the advance invoice (előlegszámla) ${yearly(1)}`);
});

test('the proforma of an order that carries the invoice of another program is not converted beside it', async () => {
	const proforma = await create('1', { resource: 'proforma' });
	const carrying = { order: readOrder(order({ id: '1', mssys_billing_number: 'MASIK-7', mssys_proform_number: String(proforma.invoiceNumber) }), '1') };
	const { items } = await change('convert', { ...proforma, ...carrying });
	expect(items[0]?.error?.message).toContain('carries the invoice MASIK-7 in SalesAutopilot');
});

describe('a document that another order\'s comment names', () => {
	const talkative = (comment: string): Record<string, unknown> => ({ ...order({ id: 'WEB-B', mssys_lastname: 'Kiss', mssys_firstname: 'Béla', mssys_bill_comment: comment }) });

	test('is not taken for the invoice of a proforma', async () => {
		const proforma = await create('WEB-A', { resource: 'proforma' });
		await shop.run([talkative(`Kérem a ${String(proforma.invoiceNumber)} díjbekérővel együtt szállítani`)]);
		expect((await change('convert', proforma)).json[0]).toMatchObject({ outcome: 'issued', orderReference: 'WEB-A', invoiceNumber: yearly(2) });
	});

	test('is not taken for a cancelled one, whose storno that comment is on', async () => {
		const invoice = await create('WEB-A');
		const [other] = (await shop.run([talkative(`A ${String(invoice.invoiceNumber)} számla helyett`)])).json;
		await change('cancel', other ?? {});
		expect((await change('cancel', invoice)).json[0]).toMatchObject({ outcome: 'issued', invoiceNumber: yearly(1) });
	});
});

test('the invoice of another buyer under the same order number is not taken for what was made of a proforma, and nothing is billed beside it', async () => {
	const proforma = await create('7', { resource: 'proforma' });
	await shop.run([order({ id: '7', mssys_lastname: 'Kiss', mssys_firstname: 'Béla' })]);
	expect((await change('convert', proforma)).items[0]?.error?.message).toContain(`the invoice ${yearly(1)} carries the same order number, but its buyer is Kiss Béla`);
});

test('a final invoice is found again though its advance was cancelled since', async () => {
	const final = async (): Promise<Result> => await shop.run([order({ id: '7' })], { resource: 'advance', operation: 'createFinal' });
	await create('7', { resource: 'advance' });
	await final();
	await change('cancel', { invoiceNumber: yearly(1) });
	expect((await final()).json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: yearly(2) });
});

test('an order whose proforma was converted is not invoiced again', async () => {
	const { json } = await change('convert', await create('1', { resource: 'proforma' }));
	expect(await create('1')).toMatchObject({ outcome: 'existing', invoiceNumber: json[0]?.invoiceNumber });
});

test('two proformas of one order that are converted in one run make one invoice, and one letter', async () => {
	const server = await listing([proformaRow('D-1', 'Megrendelésszám: 7'), proformaRow('D-2', 'Megrendelésszám: 7')]);
	const { json } = await runCashmanFx(server.engine, [{ number: 'D-1' }, { number: 'D-2' }], { resource: 'proforma', operation: 'convert', invoiceNumber: '={{ $json.number }}' });
	expect(json).toMatchObject([{ outcome: 'issued', proformaNumber: 'D-1', invoiceNumber: '2026/00009' }, { outcome: 'existing', proformaNumber: 'D-2', invoiceNumber: '2026/00009' }]);
	expect(server.conversions()).toBe(1);
});

test('so do they where the next try comes to the second, and the list does not show the invoice yet', async () => {
	const server = await listing([proformaRow('D-1', 'Megrendelésszám: 7'), proformaRow('D-3', 'Megrendelésszám: 8'), proformaRow('D-2', 'Megrendelésszám: 7')], 2);
	const { json } = await runCashmanFx(server.engine, ['D-1', 'D-3', 'D-2'].map((number) => ({ number })), { resource: 'proforma', operation: 'convert', invoiceNumber: '={{ $json.number }}' }, { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 });
	expect(json).toMatchObject([{ outcome: 'issued', proformaNumber: 'D-1' }, { outcome: 'issued', proformaNumber: 'D-3' }, { outcome: 'existing', proformaNumber: 'D-2' }]);
	expect(server.conversions()).toBe(3);
});

test('a proforma on which another program wrote the order\'s number is not converted beside the order\'s invoice', async () => {
	const server = await listing([proformaRow('D-1', 'Rendelésszám: 7'), { szamlaszam: '2026/00008', tipus: '1', brutto: '1270', egyeb: 'Megrendelésszám: 7' }]);
	const { json } = await runCashmanFx(server.engine, [{}], { resource: 'proforma', operation: 'convert', findBy: 'orderReference', orderReference: '7' });
	expect(json).toMatchObject([{ outcome: 'existing', proformaNumber: 'D-1', invoiceNumber: '2026/00008' }]);
	expect(server.conversions()).toBe(0);
});

const proformaRow = (szamlaszam: string, egyeb: string): Record<string, string> => ({ szamlaszam, tipus: '2', brutto: '1270', egyeb });

/** A server whose list stays as it is, and that makes an invoice of every proforma; it refuses one call, as for a moment. */
async function listing(rows: Array<Record<string, string>>, refusedCall = 0): Promise<{ engine: Engine; conversions: () => number }> {
	let conversions = 0;
	const server = await startOddServer((body, response) => {
		if (operationOf(body) === '18') return response.end(serialize(rows));
		if (operationOf(body) !== '11') return response.end('HIBA:099 nem várt hívás');
		conversions++;
		if (conversions === refusedCall) return response.end('HIBA:099 Pillanatnyi hiba');
		return response.end('109|1|2026/00009|0|hu||107|0|1||0');
	});
	return { engine: await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) }), conversions: () => conversions };
}

test('converting mails the invoice once when the user asks for it', async () => {
	const proforma = await create('1', { resource: 'proforma' });
	const { json } = await change('convert', proforma, { sendEmail: true, email: 'vevo@example.hu' });
	expect(json[0]).toMatchObject({ outcome: 'issued', emailSent: true });
	expect((await shop.books()).mails).toEqual([expect.objectContaining({ to: 'vevo@example.hu', number: json[0]?.invoiceNumber })]);
});

test('proforma, advance and final invoice of one order stand beside each other, each once', async () => {
	const steps = [{ resource: 'proforma' }, { resource: 'advance' }, { resource: 'advance', operation: 'createFinal' }];
	for (let delivery = 0; delivery < 2; delivery++) for (const step of steps) await create('1', step);
	expect((await kinds()).sort()).toEqual(['advance', 'invoice', 'proforma']);
});

describe('advance and final invoice', () => {
	const final = async (parameters: Record<string, unknown> = {}): Promise<Result> => await shop.run([order({ id: '1' })], { resource: 'advance', operation: 'createFinal', ...parameters }, CONTINUE_ON_FAIL);

	test.each([['percent', '30', '381'], ['amount', '500', '500'], ['percent', '33.33', '423'], ['percent', '100', '1270']])('%s %s: advance and final invoice make the order\'s total together', async (advanceIs, advance, gross) => {
		const paid = await create('1', { resource: 'advance', advanceIs, advance });
		expect(paid).toMatchObject({ outcome: 'issued', documentKind: 'advance', grossTotal: gross });
		const { json } = await final();
		expect(json[0]).toMatchObject({ outcome: 'issued', documentKind: 'invoice', grossTotal: String(1270 - Number(gross)) });
		const [, settled] = (await shop.books()).documents;
		expect(settled?.lines.at(-1)?.name).toBe(`Előleg levonása (${paid.invoiceNumber})`);
		expect((await final()).json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: json[0]?.invoiceNumber });
	});

	const listed = (changes: Record<string, string>): Record<string, string> => ({ szamlaszam: '2026/00042', tipus: '3', brutto: '617', deviza: 'HUF', nev: 'Minta Anna', egyeb: 'Megrendelésszám: 1', ...changes });
	const withFiller = order({ id: '1', mssys_order_netto_sum: '972', mssys_order_brutto_sum: '1234.44', products: [item({ oi_price: '972', oi_netto_sum: '972', oi_brutto_sum: '1234.44' })] });

	test.each<[string, Record<string, string>, string]>([
		['in whole forints, of an order with fillér', {}, 'in whole forints'],
		['in another currency', { deviza: 'EUR', brutto: '617.22' }, 'its currency is EUR, not HUF'],
		['of another buyer', { nev: 'Másik Vevő', brutto: '617.22' }, 'its buyer is Másik Vevő, not Minta Anna'],
	])('an advance that the list shows %s is not taken off', async (_how, changes, words) => {
		const server = await startOddServer((body, response) => { response.end(operationOf(body) === '18' ? serialize([listed(changes)] as never) : 'HIBA:099 nem várt hívás'); });
		const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) });
		const { error } = await runCashmanFx(engine, [withFiller], { resource: 'advance', operation: 'createFinal' });
		expect(error?.message).toContain(words);
		expect(server.bodies.map(operationOf)).not.toContain('1');
	});

	test('an advance of an order whose VAT rates changed since is not taken off, for its VAT would be another', async () => {
		const toy = item({ oi_price: '10000', oi_netto_sum: '10000', oi_brutto_sum: '12700' });
		const book = item({ oi_price: '2000', oi_vat_percent: '5', oi_netto_sum: '2000', oi_brutto_sum: '2100' });
		await shop.run([order({ id: '1', products: [toy], mssys_order_brutto_sum: '12700' })], { resource: 'advance' });
		const { items } = await shop.run([order({ id: '1', products: [toy, book], mssys_order_brutto_sum: '14800' })], { resource: 'advance', operation: 'createFinal' }, CONTINUE_ON_FAIL);
		expect(items[0]?.error?.message).toContain(`The advance invoice ${yearly(1)} billed 5000 HUF net and 1350 HUF VAT`);
		expect(await kinds()).toEqual(['advance']);
	});

	test('without an advance invoice there is no final invoice', async () => {
		const { items } = await final();
		expect(items[0]?.error?.message).toContain('No advance invoice');
		expect(await kinds()).toEqual([]);
	});

	test('a cancelled advance is not settled', async () => {
		await change('cancel', await create('1', { resource: 'advance' }));
		expect((await final()).items[0]?.error).toMatchObject({ message: expect.stringContaining(`The advance invoice ${yearly(1)} of order 1 was cancelled`), description: expect.stringContaining('Issue Again After Storno') });
	});

	test.each(['400', '1000'])('an advance of 500 is not taken off as %s, whatever the field says', async (advanceGross) => {
		await create('1', { resource: 'advance', advanceIs: 'amount', advance: '500' });
		expect((await final({ advanceGross })).items[0]?.error?.message).toContain(`shows 500 as the total of the advance invoice ${yearly(1)}`);
		expect((await final({ advanceGross: '500' })).json[0]).toMatchObject({ outcome: 'issued', grossTotal: '770' });
	});

	test('an order with an advance is not billed in full beside it, nor one with an invoice by an advance', async () => {
		const issue = async (id: string, resource: string): Promise<Result> => await shop.run([order({ id })], { resource, operation: 'create' }, CONTINUE_ON_FAIL);
		await issue('1', 'advance');
		expect((await issue('1', 'invoice')).items[0]?.error).toMatchObject({ message: expect.stringContaining(`advance invoice (előlegszámla) ${yearly(1)}`), description: expect.stringContaining('Create Final Invoice') });
		await issue('2', 'invoice');
		expect((await issue('2', 'proforma')).items[0]?.error?.message).toContain(`its invoice ${yearly(2)} already, so a proforma would ask for its money again`);
		expect((await issue('2', 'advance')).items[0]?.error?.message).toContain(`its invoice ${yearly(2)} already`);
		expect(await kinds()).toEqual(['advance', 'invoice']);
	});

	test('once the advance is cancelled the order can be invoiced in full, and the other way round', async () => {
		await change('cancel', await create('1', { resource: 'advance' }));
		expect(await create('1')).toMatchObject({ outcome: 'issued', grossTotal: '1270' });
		await change('cancel', await create('2'));
		expect(await create('2', { resource: 'advance' })).toMatchObject({ outcome: 'issued', grossTotal: '635' });
	});

	test.each(['0', '-10', '100.5', 'half'])('an advance of %j percent is refused', async (advance) => {
		const { items } = await shop.run([order({ id: '1' })], { resource: 'advance', operation: 'create', advance }, CONTINUE_ON_FAIL);
		expect(items[0]?.error?.message).toContain('Advance');
		expect(await kinds()).toEqual([]);
	});
});

test('a proforma with a number of its own keeps it, and can be converted by it', async () => {
	const proforma = await create('1', { resource: 'proforma', ownNumber: 'SAJAT-7' });
	expect(proforma.invoiceNumber).toBe('SAJAT-7');
	expect((await change('convert', proforma)).json[0]).toMatchObject({ outcome: 'issued', proformaNumber: 'SAJAT-7' });
	expect((await change('convert', proforma)).json[0]).toMatchObject({ outcome: 'existing' });
});

test('what another execution did at the same moment is told of in the same run', async () => {
	const proforma = { szamlaszam: 'D-2026/00001', tipus: '2' };
	const made = ['2026/00005', '2026/00006'].map((szamlaszam) => ({ szamlaszam, tipus: '1', eredeti_szamlaszam: 'D-2026/00001' }));
	let isConverted = false;
	const server = await startOddServer((body, response) => {
		if (operationOf(body) === '18') return response.end(serialize(isConverted ? [proforma, ...made] : [proforma]));
		isConverted = true;
		return response.end('1|1|2026/00005|0|hu||1|1||');
	});
	const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) });
	const { json } = await runCashmanFx(engine, [{ invoiceNumber: 'D-2026/00001' }], { resource: 'proforma', operation: 'convert' });
	expect(json[0]).toMatchObject({ outcome: 'issued', invoiceNumber: '2026/00005', message: expect.stringContaining('more than once: 2026/00005, 2026/00006') });
});

describe.each([['cancel', 'invoice', '1'], ['convert', 'proforma', '2'], ['convertToElectronic', 'proforma', '2']])('a closing look that fails after %s', (operation, resource, kindCode) => {
	/** The list is read before the first change, and refused from then on; the second change is refused too, if the test says so. */
	const run = async (refusesSecond: boolean, settings: Record<string, unknown> = {}): Promise<Result> => {
		let changes = 0;
		const list = ['D/1', 'D/2'].map((szamlaszam) => ({ szamlaszam, tipus: kindCode }));
		const server = await startOddServer((body, response) => {
			if (operationOf(body) === '18') return response.end(changes === 0 ? serialize(list) : 'HIBA:005 Nincs jogosultsága a listához!');
			changes++;
			return response.end(changes === 2 && refusesSecond ? 'HIBA:099 Zárolva!' : `${changes}|1|2026/0000${changes}|0|hu||1|1||`);
		});
		const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) });
		return await runCashmanFx(engine, [{ invoiceNumber: 'D/1' }, { invoiceNumber: 'D/2' }], { resource, operation }, settings);
	};
	const sentence = (number: string): string => `The closing look at the invoice list failed (HIBA:005 Nincs jogosultsága a listához!), so it is not confirmed that ${number} was ${operation === 'cancel' ? 'cancelled' : 'converted to an invoice'} only once.`;

	test('is told in the message of every item, since a hint is seen in the editor alone', async () => {
		const { json } = await run(false);
		expect(json.map(({ outcome, message }) => [outcome, message])).toEqual([['issued', sentence('D/1')], ['issued', sentence('D/2')]]);
	});

	test('is told in the error of a run that stopped, which shows no items', async () => {
		const { error } = await run(true);
		expect(error?.message).toContain('HIBA:099');
		expect(error?.description).toContain(`D/1: ${sentence('D/1')}`);
	});
});
