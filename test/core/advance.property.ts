import fc from 'fast-check';
import { asAdvance, asFinal, asProforma, readAdvance } from '../../core/advance';
import { sumAmounts, type Invoice, type InvoiceLine } from '../../core/invoice';
import { buildDefinedInvoice } from '../../core/definedInvoice';
import { netOfGross, readVatRate } from '../../core/vat';
import { form, problemOf } from './builders';

const RATES = ['27', '18', '5', '0', 'AAM', '19'];

/** Invoices of up to 30 lines, some of them negative, worth something in all. */
const invoices = fc
	.array(fc.record({ rate: fc.constantFrom(...RATES), gross: fc.integer({ min: -5_000, max: 500_000 }) }), { minLength: 1, maxLength: 30 })
	.map((parts): Invoice => {
		const base = buildDefinedInvoice(form(), '2026-11-23');
		const [model] = base.lines as [InvoiceLine];
		const lines = parts.map(({ rate, gross }): InvoiceLine => {
			const vat = readVatRate(rate, 'VAT');
			const grossMinor = BigInt(gross);
			const netMinor = netOfGross(grossMinor, vat);
			return { ...model, vat, netMinor, grossMinor, vatMinor: grossMinor - netMinor };
		});
		return { ...base, lines, totals: sumAmounts(lines) };
	})
	.filter(({ totals }) => totals.grossMinor > 0n);

/** Without VAT on what is taken back, an advance can have more net than the whole order: such an order has no final invoice. */
const hasFinal = (invoice: Invoice, grossMinor: bigint): boolean => asAdvance(invoice, grossMinor).totals.netMinor <= invoice.totals.netMinor;

const sharesOf = (lines: readonly InvoiceLine[]): string[] => lines.map(({ vat, grossMinor }) => `${vat.code} ${grossMinor}`).sort();

test('an advance and its final invoice make the order\'s total together, to the last minor unit, whatever is asked for', () => {
	fc.assert(fc.property(invoices, fc.integer({ min: 1, max: 10_000 }), (invoice, hundredths) => {
		const grossMinor = (invoice.totals.grossMinor * BigInt(hundredths)) / 10_000n;
		fc.pre(grossMinor > 0n);
		const advance = asAdvance(invoice, grossMinor);
		fc.pre(hasFinal(invoice, grossMinor));
		const final = asFinal(invoice, { number: '2026/00001', grossMinor });
		expect(advance.totals.grossMinor).toBe(grossMinor);
		for (const part of ['netMinor', 'vatMinor', 'grossMinor'] as const) expect(advance.totals[part] + final.totals[part]).toBe(invoice.totals[part]);
	}), { numRuns: 500 });
});

test('the final invoice takes off exactly the lines of the advance', () => {
	fc.assert(fc.property(invoices, (invoice) => {
		const grossMinor = invoice.totals.grossMinor / 2n + 1n;
		fc.pre(grossMinor <= invoice.totals.grossMinor && hasFinal(invoice, grossMinor));
		const taken = asFinal(invoice, { number: '2026/00001', grossMinor }).lines.slice(invoice.lines.length);
		expect(sharesOf(taken.map((line) => ({ ...line, grossMinor: -line.grossMinor })))).toEqual(sharesOf(asAdvance(invoice, grossMinor).lines));
	}), { numRuns: 300 });
});

const rateOf = (code: string, gross: number): InvoiceLine => {
	const [model] = buildDefinedInvoice(form(), '2026-11-23').lines as [InvoiceLine];
	const vat = readVatRate(code, 'VAT');
	const [grossMinor, netMinor] = [BigInt(gross), netOfGross(BigInt(gross), vat)];
	return { ...model, vat, netMinor, grossMinor, vatMinor: grossMinor - netMinor };
};
const orderOf = (...lines: InvoiceLine[]): Invoice => ({ ...buildDefinedInvoice(form(), '2026-11-23'), lines, totals: sumAmounts(lines) });
const finalOf = (order: Invoice, grossMinor: bigint, net?: bigint) => () => asFinal(order, { number: '2026/00001', grossMinor, ...(net !== undefined && { net: { units: net, scale: 0 } }) });

test.each([['a book was added', orderOf(rateOf('27', 12700), rateOf('5', 2100)), /billed 5000 HUF net and 1350 HUF VAT.* 5149 HUF net and 1201 HUF VAT would be taken off/], ['the item was exchanged for an exempt one', orderOf(rateOf('TAM', 12700)), / 6350 HUF net and 0 HUF VAT would be taken off/]])('an advance whose VAT would not be taken off as it was billed is refused: %s since', (_what, order, words) => {
	expect(finalOf(order, 6350n, 5000n)).toThrow(words);
});

test('an advance is taken off where its listed net is that of the order up to rounding, is not known, or can be no net of it', () => {
	const order = orderOf(rateOf('27', 12700), rateOf('5', 2100));
	for (const net of [5149n, 5147n, 5152n, 0n, 6351n, 1350n]) expect(finalOf(order, 6350n, net)().totals.grossMinor).toBe(8450n);
	expect(finalOf(order, 6350n)().totals.grossMinor).toBe(8450n);
});

test('a final invoice whose net total is negative is refused, and the message says how to bill the order', () => {
	const order = orderOf(rateOf('27', 12700), rateOf('ATK', -3000));
	expect(finalOf(order, 9215n)).toThrow(/net total is negative.*Items/);
	expect(problemOf(finalOf(order, 9215n)).remedy).toMatch(/Cancel \(storno\) the advance invoice 2026\/00001.*Invoice: Create/);
	expect(finalOf(order, 4850n)().totals.grossMinor).toBe(4850n);
});

test('each line of an advance is net and VAT of its gross, and no rate stands twice', () => {
	fc.assert(fc.property(invoices, (invoice) => {
		const { lines } = asAdvance(invoice, invoice.totals.grossMinor);
		expect(new Set(lines.map(({ vat }) => vat.code)).size).toBe(lines.length);
		for (const line of lines) expect(line.netMinor + line.vatMinor).toBe(line.grossMinor);
	}), { numRuns: 300 });
});

test.each([['percent', '50', 635n], ['percent', '33,3', 423n], ['percent', '50 %', 635n], ['percent', '0.04', 1n], ['amount', '1270', 1270n], ['amount', '1', 1n]] as const)('an advance of %s %s of 1270 Ft is %s Ft', (kind, typed, minor) => {
	const invoice = buildDefinedInvoice(form(), '2026-11-23');
	expect(readAdvance(invoice, kind, typed, 'Advance')).toBe(minor);
});

test.each([['percent', '0'], ['percent', '101'], ['percent', '-5'], ['percent', '0.01'], ['amount', '1271'], ['amount', '0'], ['amount', '0.5'], ['amount', 'half']] as const)('an advance of %s %s of 1270 Ft is refused with the field\'s name', (kind, typed) => {
	const invoice = buildDefinedInvoice(form(), '2026-11-23');
	expect(() => readAdvance(invoice, kind, typed, 'Advance')).toThrow(/Advance/);
});

test('a proforma is not paid, and takes either a number of its own or an invoice book', () => {
	const invoice: Invoice = { ...buildDefinedInvoice(form(), '2026-11-23'), paidOn: '2026-11-20', invoiceBook: 'WEB' };
	expect(asProforma(invoice, '')).not.toHaveProperty('paidOn');
	expect(() => asProforma(invoice, 'D-1')).toThrow(/számlatömb/);
	expect(asProforma({ ...invoice, invoiceBook: '' }, 'D-1').ownNumber).toBe('D-1');
});

test('an advance is fulfilled on the day when it was paid, else on the day of issue, whenever the goods go out', () => {
	const whole: Invoice = { ...buildDefinedInvoice(form(), '2026-11-23'), fulfilledOn: '2027-01-10' };
	expect(asAdvance(whole, 100n).fulfilledOn).toBe('2026-11-23');
	expect(asAdvance({ ...whole, paidOn: '2026-11-20' }, 100n).fulfilledOn).toBe('2026-11-20');
	expect(asFinal(whole, { number: '2026/00001', grossMinor: 100n }).fulfilledOn).toBe('2027-01-10');
});
