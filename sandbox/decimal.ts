/** Exact decimals for the books: a count of units of 10^-scale. Nothing here passes through a float. */
export interface Decimal {
	readonly units: bigint;
	readonly scale: number;
}

export const ZERO: Decimal = { units: 0n, scale: 0 };
const MAX_DIGITS = 30;

/** Reads `12`, `-0.5`, `1.5E+3`; undefined for anything else (empty text, a comma, spaces). */
export function parseDecimal(text: string): Decimal | undefined {
	const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text);
	if (!match) return undefined;
	const [, sign, whole = '', fraction = '', exponentText] = match;
	if (whole.length + fraction.length > MAX_DIGITS) return undefined;
	const magnitude = BigInt(whole + fraction);
	const exponent = Number(exponentText ?? '0');
	const units = sign === '-' ? -magnitude : magnitude;
	const scale = fraction.length - exponent;
	return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
}

function atScale(value: Decimal, scale: number): bigint {
	return value.units * 10n ** BigInt(scale - value.scale);
}

export function add(left: Decimal, right: Decimal): Decimal {
	const scale = Math.max(left.scale, right.scale);
	return { units: atScale(left, scale) + atScale(right, scale), scale };
}

export function negate(value: Decimal): Decimal {
	return { units: -value.units, scale: value.scale };
}

export function subtract(left: Decimal, right: Decimal): Decimal {
	return add(left, negate(right));
}

export function multiply(left: Decimal, right: Decimal): Decimal {
	return { units: left.units * right.units, scale: left.scale + right.scale };
}

/** A percentage as a factor: 27 becomes 0.27. */
export function hundredth(value: Decimal): Decimal {
	return { units: value.units, scale: value.scale + 2 };
}

export function sum(values: readonly Decimal[]): Decimal {
	return values.reduce(add, ZERO);
}

export function equals(left: Decimal, right: Decimal): boolean {
	return subtract(left, right).units === 0n;
}

export function isLess(left: Decimal, right: Decimal): boolean {
	return subtract(left, right).units < 0n;
}

export function magnitude(value: Decimal): Decimal {
	return value.units < 0n ? negate(value) : value;
}

export function isZero(value: Decimal): boolean {
	return value.units === 0n;
}

/** Half away from zero, the commercial rounding. */
export function round(value: Decimal, scale: number): Decimal {
	if (value.scale <= scale) return { units: atScale(value, scale), scale };
	const divisor = 10n ** BigInt(value.scale - scale);
	const magnitude = value.units < 0n ? -value.units : value.units;
	const rounded = (magnitude * 2n + divisor) / (divisor * 2n);
	return { units: value.units < 0n ? -rounded : rounded, scale };
}

/** Trailing zeros dropped, but at least `minimumScale` decimals kept. */
export function formatDecimal(value: Decimal, minimumScale = 0): string {
	let { units, scale } = value;
	while (scale > minimumScale && units % 10n === 0n) {
		units /= 10n;
		scale -= 1;
	}
	if (scale < minimumScale) {
		units *= 10n ** BigInt(minimumScale - scale);
		scale = minimumScale;
	}
	const sign = units < 0n ? '-' : '';
	const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
	return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
