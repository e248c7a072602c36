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
	/** The order's own net unit price, where it tells one. Few lines are so far off their rate that it is asked for. */
	readUnitPrice?(): Decimal | undefined;
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

const FEWEST_TELLING_UNITS = 20n;

/**
 * The rate whose amounts these plainly are, where it is not the stated one. Thousands of cheap pieces leave so much room for rounding that
 * another rate finds place in it: 1000 stickers of 2 Ft, rounded one by one, may be 500 Ft off. In a few forints any rate may be met by chance.
 */
function otherRateOf(stated: StatedLine, terms: ConsistencyTerms): VatRate | undefined {
	const offMinor = magnitude(stated.vatMinor - vatOnNet(stated.netMinor, stated.vat));
	if (offMinor <= FEWEST_TELLING_UNITS * terms.unitMinor || !isFurtherOff(stated, terms)) return undefined;
	return [...USUAL_RATES, ...terms.ratesOfOrder].find((rate) => magnitude(stated.vatMinor - vatOnNet(stated.netMinor, rate)) <= terms.unitMinor);
}

/** Without VAT, net and gross part only where each piece was rounded. */
function hasVatWithoutRate(stated: StatedLine, terms: ConsistencyTerms): boolean {
	return stated.vat.percent.units === 0n && isFurtherOff(stated, terms);
}

/** Whether a line is further off its rate than the tax office tolerates, and than rounding its pieces makes, as far as their price is known. */
function isFurtherOff(stated: StatedLine, { unitMinor, scale }: ConsistencyTerms): boolean {
	const { vat, netMinor, vatMinor } = stated;
	if (isWithinTolerance(vatMinor, vatOnNet(netMinor, vat), unitMinor)) return false;
	const price = priceOf(stated, unitMinor, scale);
	return price !== undefined && !isMadeOfRoundedPieces(stated, price, unitMinor);
}

/** In minor units, as a fraction with a denominator above zero. */
interface Price {
	minor: bigint;
	per: bigint;
}

/** The net price of a piece; undefined where the order does not tell it, and a discount may have made the line another. */
function priceOf({ netMinor, quantity, readUnitPrice }: StatedLine, unitMinor: bigint, scale: number): Price | undefined {
	const unitPrice = readUnitPrice?.();
	if (unitPrice !== undefined) return { minor: unitPrice.units * powerOfTen(scale), per: powerOfTen(unitPrice.scale) };
	const sign = quantity.units < 0n ? -1n : 1n;
	const price = { minor: sign * netMinor * powerOfTen(quantity.scale), per: sign * quantity.units };
	return price.per <= powerOfTen(quantity.scale) || price.minor % (price.per * unitMinor) === 0n ? price : undefined;
}

/**
 * Whether the net price of a piece goes with a rounded gross price of it, in whose proportion net and gross of the line are. The
 * proportion alone is looked at, for a discount changes both sides alike.
 */
function isMadeOfRoundedPieces({ vat, netMinor, grossMinor }: StatedLine, { minor: price, per }: Price, unitMinor: bigint): boolean {
	const hundred = 100n * powerOfTen(vat.percent.scale);
	const withVat = hundred + vat.percent.units;
	// Shops round to forints, or to what the amounts are counted in; and the net price may have been rounded from the gross one.
	return [unitMinor, 1n].some((step) => {
		const nearest = step * divideHalfAwayFromZero(price * withVat, per * hundred * step);
		return [nearest - step, nearest, nearest + step].some((grossPrice) => {
			const goesWithPrice = 2n * magnitude(price * withVat - grossPrice * per * hundred) <= withVat * step * per;
			return goesWithPrice && magnitude(grossPrice * per * netMinor - price * grossMinor) < (magnitude(grossPrice * per) + magnitude(price)) * unitMinor;
		});
	});
}
