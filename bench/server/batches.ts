/** Workflows that take a whole batch of orders in one call, and end with its answer: Create, and what a user would build of n8n's own nodes. */
import type { N8nClient, WorkflowFile } from '../../scripts/n8n/rest';
import { userNodes } from '../measured/userNodes';
import { orderRow } from '../orders';
import { chainOf, create, publishWebhook, webhookNode, type Credentials } from './chains';

export interface Batch {
	name: string;
	/** Whether it sends the orders on to the wire server. */
	sends: boolean;
	/** Resolves when n8n's execution of so many orders is over. */
	run(orders: number): Promise<void>;
}

const toItems = { name: 'Split Out', type: 'n8n-nodes-base.splitOut', typeVersion: 1, parameters: { fieldToSplitOut: 'body.orders', options: {} } };

/** In every one of them the same two nodes bring the orders in; one does nothing more, so that those two can be taken off. */
export async function publishBatches(client: N8nClient, credentials: Credentials, wireUrl: string): Promise<Record<'nothing' | 'create' | 'user', Batch>> {
	const publish = async (name: string, path: string, nodes: WorkflowFile['nodes']): Promise<Batch> => {
		const workflow = { ...chainOf(name, credentials, [webhookNode(path, 'lastNode'), toItems, ...nodes]), settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none' } };
		const call = await publishWebhook(client, name, workflow, `${client.url}/webhook/${path}`);
		return { name, sends: nodes.length > 0, run: async (orders) => { await call({ orders: Array.from({ length: orders }, (_, number) => orderRow(number)) }); } };
	};
	return {
		nothing: await publish('nothing more', 'bench-nothing', []),
		create: await publish('Create', 'bench-create', [create]),
		user: await publish('Code + HTTP Request', 'bench-user', userNodes(wireUrl)),
	};
}
