/** Chance by seed: the same seed and number give the same order on every machine, whichever worker builds it. */
export interface Random {
	/** A whole number from `least` to `most`. */
	between(least: number, most: number): number;
	/** Whether something happens that does so in `percent` of all cases; tenths count. */
	chance(percent: number): boolean;
	pick<T>(choices: readonly T[]): T;
}

/** Mulberry32, started from a hash of both numbers. */
export function randomOf(seed: number, orderNumber: number): Random {
	let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(orderNumber + 1, 0xc2b2ae35);
	const next = (): number => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return (mixed ^ (mixed >>> 14)) >>> 0;
	};
	const between = (least: number, most: number): number => least + (next() % (most - least + 1));
	return {
		between,
		chance: (percent) => next() % 1000 < percent * 10,
		pick: (choices) => choices[next() % choices.length] as (typeof choices)[number],
	};
}
