import { allocate } from './allocate';
import { readAmount, roundedMinor, showMoney } from './amounts';
import { COUPON_NET_FIELD, ratesUnderCoupon } from './couponRates';
import { absolute, divideHalfAwayFromZero, magnitude, powerOfTen, toScale, type Decimal } from './decimal';
import type { InvoiceLine } from './invoice';
import type { Order } from './order';
import { extraLine, grossOf, sumsByRate } from './orderExtras';
import type { LineTerms } from './orderLines';
import { Problem } from './problem';
import { requireCleanText } from './text';
import { netOfGross } from './vat';

const COUPON_FIELD = 'mssys_coupon_discount_amount_brutto';

/**
 * The order-level coupon as one negative line for each VAT rate that it is on, in proportion to their gross, so that the parts sum to
 * the coupon. Its net is the same share of the items' own net, so that a coupon over the whole leaves no net and no VAT.
 * A voucher worth more than the items pays for the shipping too.
 */
export function couponLines(order: Order, items: readonly InvoiceLine[], shipping: readonly InvoiceLine[], orderTotal: bigint, terms: LineTerms): InvoiceLine[] {
	const couponMinor = couponGross(order, items, shipping, orderTotal, terms);
	if (couponMinor === 0n) return [];
	const all = sumsByRate(couponMinor > grossOf(items) ? [...items, ...shipping] : items).filter(({ grossMinor }) => grossMinor > 0n);
	const coveredMinor = grossOf(all);
	if (couponMinor > coveredMinor) {
		const excess = showMoney(couponMinor - coveredMinor, terms.scale, terms.currency);
		throw new Problem(`The coupon is worth more than the items, by ${excess}`, COUPON_FIELD, order.coupon.gross, 'Correct the coupon or the items of the order.');
	}
	const groups = ratesUnderCoupon(order, couponMinor, all, { items, shipping }, terms);
	// Where gross amounts are whole forints, so are the coupon's parts.
	const finest = powerOfTen(terms.scale - terms.grossDecimals);
	const parts = allocate(couponMinor / finest, groups.map(({ grossMinor }) => grossMinor)).map((part) => part * finest);
	const name = requireCleanText(order.coupon.code === '' ? 'Kedvezmény' : `Kupon: ${order.coupon.code}`, 'mssys_coupon');
	return groups
		.map(({ vat, netMinor, grossMinor }, index) => {
			const part = parts[index] ?? 0n;
			return extraLine(name, -divideHalfAwayFromZero(part * netMinor, grossMinor), -part, vat, terms);
		})
		.filter((line) => line.grossMinor !== 0n);
}

function couponGross(order: Order, items: readonly InvoiceLine[], shipping: readonly InvoiceLine[], orderTotal: bigint, terms: LineTerms): bigint {
	const gross = readAmount(order.coupon.gross, COUPON_FIELD);
	const net = readAmount(order.coupon.net, COUPON_NET_FIELD);
	if (gross !== undefined && (gross.units !== 0n || net === undefined)) return magnitude(roundedMinor(gross, terms.scale, COUPON_FIELD, order.coupon.gross));
	if (net === undefined || net.units === 0n) return 0n;
	return couponFromNet(absolute(net), items, grossOf(shipping), orderTotal, terms);
}

/**
 * The gross of a coupon that is told in net alone. Rounding the net has lost up to a forint of it, so it is what the order's total
 * leaves for it, with shipping or without, where that is the coupon's net and VAT up to rounding; else what its net makes.
 */
function couponFromNet(net: Decimal, items: readonly InvoiceLine[], shippingMinor: bigint, orderTotal: bigint, { scale, unitMinor }: LineTerms): bigint {
	const goodsMinor = grossOf(items);
	const netInGoods = sumsByRate(items).reduce((sum, { grossMinor, vat }) => sum + netOfGross(grossMinor, vat), 0n);
	if (netInGoods <= 0n) return toScale(net, scale);
	const reckoned = divideHalfAwayFromZero(net.units * goodsMinor * powerOfTen(scale), netInGoods * powerOfTen(net.scale));
	const left = [goodsMinor + shippingMinor - orderTotal, goodsMinor - orderTotal];
	return left.find((minor) => minor > 0n && magnitude(minor - reckoned) <= 2n * unitMinor) ?? reckoned;
}
