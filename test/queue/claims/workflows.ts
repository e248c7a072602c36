import type { WorkflowFile } from '../../../scripts/n8n/rest';

/** A way to claim an order, as a small workflow: it is called with an order number, and answers whether this run has the claim. */
export interface ClaimWay {
	title: string;
	path: string;
	workflow(tableId: string): WorkflowFile;
}

type Node = WorkflowFile['nodes'][number];

const ORDER = "={{ $('Called').first().json.body.order }}";

const called = (path: string): Node => node('Called', 'webhook', 2, { path, httpMethod: 'POST', responseMode: 'lastNode', options: {} }, { webhookId: path });
const answer = (claimed: string): Node => node('Answer', 'set', 3.4, { assignments: { assignments: [{ id: 'claimed', name: 'claimed', value: claimed, type: 'boolean' }] }, options: {} }, { executeOnce: true });
const table = (name: string, tableId: string, operation: string, parameters: Record<string, unknown>): Node => node(name, 'dataTable', 1, { resource: 'row', operation, dataTableId: { __rl: true, mode: 'id', value: tableId }, ...parameters });
const THIS_ORDER = { matchType: 'allConditions', filters: { conditions: [{ keyName: 'order_reference', condition: 'eq', keyValue: ORDER }] } };
const OWN_ROW = { columns: { mappingMode: 'defineBelow', value: { order_reference: ORDER, claimed_by: '={{ $execution.id }}' } } };

function node(name: string, type: string, typeVersion: number, parameters: Record<string, unknown>, more: Record<string, unknown> = {}): Node {
	return { id: name, name, type: `n8n-nodes-base.${type}`, typeVersion, position: [0, 0], parameters, ...more };
}

/** The nodes one after the other. */
function chain(name: string, ...nodes: Node[]): WorkflowFile {
	const links = nodes.slice(1).map((next, index) => [nodes[index]?.name ?? '', { main: [[{ node: next.name, type: 'main', index: 0 }]] }]);
	return { name, nodes, connections: Object.fromEntries(links) as Record<string, unknown> };
}

export const CLAIM_WAYS: readonly ClaimWay[] = [
	{
		title: 'Data Table: If Row Does Not Exist, then Insert',
		path: 'claim-if-missing',
		workflow: (id) => chain('If missing', called('claim-if-missing'), table('Not There?', id, 'rowNotExists', THIS_ORDER), table('Insert', id, 'insert', OWN_ROW), answer('={{ true }}')),
	},
	{
		title: 'Data Table: Upsert, then Get: is it mine?',
		path: 'claim-upsert',
		workflow: (id) => chain('Upsert', called('claim-upsert'), table('Upsert', id, 'upsert', { ...THIS_ORDER, ...OWN_ROW }), table('Get', id, 'get', { ...THIS_ORDER, returnAll: true }), answer("={{ $('Get').all().length === 1 && $('Get').first().json.claimed_by === $execution.id }}")),
	},
	{
		title: 'Data Table: Insert, then Get: is mine the first?',
		path: 'claim-first-row',
		workflow: (id) => chain('First row', called('claim-first-row'), table('Insert', id, 'insert', OWN_ROW), table('Get', id, 'get', { ...THIS_ORDER, returnAll: true }), answer("={{ $('Get').all().map(({ json }) => json).sort((left, right) => left.id - right.id)[0].claimed_by === $execution.id }}")),
	},
	{
		title: 'PostgreSQL: INSERT … ON CONFLICT DO NOTHING',
		path: 'claim-postgres',
		workflow: () => chain('PostgreSQL', called('claim-postgres'), node('Claim', 'postgres', 2.6, {
			operation: 'executeQuery',
			query: 'INSERT INTO measured_claims (order_reference, claimed_by) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING order_reference;',
			options: { queryBatching: 'independently', queryReplacement: `={{ [$('Called').first().json.body.order, $execution.id] }}` },
		}, { credentials: { postgres: { id: '', name: 'Postgres' } } }), answer('={{ $json.order_reference !== undefined }}')),
	},
];
