/** An exact decimal number: its value is `units / 10^scale`. */
export interface Decimal {
	readonly units: bigint;
	/** Digits after the decimal point, 0 to 12. */
	readonly scale: number;
}

/** Longer numbers are typing errors, not prices or quantities. */
const MOST_INTEGER_DIGITS = 15;
/** Further decimals are the dust of a division or of a binary float: `1000 / 1.27` is 787.4015748031496. */
const MOST_FRACTION_DIGITS = 12;
/** Zeros at either end do not count as digits, but megabytes of them are not read. */
const MOST_CHARACTERS = 60;

// A lone comma before one or two digits is the Hungarian decimal sign; before three it could part thousands, so it is refused.
const DECIMAL_TEXT = /^([+-]?)(\d+)(?:\.(\d+)|,(\d{1,2}))?$/;

/**
 * Reads a number as written, without ever going through a binary float's rounding; what is behind the twelfth decimal is rounded half away from zero.
 * Returns undefined for anything that is not plainly a decimal number: "", "1e400", NaN, "1,270", "12 Ft".
 */
export function parseDecimal(value: unknown): Decimal | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const text = String(value).trim();
	const match = text.length > MOST_CHARACTERS ? null : DECIMAL_TEXT.exec(text);
	if (!match) return undefined;
	const integer = (match[2] ?? '').replace(/^0+(?=\d)/, '');
	const fraction = (match[3] ?? match[4] ?? '').replace(/0+$/, '');
	if (integer.length > MOST_INTEGER_DIGITS) return undefined;
	const units = BigInt(integer + fraction);
	const written = { units: match[1] === '-' ? -units : units, scale: fraction.length };
	return fraction.length > MOST_FRACTION_DIGITS ? withoutTrailingZeros({ units: toScale(written, MOST_FRACTION_DIGITS), scale: MOST_FRACTION_DIGITS }) : written;
}

/** `9.900000000000` is 9.9: what is only dust has no decimals of its own. */
function withoutTrailingZeros({ units, scale }: Decimal): Decimal {
	let [shorter, digits] = [units, scale];
	for (; digits > 0 && shorter % 10n === 0n; digits--) shorter /= 10n;
	return { units: shorter, scale: digits };
}

/** Writes a decimal without trailing zeros: 1270, 787.4, -0.05. */
export function formatDecimal({ units, scale }: Decimal): string {
	const text = formatUnits(units, scale);
	return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Writes `units / 10^scale` with exactly `scale` decimals. */
export function formatUnits(units: bigint, scale: number): string {
	const digits = magnitude(units).toString().padStart(scale + 1, '0');
	const sign = units < 0n ? '-' : '';
	return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** The same value with another number of decimals, rounded half away from zero where digits are lost. */
export function toScale(decimal: Decimal, scale: number): bigint {
	if (scale === decimal.scale) return decimal.units;
	return scale > decimal.scale
		? decimal.units * powerOfTen(scale - decimal.scale)
		: divideHalfAwayFromZero(decimal.units, powerOfTen(decimal.scale - scale));
}

export function multiply(left: Decimal, right: Decimal): Decimal {
	return { units: left.units * right.units, scale: left.scale + right.scale };
}

export function add(left: Decimal, right: Decimal): Decimal {
	const scale = Math.max(left.scale, right.scale);
	return { units: toScale(left, scale) + toScale(right, scale), scale };
}

export function subtract(left: Decimal, right: Decimal): Decimal {
	const scale = Math.max(left.scale, right.scale);
	return { units: toScale(left, scale) - toScale(right, scale), scale };
}

/** Commercial rounding, the rule of Hungarian invoicing: 0.5 goes up, -0.5 goes down. The divisor is not zero. */
export function divideHalfAwayFromZero(dividend: bigint, divisor: bigint): bigint {
	const doubled = magnitude(dividend) * 2n + magnitude(divisor);
	const rounded = doubled / (magnitude(divisor) * 2n);
	return dividend < 0n === divisor < 0n ? rounded : -rounded;
}

export function magnitude(value: bigint): bigint {
	return value < 0n ? -value : value;
}

/** The same of a decimal. */
export function absolute({ units, scale }: Decimal): Decimal {
	return { units: magnitude(units), scale };
}

/** Reckoned once: they are needed several times for each line. */
const POWERS_OF_TEN = Array.from({ length: 32 }, (_, exponent) => 10n ** BigInt(exponent));

export function powerOfTen(exponent: number): bigint {
	return POWERS_OF_TEN[exponent] ?? 10n ** BigInt(exponent);
}
