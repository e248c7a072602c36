import { addFault, books, BUYER, call, create, inProcess, LINE, slices, type Subject } from './support';

/**
 * Goal: every fault works on every operation. Method: one sandbox takes the faulty call, its twin either none or the whole one;
 * what is booked afterwards must be the same in both.
 */
interface Prepared {
	readonly invoice: string;
	readonly proforma: string;
	readonly cashDeskId: string;
}
type Row = Record<string, string>;

const OPERATIONS: readonly (readonly [op: string, what: string, row: (prepared: Prepared) => Row])[] = [
	['1', 'create', () => ({ ...BUYER, ...LINE })],
	['2', 'reprint', ({ invoice }) => ({ szamlaszam: invoice })],
	['3', 'storno', ({ invoice }) => ({ szamlaszam: invoice })],
	['4', 'record', () => ({ ...BUYER, ...LINE })],
	['5', 'stock', () => ({ cikkszam: 'DEMO-1' })],
	['6', 'settle', ({ invoice }) => ({ szamlaszam: invoice, fizetve: '2026-03-10' })],
	['7', 'partner discount', () => ({ partner_kod: 'P-1' })],
	['8', 'save product', () => ({ cikkszam: 'UJ', megnevezes: 'Új', netto_egysegar: '100', afa: '27' })],
	['9', 'save partner', () => ({ ...BUYER, partner_kod: 'V-1' })],
	['10', 'partner card', () => ({ partner_kod: 'P-1' })],
	['11', 'proforma to invoice', ({ proforma }) => ({ szamlaszam: proforma })],
	['13', 'partner data', () => ({ partner_kod: 'P-1' })],
	['14', 'all warehouses', () => ({ cikkszam: 'DEMO-1' })],
	['15', 'cash desk', ({ cashDeskId }) => ({ szamlaid: cashDeskId, osszeg: '2540' })],
	['16', 'make e-invoice', ({ invoice }) => ({ szamlaszam: invoice })],
	['17', 'invoice lines', ({ invoice }) => ({ szamlaszam: invoice })],
	['18', 'invoice list', () => ({ datum_tol: '2026-03-01' })],
	['19', 'stock list', () => ({})],
	['20', 'proforma to e-invoice', ({ proforma }) => ({ szamlaszam: proforma })],
	['21', 'product data', () => ({ cikkszam: 'DEMO-1' })],
];
const CHANGING = new Set(['1', '3', '4', '6', '8', '9', '11', '15', '16', '20']);

const BEFORE = ['drop-before-commit', 'status-500-before-commit', 'html-reply', 'hiba'];
const AFTER = ['drop-after-commit', 'status-500-after-commit', 'html-reply-after-commit', 'truncated-reply', 'cut-reply'];

async function prepare(): Promise<{ sandbox: Subject; prepared: Prepared }> {
	const sandbox = await inProcess();
	const [, , invoice = '', , , , cashDeskId = ''] = slices(await create(sandbox));
	const proforma = slices(await create(sandbox, { tipus: 2 }))[2] ?? '';
	return { sandbox, prepared: { invoice, proforma, cashDeskId } };
}

/** All that an operation can have changed, without the log of calls and the minute of a cash desk entry. */
async function stateOf(sandbox: Subject): Promise<unknown> {
	const { calls: _calls, cashDesk, ...rest } = (await books(sandbox)) as unknown as { calls: unknown; cashDesk: { documentId: string; amount: string }[] };
	const partner = await call(sandbox, '13', { partner_kod: 'V-1' });
	return { ...rest, cashDesk: cashDesk.map(({ documentId, amount }) => [documentId, amount]), products: await call(sandbox, '19'), partner };
}

async function stateAfter(op: string, rowFor: (prepared: Prepared) => Row, fault?: string): Promise<{ state: unknown; reply: string }> {
	const { sandbox, prepared } = await prepare();
	if (fault !== undefined) await addFault(sandbox, { name: fault, operation: op, text: 'HIBA:099 x' });
	const reply = await call(sandbox, op, rowFor(prepared));
	expect((await sandbox.send('GET', '/sandbox/faults')).text).toBe('[]');
	return { state: await stateOf(sandbox), reply };
}

describe.each(OPERATIONS)('op %s, %s', (op, _what, rowFor) => {
	test('answers, and changes the books if it is one that does', async () => {
		const { sandbox } = await prepare();
		const { state, reply } = await stateAfter(op, rowFor);
		expect(reply).not.toMatch(/^(HIBA.*|0?)$/);
		if (CHANGING.has(op)) expect(state).not.toEqual(await stateOf(sandbox));
		else expect(state).toEqual(await stateOf(sandbox));
	});

	test.each(BEFORE)('%s leaves the books as they were', async (fault) => {
		const { sandbox } = await prepare();
		const { state, reply } = await stateAfter(op, rowFor, fault);
		expect(state).toEqual(await stateOf(sandbox));
		if (fault.startsWith('drop')) expect(reply).toBe('');
	});

	test.each(AFTER)('%s leaves the books as the whole call does', async (fault) => {
		const whole = await stateAfter(op, rowFor);
		const spoilt = await stateAfter(op, rowFor, fault);
		expect(spoilt.state).toEqual(whole.state);
		if (fault !== 'cut-reply') expect(spoilt.reply).not.toBe(whole.reply);
	});
});
