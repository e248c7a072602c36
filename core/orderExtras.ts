import { allocate } from './allocate';
import { grossOnNet, isExplainedByRounding, readAmount, roundedMinor, showMoney } from './amounts';
import { divideHalfAwayFromZero, magnitude, powerOfTen, toScale, type Decimal } from './decimal';
import type { InvoiceLine } from './invoice';
import type { Order } from './order';
import type { LineTerms } from './orderLines';
import { Problem } from './problem';
import { requireCleanText } from './text';
import { netOfGross, readVatRate, USUAL_RATES, type VatRate } from './vat';

export const ONE: Decimal = { units: 1n, scale: 0 };

const COUPON_FIELD = 'mssys_coupon_discount_amount_brutto';

/**
 * The order-level coupon as one negative line for each VAT rate, in proportion to the items' gross, so that the parts sum to
 * the coupon. Its net is the same share of the items' own net, so that a coupon over the whole leaves no net and no VAT.
 * A voucher worth more than the items pays for the shipping too.
 */
export function couponLines(order: Order, items: readonly InvoiceLine[], shipping: readonly InvoiceLine[], orderTotal: bigint, terms: LineTerms): InvoiceLine[] {
	const couponMinor = couponGross(order, items, shipping, orderTotal, terms);
	if (couponMinor === 0n) return [];
	const groups = sumsByRate(couponMinor > grossOf(items) ? [...items, ...shipping] : items).filter(({ grossMinor }) => grossMinor > 0n);
	const coveredMinor = grossOf(groups);
	if (couponMinor > coveredMinor) {
		const excess = showMoney(couponMinor - coveredMinor, terms.scale, terms.currency);
		throw new Problem(`The coupon is worth more than the items, by ${excess}`, COUPON_FIELD, order.coupon.gross, 'Correct the coupon or the items of the order.');
	}
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
	const net = readAmount(order.coupon.net, 'mssys_coupon_discount_amount_netto');
	if (gross !== undefined && (gross.units !== 0n || net === undefined)) return magnitude(roundedMinor(gross, terms.scale, COUPON_FIELD, order.coupon.gross));
	if (net === undefined || net.units === 0n) return 0n;
	return couponFromNet({ ...net, units: magnitude(net.units) }, items, grossOf(shipping), orderTotal, terms);
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

/** Shipping as a line of its own; none where it is free. */
export function shippingLine(order: Order, items: readonly InvoiceLine[], terms: LineTerms): InvoiceLine[] {
	const { scale } = terms;
	const gross = readAmount(order.shipping.gross, 'mssys_shipping_cost');
	const net = readAmount(order.shipping.net, 'mssys_netto_shipping_cost');
	if (gross?.units === 0n && net !== undefined && net.units !== 0n) {
		throw new Problem('Shipping has a net cost and no gross cost', 'mssys_shipping_cost', order.shipping.gross, 'Correct the cost of shipping in SalesAutopilot.');
	}
	if ((gross ?? net ?? { units: 0n }).units === 0n) return [];
	const grossMinor = gross === undefined ? undefined : roundedMinor(gross, scale, 'mssys_shipping_cost', order.shipping.gross);
	const knownNet = net === undefined || net.units === 0n ? undefined : net;
	const netMinor = knownNet && toScale(knownNet, scale);
	const vat = shippingVat(order, items, netMinor, grossMinor, terms);
	const finalGross = grossMinor ?? grossOnNet(knownNet as Decimal, vat, terms.grossDecimals, scale);
	const finalNet = netMinor ?? netOfGross(finalGross, vat);
	const name = requireCleanText(order.shipping.name, 'mssys_shipping_mode') || 'Szállítás';
	return [extraLine(name, finalNet, finalGross, vat, terms)];
}

function shippingVat(order: Order, items: readonly InvoiceLine[], netMinor: bigint | undefined, grossMinor: bigint | undefined, terms: LineTerms): VatRate {
	if (terms.shippingVat !== '') return readVatRate(terms.shippingVat, 'Shipping VAT');
	const rate = netMinor === undefined || grossMinor === undefined ? onlyRate(items) : rateBetween(netMinor, grossMinor, items, terms.unitMinor);
	if (rate !== undefined) return rate;
	throw new Problem('The VAT rate of shipping cannot be told from the order', 'mssys_shipping_cost', order.shipping.gross, 'Set Options → Shipping VAT.');
}

/** The rate that goes best with a net and a gross, of the items' own and the usual ones. The items' own come first, so that an exempt shop's shipping carries its code (AAM) rather than a plain 0. */
function rateBetween(netMinor: bigint, grossMinor: bigint, items: readonly InvoiceLine[], unitMinor: bigint): VatRate | undefined {
	const distance = (rate: VatRate): bigint => magnitude(netMinor - netOfGross(grossMinor, rate));
	return [...sumsByRate(items).map(({ vat }) => vat), ...USUAL_RATES]
		.filter((rate) => isExplainedByRounding({ netMinor, grossMinor }, rate, ONE, unitMinor))
		.reduce<VatRate | undefined>((best, rate) => (best === undefined || distance(rate) < distance(best) ? rate : best), undefined);
}

function extraLine(name: string, netMinor: bigint, grossMinor: bigint, vat: VatRate, { unit, scale }: LineTerms): InvoiceLine {
	return {
		name, sku: '', quantity: ONE, unit, unitNet: { units: netMinor, scale }, vat,
		netMinor, vatMinor: grossMinor - netMinor, grossMinor, note: '', warehouseId: '', costCentreId: '', productId: '',
	};
}

/** Net and gross of each VAT rate, in the order in which the rates first occur. */
export function sumsByRate(items: readonly InvoiceLine[]): Array<{ vat: VatRate; netMinor: bigint; grossMinor: bigint }> {
	const groups = new Map<string, { vat: VatRate; netMinor: bigint; grossMinor: bigint }>();
	for (const { vat, netMinor, grossMinor } of items) {
		const group = groups.get(vat.code);
		groups.set(vat.code, { vat, netMinor: (group?.netMinor ?? 0n) + netMinor, grossMinor: (group?.grossMinor ?? 0n) + grossMinor });
	}
	return [...groups.values()];
}

function grossOf(amounts: ReadonlyArray<{ grossMinor: bigint }>): bigint {
	return amounts.reduce((sum, { grossMinor }) => sum + grossMinor, 0n);
}

function onlyRate(items: readonly InvoiceLine[]): VatRate | undefined {
	const rates = sumsByRate(items);
	return rates.length === 1 ? rates[0]?.vat : undefined;
}
