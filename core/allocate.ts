import { divideHalfAwayFromZero } from './decimal';

/**
 * Parts a whole in proportion to the weights, so that the parts always sum to the whole (largest remainder).
 * Weights are not negative and at least one is above zero.
 */
export function allocate(whole: bigint, weights: readonly bigint[]): bigint[] {
	const totalWeight = weights.reduce((sum, weight) => sum + weight, 0n);
	return divideByLargestRemainder(weights.map((weight) => whole * weight), totalWeight);
}

/**
 * Divides each amount so that the quotients sum to the quotient of the sum, rounded half away from zero. Each is cut towards zero;
 * what is then missing goes, one unit each, to the largest remainders (ties: to the earlier), so every quotient is less than one unit
 * from its exact value. The divisor is above zero.
 */
export function divideByLargestRemainder(dividends: readonly bigint[], divisor: bigint): bigint[] {
	const quotients = dividends.map((dividend) => dividend / divisor);
	const whole = divideHalfAwayFromZero(dividends.reduce((sum, dividend) => sum + dividend, 0n), divisor);
	const missing = whole - quotients.reduce((sum, quotient) => sum + quotient, 0n);
	if (missing === 0n) return quotients;
	const unit = missing < 0n ? -1n : 1n;
	const byRemainder = dividends
		.map((dividend, index) => ({ index, remainder: (dividend % divisor) * unit }))
		.sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
	for (const { index } of byRemainder.slice(0, Number(missing * unit))) quotients[index] = (quotients[index] ?? 0n) + unit;
	return quotients;
}
