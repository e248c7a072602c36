import { installN8n } from '../../scripts/n8n/install';
import { N8N_VERSIONS, type N8nVersion } from '../../scripts/n8n/versions';
import { setQueueStage, type QueueStage } from '../../test/queue/stage';
import { median } from '../rounds';
import type { Column, Row, Scenario } from '../scenario';
import { publishOwnTrigger, storeLogins } from '../server/chains';
import { placeOrders, throughputPerSecond } from '../server/orders';
import { startWire } from '../wire/wire';

const COLUMNS: Column[] = [{ name: 'orders a second', decimals: 1 }];
const WORKERS = [1, 2, 4];
const ROUNDS = 5;
const ORDERS_EACH_ROUND = 50;
const UNDER_WAY = 24;

export const queue: Scenario = {
	name: 'queue',
	title: 'Queue mode',
	needsServer: true,
	async run(setup) {
		process.env.TZ = 'Europe/Budapest';
		const [stage, wire] = [await setQueueStage(await installN8n(N8N_VERSIONS[0] as N8nVersion)), await startWire()];
		try {
			const { client, sandbox } = stage;
			const chain = await publishOwnTrigger(client, await storeLogins(stage, wire));
			await throughputPerSecond(chain, wire, await placeOrders(sandbox, ORDERS_EACH_ROUND), UNDER_WAY);
			const measured = new Map(WORKERS.map((workers) => [workers, [] as number[]]));
			for (let round = 1; round <= ROUNDS; round++) {
				// To and fro, so that a round begins with as many workers as the last one ended with.
				for (const workers of round % 2 === 1 ? [...WORKERS].reverse() : WORKERS) {
					await keepRunning(stage, workers);
					measured.get(workers)?.push(await throughputPerSecond(chain, wire, await placeOrders(sandbox, ORDERS_EACH_ROUND), UNDER_WAY));
				}
				setup.say(`round ${round} of ${ROUNDS}: ${WORKERS.map((workers) => `${workers} workers ${measured.get(workers)?.at(-1)?.toFixed(1)}`).join(', ')}`);
			}
			return {
				columns: COLUMNS,
				rows: WORKERS.map((workers): Row => ({ variant: workers === 1 ? '1 worker' : `${workers} workers`, values: [median(measured.get(workers) ?? [])], rounds: [measured.get(workers) ?? []] })),
				bars: [],
				notes: [
					`n8n's main process, workers, Redis and PostgreSQL as in docker-compose.yml, all on this machine: more workers than it has cores can bring nothing. ${ORDERS_EACH_ROUND} orders each time through *SalesAutopilot Trigger* and *Create*, ${UNDER_WAY} under way.`,
				],
			};
		} finally {
			wire.close();
			await stage.close();
		}
	},
};

/** Of the four workers so many run. */
async function keepRunning({ cluster }: QueueStage, count: number): Promise<void> {
	await Promise.all(cluster.workers.map(async (worker, index) => {
		const isRunning = worker.running() !== undefined;
		if (index < count && !isRunning) await worker.start();
		if (index >= count && isRunning) await worker.stop();
	}));
}
