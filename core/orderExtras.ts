import { allocate } from './allocate';
import { isWithinTolerance, readAmount, requireExactMinor } from './amounts';
import { divideHalfAwayFromZero, magnitude, powerOfTen, toScale, type Decimal } from './decimal';
import type { InvoiceLine } from './invoice';
import type { Order } from './order';
import type { LineSettings } from './orderLines';
import { Problem } from './problem';
import { requireCleanText } from './text';
import { netOfGross, readVatRate, vatOnNet, type VatRate } from './vat';

const ONE: Decimal = { units: 1n, scale: 0 };

/** Rates that goods are sold at in Hungary; shipping's rate is recognised among them and the items' own. */
const USUAL_RATES = ['27', '18', '5', '0'];

/**
 * The order-level coupon as one negative line for each VAT rate, in proportion to the items' gross, so that the parts sum to
 * the coupon. Its net is the same share of the items' own net, so that a coupon over the whole leaves no net and no VAT.
 */
export function couponLines(order: Order, items: readonly InvoiceLine[], scale: number, settings: LineSettings): InvoiceLine[] {
	const couponMinor = couponGross(order, items, scale);
	if (couponMinor === 0n) return [];
	const groups = sumsByRate(items).filter(({ grossMinor }) => grossMinor > 0n);
	const itemsMinor = groups.reduce((sum, group) => sum + group.grossMinor, 0n);
	if (couponMinor > itemsMinor) {
		throw new Problem('The coupon is worth more than the items', 'mssys_coupon_discount_amount_brutto', order.coupon.gross, 'Correct the coupon or the items of the order.');
	}
	const parts = allocate(couponMinor, groups.map(({ grossMinor }) => grossMinor));
	const name = requireCleanText(order.coupon.code === '' ? 'Kedvezmény' : `Kupon: ${order.coupon.code}`, 'mssys_coupon');
	return groups
		.map(({ vat, netMinor, grossMinor }, index) => {
			const part = parts[index] ?? 0n;
			return extraLine(name, -divideHalfAwayFromZero(part * netMinor, grossMinor), -part, scale, vat, settings);
		})
		.filter((line) => line.grossMinor !== 0n);
}

function couponGross(order: Order, items: readonly InvoiceLine[], scale: number): bigint {
	const field = 'mssys_coupon_discount_amount_brutto';
	const gross = readAmount(order.coupon.gross, field);
	if (gross !== undefined) return magnitude(requireExactMinor(gross, scale, field, order.coupon.gross));
	const net = readAmount(order.coupon.net, 'mssys_coupon_discount_amount_netto');
	if (net === undefined || net.units === 0n) return 0n;
	const rate = onlyRate(items);
	if (rate === undefined) {
		throw new Problem('The coupon has no gross amount, and the items have several VAT rates', field, order.coupon.gross, 'Fill in the coupon\'s gross amount.');
	}
	const netMinor = magnitude(toScale(net, scale));
	return netMinor + vatOnNet(netMinor, rate);
}

/** Shipping as a line of its own; none where it is free. */
export function shippingLine(order: Order, items: readonly InvoiceLine[], scale: number, settings: LineSettings): InvoiceLine[] {
	const gross = readAmount(order.shipping.gross, 'mssys_shipping_cost');
	const net = readAmount(order.shipping.net, 'mssys_netto_shipping_cost');
	if (gross?.units === 0n && net !== undefined && net.units !== 0n) {
		throw new Problem('Shipping has a net cost and no gross cost', 'mssys_shipping_cost', order.shipping.gross, 'Correct the cost of shipping in SalesAutopilot.');
	}
	if ((gross ?? net ?? { units: 0n }).units === 0n) return [];
	const grossMinor = gross === undefined ? undefined : requireExactMinor(gross, scale, 'mssys_shipping_cost', order.shipping.gross);
	const netMinor = net === undefined || net.units === 0n ? undefined : toScale(net, scale);
	const vat = shippingVat(order, items, netMinor, grossMinor, scale, settings);
	const finalGross = grossMinor ?? (netMinor as bigint) + vatOnNet(netMinor as bigint, vat);
	const finalNet = netMinor ?? netOfGross(finalGross, vat);
	const name = requireCleanText(order.shipping.name, 'mssys_shipping_mode') || 'Szállítás';
	return [extraLine(name, finalNet, finalGross, scale, vat, settings)];
}

function shippingVat(order: Order, items: readonly InvoiceLine[], netMinor: bigint | undefined, grossMinor: bigint | undefined, scale: number, settings: LineSettings): VatRate {
	if (settings.shippingVat !== '') return readVatRate(settings.shippingVat, 'Shipping VAT');
	if (netMinor !== undefined && grossMinor !== undefined) {
		// The items' own rates come first, so that an exempt shop's shipping carries its code (AAM) rather than a plain 0.
		const candidates = [...ratesOf(items), ...USUAL_RATES.map((rate) => readVatRate(rate, 'Shipping VAT'))];
		const leastMinor = powerOfTen(scale === 0 ? 0 : scale - 2);
		const vatMinor = grossMinor - netMinor;
		const match =
			candidates.find((rate) => vatOnNet(netMinor, rate) === vatMinor) ??
			candidates.find((rate) => isWithinTolerance(vatMinor, vatOnNet(netMinor, rate), leastMinor));
		if (match !== undefined) return match;
	}
	const only = netMinor === undefined || grossMinor === undefined ? onlyRate(items) : undefined;
	if (only !== undefined) return only;
	throw new Problem('The VAT rate of shipping cannot be told from the order', 'mssys_shipping_cost', order.shipping.gross, 'Set Options → Shipping VAT.');
}

function extraLine(name: string, netMinor: bigint, grossMinor: bigint, scale: number, vat: VatRate, settings: LineSettings): InvoiceLine {
	return {
		name, sku: '', quantity: ONE, unit: settings.unit, unitNet: { units: netMinor, scale }, vat,
		netMinor, vatMinor: grossMinor - netMinor, grossMinor, note: '', warehouseId: '', costCentreId: '', productId: '',
	};
}

function sumsByRate(items: readonly InvoiceLine[]): Array<{ vat: VatRate; netMinor: bigint; grossMinor: bigint }> {
	const groups = new Map<string, { vat: VatRate; netMinor: bigint; grossMinor: bigint }>();
	for (const { vat, netMinor, grossMinor } of items) {
		const group = groups.get(vat.code);
		groups.set(vat.code, { vat, netMinor: (group?.netMinor ?? 0n) + netMinor, grossMinor: (group?.grossMinor ?? 0n) + grossMinor });
	}
	return [...groups.values()];
}

function ratesOf(items: readonly InvoiceLine[]): VatRate[] {
	return sumsByRate(items).map(({ vat }) => vat);
}

function onlyRate(items: readonly InvoiceLine[]): VatRate | undefined {
	const rates = ratesOf(items);
	return rates.length === 1 ? rates[0] : undefined;
}
