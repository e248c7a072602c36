import { measureInRounds, median, type Variant } from '../rounds';
import type { Bar, Column, Row, Scenario } from '../scenario';
import { publishBatches, type Batch } from '../server/batches';
import { storeLogins } from '../server/chains';
import { cpuMsOfTree } from '../server/processes';
import { withN8n } from '../server/withN8n';
import type { Wire } from '../wire/wire';

const COLUMNS: Column[] = [{ name: 'wall per order, ms', decimals: 2 }, { name: 'CPU per order, ms', decimals: 2 }];
const CPU = 1;
const ORDERS = 1000;
const WARM_UP_BATCHES = 6;

export const server: Scenario = {
	name: 'server',
	title: 'A batch in n8n\'s server',
	needsServer: true,
	async run(setup) {
		return await withN8n(setup, async (stage, wire) => {
			const batches = await publishBatches(stage.client, await storeLogins(stage, wire), wire.url);
			const variants = Object.values(batches).map((batch) => variantOf(batch, wire, stage.n8n.processId));
			setup.say(`${WARM_UP_BATCHES} batches of ${ORDERS} orders each to warm up`);
			for (let round = 0; round < WARM_UP_BATCHES; round++) for (const { measure } of variants) await measure();
			const rows = await measureInRounds(variants, COLUMNS, setup);
			return {
				columns: COLUMNS, rows, bars: [barOf(rows, batches)],
				notes: [
					`${ORDERS} orders of three lines in one call of n8n's Webhook node, Split Out, and then the chain, in n8n's server with SQLite and its task runner; the execution is not kept. CPU is that of all processes of n8n. *${batches.nothing.name}* ends behind Split Out, and is taken off both sides of the ratio.`,
				],
			};
		});
	},
};

function variantOf({ name, sends, run }: Batch, wire: Wire, processId: number): Variant {
	return {
		name,
		async measure() {
			await wire.reset({});
			const [startedMs, cpuBeforeMs] = [performance.now(), cpuMsOfTree(processId)];
			await run(ORDERS);
			const [wallMs, cpuMs] = [performance.now() - startedMs, cpuMsOfTree(processId) - cpuBeforeMs];
			const { creates } = await wire.counts();
			if (creates !== (sends ? ORDERS : 0)) throw new Error(`${name} sent ${creates} creates for ${ORDERS} orders`);
			return [wallMs / ORDERS, cpuMs / ORDERS];
		},
	};
}

function barOf(rows: readonly Row[], { nothing, create, user }: Record<'nothing' | 'create' | 'user', Batch>): Bar {
	const roundsOf = ({ name }: Batch): number[] => rows.find(({ variant }) => variant === name)?.rounds[CPU] ?? [];
	const [without, ours, theirs] = [nothing, create, user].map(roundsOf) as [number[], number[], number[]];
	const ratios = ours.map((cpuMs, round) => (cpuMs - (without[round] ?? Number.NaN)) / ((theirs[round] ?? Number.NaN) - (without[round] ?? Number.NaN)));
	return { claim: `CPU per invoice in n8n's server, *${create.name}* / *${user.name}*`, measured: median(ratios), limit: 0.7, unit: '×', decimals: 2 };
}
