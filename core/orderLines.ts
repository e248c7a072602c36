import { grossOnNet, readAmount, requireDecimal, requireExactMinor, roundedMinor, roundingUnit, showMoney, unitPriceFor } from './amounts';
import { couponLines } from './coupon';
import { requireCurrency, type Currency } from './currency';
import { magnitude, multiply, parseDecimal, powerOfTen, toScale, type Decimal } from './decimal';
import { requireNotNegative, sumAmounts, type Amounts, type InvoiceLine } from './invoice';
import type { Order, OrderItem } from './order';
import { shippingLine, sumsByRate } from './orderExtras';
import { Problem } from './problem';
import { settleByGross } from './settleRates';
import { requireCleanText, requireText } from './text';
import { namesVatCode, netOfGross, readVatRate, vatOnNet, type VatRate } from './vat';
import { requireConsistentVat, type ConsistencyTerms } from './vatConsistency';

export interface LineSettings {
	/** Unit of measure (mennyiségi egység): SalesAutopilot has none, so one for all. */
	unit: string;
	/** Whether the lines carry the SKU (only when the products are kept in CashMan-FX). */
	sendSku: boolean;
	/** VAT of shipping where the order does not tell it; "" derives it. */
	shippingVat: string;
	/** Currency of an order that names none; "" refuses it. */
	currencyIfNone: string;
}

/** The settings, and what amounts are counted in. */
export interface LineTerms extends LineSettings {
	currency: Currency;
	scale: number;
	/** Decimals of the order's gross amounts: forints are often whole though their nets are not. */
	grossDecimals: number;
	/** What shops round amounts to, in minor units. */
	unitMinor: bigint;
}

export interface OrderLines {
	lines: InvoiceLine[];
	totals: Amounts;
	scale: number;
	/** Sentences that a person should read, for the order alone does not say it. */
	remarks: string[];
}

/**
 * The lines of an order's invoice: its items, the coupon as negative lines per VAT rate, and shipping. Their gross
 * total is the gross total of the order, or a Problem names the line or the difference; no gross amount is rounded away.
 */
export function buildOrderLines(order: Order, currency: Currency, settings: LineSettings): OrderLines {
	const terms = termsOf(order, currency, settings);
	const { scale } = terms;
	const items = order.items.map((item, index) => itemLine(item, index, terms));
	const consistencyTerms: ConsistencyTerms = { ...terms, ratesOfOrder: sumsByRate(items).map(({ vat }) => vat) };
	items.forEach((line, index) => requireConsistentItem(line, order.items[index] as OrderItem, index, consistencyTerms));
	const orderTotal = readOrderTotal(order, scale);
	const shipping = shippingLine(order, items, terms);
	if (items.length === 0 && (shipping.length > 0 || orderTotal !== 0n)) {
		throw new Problem('The order has no items', 'products', undefined, 'Check that the order has products in SalesAutopilot, and that the whole order was read.');
	}
	for (const line of shipping) {
		requireConsistentVat(line, consistencyTerms, `shipping (${line.name})`, 'mssys_shipping_cost', 'Correct the cost of shipping in SalesAutopilot, or Options → Shipping VAT.');
	}
	const own = [...items, ...couponLines(order, items, shipping, orderTotal, terms), ...shipping];
	const remarks = remarksOnTotal(order, orderTotal, own, sumAmounts(shipping).grossMinor, terms);
	const lines = settleByGross(own, currency, scale);
	const totals = sumAmounts(lines);
	requireNotNegative(totals, scale, 'mssys_order_brutto_sum');
	return { lines, totals, scale, remarks };
}

/** Forints have no fillér unless the order writes some; every other currency of CashMan-FX has two decimals. */
function termsOf({ totals, shipping, coupon, items }: Order, currency: Currency, settings: LineSettings): LineTerms {
	const parts = [totals, shipping, coupon, ...items];
	const decimals = (amountOf: (part: Order['totals']) => string): number => (currency !== 'HUF' || parts.some((part) => hasDecimals(amountOf(part))) ? 2 : 0);
	const grossDecimals = decimals(({ gross }) => gross);
	const scale = Math.max(grossDecimals, decimals(({ net }) => net));
	return { ...settings, currency, scale, grossDecimals, unitMinor: roundingUnit(currency, scale) };
}

/** Whether a number has a decimal that is not zero. What is no number is refused where it is read. */
function hasDecimals(amount: string): boolean {
	return /[.,]\d*[1-9]/.test(amount);
}

function itemLine(item: OrderItem, index: number, terms: LineTerms): InvoiceLine {
	const where = (field: string): string => fieldOf(field, index);
	const name = requireText(item.name, where('oi_name'), 'Name the product in SalesAutopilot.');
	requireSameCurrency(item, terms.currency, where('oi_currency'));
	const quantity = requireDecimal(item.quantity, where('oi_quantity'));
	if (quantity.units === 0n) throw new Problem('A line cannot have the quantity 0', where('oi_quantity'), item.quantity, 'Remove the item from the order, or correct its quantity.');
	const vat = itemVat(item, where);
	const unitPrice = readAmount(item.unitPrice, where('oi_price'));
	const amounts = itemAmounts(item, quantity, unitPrice, vat, terms, where);
	return {
		netMinor: amounts.netMinor,
		vatMinor: amounts.vatMinor,
		grossMinor: amounts.grossMinor,
		name,
		sku: terms.sendSku ? requireCleanText(item.sku, where('oi_sku')) : '',
		quantity,
		unit: terms.unit,
		unitNet: unitPriceFor(amounts.netMinor, quantity, unitPrice, terms.scale),
		vat,
		note: '',
		warehouseId: '',
		costCentreId: '',
		productId: '',
	};
}

/** An amount of another currency would be taken at its face value. */
function requireSameCurrency({ currency = '' }: OrderItem, ofOrder: Currency, field: string): void {
	if (currency === '' || requireCurrency(currency, field) === ofOrder) return;
	throw new Problem(`The item is in another currency (deviza) than its order, ${ofOrder}`, field, currency, 'Correct the currency of the item or of the order (mssys_bill_currency) in SalesAutopilot.');
}

/** A letter label (AAM) counts only where the percentage is none or zero: shops also label plain rates, "27 %", which counts where no percentage is given. */
function itemVat({ vatPercent, vatName }: OrderItem, where: (field: string) => string): VatRate {
	const percent = parseDecimal(vatPercent);
	const isLabelled = vatPercent === '' ? vatName !== '' : namesVatCode(vatName) && (percent === undefined || percent.units === 0n);
	return isLabelled ? readVatRate(vatName, where('oi_vat_name')) : readVatRate(vatPercent, where('oi_vat_percent'));
}

function itemAmounts(item: OrderItem, quantity: Decimal, unitPrice: Decimal | undefined, vat: VatRate, { scale, grossDecimals }: LineTerms, where: (field: string) => string): Amounts {
	const net = readAmount(item.net, where('oi_netto_sum')) ?? (unitPrice && multiply(unitPrice, quantity));
	const gross = readAmount(item.gross, where('oi_brutto_sum'));
	if (gross !== undefined) {
		const grossMinor = roundedMinor(gross, scale, where('oi_brutto_sum'), item.gross);
		const netMinor = net === undefined ? netOfGross(grossMinor, vat) : toScale(net, scale);
		return { netMinor, vatMinor: grossMinor - netMinor, grossMinor };
	}
	if (net === undefined) {
		throw new Problem('The item has neither a sum nor a unit price', where('oi_netto_sum'), item.net, 'Fill in oi_netto_sum and oi_brutto_sum, or oi_price.');
	}
	const grossMinor = grossOnNet(net, vat, grossDecimals, scale);
	const netMinor = toScale(net, scale);
	return { netMinor, vatMinor: grossMinor - netMinor, grossMinor };
}

function requireConsistentItem({ name, vat, quantity, netMinor, vatMinor, grossMinor }: InvoiceLine, item: OrderItem, index: number, terms: ConsistencyTerms): void {
	const readUnitPrice = (): Decimal | undefined => readAmount(item.unitPrice, fieldOf('oi_price', index));
	requireConsistentVat({ vat, quantity, netMinor, vatMinor, grossMinor, readUnitPrice }, terms, `item ${index + 1} (${name})`, fieldOf('oi_brutto_sum', index), 'Correct the item in SalesAutopilot, so that gross = net + VAT. A package of several VAT rates has to be split into its items.');
}

const fieldOf = (field: string, index: number): string => `${field} of item ${index + 1}`;

const TOTAL_FIELD = 'mssys_order_brutto_sum';

function readOrderTotal({ totals }: Order, scale: number): bigint {
	return requireExactMinor(requireDecimal(totals.gross, TOTAL_FIELD), scale, TOTAL_FIELD, totals.gross);
}

/** Whether the order's sum includes shipping is not known: it may or may not, but it must add up exactly, else this throws a Problem. An invoice over more than the sum is remarked on. */
function remarksOnTotal(order: Order, orderTotal: bigint, lines: readonly InvoiceLine[], shippingMinor: bigint, { scale, currency }: LineTerms): string[] {
	const show = (minor: bigint): string => showMoney(minor, scale, currency);
	const withShipping = sumAmounts(lines).grossMinor;
	const withoutShipping = withShipping - shippingMinor;
	if (orderTotal === withShipping || orderTotal === withoutShipping) {
		requireNotNegative({ netMinor: 0n, vatMinor: 0n, grossMinor: orderTotal }, scale, TOTAL_FIELD);
		return orderTotal === withShipping ? [] : [`The order's total of ${show(orderTotal)} leaves out shipping of ${show(shippingMinor)}, which is invoiced on top.`];
	}
	const differences = [...new Set([orderTotal - withShipping, orderTotal - withoutShipping])];
	const made = differences.length === 1 ? show(withShipping) : `${show(withShipping)} with shipping and ${show(withoutShipping)} without`;
	throw new Problem(
		`The lines do not add up to the order's gross total: they make ${made}, a difference of ${differences.map(show).join(' or ')}${showCulprit(lines, differences, show)}`,
		TOTAL_FIELD,
		order.totals.gross,
		`${hintAtRounding(order, orderTotal, differences, scale, currency)}Compare the items, the coupon and the shipping cost of the order in SalesAutopilot.`,
	);
}

/** What a shop rounds in the total alone is not in the lines, and the two must be the same. */
function hintAtRounding({ payment }: Order, orderTotal: bigint, differences: readonly bigint[], scale: number, currency: Currency): string {
	const forint = powerOfTen(scale);
	const isBelow = (forints: bigint): boolean => differences.some((difference) => magnitude(difference) < forints * forint);
	if (currency !== 'HUF') return '';
	if (isBelow(1n)) return 'Less than a forint is rounding: the shop rounded the total and not the lines, or the other way round, and has to do the same with both. ';
	const isCash = payment.code === '2' || payment.code === '3';
	if (isCash && isBelow(5n) && orderTotal % (5n * forint) === 0n) return 'The shop seems to have rounded the total to 5 Ft for cash (kerekítés). That does not belong in the total of the order: CashMan-FX rounds when cash is paid. ';
	return '';
}

/** The line that makes the whole difference, where it is one: it stands there once too often, or its gross is not its net and VAT. */
function showCulprit(lines: readonly InvoiceLine[], differences: readonly bigint[], show: (minor: bigint) => string): string {
	const culprits = lines.filter(({ netMinor, grossMinor, vat }) => differences.includes(-grossMinor) || differences.includes(netMinor + vatOnNet(netMinor, vat) - grossMinor));
	const [culprit] = culprits;
	return culprit === undefined || culprits.length > 1 ? '' : `, which line ${lines.indexOf(culprit) + 1} (${culprit.name}, ${show(culprit.grossMinor)}) alone would explain`;
}
