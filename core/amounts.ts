import type { Currency } from './currency';
import { divideHalfAwayFromZero, formatUnits, magnitude, multiply, parseDecimal, powerOfTen, toScale, type Decimal } from './decimal';
import { Problem } from './problem';
import { plainText } from './text';
import type { VatRate } from './vat';

/** A number of the order; "" where the order has none. */
export function readAmount(text: string, field: string): Decimal | undefined {
	if (text.trim() === '') return undefined;
	return requireDecimal(text, field);
}

export function requireDecimal(value: unknown, field: string): Decimal {
	if (plainText(value).trim() === '') throw new Problem('A required number is missing', field, value, 'Fill it in where it comes from.');
	const decimal = parseDecimal(value);
	if (decimal === undefined) {
		const isLong = /^[+-]?\d{16}/.test(plainText(value).trim());
		throw new Problem(isLong ? 'This number is too long' : 'This is not a number', field, value, 'Give a plain number such as 1270 or 12.70, without thousands separators or a currency.');
	}
	return decimal;
}

/**
 * A total in minor units. More decimals than the currency has are refused: rounding a given total would change it. Only dust is
 * dropped, less than a tenth of a unit: 787.4016 × 1.27 makes 1000.000032 in a shop's database.
 */
export function requireExactMinor(decimal: Decimal, scale: number, field: string, value: unknown): bigint {
	const minor = roundedMinor(decimal, scale, field, value);
	if (decimal.scale > scale) {
		const finer = powerOfTen(decimal.scale - scale);
		if (magnitude(decimal.units - minor * finer) * 10n >= finer) {
			throw new Problem(`The amount has more decimals than the invoice, which has ${scale}`, field, value, 'Correct it where it comes from: the invoice can only carry the amount that the buyer pays.');
		}
	}
	return minor;
}

/** A part of a total in minor units, rounded half away from zero: whether the parts still make the total is seen there, to the last unit. */
export function roundedMinor(decimal: Decimal, scale: number, field: string, value: unknown): bigint {
	refuseThousands(value, field);
	return toScale(decimal, scale);
}

/** Throws a Problem for an amount that two people would read as two. */
export function refuseThousands(value: unknown, field: string): void {
	if (!looksLikeThousands(value)) return;
	const text = plainText(value).trim();
	throw new Problem('The point may be a decimal point or may part thousands', field, value, `Write it without a thousands separator, ${text.replace('.', '')}, or, where the point is a decimal point, with a further zero: ${text}0.`);
}

/** `1.270` is 1270 Ft to a Hungarian and 1.27 to a database. Databases also write `1270.000`, which is plain. */
function looksLikeThousands(value: unknown): boolean {
	return typeof value === 'string' && /^[+-]?[1-9]\d{0,2}\.(?!000$)\d{3}$/.test(value.trim());
}

/** The unit price that goes with a line: the given one where quantity × price rounds to the line's net, else net / quantity. */
export function unitPriceFor(netMinor: bigint, quantity: Decimal, given: Decimal | undefined, scale: number): Decimal {
	if (given !== undefined && toScale(multiply(given, quantity), scale) === netMinor) return given;
	// Enough digits that quantity × price comes back to the net for any quantity below a million.
	const unitScale = scale + 8;
	const units = divideHalfAwayFromZero(netMinor * powerOfTen(unitScale - scale + quantity.scale), quantity.units);
	return { units, scale: unitScale };
}

/** NAV's tolerance for a calculated amount (interface specification 3.0): 1 %, but at least 1 Ft or 0.01 of the currency. */
export function isWithinTolerance(actualMinor: bigint, expectedMinor: bigint, leastMinor: bigint): boolean {
	const onePercent = magnitude(expectedMinor) / 100n;
	return magnitude(actualMinor - expectedMinor) <= (onePercent > leastMinor ? onePercent : leastMinor);
}

/** What amounts are rounded to in everyday life, in minor units: 1 Ft, 0.01 of another currency. It is also the least that NAV tolerates. */
export function roundingUnit(currency: Currency, scale: number): bigint {
	return currency === 'HUF' ? powerOfTen(scale) : 1n;
}

/**
 * The gross of a net amount, in minor units, rounded once and to as many decimals as the order's gross amounts have:
 * a net of 2362.2047 at 27 % is 3000 Ft, though its rounded 2362.20 makes 2999.99.
 */
export function grossOnNet(net: Decimal, vat: VatRate, grossDecimals: number, scale: number): bigint {
	return toScale({ units: toScale(withVat(net, vat), grossDecimals), scale: grossDecimals }, scale);
}

/** A net amount and its VAT, unrounded. */
export function withVat(net: Decimal, { percent }: VatRate): Decimal {
	return multiply(net, { units: 100n * powerOfTen(percent.scale) + percent.units, scale: percent.scale + 2 });
}

/**
 * Whether rounding alone can explain a line's own net. A shop rounds net or gross for each piece and then for the line, so the net may be
 * off the net inside the gross by one unit for each piece, one for the line, and one for a discount on it.
 */
export function isExplainedByRounding({ netMinor, grossMinor }: { netMinor: bigint; grossMinor: bigint }, { percent }: VatRate, quantity: Decimal, unitMinor: bigint): boolean {
	const hundred = 100n * powerOfTen(percent.scale);
	const withVat = hundred + percent.units;
	const pieces = powerOfTen(quantity.scale);
	return magnitude(netMinor * withVat - grossMinor * hundred) * pieces <= withVat * unitMinor * (magnitude(quantity.units) + 2n * pieces);
}

/** An amount as a person reads it: `12700 HUF`, `10.50 EUR`. */
export function showMoney(minor: bigint, scale: number, currency: string): string {
	return `${formatUnits(minor, scale)} ${currency}`;
}
