import { allocate } from './allocate';
import { readAmount } from './amounts';
import { divideHalfAwayFromZero, magnitude, parseDecimal, toScale } from './decimal';
import { sumAmounts, type InvoiceLine } from './invoice';
import type { Order } from './order';
import { grossOf, sumsByRate } from './orderExtras';
import type { LineTerms } from './orderLines';
import { Problem } from './problem';
import { netOfGross } from './vat';

/** Net and gross of the lines of one VAT rate. */
export type RateSums = ReturnType<typeof sumsByRate>[number];

interface OrderParts {
	items: readonly InvoiceLine[];
	shipping: readonly InvoiceLine[];
}

export const COUPON_NET_FIELD = 'mssys_coupon_discount_amount_netto';

/**
 * The rates that a coupon is parted over: all that it may be on, or the one that its net names. A net of 20000 in a gross of 21000 is a
 * coupon on books, whatever else was bought. Where the coupon tells no net of its own, what the order's net total leaves for it counts.
 */
export function ratesUnderCoupon(order: Order, couponMinor: bigint, all: readonly RateSums[], parts: OrderParts, terms: LineTerms): readonly RateSums[] {
	const candidates = { all, singles: singleRates(couponMinor, parts) };
	// A shop may have rounded the net of each item's share.
	const rounding = { unitMinor: terms.unitMinor, slackMinor: terms.unitMinor * BigInt(2 + parts.items.length) };
	const choose = (netMinor: bigint): readonly RateSums[] | undefined => explainNet(netMinor, couponMinor, candidates, rounding);
	const netsLeft = netsLeftByTotal(order, parts, terms, rounding.slackMinor);
	const byTotal = netsLeft.map(choose);
	const net = readAmount(order.coupon.net, COUPON_NET_FIELD);
	const toldMinor = net === undefined ? 0n : magnitude(toScale(net, terms.scale));
	// Some shops write the gross as the net too.
	if (toldMinor === 0n || toldMinor === couponMinor) {
		return byTotal.includes(all) ? all : (byTotal.find((choice) => choice !== undefined) ?? all);
	}
	const chosen = choose(toldMinor);
	const isConfirmed = netsLeft.some((netMinor) => magnitude(netMinor - toldMinor) <= 2n * terms.unitMinor);
	if (chosen === undefined && isConfirmed && isOnSomeOther(toldMinor, couponMinor, all)) {
		throw new Problem(
			'The net of the coupon and the net total of the order go neither with a discount on the whole order nor with one on a single VAT rate', COUPON_NET_FIELD, order.coupon.net,
			'Put the discount into the order as negative items, one for each VAT rate, in place of the coupon. Or empty this field and mssys_order_netto_sum: then the coupon is parted over all rates in proportion.',
		);
	}
	// A shop that reckons every coupon's net at 27 % is put right by its own total.
	const isDenied = byTotal.includes(all) && !byTotal.includes(chosen);
	return chosen === undefined || isDenied ? all : chosen;
}

/** The rates that bear the whole coupon alone, with the shipping that it may pay for where the items do not. */
function singleRates(couponMinor: bigint, { items, shipping }: OrderParts): RateSums[][] {
	const ofItems = byPercent(sumsByRate(items));
	return byPercent(sumsByRate([...items, ...shipping])).flatMap((rates) => {
		const ofItemsAlone = ofItems.find(([first]) => first !== undefined && rates[0] !== undefined && isSamePercent(first, rates[0])) ?? [];
		const bearing = [ofItemsAlone, rates].find((each) => grossOf(each) >= couponMinor);
		return bearing === undefined ? [] : [bearing];
	});
}

/** AAM and TAM are both 0 %: no net could tell them apart. */
function byPercent(sums: readonly RateSums[]): RateSums[][] {
	const positive = sums.filter(({ grossMinor }) => grossMinor > 0n);
	const firsts = positive.filter((rate, index) => positive.findIndex((other) => isSamePercent(rate, other)) === index);
	return firsts.map((first) => positive.filter((rate) => isSamePercent(rate, first)));
}

function isSamePercent({ vat: { percent } }: RateSums, { vat: { percent: other } }: RateSums): boolean {
	return percent.units === other.units && percent.scale === other.scale;
}

interface Candidates {
	all: readonly RateSums[];
	singles: ReadonlyArray<readonly RateSums[]>;
}

interface Explanation {
	rates: readonly RateSums[];
	offMinor: bigint;
}

/** The candidate that a net goes with, where one does; all rates where rounding could explain that too. */
function explainNet(netMinor: bigint, couponMinor: bigint, { all, singles }: Candidates, { unitMinor, slackMinor }: { unitMinor: bigint; slackMinor: bigint }): readonly RateSums[] | undefined {
	const [onAll, ...single] = [all, ...singles].map((rates) => ({ rates, offMinor: distanceTo(netMinor, couponMinor, rates) })) as [Explanation, ...Explanation[]];
	if (onAll.offMinor <= 2n * unitMinor) return all;
	const nearest = single.reduce((best, each) => (each.offMinor < best.offMinor ? each : best), onAll);
	return nearest.offMinor <= slackMinor ? nearest.rates : undefined;
}

/** How far a net is off that of the coupon's share in some rates, whether it is reckoned from the share or in proportion to the items' own nets. */
function distanceTo(netMinor: bigint, couponMinor: bigint, rates: readonly RateSums[]): bigint {
	const shares = allocate(couponMinor, rates.map(({ grossMinor }) => grossMinor));
	const nets = [
		rates.reduce((sum, { vat }, index) => sum + netOfGross(shares[index] ?? 0n, vat), 0n),
		rates.reduce((sum, rate, index) => sum + divideHalfAwayFromZero((shares[index] ?? 0n) * rate.netMinor, rate.grossMinor), 0n),
	];
	const offs = nets.map((net) => netMinor - net);
	if (offs.some((off) => off <= 0n) && offs.some((off) => off >= 0n)) return 0n;
	return offs.map(magnitude).reduce((least, off) => (off < least ? off : least));
}

/**
 * What the coupon's net may be by the net total. Shops differ in whether that has the shipping in; where it is all goods, with shipping or
 * without, the coupon was not taken off, and it tells nothing.
 */
function netsLeftByTotal({ totals }: Order, { items, shipping }: OrderParts, { scale }: LineTerms, slackMinor: bigint): bigint[] {
	const total = parseDecimal(totals.net);
	if (total === undefined || total.units === 0n) return [];
	const itemsLeftMinor = sumAmounts(items).netMinor - toScale(total, scale);
	const left = [itemsLeftMinor, itemsLeftMinor + sumAmounts(shipping).netMinor];
	return left.some((netMinor) => magnitude(netMinor) <= slackMinor) ? [] : left.filter((netMinor) => netMinor > 0n);
}

/** Whether a net is plainly that of another split over the rates. What none of them could have is no net of this coupon, and up to one percent may be any shop's rounding. */
function isOnSomeOther(netMinor: bigint, couponMinor: bigint, all: readonly RateSums[]): boolean {
	const nets = all.map(({ vat }) => netOfGross(couponMinor, vat));
	return nets.some((net) => net <= netMinor) && nets.some((net) => net >= netMinor) && distanceTo(netMinor, couponMinor, all) > netMinor / 100n;
}
