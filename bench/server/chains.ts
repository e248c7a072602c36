/** Two workflows that do the same: one starts with this package's trigger, the other with n8n's own Webhook node. */
import { CALLER, demoCredentials } from '../../demo/workflows';
import { orderTrigger } from '../../scripts/n8n/templates';
import type { N8nClient, StoredCredential, WorkflowFile } from '../../scripts/n8n/rest';
import { until } from '../../test/e2e/stage';

export const LIST_ID = '1001';
const WEBHOOK_PATH = 'bench-own-webhook';

/** A published workflow that an order starts. */
export interface Chain {
	name: string;
	/** Calls its webhook as SalesAutopilot's external action does. */
	start(recordId: string): Promise<void>;
}

type Credentials = Record<'cashmanFxApi' | 'salesAutopilotApi' | 'httpBasicAuth', StoredCredential>;

const create = { name: 'Create Invoice', type: 'n8n-nodes-cashman-fx.cashmanFx', parameters: { resource: 'invoice', operation: 'create' } };

/** A login that sends its requests to the wire server; the documents' addresses are the sandbox's. */
export async function wireCredential(client: N8nClient, sandboxUrl: string, wireUrl: string): Promise<StoredCredential> {
	return await client.createCredential({ name: 'Bench', type: 'cashmanFxApi', data: { ...demoCredentials(sandboxUrl)['CashMan-FX'], apiUrl: wireUrl } });
}

export async function publishOwnTrigger(client: N8nClient, credentials: Credentials): Promise<Chain> {
	const workflow = chainOf('Trigger', credentials, [{ name: 'SalesAutopilot Trigger', type: 'n8n-nodes-cashman-fx.salesAutopilotTrigger', webhookId: 'bench-own-trigger', parameters: { listId: LIST_ID } }, create]);
	return await publishChain(client, 'SalesAutopilot Trigger', workflow, `${client.url}/webhook/${orderTrigger(workflow)?.webhookPath}`);
}

export async function publishN8nWebhook(client: N8nClient, credentials: Credentials): Promise<Chain> {
	const workflow = chainOf('Webhook', credentials, [
		{ name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2, webhookId: WEBHOOK_PATH, parameters: { httpMethod: 'POST', path: WEBHOOK_PATH, authentication: 'basicAuth', responseMode: 'onReceived', options: {} } },
		{ name: 'Get Order', type: 'n8n-nodes-cashman-fx.salesAutopilot', parameters: { resource: 'order', operation: 'get', listId: LIST_ID, recordId: '={{ $json.body.nud_id }}' } },
		create,
	]);
	return await publishChain(client, 'n8n\'s Webhook', workflow, `${client.url}/webhook/${WEBHOOK_PATH}`);
}

/** The nodes one behind the other, each with all credentials: a node takes its own. */
function chainOf(name: string, credentials: Credentials, nodes: WorkflowFile['nodes']): WorkflowFile {
	const named = Object.fromEntries(Object.entries(credentials).map(([type, credential]) => [type, { id: credential.id, name: credential.name }]));
	const typesOf = (type: string): string[] => (type.endsWith('cashmanFx') ? ['cashmanFxApi'] : type.endsWith('webhook') ? ['httpBasicAuth'] : ['salesAutopilotApi']);
	return {
		name,
		nodes: nodes.map((node, index) => ({
			id: `node-${index}`, typeVersion: 1, position: [index * 200, 0], ...node,
			credentials: Object.fromEntries(typesOf(node.type).map((type) => [type, named[type] as { id: string; name: string }])),
		})),
		connections: Object.fromEntries(nodes.slice(1).map(({ name: next }, index) => [nodes[index]?.name, { main: [[{ node: next, type: 'main', index: 0 }]] }])),
	};
}

async function publishChain(client: N8nClient, name: string, workflow: WorkflowFile, url: string): Promise<Chain> {
	const { id } = await client.createWorkflow(workflow);
	await client.activate(id);
	const authorization = `Basic ${Buffer.from(`${CALLER.username}:${CALLER.password}`).toString('base64')}`;
	// n8n 2.x publishes after it has answered; without a login both refuse as soon as they listen.
	await until(`the webhook of ${name}`, async () => [401, 403].includes((await fetch(url, { method: 'POST' })).status));
	return {
		name,
		async start(recordId) {
			const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', authorization }, body: JSON.stringify({ nl_id: LIST_ID, nud_id: recordId }) });
			if (response.status !== 200) throw new Error(`${name} answered ${response.status}: ${await response.text()}`);
			await response.arrayBuffer();
		},
	};
}
