import { measureInRounds, ratioOf, type Variant } from '../rounds';
import type { Bar, Column, Row, Scenario } from '../scenario';
import { startWire } from '../wire/wire';
import { send } from './batch';

const AT_ONCE = [1, 2, 5, 10];
const LATENCY_MS = 50;
const COLUMNS: Column[] = [{ name: 'wall per invoice, ms', decimals: 2 }, { name: 'CPU per invoice, ms', decimals: 2 }];
const nameOf = (atOnce: number): string => `${atOnce} at once`;

export const concurrency: Scenario = {
	name: 'concurrency',
	title: 'Invoices at once',
	async run(setup) {
		const [orders, warmUpOrders] = setup.isQuick ? [50, 50] : [1000, 6000];
		const inOrder = { yes: 0, all: 0 };
		const stages = await Promise.all(AT_ONCE.map(async (atOnce) => ({ atOnce, wire: await startWire(), warmUp: await startWire() })));
		const variants = stages.map(({ atOnce, wire, warmUp }): Variant => ({
			name: nameOf(atOnce),
			async measure() {
				await wire.reset({ latencyMs: LATENCY_MS });
				await warmUp.reset({});
				const { wallMs, cpuMs, references, issued } = await send(wire, warmUp, { variant: 'node', orders, warmUpOrders, atOnce });
				if (issued !== orders) throw new Error(`${issued} of ${orders} orders were issued`);
				inOrder.all++;
				inOrder.yes += references.every((reference, index) => reference === String(index)) ? 1 : 0;
				return [wallMs / orders, cpuMs / orders];
			},
		}));
		const rows = await measureInRounds(variants, COLUMNS, setup);
		for (const { wire, warmUp } of stages) [wire, warmUp].forEach((each) => each.close());
		return {
			columns: COLUMNS, rows,
			bars: AT_ONCE.slice(1).map((atOnce) => barOf(rows, atOnce)),
			notes: [
				`${orders} orders, a server that takes ${LATENCY_MS} ms.`,
				`The output had the order of the items in ${inOrder.yes} of ${inOrder.all} runs. The invoice numbers' order is explained below.`,
			],
		};
	},
};

function barOf(rows: readonly Row[], atOnce: number): Bar {
	return { claim: `speed-up of *${nameOf(atOnce)}*`, measured: ratioOf(rows, nameOf(1), nameOf(atOnce), 0), limit: 0.9 * atOnce, isAtLeast: true, unit: '×', decimals: 2 };
}
