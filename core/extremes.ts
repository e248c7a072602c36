/** Math.max and Math.min take their values as parameters, and there is room for some 120,000: a large batch has more. */

/** Zero of none. */
export function largest(values: readonly number[]): number {
	return values.reduce((most, value) => Math.max(most, value), 0);
}

/** Infinite of none. */
export function smallest(values: readonly number[]): number {
	return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}
