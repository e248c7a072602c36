/**
 * The check's own arithmetic: whole numbers in JavaScript's safe range, which are exact. It shares nothing with core/, so that one
 * mistake cannot stand on both sides.
 */

/** Half away from zero. The divisor is above zero. */
export function divide(dividend: number, divisor: number): number {
	const size = Math.abs(exact(dividend));
	const rest = size % divisor;
	const quotient = (size - rest) / divisor + (rest * 2 >= divisor ? 1 : 0);
	return dividend < 0 ? -quotient : quotient;
}

export function exact(value: number): number {
	if (!Number.isSafeInteger(value)) throw new Error(`The check's own arithmetic left the exact integers: ${value}`);
	return value;
}

const POWERS = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

export function power(exponent: number): number {
	return POWERS[exponent] ?? exact(10 ** exponent);
}

/** The same amount counted with another number of decimals, rounded where digits are lost. */
export function inScale(value: number, from: number, to: number): number {
	return to >= from ? exact(value * power(to - from)) : divide(value, power(from - to));
}

/** `value / 10^decimals` with exactly that many decimals. */
export function fixed(value: number, decimals: number): string {
	if (decimals === 0) return String(value);
	const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
	return `${value < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => exact(total + value), 0);
