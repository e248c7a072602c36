import type { Row } from '../support/orders';
import { fixed, inScale, sum } from './integers';
import type { Random } from './random';
import { hasDecimals, written, type ShopOrder, type Sold } from './shop';

/** An order made wrong, and how it must be refused. */
export interface Spoilt {
	row: Row;
	/** The fields of which one is to be named. */
	fields: string[];
	/** A part of the message: the difference, where there is one. */
	says: string;
}

type Spoil = (order: ShopOrder, random: Random) => Spoilt | undefined;

const TOTAL = 'mssys_order_brutto_sum';
const COUPON = 'mssys_coupon_discount_amount_brutto';

/** Each makes an order wrong in one way, or gives undefined where it cannot be wrong in that way. */
export const SPOILS: Record<string, Spoil> = {
	'a total that is one minor unit off': (order, random) => {
		if (order.coupon?.tells === 'net' || reckonsGross(order)) return undefined;
		const scale = scaleOf(order);
		const difference = random.pick([1, -1]);
		const total = inScale(order.total, order.shop.scale, scale) + difference;
		return { row: { ...order.row, [TOTAL]: fixed(total, scale) }, fields: [TOTAL], says: `${fixed(difference, scale)} ${order.shop.currency}` };
	},
	'an item\'s gross that is off': (order, random) => {
		const index = random.between(0, order.sold.length - 1);
		return { row: withItem(order, index, { oi_brutto_sum: grossOf(order, index, beyondRounding(order, index)) }), fields: [ofItem('oi_brutto_sum', index)], says: 'differ by ' };
	},
	'an item\'s gross that is off, and the total with it': (order, random) => {
		const index = random.between(0, order.sold.length - 1);
		const off = beyondRounding(order, index);
		const row = withItem(order, index, { oi_brutto_sum: grossOf(order, index, off) });
		return { row: { ...row, [TOTAL]: written(order.total + off, order.shop.scale, order.shop) }, fields: [ofItem('oi_brutto_sum', index)], says: 'differ by ' };
	},
	'an item with a net and no gross': (order, random) => {
		const index = random.between(0, order.sold.length - 1);
		const { gross } = order.sold[index] as Sold;
		if (Math.abs(gross) < beyondRounding(order, index)) return undefined;
		return { row: withItem(order, index, { oi_brutto_sum: '0' }), fields: [ofItem('oi_brutto_sum', index)], says: 'differ by ' };
	},
	'a wrong VAT rate': (order, random) => {
		const index = random.between(0, order.sold.length - 1);
		const { gross, rate } = order.sold[index] as Sold;
		if (rate.percent !== 27 || Math.abs(gross) < 7 * beyondRounding(order, index) || order.sold[index]?.omits === 'gross') return undefined;
		return { row: withItem(order, index, { oi_vat_percent: '5' }), fields: [ofItem('oi_brutto_sum', index)], says: 'differ by ' };
	},
	'a coupon worth more than all there is': (order) => {
		if (order.sold.some(({ gross }) => gross < 0) || reckonsGross(order)) return undefined;
		const scale = scaleOf(order);
		const worth = inScale(sum(order.sold.map(({ gross }) => gross)) + (order.delivery?.gross ?? 0), order.shop.scale, scale) + 1;
		return { row: { ...order.row, [COUPON]: fixed(worth, scale), [TOTAL]: '0' }, fields: [COUPON], says: `by ${fixed(1, scale)} ${order.shop.currency}` };
	},
	'an item that is missing': (order, random) => {
		const index = random.between(0, order.sold.length - 1);
		const { gross } = order.sold[index] as Sold;
		if (order.sold.length === 1 || gross === 0 || Math.abs(gross) === order.delivery?.gross || order.coupon?.tells === 'net') return undefined;
		const products = (order.row.products as Row[]).filter((_, position) => position !== index);
		return { row: { ...order.row, products }, fields: [TOTAL, COUPON, 'mssys_shipping_cost'], says: '' };
	},
	'a shipping cost that is one minor unit off where the total has it in': (order, random) => {
		if (order.delivery?.isInTotal !== true || order.coupon !== undefined || reckonsGross(order)) return undefined;
		const scale = scaleOf(order);
		const difference = random.pick([1, -1]);
		const cost = inScale(order.delivery.gross, order.shop.scale, scale) + difference;
		return { row: { ...order.row, mssys_shipping_cost: fixed(cost, scale) }, fields: [TOTAL], says: `a difference of ${fixed(-difference, scale)} ` };
	},
	'a total that is no plain number': (order, random) => ({ row: { ...order.row, [TOTAL]: random.pick(['1 270', '12,700', '1270 Ft', '', '1.270,00', 'NaN']) }, fields: [TOTAL], says: '' }),
};

/** The decimals that the order's amounts need. */
const scaleOf = (order: ShopOrder): number => (order.shop.currency !== 'HUF' || hasDecimals(order) ? 2 : 0);

/** Then a fillér in the total says that gross amounts have fillér, and the item's gross is another one. */
const reckonsGross = ({ sold }: ShopOrder): boolean => sold.some(({ omits }) => omits === 'gross');

const ofItem = (field: string, index: number): string => `${field} of item ${index + 1}`;

/** More than rounding each piece and the line could make, in minor units. */
const beyondRounding = ({ sold, shop }: ShopOrder, index: number): number => Math.ceil(Math.abs((sold[index]?.quantity ?? 0) / 1000) * 4 + 16) * shop.unit;

const grossOf = ({ sold, shop }: ShopOrder, index: number, off: number): unknown => written((sold[index]?.gross ?? 0) + off, shop.scale, shop);

function withItem({ row }: ShopOrder, index: number, changes: Row): Row {
	return { ...row, products: (row.products as Row[]).map((item, position) => (position === index ? { ...item, ...changes } : item)) };
}
