import { magnitude } from './decimal';

/**
 * Parts a whole in proportion to the weights, so that the parts always sum to the whole (largest remainder;
 * ties go to the earlier part). Weights are not negative and at least one is above zero.
 */
export function allocate(whole: bigint, weights: readonly bigint[]): bigint[] {
	const totalWeight = weights.reduce((sum, weight) => sum + weight, 0n);
	const size = magnitude(whole);
	const shares = weights.map((weight, index) => ({
		index,
		floor: (size * weight) / totalWeight,
		remainder: (size * weight) % totalWeight,
	}));
	let left = size - shares.reduce((sum, share) => sum + share.floor, 0n);
	const parts = shares.map((share) => share.floor);
	const byRemainder = [...shares].sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
	for (const { index } of byRemainder) {
		if (left === 0n) break;
		parts[index] = (parts[index] ?? 0n) + 1n;
		left -= 1n;
	}
	return whole < 0n ? parts.map((part) => -part) : parts;
}
