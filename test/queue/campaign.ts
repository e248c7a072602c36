import { seededRandom } from '../../sandbox/random';
import { say } from '../../scripts/n8n/progress';
import { booksOf, control, importWorkflow, publish, until } from '../e2e/stage';
import { audit, type Booked, type Findings } from './audit';
import { disturb } from './disturbances';
import { readRuns, type RunRecord } from './executions';
import { reconcile, settle, type Settled } from './settle';
import { addFaults, numbersCarried, placeAndDeliver, type Delivered } from './shop';
import { comeToRest, type QueueStage } from './stage';
import { withoutGuard, workflowOf, type Way } from './ways';

export interface Campaign {
	way: Way;
	orders: number;
	seconds: number;
	delivered: Delivered;
	kills: number;
	restarts: string[];
	/** Orders that had their invoice when the last call was answered, before anything was taken over or run again. */
	invoicedAtOnce: number;
	settled: Settled;
	runs: RunRecord;
	findings: Findings;
}

interface Wanted {
	orders: number;
	seed: number;
	isCanary: boolean;
}

const PROGRESS_EVERY_MS = 10_000;

/** Orders come in under fire; then all comes to rest, what is left is settled, and the auditor compares. */
export async function runCampaign(stage: QueueStage, way: Way, { orders, seed, isCanary }: Wanted): Promise<Campaign> {
	const { sandbox, database, redis, cluster } = stage;
	const startedMs = Date.now();
	const workflow = workflowOf(way, way.template);
	const id = await importWorkflow(stage, isCanary ? withoutGuard(workflow) : workflow);
	await publish({ ...stage, n8n: { url: cluster.main.url } }, id, workflow);
	const laterId = way.later.template === way.template ? id : await importWorkflow(stage, workflowOf(way, way.later.template));
	// The order that everybody places to try a new workflow. The claim template minds only orders that are younger than its first claim.
	const first = await placeAndDeliver(sandbox, way.listId, 1, async () => undefined);
	await until('the first order is invoiced and written back', async () => [...(await numbersCarried(sandbox, way.listId)).values()].at(-1));
	await addFaults(sandbox, seed);

	say(`${way.title}: ${orders} orders, each delivered three times at once, one call in ten faulty`);
	const disturbances = disturb({ cluster, redis, database, random: seededRandom(seed) }, orders);
	let shownMs = Date.now();
	const delivered = await placeAndDeliver(sandbox, way.listId, orders, async (count) => {
		await disturbances.progress(count);
		if (Date.now() - shownMs < PROGRESS_EVERY_MS) return;
		shownMs = Date.now();
		say(`  ${count} of ${orders} delivered, ${disturbances.kills} workers killed${disturbances.restarts.map((name) => `, ${name} restarted`).join('')}`);
	});
	await disturbances.stop();
	const ordered = [...first.ordered, ...delivered.ordered];
	say(`  all delivered, ${disturbances.kills} workers killed; wait until every run has ended ...`);
	await comeToRest(stage);
	const booksAtRest = (await booksOf(sandbox, way.group)).documents as unknown as Booked[];
	const invoicedAtOnce = audit({ ordered, booked: booksAtRest, listed: new Set(), reported: new Set(), brokenOff: new Set(), reconciled: new Set(), carried: new Map() }).invoiced.length;
	say(`  ${invoicedAtOnce} of ${ordered.length} invoiced; let time pass for what is left ...`);
	const settled = await settle(stage, way, laterId, ordered);
	await control(sandbox, 'DELETE', 'faults');
	const reconciled = await reconcile(stage, way);
	const runs = readRuns(database, [id, laterId]);
	const booked = (await booksOf(sandbox, way.group)).documents as unknown as Booked[];
	const findings = audit({ ordered, booked, listed: settled.listed, ...runs, reconciled, carried: await numbersCarried(sandbox, way.listId) });
	await stage.client.call('POST', `/rest/workflows/${id}/deactivate`, {});
	return { way, orders: ordered.length, seconds: (Date.now() - startedMs) / 1000, delivered, kills: disturbances.kills, restarts: disturbances.restarts, invoicedAtOnce, settled, runs, findings };
}

/** What may not be; empty when all is well. */
export function violationsOf({ way, restarts, findings }: Campaign): string[] {
	const { duplicates, silent, unreconciled, lost, wrong, strangers, notCarried } = findings;
	const name = (what: string, ids: readonly string[]): string[] => (ids.length === 0 ? [] : [`${way.title}: ${what}: ${ids.slice(0, 10).join(', ')}${ids.length > 10 ? ' …' : ''}`]);
	return [
		...(way.name === 'claim' ? name('orders invoiced twice', duplicates) : name('orders invoiced twice without a word, though no run was killed', silent)),
		...name('orders invoiced twice that the nightly reconciliation does not name', unreconciled),
		...name('orders neither invoiced nor listed for a person', lost),
		...name('invoices with another total or buyer', wrong),
		...name('invoices of no order', strangers),
		...name('invoices whose number the order does not carry', notCarried),
		...(restarts.join() === 'Redis,PostgreSQL' ? [] : [`${way.title}: Redis and PostgreSQL were not both restarted`]),
	];
}
