import type { Invoice } from '../../core/invoice';
import { item, order, type Row } from '../support/orders';
import { invoiceOf, problemOf } from './builders';

/** What tells which VAT rate a coupon is on: its own net, and where it has none, the order's net total. */
const sold = (net: string, gross: string, vat: string): Row => item({ oi_price: net, oi_netto_sum: net, oi_brutto_sum: gross, oi_vat_percent: vat, oi_vat_name: vat === '0' ? 'AAM' : '' });
const TOY = sold('10000', '12700', '27');
const BOOK = sold('2000', '2100', '5');
const COURSE = sold('5000', '5000', '0');
const SHIPPING = { mssys_netto_shipping_cost: '1173', mssys_shipping_cost: '1490' };

/** An order with a coupon of this net and gross; `netTotal` is what the order says of its own. */
function withCoupon(products: Row[], net: string, gross: string, netTotal = '', changes: Row = {}): Row {
	const sumOf = [...products.map((product) => Number(product.oi_brutto_sum)), Number(changes.mssys_shipping_cost ?? 0)].reduce((sum, each) => sum + each, 0);
	return order({ products, mssys_order_netto_sum: netTotal, mssys_order_brutto_sum: String(sumOf - Number(gross)), mssys_coupon: 'K', mssys_coupon_discount_amount_netto: net, mssys_coupon_discount_amount_brutto: gross, ...changes });
}

const couponOf = ({ lines }: Invoice): string[] => lines.filter(({ name }) => name === 'Kupon: K').map(({ netMinor, grossMinor, vat }) => `${netMinor}/${grossMinor} ${vat.code}`);
const IN_ALL = ['-1717/-2180 27', '-343/-360 5'];

test.each([
	['a coupon on books alone', withCoupon([sold('50000', '63500', '27'), sold('20000', '21000', '5')], '20000', '21000', '50000'), ['-20000/-21000 5']], ['one on a part of the books', withCoupon([TOY, BOOK], '1000', '1050'), ['-1000/-1050 5']],
	['one on the goods of 27 %', withCoupon([TOY, BOOK], '2000', '2540'), ['-2000/-2540 27']], ['the same written as a negative amount', withCoupon([TOY, BOOK], '-2000', '2540'), ['-2000/-2540 27']],
	['one of three rates', withCoupon([TOY, BOOK, COURSE], '1000', '1270'), ['-1000/-1270 27']], ['one whose net was rounded for each item', withCoupon([TOY, BOOK, BOOK], '2003', '2540'), ['-2000/-2540 27']],
	['free delivery in a bookshop', withCoupon([BOOK, BOOK], '1173', '1490', '', SHIPPING), ['-1173/-1490 27']],
])('the net of a coupon names its rate: %s', (_what, row, coupon) => {
	expect(couponOf(invoiceOf(row))).toEqual(coupon);
});

test.each([
	['a share of all in whole forints', withCoupon([TOY, BOOK], '2059', '2540')], ['a share of all, rounded for each item', withCoupon([TOY, BOOK], '2061', '2540')], ['no net', withCoupon([TOY, BOOK], '', '2540')], ['a net of 0', withCoupon([TOY, BOOK], '0', '2540')],
	['the gross for a net', withCoupon([TOY, BOOK], '2540', '2540', '9460')], ['a net of a rate that the order has not', withCoupon([TOY, BOOK], '2153', '2540')], ['a net that no rate has', withCoupon([TOY, BOOK], '1500', '2540', '10500')],
	['a net at 27 %, as some shops reckon all, that the net total denies', withCoupon([TOY, BOOK], '2000', '2540', '9940')],
	['a net total that leaves the coupon in', withCoupon([TOY, BOOK], '', '2540', '12000')],
	['a net total of all goods, from which the shipping seems to be missing', withCoupon([TOY, BOOK], '', '2540', '12000', { mssys_netto_shipping_cost: '2000', mssys_shipping_cost: '2540' })],
])('a coupon is on all goods where it tells no single rate: %s', (_what, row) => {
	expect(couponOf(invoiceOf(row))).toEqual(IN_ALL);
});

test('a rate whose goods do not bear the coupon is not the one that it is on', () => {
	expect(couponOf(invoiceOf(withCoupon([TOY, BOOK], '2400', '2520')))).toHaveLength(2);
});

test.each([['goods alone', '11000', {}], ['goods and shipping', '12173', SHIPPING]])('where a coupon tells no net, the net total of %s tells its rate', (_what, netTotal, changes) => {
	expect(couponOf(invoiceOf(withCoupon([TOY, BOOK], '', '1050', netTotal, changes)))).toEqual(['-1000/-1050 5']);
});

test('a coupon without VAT is on the exempt goods where the net total says so too, and on all where it says nothing', () => {
	expect(couponOf(invoiceOf(withCoupon([TOY, COURSE], '1000', '1000', '14000')))).toEqual(['-1000/-1000 AAM']);
	expect(couponOf(invoiceOf(withCoupon([TOY, COURSE], '1000', '1000')))).toHaveLength(2);
});

test('a coupon whose net, which the net total confirms, goes with some other part of the goods is refused, and the remedies named; unconfirmed it is on all', () => {
	const odd = (netTotal: string): Row => withCoupon([TOY, BOOK], '2300', '2540', netTotal);
	expect(problemOf(() => invoiceOf(odd('9700')))).toMatchObject({ field: 'mssys_coupon_discount_amount_netto', value: '2300', remedy: expect.stringMatching(/negative items, one for each VAT rate.*mssys_order_netto_sum/) });
	expect(couponOf(invoiceOf(odd('')))).toEqual(IN_ALL);
	expect(couponOf(invoiceOf(withCoupon([TOY], '2300', '2540', '7700')))).toEqual(['-2000/-2540 27']);
});

test('the tax of a coupon on books is not taken from other goods', () => {
	const { totals } = invoiceOf(withCoupon([sold('50000', '63500', '27'), sold('20000', '21000', '5')], '20000', '21000', '50000'));
	expect([totals.netMinor, totals.vatMinor, totals.grossMinor]).toEqual([50000n, 13500n, 63500n]);
});
