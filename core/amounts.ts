import { divideHalfAwayFromZero, formatUnits, magnitude, multiply, parseDecimal, powerOfTen, toScale, type Decimal } from './decimal';
import { Problem } from './problem';
import { plainText } from './text';

/** A number of the order; "" where the order has none. */
export function readAmount(text: string, field: string): Decimal | undefined {
	if (text.trim() === '') return undefined;
	return requireDecimal(text, field);
}

export function requireDecimal(value: unknown, field: string): Decimal {
	if (plainText(value).trim() === '') throw new Problem('A required number is missing', field, value, 'Fill it in where it comes from.');
	const decimal = parseDecimal(value);
	if (decimal === undefined) {
		throw new Problem('This is not a number', field, value, 'Give a plain number such as 1270 or 12.70, without thousands separators or a currency.');
	}
	return decimal;
}

/** An amount in minor units. More decimals than the currency has are refused: rounding a given total would change it. */
export function requireExactMinor(decimal: Decimal, scale: number, field: string, value: unknown): bigint {
	if (looksLikeThousands(value)) {
		throw new Problem('The point may be a decimal point or may part thousands', field, value, 'Write it without a thousands separator.');
	}
	if (decimal.scale > scale) {
		throw new Problem('The amount has more decimals than the invoice', field, value, `Round it to ${scale} decimals where it comes from.`);
	}
	return toScale(decimal, scale);
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

/** An amount as a person reads it: `12700 HUF`, `10.50 EUR`. */
export function showMoney(minor: bigint, scale: number, currency: string): string {
	return `${formatUnits(minor, scale)} ${currency}`;
}
