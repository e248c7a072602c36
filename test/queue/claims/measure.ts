import { say } from '../../../scripts/n8n/progress';
import { importWorkflow, until } from '../../e2e/stage';
import { comeToRest, type QueueStage } from '../stage';
import { CLAIM_WAYS, type ClaimWay } from './workflows';

/** How often an order was claimed by the runs that were started for it at the same moment. */
export interface Measured {
	way: ClaimWay;
	orders: number;
	once: number;
	twiceOrMore: number;
	never: number;
	/** Runs that n8n did not bring to an answer. */
	failed: number;
}

/** As many calls as SalesAutopilot, a double click and a redelivery may make at once. */
const CALLS_AT_ONCE = [2, 3, 5];
const ORDERS_AT_ONCE = 2;

export async function measureClaims(stage: QueueStage, orders: number): Promise<Measured[]> {
	const { data: project } = await stage.client.call<{ data: { id: string } }>('GET', '/rest/projects/personal');
	stage.database.run('CREATE TABLE measured_claims (order_reference text PRIMARY KEY, claimed_by text NOT NULL)');
	const measured: Measured[] = [];
	for (const way of CLAIM_WAYS) {
		say(`${way.title}: ${orders} orders, 2 to 5 runs of each at once ...`);
		const table = await stage.client.call<{ data: { id: string } }>('POST', `/rest/projects/${project.id}/data-tables`, { name: way.path, columns: [{ name: 'order_reference', type: 'string' }, { name: 'claimed_by', type: 'string' }] });
		const id = await importWorkflow(stage, way.workflow(table.data.id));
		await stage.client.activate(id);
		const url = `${stage.cluster.main.url}/webhook/${way.path}`;
		await until(`the webhook of ${way.title}`, async () => (await call(url, 'first')) !== undefined);
		measured.push(await measure(way, url, orders));
		await stage.client.call('POST', `/rest/workflows/${id}/deactivate`, {});
	}
	await comeToRest(stage);
	return measured;
}

async function measure(way: ClaimWay, url: string, orders: number): Promise<Measured> {
	const result: Measured = { way, orders, once: 0, twiceOrMore: 0, never: 0, failed: 0 };
	let next = 0;
	const work = async (): Promise<void> => {
		while (next < orders) {
			const rank = next++;
			const answers = await Promise.all(Array.from({ length: CALLS_AT_ONCE[rank % CALLS_AT_ONCE.length] ?? 2 }, async () => await call(url, `order-${rank}`)));
			const claims = answers.filter((answer) => answer === true).length;
			result.failed += answers.filter((answer) => answer === undefined).length;
			if (claims === 1) result.once++;
			else if (claims === 0) result.never++;
			else result.twiceOrMore++;
		}
	};
	await Promise.all(Array.from({ length: ORDERS_AT_ONCE }, work));
	return result;
}

/** Whether the run says that it has the claim; undefined when there was no run to its end. */
async function call(url: string, order: string): Promise<boolean | undefined> {
	const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ order }) }).catch(() => undefined);
	if (response?.status !== 200) return undefined;
	const text = await response.text();
	// A workflow whose last node put nothing out says so in words, or with nothing.
	return /"claimed"\s*:\s*true/.test(text);
}

export function printMeasured(measured: readonly Measured[]): void {
	const width = Math.max(...measured.map(({ way }) => way.title.length));
	console.log(`\n${'claim'.padEnd(width)}  orders  claimed once  twice or more  by nobody  runs without an answer`);
	for (const { way, orders, once, twiceOrMore, never, failed } of measured) {
		console.log(`${way.title.padEnd(width)}  ${String(orders).padStart(6)}  ${String(once).padStart(12)}  ${String(twiceOrMore).padStart(13)}  ${String(never).padStart(9)}  ${String(failed).padStart(22)}`);
	}
	console.log('');
}

/** The measurement is worth something only when every run ended, and the claim that is known to hold has held. */
export function problemsOf(measured: readonly Measured[]): string[] {
	return measured.flatMap(({ way, orders, once, failed }) => [
		...(failed > 0 ? [`${way.title}: ${failed} runs without an answer`] : []),
		...(way.path === 'claim-postgres' && once !== orders ? [`${way.title}: not every order was claimed once`] : []),
	]);
}
