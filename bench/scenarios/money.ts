import { measureInChild } from '../child';
import type { MoneyInput, MoneyWork } from '../measured/money';
import { measureInRounds } from '../rounds';
import type { Column, Scenario } from '../scenario';

const NAMES: Readonly<Record<MoneyWork, string>> = {
	build: 'build the lines of an order', buildAndCheck: 'build and check by the claims of check:money', wholeCheck: 'check:money as it is',
};
const COLUMNS: Column[] = [{ name: 'orders per minute and core', decimals: 0 }, { name: 'CPU per order, µs', decimals: 1 }, { name: 'lines per order', decimals: 2 }];
const MINUTE_MS = 60_000;

export const money: Scenario = {
	name: 'money',
	title: 'Money',
	async run(setup) {
		const orders = setup.isQuick ? 20_000 : 50_000;
		const variants = (Object.keys(NAMES) as MoneyWork[]).map((work) => ({
			name: NAMES[work],
			async measure() {
				const { cpuMs, lines } = await measureInChild<{ cpuMs: number; lines: number }>('bench/measured/money.ts', { work, orders } satisfies MoneyInput);
				return [(orders / cpuMs) * MINUTE_MS, (cpuMs * 1000) / orders, lines / orders];
			},
		}));
		const rows = await measureInRounds(variants, COLUMNS, setup);
		return {
			columns: COLUMNS, rows,
			bars: [{
				claim: 'orders built and checked per minute and core',
				measured: rows.find(({ variant }) => variant === NAMES.buildAndCheck)?.values[0] ?? Number.NaN,
				limit: 1_000_000, isAtLeast: true, unit: '', decimals: 0,
			}],
			notes: [
				`${orders.toLocaleString('en-US')} random shops' orders from a seed, by CPU time of one process. The first two rows are given orders that were made beforehand; *check:money* makes them, spoils one in five, builds one in sixteen twice and writes the rows of one in eight.`,
			],
		};
	},
};
