import type { Row } from '../support/orders';
import { divide, fixed, power, sum } from './integers';
import type { Random } from './random';
import { couponOf, deliveryOf, type Coupon, type Delivery } from './shopExtras';

/** How a shop reckons and writes. Amounts are whole numbers of minor units with `scale` decimals, nets of `netDecimals`. */
export interface Shop {
	currency: 'HUF' | 'EUR' | 'CHF' | 'USD' | 'GBP';
	scale: number;
	/** What is rounded to: 1 Ft or 0.01, in minor units. */
	unit: number;
	pricesAre: 'net' | 'gross';
	rounds: 'piece' | 'line';
	netDecimals: number;
	rates: Rate[];
	/** How numbers are written: as many decimals as there are, a fixed number, a comma, a number instead of text. */
	writes: 'short' | 'fixed' | 'comma' | 'number';
}

export interface Rate {
	code: string;
	percent: number;
}

/** A line as sold. `net` has the shop's `netDecimals`; quantities are in thousandths. */
export interface Sold {
	name: string;
	rate: Rate;
	quantity: number;
	gross: number;
	net: number;
	unitNet: number;
	/** Left out of the order by some shops. */
	omits: '' | 'gross' | 'unitPrice';
	/** Gross as net × rate unrounded, where that comes to the same minor unit. */
	writesDust: boolean;
}

export interface ShopOrder {
	shop: Shop;
	sold: Sold[];
	coupon: Coupon | undefined;
	delivery: Delivery | undefined;
	/** What the buyer pays, and what the order's total says (maybe without the delivery). */
	paid: number;
	total: number;
	row: Row;
}

const STANDARD: Rate = { code: '27', percent: 27 };
const RATES: Rate[] = [STANDARD, STANDARD, STANDARD, { code: '18', percent: 18 }, { code: '5', percent: 5 }, { code: 'AAM', percent: 0 }];
const EXEMPT: Rate[] = [{ code: 'AAM', percent: 0 }, { code: 'TAM', percent: 0 }];

/** An order that a real shop could produce. */
export function randomOrder(random: Random): ShopOrder {
	const shop = randomShop(random);
	const sold = goodsOf(random, shop);
	const delivery = deliveryOf(random, shop, sold);
	const coupon = couponOf(random, shop, sold, delivery);
	const goods = sum(sold.map(({ gross }) => gross)) - (coupon?.gross ?? 0);
	const paid = goods + (delivery?.gross ?? 0);
	const total = delivery?.isInTotal === false ? goods : paid;
	return { shop, sold, coupon, delivery, paid, total, row: rowOf(random, { shop, sold, coupon, delivery, total }) };
}

function randomShop(random: Random): Shop {
	const currency = random.chance(75) ? 'HUF' : random.pick(['EUR', 'EUR', 'CHF', 'USD', 'GBP'] as const);
	const scale = currency === 'HUF' && random.chance(90) ? 0 : 2;
	const rounds = random.pick(['piece', 'line'] as const);
	return {
		currency, scale, rounds,
		unit: currency === 'HUF' ? power(scale) : 1,
		pricesAre: random.chance(60) ? 'gross' : 'net',
		// Six decimals are a shop that rounds nets only in its sum.
		netDecimals: Math.max(scale, random.pick(rounds === 'line' ? [0, 0, 2, 3, 4, 6] : [0, 0, 2, 3, 4])),
		rates: random.chance(60) ? [random.chance(80) ? STANDARD : random.pick([...RATES, ...EXEMPT])] : [random.pick(RATES), random.pick(RATES), STANDARD],
		writes: random.pick(['short', 'fixed', 'fixed', 'comma', 'number'] as const),
	};
}

function goodsOf(random: Random, shop: Shop): Sold[] {
	const isLong = random.chance(0.2);
	const isOfPennies = isLong && random.chance(50);
	const count = isLong ? random.between(100, 500) : random.pick([1, 1, 1, 2, 2, 3, 4, random.between(5, 12)]);
	const goods = Array.from({ length: count }, (_, index) => sell(random, shop, `Termék ${index + 1}`, isOfPennies ? random.between(1, 9) * shop.unit : undefined));
	if (random.chance(8)) goods.push(line(shop, random, { name: 'Utánvét díja', price: random.between(1, 9) * 100 * shop.unit, quantity: 1000, rate: STANDARD, discount: 0 }));
	if (random.chance(4)) goods.push(line(shop, random, { name: 'Ajándék', price: 0, quantity: 1000, rate: random.pick(shop.rates), discount: 0 }));
	const withReturn = random.chance(6) ? [...goods, takenBack(random, shop, goods)] : goods;
	return isPayable(withReturn, shop) ? withReturn : goods;
}

function sell(random: Random, shop: Shop, name: string, price?: number): Sold {
	const isBulk = random.chance(3);
	const quantity = isBulk ? random.between(50, 1000) * 1000 : random.chance(12) ? random.pick([500, 1500, 333, 1333, 250, 12_345, 2750]) : random.between(1, random.chance(70) ? 3 : 20) * 1000;
	const usual = random.pick([random.between(1, 20) * 500, random.between(100, 30_000), random.between(100, shop.netDecimals === 6 ? 200_000 : 2_000_000)]) * (shop.currency === 'HUF' ? shop.unit : 1);
	return line(shop, random, {
		name, quantity,
		price: price ?? (isBulk ? random.between(1, 50) * shop.unit : shop.currency === 'HUF' && shop.scale === 2 ? divide(usual, 10) : usual),
		rate: random.pick(shop.rates),
		discount: random.chance(7) ? random.pick([5, 10, 15, 33, 50, 100]) : 0,
	});
}

/** A discount as an item, or goods that came back, at a price and rate of the goods. */
function takenBack(random: Random, shop: Shop, goods: readonly Sold[]): Sold {
	const { rate, gross, quantity } = random.pick(goods);
	const price = divide(gross * 1000, Math.max(quantity, 1000));
	const back = random.chance(50);
	return line(shop, random, { name: back ? 'Visszáru' : 'Kedvezmény', price: back ? price : -divide(price, random.between(2, 10)), quantity: back ? -1000 : 1000, rate: random.chance(85) ? rate : STANDARD, discount: 0 });
}

/** An original invoice takes money, and its net total is not negative. */
function isPayable(goods: readonly Sold[], { unit }: Shop): boolean {
	return sum(goods.map(({ gross }) => gross)) >= 0 && sum(goods.map(({ gross, rate }) => divide(gross * 100, 100 + rate.percent))) >= 2 * unit;
}

/** One line, reckoned as the shop does: `price` is its net or gross unit price in minor units. */
function line(shop: Shop, random: Random, { name, price, quantity, rate, discount }: { name: string; price: number; quantity: number; rate: Rate; discount: number }): Sold {
	const finer = power(shop.netDecimals - shop.scale);
	const withVat = 100 + rate.percent;
	const ofLine = (unit: number): number => divide(divide(unit * quantity, 1000) * (100 - discount), 100);
	const omits = random.chance(4) ? 'unitPrice' : '';
	if (shop.pricesAre === 'gross') {
		const gross = ofLine(price);
		const unitNet = divide(price * finer * 100, withVat);
		const net = shop.rounds === 'piece' ? ofLine(unitNet) : divide(gross * finer * 100, withVat);
		return { name, rate, quantity, gross, net, unitNet, omits, writesDust: shop.netDecimals === 4 && shop.rounds === 'line' && random.chance(10) };
	}
	// Where forints may have fillér and no amount shows any, nobody could tell what a gross is rounded to.
	const canOmitGross = shop.rounds === 'line' && shop.unit === 1;
	const unitNet = price * finer + (finer > 1 ? random.between(0, finer - 1) * Math.sign(price) : 0);
	const net = ofLine(unitNet);
	const gross = shop.rounds === 'piece' ? ofLine(divide(unitNet * withVat, 100 * finer)) : divide(net * withVat, 100 * finer);
	return { name, rate, quantity, gross, net, unitNet, omits: canOmitGross && random.chance(5) ? 'gross' : omits, writesDust: false };
}

/** The order as SalesAutopilot would return it. */
function rowOf(random: Random, { shop, sold, coupon, delivery, total }: Omit<ShopOrder, 'row' | 'paid'>): Row {
	const gross = (value: number): unknown => written(value, shop.scale, shop);
	const net = (value: number): unknown => written(value, shop.netDecimals, shop);
	const goodsNet = sum(sold.map((line) => line.net));
	const products = sold.map((line): Row => ({
		oi_name: line.name,
		oi_quantity: written(line.quantity, 3, shop),
		oi_price: line.omits === 'unitPrice' ? '' : net(line.unitNet),
		oi_vat_percent: line.rate.percent === 0 ? random.pick(['', '0', '0.00']) : String(line.rate.percent),
		oi_vat_name: line.rate.percent === 0 ? line.rate.code : random.pick(['', `${line.rate.percent}%`, `ÁFA ${line.rate.percent}%`]),
		oi_netto_sum: net(line.net),
		oi_brutto_sum: line.omits === 'gross' ? '' : line.writesDust ? fixed(line.net * (100 + line.rate.percent), shop.netDecimals + 2) : gross(line.gross),
	}));
	const row: Row = {
		id: '1',
		mssys_bill_currency: shop.currency,
		// Some shops count the delivery in, some do not take the coupon off, some leave it empty.
		mssys_order_netto_sum: random.pick([net(goodsNet), net(goodsNet + (delivery?.net ?? 0)), net(goodsNet - (coupon?.net ?? 0)), net(goodsNet - (coupon?.net ?? 0) + (delivery?.net ?? 0)), '', '0.00']),
		mssys_order_brutto_sum: gross(total),
		products,
	};
	if (coupon !== undefined) {
		row.mssys_coupon = 'KUPON';
		if (coupon.tells !== 'net') row.mssys_coupon_discount_amount_brutto = gross(coupon.isNegative ? -coupon.gross : coupon.gross);
		if (coupon.tells !== 'gross') row.mssys_coupon_discount_amount_netto = net(coupon.net);
	}
	if (delivery === undefined) return Object.assign(row, random.pick(FREE));
	row.mssys_shipping_mode = 'GLS';
	row.mssys_shipping_cost = gross(delivery.gross);
	if (delivery.net !== undefined) row.mssys_netto_shipping_cost = net(delivery.net);
	return row;
}

const FREE: Row[] = [{}, { mssys_shipping_cost: '0', mssys_netto_shipping_cost: '0' }, { mssys_shipping_cost: '0.00' }, { mssys_shipping_cost: '', mssys_netto_shipping_cost: '' }];

export function written(value: number, decimals: number, { writes }: Pick<Shop, 'writes'>): unknown {
	const text = fixed(value, decimals);
	if (writes === 'fixed') return decimals === 3 ? `${text}0` : text;
	const short = decimals === 0 ? text : text.replace(/\.?0+$/, '');
	if (writes === 'number') return Number(short);
	return writes === 'comma' && /\.\d{1,2}$/.test(short) ? short.replace('.', ',') : short;
}

/** Whether an amount of the order has a decimal that is not zero: only then do forints have fillér. */
export function hasDecimals({ row }: ShopOrder): boolean {
	const amounts = [row.mssys_order_netto_sum, row.mssys_order_brutto_sum, row.mssys_coupon_discount_amount_brutto, row.mssys_coupon_discount_amount_netto, row.mssys_shipping_cost, row.mssys_netto_shipping_cost];
	const ofItems = (row.products as Row[]).flatMap(({ oi_netto_sum, oi_brutto_sum }) => [oi_netto_sum, oi_brutto_sum]);
	return [...amounts, ...ofItems].some((amount) => /[.,]\d*[1-9]/.test(String(amount ?? '')));
}
