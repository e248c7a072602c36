import { parse } from 'flatted';
import type { N8nClient, NodeRun } from '../../scripts/n8n/rest';
import { FINISHED, until } from '../e2e/stage';
import type { Database } from '../support/postgres';

/** What n8n itself has on record of a workflow's runs; read from its database, since there are thousands. */
export interface RunRecord {
	executions: number;
	/** By n8n's word for how they ended. */
	statuses: Record<string, number>;
	/** Orders of which the node said that there is more than one invoice, or that it could not see whether there is. */
	reported: Set<string>;
	/** Orders with a run that came to no end: its process was killed. */
	brokenOff: Set<string>;
}

/** What the node's sentences have in them, for PostgreSQL as for JavaScript, in capitals or not. */
const TELLING = 'more than one (invoice|document)|closing look at the invoice list failed';

export function readRuns(database: Database, workflowIds: readonly string[]): RunRecord {
	const ids = workflowIds.map((id) => `'${id}'`).join();
	const counted = database.rows(`SELECT status, count(*)::int AS runs FROM execution_entity WHERE "workflowId" IN (${ids}) GROUP BY status`) as Array<{ status: string; runs: number }>;
	const dataWhere = (condition: string): string[] => (database.rows(`SELECT data FROM execution_data JOIN execution_entity ON id = "executionId" WHERE "workflowId" IN (${ids}) AND ${condition}`) as Array<{ data: string }>).map(({ data }) => data);
	return {
		executions: counted.reduce((sum, { runs }) => sum + runs, 0),
		statuses: Object.fromEntries(counted.map(({ status, runs }) => [status, runs])),
		reported: new Set(dataWhere(`data ~* '${TELLING}'`).flatMap(ordersReported)),
		brokenOff: new Set(dataWhere("status NOT IN ('success', 'error')").flatMap(ordersGiven)),
	};
}

function ordersReported(data: string): string[] {
	const { resultData } = parse(data) as { resultData: { runData?: Record<string, NodeRun[]> } };
	const items = (resultData.runData?.['Create Invoice'] ?? []).flatMap((run) => (run.data?.main ?? []).flatMap((output) => output ?? []));
	const telling = new RegExp(TELLING, 'i');
	return items.filter(({ json }) => telling.test(String(json.message))).map(({ json }) => String(json.orderReference));
}

/** Of a run that ended nowhere n8n has kept what it began with. Its format, flatted, puts every object into one list, and in place of each text where it stands in that. */
function ordersGiven(data: string): string[] {
	const entries = JSON.parse(data) as unknown[];
	return entries.flatMap((entry) => (typeof entry === 'object' && entry !== null && 'recordId' in entry ? [String(entries[Number(entry.recordId)])] : []));
}

/** Starts a workflow by hand from one of its triggers, and waits for its end. */
export async function runToItsEnd(client: N8nClient, workflowId: string, trigger: string): Promise<string> {
	const { executionId } = await client.runManually(workflowId, trigger);
	if (executionId === undefined) throw new Error(`n8n did not start ${trigger}`);
	return await until(`the run of ${trigger}`, async () => {
		const { status } = (await client.call<{ data: { status: string } }>('GET', `/rest/executions/${executionId}`)).data;
		return FINISHED.includes(status) && status;
	}, 600_000);
}
