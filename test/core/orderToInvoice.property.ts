import fc from 'fast-check';
import { isWithinTolerance } from '../../core/amounts';
import { formatUnits, multiply, powerOfTen, toScale } from '../../core/decimal';
import { sumAmounts, type Invoice } from '../../core/invoice';
import { vatOnNet } from '../../core/vat';
import { buildCreateRows } from '../../nodes/CashmanFx/wire/createRows';
import { item, order, type Row } from '../support/orders';
import { invoiceOf } from './builders';

/** What is in a cart: prices in minor units of the currency, quantities in thousandths. */
interface Cart {
	currency: 'HUF' | 'EUR';
	pricesAre: 'net' | 'gross';
	/** Decimals with which the shop stores its net amounts. */
	netDecimals: number;
	items: Array<{ price: number; quantity: number; rate: number }>;
	couponPercent: number;
	shipping: number;
	sumHasShipping: boolean;
}

const RATES = [27, 18, 5, 0];
const cart: fc.Arbitrary<Cart> = fc.record({
	currency: fc.constantFrom('HUF' as const, 'EUR' as const),
	pricesAre: fc.constantFrom('net' as const, 'gross' as const),
	netDecimals: fc.constantFrom(0, 2, 4),
	items: fc.array(fc.record({
		price: fc.integer({ min: 100, max: 2_000_000 }),
		quantity: fc.oneof(fc.integer({ min: 1, max: 20 }).map((pieces) => pieces * 1000), fc.constantFrom(500, 1500, 333, 250)),
		rate: fc.constantFrom(...RATES),
	}), { minLength: 1, maxLength: 12 }),
	couponPercent: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 99 }), fc.constant(100)),
	shipping: fc.oneof(fc.constant(0), fc.integer({ min: 300, max: 5000 })),
	sumHasShipping: fc.boolean(),
});

/** Half up, for amounts that are not negative: the test's own reckoning, in integers of a shop. */
const divide = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor / 2n) / divisor;

/** The order as a shop writes it down, and its gross total with and without shipping. */
function sell({ currency, pricesAre, netDecimals, items, couponPercent, shipping, sumHasShipping }: Cart): { row: Row; paid: bigint; written: bigint } {
	const scale = currency === 'HUF' ? 0 : 2;
	// A shop that rounds its nets to the minor unit at least; four decimals show a net that repeats.
	const decimals = Math.max(scale, netDecimals);
	const finer = powerOfTen(decimals - scale);
	const lines = items.map(({ price, quantity, rate }) => {
		const total = divide(BigInt(price) * BigInt(quantity), 1000n);
		const hundred = BigInt(100 + rate);
		const gross = pricesAre === 'gross' ? total : divide(total * hundred, 100n);
		const net = pricesAre === 'gross' ? divide(total * finer * 100n, hundred) : total * finer;
		const unitNet = pricesAre === 'gross' ? divide(BigInt(price) * finer * 100n, hundred) : BigInt(price) * finer;
		return { gross, net, unitNet, quantity, rate };
	});
	const goods = lines.reduce((sum, { gross }) => sum + gross, 0n);
	const coupon = divide(goods * BigInt(couponPercent), 100n);
	const delivery = BigInt(shipping);
	const paid = goods - coupon + delivery;
	const written = sumHasShipping ? paid : paid - delivery;
	const row = order({
		mssys_bill_currency: currency,
		products: lines.map(({ gross, net, unitNet, quantity, rate }, index) => item({
			oi_name: `Termék ${index + 1}`, oi_quantity: formatUnits(BigInt(quantity), 3), oi_price: formatUnits(unitNet, decimals),
			oi_netto_sum: formatUnits(net, decimals), oi_brutto_sum: formatUnits(gross, scale), oi_vat_percent: String(rate),
		})),
		mssys_order_brutto_sum: formatUnits(written, scale),
		...(coupon > 0n && { mssys_coupon: 'KUPON', mssys_coupon_discount_amount_brutto: formatUnits(coupon, scale) }),
		...(delivery > 0n && { mssys_shipping_cost: formatUnits(delivery, scale), mssys_netto_shipping_cost: formatUnits(divide(delivery * finer * 100n, 127n), decimals) }),
	});
	return { row, paid, written };
}

const NUM_RUNS = 2000;
const forEveryOrder = (claim: (invoice: Invoice, sold: ReturnType<typeof sell>, cart: Cart) => void): void =>
	fc.assert(fc.property(cart, (bought) => {
		const sold = sell(bought);
		claim(invoiceOf(sold.row), sold, bought);
	}), { numRuns: NUM_RUNS });

/** 1 Ft, or 0.01 of another currency. */
const leastOf = ({ currency, scale }: Invoice): bigint => (currency === 'HUF' ? powerOfTen(scale) : 1n);

test('the invoice\'s gross is to the last unit what the buyer pays, whether the order\'s sum has the shipping in it or not', () => {
	forEveryOrder((invoice, { paid, written }, { currency }) => {
		const finer = currency === 'HUF' ? powerOfTen(invoice.scale) : 1n;
		expect(invoice.totals.grossMinor).toBe(paid * finer);
		const shipping = invoice.lines.filter(({ name }) => name === 'Szállítás').reduce((sum, { grossMinor }) => sum + grossMinor, 0n);
		expect([invoice.totals.grossMinor, invoice.totals.grossMinor - shipping]).toContain(written * finer);
	});
});

test('the lines sum to the totals, and net and VAT of every line to its gross', () => {
	forEveryOrder(({ lines, totals }) => {
		expect(sumAmounts(lines)).toEqual(totals);
		for (const { netMinor, vatMinor, grossMinor } of [...lines, totals]) expect(netMinor + vatMinor).toBe(grossMinor);
	});
});

test('the VAT of every rate is within NAV\'s tolerance of its net times the rate', () => {
	forEveryOrder((invoice) => {
		for (const code of new Set(invoice.lines.map(({ vat }) => vat.code))) {
			const lines = invoice.lines.filter(({ vat }) => vat.code === code);
			const { netMinor, vatMinor } = sumAmounts(lines);
			const expected = lines[0] === undefined ? 0n : vatOnNet(netMinor, lines[0].vat);
			expect(`${code}: ${vatMinor} for ${expected} ${isWithinTolerance(vatMinor, expected, leastOf(invoice))}`).toMatch(/true$/);
		}
	});
});

test('quantity times unit price is within NAV\'s tolerance of every line\'s net', () => {
	forEveryOrder((invoice) => {
		for (const { unitNet, quantity, netMinor } of invoice.lines) expect(isWithinTolerance(toScale(multiply(unitNet, quantity), invoice.scale), netMinor, leastOf(invoice))).toBe(true);
	});
});

test('a coupon of 100 % leaves no net, no VAT and no gross of the goods in any rate', () => {
	forEveryOrder(({ lines }, _sold, { couponPercent }) => {
		if (couponPercent !== 100) return;
		const goods = lines.filter(({ name }) => name !== 'Szállítás');
		for (const code of new Set(goods.map(({ vat }) => vat.code))) expect(sumAmounts(goods.filter(({ vat }) => vat.code === code))).toEqual({ netMinor: 0n, vatMinor: 0n, grossMinor: 0n });
	});
});

test('a coupon is spread over the goods\' own rates and never takes more than there is of one', () => {
	forEveryOrder(({ lines }) => {
		for (const code of new Set(lines.map(({ vat }) => vat.code))) expect(sumAmounts(lines.filter(({ vat }) => vat.code === code)).grossMinor >= 0n).toBe(true);
	});
});

test('what is sent says the same amounts as the invoice, and is the same each time', () => {
	forEveryOrder((invoice, { row }) => {
		const rows = buildCreateRows(invoice, { version: '6' }, {});
		const sum = (field: string): bigint => rows.reduce((total, fields) => total + BigInt((fields[field] ?? '').replace('.', '')), 0n);
		const header = (field: string): bigint => BigInt((rows[0]?.[field] ?? '').replace('.', ''));
		expect([sum('tetel_netto'), sum('tetel_afa'), sum('tetel_brutto')]).toEqual([header('szamla_netto'), header('szamla_afa'), header('szamla_brutto')]);
		expect(buildCreateRows(invoiceOf(structuredClone(row)), { version: '6' }, {})).toEqual(rows);
	});
});
