import type { Column, Row, Setup } from './scenario';

/** One thing to measure, again and again. It gives one number for each column. */
export interface Variant {
	name: string;
	measure(): Promise<number[]>;
}

export const ROUNDS = 5;
const ROUNDS_OF_QUICK_RUN = 2;

/**
 * Measures the variants in alternating rounds, so that what the machine does beside it falls on all of them alike. A round may run its
 * variants side by side where they only wait for a slow server.
 */
export async function measureInRounds(variants: readonly Variant[], columns: readonly Column[], setup: Setup, { areSideBySide = false } = {}): Promise<Row[]> {
	const measured: number[][][] = variants.map(() => []);
	const rounds = setup.isQuick ? ROUNDS_OF_QUICK_RUN : ROUNDS;
	for (let round = 1; round <= rounds; round++) {
		const take = async (index: number): Promise<void> => { measured[index]?.push(await (variants[index] as Variant).measure()); };
		if (areSideBySide) await Promise.all(variants.map((_variant, index) => take(index)));
		else for (const index of variants.keys()) await take(index);
		setup.say(`round ${round} of ${rounds}: ${variants.map(({ name }, index) => `${name} ${show(measured[index]?.at(-1)?.[0], columns[0])}`).join(', ')}`);
	}
	return variants.map(({ name }, index) => toRow(name, measured[index] ?? [], columns));
}

function toRow(variant: string, measured: number[][], columns: readonly Column[]): Row {
	const rounds = columns.map((_column, column) => measured.map((values) => values[column] ?? Number.NaN));
	return { variant, values: rounds.map(median), rounds };
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((left, right) => left - right);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

export function show(value: number | null | undefined, column: Column | undefined): string {
	if (value === undefined || value === null || Number.isNaN(value)) return '–';
	return value.toLocaleString('en-US', { minimumFractionDigits: column?.decimals ?? 0, maximumFractionDigits: column?.decimals ?? 0 });
}

/** The median of the ratios of each round: what disturbs a round disturbs both. */
export function ratioOf(rows: readonly Row[], over: string, under: string, column: number): number {
	const roundsOf = (variant: string): number[] => rows.find((row) => row.variant === variant)?.rounds[column] ?? [];
	const below = roundsOf(under);
	return median(roundsOf(over).map((value, round) => value / (below[round] ?? Number.NaN)));
}
