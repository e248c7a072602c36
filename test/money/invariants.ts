import type { InvoiceLine } from '../../core/invoice';
import type { OrderLines } from '../../core/orderLines';
import type { Row } from '../../nodes/CashmanFx/wire/createRows';
import { divide, exact, fixed, inScale, power, sum } from './integers';
import { navWarnings } from './navWarnings';
import { hasDecimals, type Shop, type ShopOrder, type Sold } from './shop';
import type { Coupon } from './shopExtras';

/** What is built from an order, with amounts as whole numbers in place of bigints. */
export interface Built {
	scale: number;
	lines: BuiltLine[];
	/** The lines of each VAT rate. */
	rates: BuiltLine[][];
	totals: Amounts;
	/** The rows that would be sent; undefined where they are not looked at. */
	rows: Row[] | undefined;
}

interface Amounts {
	net: number;
	vat: number;
	gross: number;
}

interface BuiltLine extends Amounts {
	index: number;
	line: InvoiceLine;
	code: string;
	percent: number;
}

type Claim = (built: Built, order: ShopOrder) => boolean;

/** Every claim holds for every order that a shop can produce. */
export const INVARIANTS: Record<string, Claim> = {
	'the gross total is the order\'s to the last minor unit, with shipping or without': ({ totals, scale }, { paid, shop }) => totals.gross === inScale(paid, shop.scale, scale),
	'every item keeps the gross, the quantity and the VAT rate of the order': ({ lines, scale }, { sold, shop }) =>
		sold.every((item, index) => {
			const built = lines[index];
			return built?.gross === inScale(item.gross, shop.scale, scale) && built.code === item.rate.code && Number(built.line.quantity.units) === item.quantity / power(3 - built.line.quantity.scale);
		}),
	'net and VAT of every line make its gross': ({ lines, totals }) => [...lines, totals].every(({ net, vat, gross }) => net + vat === gross),
	'the lines sum to the invoice\'s net, VAT and gross': ({ lines, totals }) => (['net', 'vat', 'gross'] as const).every((part) => sum(lines.map((line) => line[part])) === totals[part]),
	'the VAT of every rate is its net times the rate, within the tax office\'s tolerance': ({ rates, scale }, { shop }) =>
		rates.every((rate) => {
			const expected = sum(rate.map(({ net }) => net)) * (rate[0]?.percent ?? 0);
			return Math.abs(sum(rate.map(({ vat }) => vat)) * 100 - expected) <= Math.max(Math.abs(expected) / 100, 100 * unitOf(scale, shop));
		}),
	'no rate has a VAT against its gross, and exempt lines have none': ({ rates }) =>
		rates.every((rate) => {
			const [vat, gross] = [sum(rate.map((line) => line.vat)), sum(rate.map((line) => line.gross))];
			return rate[0]?.percent === 0 ? rate.every((line) => line.vat === 0) : vat * gross >= 0 && Math.abs(vat) <= Math.abs(gross);
		}),
	'the nets of a rate are the order\'s own, or those inside its gross with every line less than one unit off': ({ rates, scale }, order) =>
		rates.every((rate) => areOwnNets(rate, scale, order) || areInsideGross(rate)),
	'quantity times unit price is the line\'s net, within the tax office\'s tolerance': ({ lines, scale }, { shop }) =>
		lines.every(({ line, net }) => {
			const finer = 10n ** BigInt(line.unitNet.scale + line.quantity.scale - Math.min(scale, line.unitNet.scale));
			const difference = line.unitNet.units * line.quantity.units * (line.unitNet.scale < scale ? BigInt(power(scale - line.unitNet.scale)) : 1n) - BigInt(net) * finer;
			return (difference < 0n ? -difference : difference) <= finer * BigInt(Math.max(Math.floor(Math.abs(net) / 100), unitOf(scale, shop)));
		}),
	'the coupon\'s parts sum to the coupon, each less than one forint or cent off its share': ({ lines, scale }, { coupon, delivery, sold, shop }) => {
		const parts = lines.filter(({ line }) => line.name === 'Kupon: KUPON');
		if (coupon === undefined) return parts.length === 0;
		const worth = inScale(coupon.gross, shop.scale, scale);
		const isVoucher = worth > sum(lines.slice(0, sold.length).map(({ gross }) => gross));
		const mayCover = isVoucher ? lines.filter((line) => !parts.includes(line)) : lines.slice(0, sold.length);
		const isParted = (covered: readonly BuiltLine[]): boolean => {
			const whole = sum(covered.map(({ gross }) => gross));
			return [...new Set(covered.map(({ code }) => code))].every((code) => {
				const part = -sum(parts.filter((each) => each.code === code).map(({ gross }) => gross));
				return Math.abs(part * whole - worth * sum(covered.filter((line) => line.code === code).map((line) => line.gross))) < whole * unitOf(scale, shop);
			});
		};
		const isOnOne = coupon.on !== undefined && isParted(mayCover.filter(({ percent }) => percent === coupon.on?.percent)) && parts.every(({ percent }) => percent === coupon.on?.percent);
		return sum(parts.map(({ gross }) => gross)) === -worth && (!isVoucher || delivery !== undefined) && (isOnOne || (mayBeOnAll(coupon, sold, shop) && isParted(mayCover)));
	},
	'shipping is one line of its own gross and VAT rate, and none where it is free': ({ lines, scale }, { delivery, shop }) => {
		const shipping = lines.filter(({ line }) => line.name === 'GLS' || line.name === 'Szállítás');
		return delivery === undefined ? shipping.length === 0 : shipping.length === 1 && shipping[0]?.gross === inScale(delivery.gross, shop.scale, scale) && shipping[0]?.code === delivery.rate.code;
	},
	'forints have fillér where the order writes some, and every other currency has two decimals': ({ scale }, order) => scale === (order.shop.currency !== 'HUF' || hasDecimals(order) ? 2 : 0),
	'the tax office would warn of nothing in what is sent': ({ rows }) => rows === undefined || navWarnings(rows).length === 0,
	'what is sent says the invoice\'s amounts': ({ lines, totals, rows, scale }) =>
		rows === undefined || (says(rows[0], 'szamla', totals, scale) && rows.length === lines.length && lines.every((line, index) => says(rows[index], 'tetel', line, scale))),
};

/** Whether a coupon's net is as well that of a discount on all goods, within some units of rounding. A net that is the gross tells nothing. */
function mayBeOnAll({ on, gross, net }: Coupon, sold: readonly Sold[], shop: Shop): boolean {
	if (on === undefined || on.percent === 0) return true;
	const share = gross / sum(sold.map((line) => line.gross));
	const finer = power(shop.netDecimals - shop.scale);
	const nets = [sum(sold.map((line) => line.net)) * share, sum(sold.map((line) => divide(line.gross * finer * 100, 100 + line.rate.percent))) * share];
	const slack = 6 * shop.unit * finer;
	return net >= Math.min(...nets) - slack && net <= Math.max(...nets) + slack;
}

/** The tax office tolerates 1 Ft, or 0.01 of another currency. */
const unitOf = (scale: number, { currency }: { currency: string }): number => (currency === 'HUF' ? power(scale) : 1);

function byRate(lines: readonly BuiltLine[]): BuiltLine[][] {
	const rates = new Map<string, BuiltLine[]>();
	for (const line of lines) {
		const rate = rates.get(line.code);
		if (rate === undefined) rates.set(line.code, [line]);
		else rate.push(line);
	}
	return [...rates.values()];
}

/** Items and shipping have the net that the order writes, rounded half away from zero; a coupon has its share, which is looked at above. */
function areOwnNets(rate: readonly BuiltLine[], scale: number, { sold, shop, delivery }: ShopOrder): boolean {
	const own = (net: number): number => inScale(net, shop.netDecimals, scale);
	return rate.every((built) => {
		const item: Sold | undefined = sold[built.index];
		if (item !== undefined) return built.net === own(item.net);
		if (built.line.name === 'GLS') return delivery?.net === undefined ? Math.abs(insideGross(built)) < 100 + built.percent : built.net === own(delivery.net);
		return true;
	});
}

function areInsideGross(rate: readonly BuiltLine[]): boolean {
	const gross = sum(rate.map((line) => line.gross));
	const percent = rate[0]?.percent ?? 0;
	return sum(rate.map(({ net }) => net)) === divide(gross * 100, 100 + percent) && rate.every((line) => Math.abs(insideGross(line)) < 100 + percent);
}

/** How far a line's net is off the net inside its gross, in (100 + percent)ths of a minor unit. */
const insideGross = ({ net, gross, percent }: BuiltLine): number => exact(net * (100 + percent) - gross * 100);

function says(row: Row | undefined, prefix: string, { net, vat, gross }: Amounts, scale: number): boolean {
	return row?.[`${prefix}_netto`] === fixed(net, scale) && row[`${prefix}_afa`] === fixed(vat, scale) && row[`${prefix}_brutto`] === fixed(gross, scale);
}

/** The lines that core built, in numbers. */
export function inNumbers({ lines, totals, scale }: OrderLines, rows: Row[] | undefined): Built {
	const built = lines.map((line, index): BuiltLine => ({
		index, line,
		net: inNumber(line.netMinor), vat: inNumber(line.vatMinor), gross: inNumber(line.grossMinor),
		code: line.vat.code, percent: Number(line.vat.percent.units) / power(line.vat.percent.scale),
	}));
	return { scale, rows, totals: { net: inNumber(totals.netMinor), vat: inNumber(totals.vatMinor), gross: inNumber(totals.grossMinor) }, lines: built, rates: byRate(built) };
}

const inNumber = (minor: bigint): number => exact(Number(minor));
