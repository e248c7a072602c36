import { divide, power, sum } from './integers';
import type { Random } from './random';
import type { Rate, Shop, Sold } from './shop';

export interface Delivery {
	gross: number;
	net?: number;
	rate: Rate;
	isInTotal: boolean;
}

/** A discount on the whole order; amounts are positive. `net` has the shop's net decimals. */
export interface Coupon {
	gross: number;
	net: number;
	tells: 'gross' | 'both' | 'net';
	isNegative: boolean;
	/** Goods of this rate alone; undefined for a discount on all. */
	on: Rate | undefined;
}

/** Delivery with the rate of goods; undefined where it is free. Shops of one rate may tell its gross alone. */
export function deliveryOf(random: Random, shop: Shop, sold: readonly Sold[]): Delivery | undefined {
	if (random.chance(30)) return undefined;
	const codes = new Set(sold.map(({ rate }) => rate.code));
	const taxed = sold.map(({ rate }) => rate).find(({ percent }) => percent > 0);
	const rate = taxed ?? (sold[0] as Sold).rate;
	const gross = shop.currency === 'HUF' ? random.pick([590, 990, 1490, 1590, random.between(300, 5000)]) * shop.unit : random.between(300, 3000);
	const net = divide(gross * power(shop.netDecimals - shop.scale) * 100, 100 + rate.percent);
	return { gross, rate, isInTotal: random.chance(50), ...(!(codes.size === 1 && random.chance(15)) && { net }) };
}

/** A coupon of some percent, a round sum, everything, or a voucher that pays for the delivery too. */
export function couponOf(random: Random, shop: Shop, sold: readonly Sold[], delivery: Delivery | undefined): Coupon | undefined {
	const goods = sum(sold.map(({ gross }) => gross));
	const isPlain = sold.every(({ gross }) => gross >= 0);
	if (goods <= 0 || !isPlain || !random.chance(25)) return undefined;
	const paysDelivery = delivery?.isInTotal === true && random.chance(4);
	const gross = paysDelivery
		? goods + random.between(1, delivery.gross)
		: random.pick([divide(goods * random.between(1, 99), 100), divide(goods * 10, 100), Math.min(goods, random.between(1, 10) * 500 * shop.unit), goods]);
	if (gross === 0) return undefined;
	if (!paysDelivery && random.chance(25)) return couponOnOneRate(random, shop, sold);
	return { on: undefined, gross, net: netShare(gross, sold, shop), tells: paysDelivery ? 'gross' : random.pick(['gross', 'both', 'both', 'net'] as const), isNegative: random.chance(5) };
}

/** A coupon on the goods of one rate tells its net: nobody could know it otherwise. */
function couponOnOneRate(random: Random, shop: Shop, sold: readonly Sold[]): Coupon | undefined {
	const on = random.pick(sold).rate;
	const goods = sold.filter(({ rate }) => rate.code === on.code);
	const whole = sum(goods.map((line) => line.gross));
	const gross = random.pick([whole, divide(whole * random.between(1, 99), 100)]);
	return gross === 0 ? undefined : { on, gross, net: netShare(gross, goods, shop), tells: 'both', isNegative: false };
}

/** The goods' net in the coupon's proportion, reckoned in millionths so that rounding happens once. */
function netShare(gross: number, sold: readonly Sold[], { netDecimals, scale }: Shop): number {
	const million = 1_000_000n;
	const goods = sold.reduce((total, line) => total + BigInt(line.gross), 0n);
	const net = sold.reduce((total, line) => total + (BigInt(line.gross) * 100n * million) / BigInt(100 + line.rate.percent), 0n);
	const divisor = goods * million;
	return Number((BigInt(gross) * net * BigInt(power(netDecimals - scale)) * 2n + divisor) / (divisor * 2n));
}
