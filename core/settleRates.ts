import { divideByLargestRemainder } from './allocate';
import { isWithinTolerance, roundingUnit, unitPriceFor } from './amounts';
import type { Currency } from './currency';
import { divideHalfAwayFromZero, powerOfTen } from './decimal';
import { sumAmounts, type Amounts, type InvoiceLine } from './invoice';
import type { VatRate } from './vat';

/**
 * The tax office looks at the sum of each VAT rate: its VAT must be its net × the rate (NAV's warning
 * INCORRECT_SUMMARY_CALCULATION_VAT_RATE_VAT_AMOUNT_SUMMARY). Many lines rounded one by one can drift away from that: 300 lines of 1 Ft
 * have no VAT line by line, and 64 Ft together. Where a rate's own amounts agree they stay; where not, that rate is reckoned anew.
 */

/** Gross is law (an order, gross prices): a rate that disagrees has the net inside its gross total, spread over its lines by largest remainder. */
export function settleByGross(lines: readonly InvoiceLine[], currency: Currency, scale: number): InvoiceLine[] {
	return settle(lines, currency, scale, (rate, vat) => {
		const hundred = 100n * powerOfTen(vat.percent.scale);
		const nets = divideByLargestRemainder(rate.map(({ grossMinor }) => grossMinor * hundred), hundred + vat.percent.units);
		return rate.map((line, index) => withNet(line, nets[index] ?? 0n, scale));
	});
}

/** Net is law (net prices): a rate that disagrees has the VAT on its net total, spread over its lines by largest remainder. */
export function settleByNet(lines: readonly InvoiceLine[], currency: Currency, scale: number): InvoiceLine[] {
	return settle(lines, currency, scale, (rate, vat) => {
		const amounts = divideByLargestRemainder(rate.map(({ netMinor }) => netMinor * vat.percent.units), 100n * powerOfTen(vat.percent.scale));
		return rate.map((line, index) => {
			const vatMinor = amounts[index] ?? 0n;
			return { ...line, vatMinor, grossMinor: line.netMinor + vatMinor };
		});
	});
}

type Reckon = (rate: readonly InvoiceLine[], vat: VatRate) => InvoiceLine[];

function settle(lines: readonly InvoiceLine[], currency: Currency, scale: number, reckon: Reckon): InvoiceLine[] {
	const settled = [...lines];
	for (const indexes of indexesByRate(lines)) {
		const rate = indexes.flatMap((index) => lines[index] ?? []);
		const vat = rate[0]?.vat;
		if (vat === undefined || agrees(rate, vat, roundingUnit(currency, scale))) continue;
		reckon(rate, vat).forEach((line, position) => {
			settled[indexes[position] ?? 0] = line;
		});
	}
	return settled;
}

function indexesByRate(lines: readonly InvoiceLine[]): number[][] {
	const rates = new Map<string, number[]>();
	lines.forEach(({ vat }, index) => {
		const indexes = rates.get(vat.code);
		if (indexes === undefined) rates.set(vat.code, [index]);
		else indexes.push(index);
	});
	return [...rates.values()];
}

function agrees(rate: readonly Amounts[], vat: VatRate, leastMinor: bigint): boolean {
	// Exempt goods have no VAT, not even what the tolerance would let pass.
	if (vat.percent.units === 0n) return rate.every(({ vatMinor }) => vatMinor === 0n);
	// A net of 1.40 at 5 % in a gross of 1 Ft has a VAT below zero.
	if (rate.some(({ vatMinor, grossMinor }) => vatMinor * grossMinor < 0n)) return false;
	const { netMinor, vatMinor, grossMinor } = sumAmounts(rate);
	const isOneWay = grossMinor < 0n ? netMinor <= 0n && vatMinor <= 0n : netMinor >= 0n && vatMinor >= 0n;
	// Whether the tax office rounds the VAT that it expects before it compares is not known: both have to agree.
	const hundred = 100n * powerOfTen(vat.percent.scale);
	const expected = netMinor * vat.percent.units;
	return isOneWay && isWithinTolerance(vatMinor * hundred, expected, leastMinor * hundred) && isWithinTolerance(vatMinor, divideHalfAwayFromZero(expected, hundred), leastMinor);
}

function withNet(line: InvoiceLine, netMinor: bigint, scale: number): InvoiceLine {
	if (netMinor === line.netMinor) return line;
	return { ...line, netMinor, vatMinor: line.grossMinor - netMinor, unitNet: unitPriceFor(netMinor, line.quantity, line.unitNet, scale) };
}
