import { grossOnNet, isExplainedByRounding, readAmount, refuseThousands, roundedMinor } from './amounts';
import { magnitude, toScale, type Decimal } from './decimal';
import type { InvoiceLine } from './invoice';
import type { Order } from './order';
import type { LineTerms } from './orderLines';
import { Problem } from './problem';
import { requireCleanText } from './text';
import { netOfGross, readVatRate, USUAL_RATES, type VatRate } from './vat';

export const ONE: Decimal = { units: 1n, scale: 0 };

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
	if (gross === undefined) refuseThousands(order.shipping.net, 'mssys_netto_shipping_cost');
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
	if (netMinor === undefined || grossMinor === undefined) {
		throw new Problem('The VAT rate of shipping cannot be told from the order', 'mssys_shipping_cost', order.shipping.gross, 'Set Options → Shipping VAT.');
	}
	throw new Problem(
		'The net and the gross cost of shipping go with no VAT rate', 'mssys_shipping_cost', order.shipping.gross,
		'Correct one of them in SalesAutopilot; where shipping has a rate that no item has, such as 19, set Options → Shipping VAT. If it is parted over several VAT rates, put it into the order as one item for each and empty its cost, or empty mssys_netto_shipping_cost and set Options → Shipping VAT to one rate for all of it.',
	);
}

/** The rate that goes best with a net and a gross, of the items' own and the usual ones. The items' own come first, so that an exempt shop's shipping carries its code (AAM) rather than a plain 0. */
function rateBetween(netMinor: bigint, grossMinor: bigint, items: readonly InvoiceLine[], unitMinor: bigint): VatRate | undefined {
	const distance = (rate: VatRate): bigint => magnitude(netMinor - netOfGross(grossMinor, rate));
	return [...sumsByRate(items).map(({ vat }) => vat), ...USUAL_RATES]
		.filter((rate) => isExplainedByRounding({ netMinor, grossMinor }, rate, ONE, unitMinor))
		.reduce<VatRate | undefined>((best, rate) => (best === undefined || distance(rate) < distance(best) ? rate : best), undefined);
}

/** A line of the order's own that is no item: one piece of it. */
export function extraLine(name: string, netMinor: bigint, grossMinor: bigint, vat: VatRate, { unit, scale }: LineTerms): InvoiceLine {
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

export function grossOf(amounts: ReadonlyArray<{ grossMinor: bigint }>): bigint {
	return amounts.reduce((sum, { grossMinor }) => sum + grossMinor, 0n);
}

function onlyRate(items: readonly InvoiceLine[]): VatRate | undefined {
	const rates = sumsByRate(items);
	return rates.length === 1 ? rates[0]?.vat : undefined;
}
