import fc from 'fast-check';
import { buildDefinedInvoice } from '../../core/definedInvoice';
import type { Invoice, InvoiceLine } from '../../core/invoice';
import { buildCreateRows } from '../../nodes/CashmanFx/wire/createRows';
import { definedItem, form, problemOf, TODAY } from '../core/builders';
import { fixed, power, sum } from './integers';
import { navWarnings } from './navWarnings';

/** What a person types: prices in minor units of two decimals or none, quantities in thousandths, discounts in tenths of a percent. */
interface Typed {
	currency: 'HUF' | 'EUR';
	pricesAre: 'net' | 'gross';
	hasFiller: boolean;
	items: Array<{ price: number; quantity: number; discount: number; vat: string }>;
}

const quantity = fc.oneof(fc.integer({ min: 1, max: 20 }).map((pieces) => pieces * 1000), fc.integer({ min: 1, max: 20_000 }));
const usual = fc.record({ price: fc.integer({ min: 0, max: 2_000_000 }), quantity, discount: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1000 })), vat: fc.constantFrom('27', '18', '5', '0', 'AAM') });
const penny = fc.record({ price: fc.integer({ min: 1, max: 9 }), quantity: fc.constant(1000), discount: fc.constant(0), vat: fc.constantFrom('27', '27', '5') });
const typed: fc.Arbitrary<Typed> = fc.record({
	currency: fc.constantFrom('HUF' as const, 'EUR' as const),
	pricesAre: fc.constantFrom('net' as const, 'gross' as const),
	hasFiller: fc.boolean(),
	items: fc.oneof({ weight: 9, arbitrary: fc.array(usual, { minLength: 1, maxLength: 12 }) }, { weight: 1, arbitrary: fc.array(penny, { minLength: 50, maxLength: 300 }) }),
});

const decimalsOf = ({ currency, hasFiller }: Typed): number => (currency === 'EUR' || hasFiller ? 2 : 0);

function invoiceOf(bought: Typed, expectedGross = ''): Invoice {
	const items = bought.items.map(({ price, quantity: pieces, discount, vat }) => definedItem({ unitPrice: fixed(price, decimalsOf(bought)), quantity: fixed(pieces, 3), discountPercent: discount === 0 ? '' : fixed(discount, 1), vat }));
	return buildDefinedInvoice(form({ currency: bought.currency, pricesAre: bought.pricesAre, items, expectedGross }), TODAY);
}

const forEvery = (claim: (invoice: Invoice, bought: Typed) => void): void => fc.assert(fc.property(typed, (bought) => claim(invoiceOf(bought), bought)), { numRuns: 400 });

/** An item's price × quantity less its discount, in the invoice's minor units: the one side that is law. */
function typedAmount({ price, quantity: pieces, discount }: Typed['items'][number], bought: Typed, scale: number): number {
	const exact = BigInt(price) * BigInt(pieces) * BigInt(1000 - discount);
	const divisor = BigInt(power(3)) * 1000n * BigInt(power(decimalsOf(bought) - scale));
	return Number((exact * 2n + divisor) / (divisor * 2n));
}

const byRate = (lines: readonly InvoiceLine[]): InvoiceLine[][] => [...new Set(lines.map(({ vat }) => vat.code))].map((code) => lines.filter(({ vat }) => vat.code === code));
const total = (lines: readonly InvoiceLine[], part: 'netMinor' | 'vatMinor' | 'grossMinor'): number => sum(lines.map((line) => Number(line[part])));
/** 1 Ft, or 0.01. */
const unitOf = ({ currency, scale }: Invoice): number => (currency === 'HUF' ? power(scale) : 1);

test('net prices keep their net and gross prices their gross, to the last unit on every line', () => {
	forEvery((invoice, bought) => {
		const law = bought.pricesAre === 'net' ? 'netMinor' : 'grossMinor';
		expect(invoice.lines.map((line) => Number(line[law]))).toEqual(bought.items.map((item) => typedAmount(item, bought, invoice.scale)));
	});
});

test('net and VAT of every line make its gross, and the lines make the totals', () => {
	forEvery(({ lines, totals }) => {
		for (const { netMinor, vatMinor, grossMinor } of [...lines, totals]) expect(netMinor + vatMinor).toBe(grossMinor);
		for (const part of ['netMinor', 'vatMinor', 'grossMinor'] as const) expect(total(lines, part)).toBe(Number(totals[part]));
	});
});

test('the VAT of every rate is its net times the rate within the tax office\'s tolerance, and exempt lines have none', () => {
	forEvery((invoice) => {
		for (const rate of byRate(invoice.lines)) {
			const percent = Number(rate[0]?.vat.percent.units ?? 0n);
			const expected = total(rate, 'netMinor') * percent;
			expect(Math.abs(total(rate, 'vatMinor') * 100 - expected)).toBeLessThanOrEqual(Math.max(expected / 100, 100 * unitOf(invoice)));
			if (percent === 0) expect(rate.every(({ vatMinor }) => vatMinor === 0n)).toBe(true);
		}
	});
});

test('the side that is reckoned is less than one unit off on every line; in forints with fillér, where the gross may have been a whole one, half a forint', () => {
	forEvery(({ lines, currency, scale }, { pricesAre }) => {
		for (const { vat, netMinor, vatMinor, grossMinor } of lines) {
			const withVat = 100n + vat.percent.units;
			const [off, one] = pricesAre === 'net' ? [vatMinor * 100n - netMinor * vat.percent.units, 100n] : [netMinor * withVat - grossMinor * 100n, withVat];
			const most = pricesAre === 'net' && currency === 'HUF' && scale === 2 ? 51n * one : one;
			expect(off < most && off > -most).toBe(true);
		}
	});
});

test('quantity times the unit price that is sent rounds to the line\'s net, discount and all', () => {
	forEvery(({ lines, scale }) => {
		for (const { unitNet, quantity: pieces, netMinor } of lines) {
			const finer = 10n ** BigInt(unitNet.scale + pieces.scale);
			expect((unitNet.units * pieces.units * BigInt(power(scale)) * 2n + finer) / (finer * 2n)).toBe(netMinor);
		}
	});
});

test('the total that was expected is taken, and one that is a minor unit off is refused with the difference', () => {
	forEvery((invoice, bought) => {
		const gross = Number(invoice.totals.grossMinor);
		expect(invoiceOf(bought, fixed(gross, invoice.scale)).totals).toEqual(invoice.totals);
		const problem = problemOf(() => invoiceOf(bought, fixed(gross + 1, invoice.scale)));
		expect([problem.field, problem.message]).toEqual(['Expected Gross Total', expect.stringContaining(`differs by ${fixed(1, invoice.scale)} ${invoice.currency}`)]);
	});
});

test('what is sent says the invoice\'s amounts, is the same each time, and gives the tax office nothing to warn of', () => {
	forEvery((invoice, bought) => {
		const rows = buildCreateRows(invoice, { version: '6' }, {});
		expect(rows.map((row) => [row.tetel_netto, row.tetel_afa, row.tetel_brutto])).toEqual(invoice.lines.map(({ netMinor, vatMinor, grossMinor }) => [netMinor, vatMinor, grossMinor].map((minor) => fixed(Number(minor), invoice.scale))));
		expect(navWarnings(rows)).toEqual([]);
		expect(rows[0]?.szamla_brutto).toBe(fixed(Number(invoice.totals.grossMinor), invoice.scale));
		expect(buildCreateRows(invoiceOf(bought), { version: '6' }, {})).toEqual(rows);
	});
});
