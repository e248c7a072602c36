import { measureInChild } from '../child';
import type { GrowthInput, GrowthOutput } from '../measured/growth';
import { PACKAGE_DIRECTORY } from '../package';
import { measureInRounds, ratioOf, type Variant } from '../rounds';
import type { Column, Scenario } from '../scenario';

const COLUMNS: Column[] = [{ name: 'CPU per order, ms', decimals: 3 }, { name: 'CPU per line, ms', decimals: 3 }, { name: 'wall per order, ms', decimals: 3 }, { name: 'held beyond the items, MB', decimals: 1 }];
const [CPU, LINE_CPU, , HELD] = COLUMNS.keys();
const MEGABYTE = 1024 ** 2;
const SIZES = [100, 1_000, 10_000, 100_000];
const LINES = [1, 10, 100, 1_000];
/** Orders of every number of lines have as many lines together. */
const LINES_ALTOGETHER = 30_000;

const nameOf = ({ orders, linesEach }: Size): string => `${orders.toLocaleString('en-US')} orders of ${linesEach.toLocaleString('en-US')} ${linesEach === 1 ? 'line' : 'lines'}`;

interface Size {
	orders: number;
	linesEach: number;
}

export const growth: Scenario = {
	name: 'growth',
	title: 'Growth',
	async run(setup) {
		const sizes = SIZES.filter((orders) => !setup.isQuick || orders <= 10_000).map((orders): Size => ({ orders, linesEach: 3 }));
		const lines = LINES.map((linesEach): Size => ({ linesEach, orders: (setup.isQuick ? LINES_ALTOGETHER / 10 : LINES_ALTOGETHER) / linesEach }));
		const rows = await measureInRounds([...sizes, ...lines].map((size) => variantOf(size)), COLUMNS, setup);
		const [thousand, most] = [sizes[1] as Size, sizes.at(-1) as Size];
		const [one, thousandLines] = [lines[0] as Size, lines.at(-1) as Size];
		return {
			columns: COLUMNS, rows,
			bars: [
				{ claim: `CPU per order, *${nameOf(most)}* / *${nameOf(thousand)}*`, measured: ratioOf(rows, nameOf(most), nameOf(thousand), CPU ?? 0), limit: 1.1, unit: '×', decimals: 2 },
				{ claim: `CPU per line, *${nameOf(thousandLines)}* / *${nameOf(one)}*`, measured: ratioOf(rows, nameOf(thousandLines), nameOf(one), LINE_CPU ?? 0), limit: 1.1, unit: '×', decimals: 2 },
				{ claim: `held beyond n8n's items, *${nameOf(most)}* / *${nameOf(thousand)}*`, measured: ratioOf(rows, nameOf(most), nameOf(thousand), HELD ?? 0), limit: 1.1, unit: '×', decimals: 1 },
			],
			notes: [
				'The answers are made inside the measured process, so that no network hides what grows; CPU is that of n8n\'s engine and the node.',
				'*Held beyond the items*: heap in use when the first create is sent, above what was in use when the run began with all its items.',
			],
		};
	},
};

function variantOf({ orders, linesEach }: Size): Variant {
	const input: GrowthInput = { packageDirectory: PACKAGE_DIRECTORY, orders, linesEach };
	return {
		name: nameOf({ orders, linesEach }),
		async measure() {
			const { wallMs, cpuMs, heldBytes } = await measureInChild<GrowthOutput>('bench/measured/growth.ts', input, ['--expose-gc', '--max-old-space-size=8192']);
			return [cpuMs / orders, cpuMs / orders / linesEach, wallMs / orders, heldBytes / MEGABYTE];
		},
	};
}
