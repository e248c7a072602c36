import { isExplainedByRounding, isWithinTolerance, showMoney } from './amounts';
import type { Currency } from './currency';
import { divideHalfAwayFromZero, magnitude, powerOfTen, type Decimal } from './decimal';
import type { Amounts } from './invoice';
import { Problem } from './problem';
import { USUAL_RATES, vatOnNet, type VatRate } from './vat';

/** A line as the order states it. */
export interface StatedLine extends Amounts {
	vat: VatRate;
	quantity: Decimal;
	/** The order's own net unit price, where it tells one. */
	unitPrice?: Decimal | undefined;
}

/** What the amounts are counted in, and the rates that occur in the order. */
export interface ConsistencyTerms {
	currency: Currency;
	scale: number;
	unitMinor: bigint;
	ratesOfOrder: readonly VatRate[];
}

/** Throws a Problem for a line whose net and gross do not go with its rate: what rounding cannot explain is a wrong rate or a wrong amount. */
export function requireConsistentVat(stated: StatedLine, terms: ConsistencyTerms, line: string, field: string, remedy: string): void {
	const { vat, netMinor, vatMinor, grossMinor, quantity } = stated;
	const other = otherRateOf(stated, terms);
	if (isExplainedByRounding(stated, vat, quantity, terms.unitMinor) && other === undefined && netMinor * grossMinor >= 0n && !hasVatWithoutRate(stated, terms)) return;
	const show = (minor: bigint): string => showMoney(minor, terms.scale, terms.currency);
	const hint = other === undefined ? '' : `, and are those of ${other.code}`;
	throw new Problem(`Net and gross of ${line} do not go with its VAT rate of ${vat.code}: they differ by ${show(vatMinor - vatOnNet(netMinor, vat))}${hint}`, field, show(grossMinor), remedy);
}

/**
 * The rate whose amounts these plainly are, where it is not the stated one. Thousands of cheap pieces leave so much room for rounding that
 * another rate finds place in it: 1000 stickers of 2 Ft, rounded one by one, may be 500 Ft off.
 */
function otherRateOf(stated: StatedLine, { unitMinor, scale, ratesOfOrder }: ConsistencyTerms): VatRate | undefined {
	if (isTolerated(stated, unitMinor) || isMadeOfRoundedPieces(stated, unitMinor, scale)) return undefined;
	return [...USUAL_RATES, ...ratesOfOrder].find((rate) => magnitude(stated.vatMinor - vatOnNet(stated.netMinor, rate)) <= unitMinor);
}

/** Without VAT, net and gross part only where each piece was rounded. A price that is not known may have been one before a discount. */
function hasVatWithoutRate(stated: StatedLine, { unitMinor, scale }: ConsistencyTerms): boolean {
	const { vat, netMinor, quantity, unitPrice } = stated;
	if (vat.percent.units !== 0n || isTolerated(stated, unitMinor) || isMadeOfRoundedPieces(stated, unitMinor, scale)) return false;
	const isOnePiece = magnitude(quantity.units) <= powerOfTen(quantity.scale);
	return unitPrice !== undefined || isOnePiece || (netMinor * powerOfTen(quantity.scale)) % (quantity.units * unitMinor) === 0n;
}

function isTolerated({ vat, netMinor, vatMinor }: StatedLine, unitMinor: bigint): boolean {
	return isWithinTolerance(vatMinor, vatOnNet(netMinor, vat), unitMinor);
}

/**
 * Whether the net price of a piece goes with a rounded gross price of it, in whose proportion net and gross of the line are. The
 * proportion alone is looked at, for a discount changes both sides alike.
 */
function isMadeOfRoundedPieces({ vat, netMinor, grossMinor, quantity, unitPrice }: StatedLine, unitMinor: bigint, scale: number): boolean {
	const [price, parts] = unitPrice === undefined
		? [netMinor * powerOfTen(quantity.scale), quantity.units]
		: [unitPrice.units * powerOfTen(scale), powerOfTen(unitPrice.scale)];
	if (netMinor === 0n || price === 0n) return false;
	const hundred = 100n * powerOfTen(vat.percent.scale);
	const withVat = hundred + vat.percent.units;
	// Shops round to forints, or to what the amounts are counted in.
	return [unitMinor, 1n].some((step) => {
		const grossPrice = step * divideHalfAwayFromZero(price * grossMinor, parts * netMinor * step);
		const goesWithPrice = 2n * magnitude(price * withVat - grossPrice * parts * hundred) <= withVat * step * magnitude(parts);
		const isInProportion = magnitude(grossPrice * parts * netMinor - price * grossMinor) <= (magnitude(grossPrice * parts) + magnitude(price)) * unitMinor;
		return goesWithPrice && isInProportion;
	});
}
