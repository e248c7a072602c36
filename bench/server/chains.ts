/** Two workflows that do the same: one starts with this package's trigger, the other with n8n's own Webhook node. */
import { CALLER, demoCredentials } from '../../demo/workflows';
import { orderTrigger } from '../../scripts/n8n/templates';
import type { N8nClient, StoredCredential, WorkflowFile } from '../../scripts/n8n/rest';
import { until, type Stage } from '../../test/e2e/stage';
import { inARow } from '../measured/userNodes';
import type { Wire } from '../wire/wire';

export const LIST_ID = '1001';
const WEBHOOK_PATH = 'bench-own-webhook';

/** A published workflow that an order starts. */
export interface Chain {
	name: string;
	/** Calls its webhook as SalesAutopilot's external action does. */
	start(recordId: string): Promise<void>;
}

export type Credentials = Record<'cashmanFxApi' | 'salesAutopilotApi' | 'httpBasicAuth', StoredCredential>;

export const create = { name: 'Create Invoice', type: 'n8n-nodes-cashman-fx.cashmanFx', parameters: { resource: 'invoice', operation: 'create' } };

/** What the chains log in with. CashMan-FX's requests go to the wire server; its documents' addresses are the sandbox's. */
export async function storeLogins({ client, sandbox, credentials }: Pick<Stage, 'client' | 'sandbox' | 'credentials'>, wire: Wire): Promise<Credentials> {
	return {
		cashmanFxApi: await client.createCredential({ name: 'Bench', type: 'cashmanFxApi', data: { ...demoCredentials(sandbox.url)['CashMan-FX'], apiUrl: wire.url } }),
		salesAutopilotApi: credentials.SalesAutopilot as StoredCredential,
		httpBasicAuth: await client.createCredential({ name: 'Caller', type: 'httpBasicAuth', data: { user: CALLER.username, password: CALLER.password } }),
	};
}

export async function publishOwnTrigger(client: N8nClient, credentials: Credentials): Promise<Chain> {
	const workflow = chainOf('Trigger', credentials, [{ name: 'SalesAutopilot Trigger', type: 'n8n-nodes-cashman-fx.salesAutopilotTrigger', webhookId: 'bench-own-trigger', parameters: { listId: LIST_ID } }, create]);
	return await publishChain(client, 'SalesAutopilot Trigger', workflow, `${client.url}/webhook/${orderTrigger(workflow)?.webhookPath}`);
}

export const webhookNode = (path: string, responseMode: 'onReceived' | 'lastNode') => ({ name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2, webhookId: path, parameters: { httpMethod: 'POST', path, authentication: 'basicAuth', responseMode, options: {} } });

export async function publishN8nWebhook(client: N8nClient, credentials: Credentials): Promise<Chain> {
	const workflow = chainOf('Webhook', credentials, [
		webhookNode(WEBHOOK_PATH, 'onReceived'),
		{ name: 'Get Order', type: 'n8n-nodes-cashman-fx.salesAutopilot', parameters: { resource: 'order', operation: 'get', listId: LIST_ID, recordId: '={{ $json.body.nud_id }}' } },
		create,
	]);
	return await publishChain(client, 'n8n\'s Webhook', workflow, `${client.url}/webhook/${WEBHOOK_PATH}`);
}

/** Which login a node takes. */
const LOGINS: Readonly<Record<string, keyof Credentials>> = {
	'n8n-nodes-cashman-fx.cashmanFx': 'cashmanFxApi', 'n8n-nodes-cashman-fx.salesAutopilot': 'salesAutopilotApi',
	'n8n-nodes-cashman-fx.salesAutopilotTrigger': 'salesAutopilotApi', 'n8n-nodes-base.webhook': 'httpBasicAuth',
};

/** The nodes one behind the other, each with its login. */
export function chainOf(name: string, credentials: Credentials, nodes: WorkflowFile['nodes']): WorkflowFile {
	const withLogin = ({ type }: { type: string }) => {
		const login = LOGINS[type];
		return login === undefined ? {} : { credentials: { [login]: { id: credentials[login].id, name: credentials[login].name } } };
	};
	return { name, nodes: nodes.map((node, index) => ({ id: `node-${index}`, typeVersion: 1, position: [index * 200, 0], ...node, ...withLogin(node) })), connections: inARow(nodes) };
}

async function publishChain(client: N8nClient, name: string, workflow: WorkflowFile, url: string): Promise<Chain> {
	const call = await publishWebhook(client, name, workflow, url);
	return { name, start: async (recordId) => { await call({ nl_id: LIST_ID, nud_id: recordId }); } };
}

/** Publishes a workflow that begins with a webhook, and gives what calls it. */
export async function publishWebhook(client: N8nClient, name: string, workflow: WorkflowFile, url: string): Promise<(body: unknown) => Promise<void>> {
	const { id } = await client.createWorkflow(workflow);
	await client.activate(id);
	const authorization = `Basic ${Buffer.from(`${CALLER.username}:${CALLER.password}`).toString('base64')}`;
	// n8n 2.x publishes after it has answered; without a login both refuse as soon as they listen.
	await until(`the webhook of ${name}`, async () => [401, 403].includes((await fetch(url, { method: 'POST' })).status));
	return async (body) => {
		const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', authorization }, body: JSON.stringify(body) });
		if (response.status !== 200) throw new Error(`${name} answered ${response.status}: ${await response.text()}`);
		await response.arrayBuffer();
	};
}
