import { item, order, type Row } from '../support/orders';
import { invoiceOf, problemOf } from './builders';

/** Cheap pieces leave so much room for rounding that a wrong rate could hide in it. */
const pieces = (quantity: string, price: string, vat: string, net: string, gross: string, changes: Row = {}): Row => order({
	products: [item({ oi_quantity: quantity, oi_price: price, oi_vat_percent: vat === 'AAM' ? '0' : vat, oi_vat_name: vat === 'AAM' ? vat : '', oi_netto_sum: net, oi_brutto_sum: gross })], mssys_order_brutto_sum: gross, ...changes,
});
const amountsOf = (row: Row): bigint[] => {
	const { netMinor, vatMinor, grossMinor } = invoiceOf(row).totals;
	return [netMinor, vatMinor, grossMinor];
};
const EUROS = { mssys_bill_currency: 'EUR' };

test.each([
	['AAM', '27', pieces('1000', '2', 'AAM', '2000', '2540')], ['AAM', '27', pieces('1000', '', 'AAM', '2000', '2540')], ['18', '27', pieces('500', '12', '18', '6000', '7620')], ['5', '27', pieces('1000', '2', '5', '2000', '2540')],
	['5', '27', pieces('200', '0.05', '5', '10', '12.70', EUROS)], ['27', '0', pieces('100', '3', '27', '300', '300')], ['27', '5', pieces('1000', '10', '27', '10000', '10500')],
])('a line of the rate %s whose amounts are to the unit those of %s is refused, however many pieces it has, and both are named', (stated, real, row) => {
	expect(problemOf(() => invoiceOf(row))).toMatchObject({ field: 'oi_brutto_sum of item 1', message: expect.stringMatching(new RegExp(`its VAT rate of ${stated}: they differ by .*, and are those of ${real} `)) });
});

test('a rate that only another item of the order has is recognised too', () => {
	const screws = item({ oi_quantity: '300', oi_price: '10', oi_vat_percent: '27', oi_netto_sum: '3000', oi_brutto_sum: '3570' });
	const book = item({ oi_vat_percent: '19', oi_brutto_sum: '1190' });
	expect(problemOf(() => invoiceOf(order({ products: [screws, book], mssys_order_brutto_sum: '4760' }))).message).toContain('are those of 19');
});

test.each([['10', '30', '300', '312'], ['1', '10000', '10000', '10003'], ['100', '0.05', '5', '6'], ['10', '', '300', '312']])('%s exempt pieces at %j hold no VAT: net %s and gross %s are refused', (quantity, price, net, gross) => {
	expect(problemOf(() => invoiceOf(pieces(quantity, price, 'AAM', net, gross, price === '0.05' ? EUROS : {}))).message).toContain('its VAT rate of AAM');
});

test.each([['2', '2002'], ['1', '2001']])('exempt shipping that is %s Ft apart is refused only beyond one', (apart, gross) => {
	const row = order({ products: [item({ oi_vat_percent: '0', oi_vat_name: 'AAM', oi_brutto_sum: '1000' })], mssys_netto_shipping_cost: '1000', mssys_shipping_cost: String(1000 + Number(apart)), mssys_order_brutto_sum: gross });
	if (apart === '1') expect(amountsOf(row)).toEqual([2001n, 0n, 2001n]);
	else expect(problemOf(() => invoiceOf(row)).message).toContain('shipping');
});

test.each([
	['gross prices of 2 Ft, whose nets are 2 Ft too', pieces('1000', '2', '27', '2000', '2000'), [1575n, 425n, 2000n]], ['the same less 10 %', pieces('1000', '2', '27', '1800', '1800'), [1417n, 383n, 1800n]],
	['net prices of 12 Ft at 18 %', pieces('500', '12', '18', '6000', '7000'), [5932n, 1068n, 7000n]], ['net prices of 8 Ft at 27 %', pieces('100', '8', '27', '800', '1000'), [787n, 213n, 1000n]],
	['discounted pieces whose price is not told', pieces('3', '', '27', '14', '16'), [13n, 3n, 16n]], ['one and a half exempt pieces, less 33 %', pieces('1.5', '375458.6246', 'AAM', '377335.9177', '377337'), [37733700n, 0n, 37733700n]],
	['exempt prices with fillér', pieces('1000', '10.4', 'AAM', '10400', '10000'), [10000n, 0n, 10000n]], ['exempt prices with fillér, less 5 %', pieces('1000', '10.4', 'AAM', '9880', '9500'), [9500n, 0n, 9500n]],
])('what rounding each piece makes is no other rate: %s', (_what, row, amounts) => {
	expect(amountsOf(row)).toEqual(amounts);
});

test('a net against its gross is refused: rounding turns no sign', () => {
	const odd = item({ oi_price: '1', oi_netto_sum: '-1', oi_brutto_sum: '1' });
	expect(problemOf(() => invoiceOf(order({ products: [item(), odd], mssys_order_brutto_sum: '1271' }))).field).toBe('oi_brutto_sum of item 2');
});

test('no line has a VAT against its gross, though its net was rounded to less than its gross was', () => {
	const tea = (net: string, gross: string): Row => item({ oi_vat_percent: '5', oi_price: net, oi_netto_sum: net, oi_brutto_sum: gross });
	const { lines, totals } = invoiceOf(order({ products: [tea('1.40', '1'), tea('1000', '1050')], mssys_order_brutto_sum: '1051' }));
	expect(lines.every(({ vatMinor }) => vatMinor >= 0n)).toBe(true);
	expect(totals.grossMinor).toBe(105100n);
});
