import { isWithinTolerance, readAmount, requireDecimal, requireExactMinor, showMoney, unitPriceFor } from './amounts';
import type { Currency } from './currency';
import { multiply, parseDecimal, powerOfTen, toScale, type Decimal } from './decimal';
import { requireNotNegative, sumAmounts, type Amounts, type InvoiceLine } from './invoice';
import type { Order, OrderItem } from './order';
import { couponLines, shippingLine } from './orderExtras';
import { Problem } from './problem';
import { requireCleanText, requireText } from './text';
import { readVatRate, vatOnNet, type VatRate } from './vat';

export interface LineSettings {
	/** Unit of measure (mennyiségi egység): SalesAutopilot has none, so one for all. */
	unit: string;
	/** Whether the lines carry the SKU (only when the products are kept in CashMan-FX). */
	sendSku: boolean;
	/** VAT of shipping where the order does not tell it; "" derives it. */
	shippingVat: string;
}

export interface OrderLines {
	lines: InvoiceLine[];
	totals: Amounts;
	scale: number;
}

/**
 * The lines of an order's invoice: its items, the coupon as negative lines per VAT rate, and shipping. Their gross
 * total is the gross total of the order, or a Problem names the line or the difference; nothing is rounded away.
 */
export function buildOrderLines(order: Order, currency: Currency, settings: LineSettings): OrderLines {
	const scale = scaleOf(order, currency);
	const items = order.items.map((item, index) => itemLine(item, index, scale, currency, settings));
	const coupon = couponLines(order, items, scale, settings);
	const shipping = shippingLine(order, items, scale, settings);
	const lines = [...items, ...coupon, ...shipping];
	if (items.length === 0 && (shipping.length > 0 || parseDecimal(order.totals.gross)?.units !== 0n)) {
		throw new Problem('The order has no items', 'products', undefined, 'Check that the order has products in SalesAutopilot, and that the whole order was read.');
	}
	for (const line of shipping) requireConsistentVat(line, line.vat, scale, currency, `shipping (${line.name})`, 'mssys_shipping_cost', 'Correct the cost of shipping in SalesAutopilot, or Options → Shipping VAT.');
	const totals = sumAmounts(lines);
	requireOrderTotal(order, totals, sumAmounts(shipping), scale, currency);
	requireNotNegative(totals, 'mssys_order_brutto_sum');
	return { lines, totals, scale };
}

/** Forints have no fillér unless the order writes some; every other currency of CashMan-FX has two decimals. */
function scaleOf(order: Order, currency: Currency): number {
	if (currency !== 'HUF') return 2;
	const { totals, shipping, coupon, items } = order;
	const amounts = [totals, shipping, coupon, ...items].flatMap(({ net, gross }) => [net, gross]);
	return amounts.some((amount) => (parseDecimal(amount)?.scale ?? 0) > 0) ? 2 : 0;
}

function itemLine(item: OrderItem, index: number, scale: number, currency: Currency, settings: LineSettings): InvoiceLine {
	const where = (field: string): string => `${field} of item ${index + 1}`;
	const name = requireText(item.name, where('oi_name'), 'Name the product in SalesAutopilot.');
	const quantity = requireDecimal(item.quantity, where('oi_quantity'));
	if (quantity.units === 0n) throw new Problem('A line cannot have the quantity 0', where('oi_quantity'), item.quantity, 'Remove the item from the order, or correct its quantity.');
	const vat = itemVat(item, where('oi_vat_percent'));
	const unitPrice = readAmount(item.unitPrice, where('oi_price'));
	const amounts = itemAmounts(item, quantity, unitPrice, vat, scale, where);
	requireConsistentVat(amounts, vat, scale, currency, `item ${index + 1} (${name})`, where('oi_brutto_sum'), 'Correct the item in SalesAutopilot, so that gross = net + VAT.');
	return {
		...amounts,
		name,
		sku: settings.sendSku ? requireCleanText(item.sku, where('oi_sku')) : '',
		quantity,
		unit: settings.unit,
		unitNet: unitPriceFor(amounts.netMinor, quantity, unitPrice, scale),
		vat,
		note: '',
		warehouseId: '',
		costCentreId: '',
		productId: '',
	};
}

/** A letter label (AAM) counts only where the percentage is none or zero: shops also label plain rates, "27 %". */
function itemVat(item: OrderItem, field: string): VatRate {
	const percent = parseDecimal(item.vatPercent);
	const hasLabel = /^\p{L}/u.test(item.vatName);
	return readVatRate(hasLabel && (percent === undefined || percent.units === 0n) ? item.vatName : item.vatPercent, field);
}

function itemAmounts(item: OrderItem, quantity: Decimal, unitPrice: Decimal | undefined, vat: VatRate, scale: number, where: (field: string) => string): Amounts {
	const netSum = readAmount(item.net, where('oi_netto_sum'));
	const grossSum = readAmount(item.gross, where('oi_brutto_sum'));
	if (netSum === undefined && unitPrice === undefined) {
		throw new Problem('The item has neither a sum nor a unit price', where('oi_netto_sum'), item.net, 'Fill in oi_netto_sum and oi_brutto_sum, or oi_price.');
	}
	const netMinor = toScale(netSum ?? multiply(unitPrice as Decimal, quantity), scale);
	const grossMinor = grossSum === undefined ? netMinor + vatOnNet(netMinor, vat) : requireExactMinor(grossSum, scale, where('oi_brutto_sum'), item.gross);
	return { netMinor, vatMinor: grossMinor - netMinor, grossMinor };
}

function requireConsistentVat(amounts: Amounts, vat: VatRate, scale: number, currency: Currency, line: string, field: string, remedy: string): void {
	const expected = vatOnNet(amounts.netMinor, vat);
	const leastMinor = currency === 'HUF' ? powerOfTen(scale) : 1n;
	if (isWithinTolerance(amounts.vatMinor, expected, leastMinor)) return;
	const difference = showMoney(amounts.vatMinor - expected, scale, currency);
	throw new Problem(
		`Net and gross of ${line} do not go with its VAT rate of ${vat.code}: they differ by ${difference}`,
		field,
		showMoney(amounts.grossMinor, scale, currency),
		remedy,
	);
}

/** Whether the order's sum includes shipping is not known: it may or may not, but it must add up exactly. */
function requireOrderTotal(order: Order, totals: Amounts, shipping: Amounts, scale: number, currency: Currency): void {
	const field = 'mssys_order_brutto_sum';
	const orderTotal = requireExactMinor(requireDecimal(order.totals.gross, field), scale, field, order.totals.gross);
	const withoutShipping = totals.grossMinor - shipping.grossMinor;
	if (orderTotal === totals.grossMinor || orderTotal === withoutShipping) return;
	throw new Problem(
		`The lines do not add up to the order's gross total: they make ${showMoney(totals.grossMinor, scale, currency)} with shipping and ` +
			`${showMoney(withoutShipping, scale, currency)} without, a difference of ${showMoney(orderTotal - totals.grossMinor, scale, currency)} or ${showMoney(orderTotal - withoutShipping, scale, currency)}`,
		field,
		order.totals.gross,
		'Compare the items, the coupon and the shipping cost of the order in SalesAutopilot.',
	);
}
