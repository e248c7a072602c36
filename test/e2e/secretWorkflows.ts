/** Workflows in which every node meets a server that sends back its login, and one that gives a password away by itself. */
import { randomUUID } from 'node:crypto';
import type { WorkflowFile } from '../../scripts/n8n/rest';
import { GIVEN, nodeOf, type OfferedOperation } from '../support/everyOperation';

export const START = 'By hand';

type Node = WorkflowFile['nodes'][number];

const node = (name: string, type: string, parameters: Record<string, unknown>, place: [number, number], more: object = {}): Node =>
	({ id: name, name, type, typeVersion: 1, parameters, position: place, ...more });

const setFields = (name: string, fields: Record<string, string>, place: [number, number]): Node =>
	node(name, 'n8n-nodes-base.set', {
		assignments: { assignments: Object.entries(fields).map(([field, value]) => ({ id: field, name: field, value, type: 'string' })) }, options: {},
	}, place, { typeVersion: 3.4 });

/** An operation with the credentials of an account, and what the workflow does when it fails. */
export interface Attempt {
	operation: OfferedOperation;
	/** By their types. */
	credentials: Record<string, { id: string; name: string }>;
	mode: object;
}

/** All of them get what an earlier node would hand on, one after the other. */
export function attempting(name: string, attempts: Attempt[]): WorkflowFile {
	const nodes = attempts.map(({ operation, credentials, mode }, index): Node => {
		const made = nodeOf(operation, `${index} ${operation.title}`, { timeout: 60 });
		const [type = ''] = Object.keys(made.credentials as object);
		return node(made.name, made.type, made.parameters, [400, index * 100], { ...mode, credentials: { [type]: named(credentials[type]) } });
	});
	return {
		name,
		nodes: [node(START, 'n8n-nodes-base.manualTrigger', {}, [0, 0]), setFields('Given', GIVEN, [200, 0]), ...nodes],
		connections: {
			[START]: { main: [[{ node: 'Given', type: 'main', index: 0 }]] },
			Given: { main: [nodes.map((each) => ({ node: each.name, type: 'main', index: 0 }))] },
		},
	};
}

/** n8n 1.x would keep whatever else it is given. */
const named = (credential?: { id: string; name: string }) => ({ id: credential?.id, name: credential?.name });

/** One trigger for each of these credentials, at the address that its own id makes. */
export function orderWebhooks(accounts: Array<{ id: string; name: string }>): WorkflowFile {
	const nodes = accounts.map((salesAutopilotApi, index) =>
		node(`Trigger ${index}`, 'n8n-nodes-cashman-fx.salesAutopilotTrigger', { listId: '1001', options: { attempts: 1 } }, [0, index * 100], { webhookId: randomUUID(), credentials: { salesAutopilotApi: named(salesAutopilotApi) } }));
	return { name: 'Webhooks', nodes, connections: {} };
}

/** Puts the text into an item and into an error. The workflow itself has it only in pieces: what is found is what the run left. */
export function leaking(text: string): WorkflowFile {
	const [first, second] = [text.slice(0, 5), text.slice(5)].map((part) => JSON.stringify(part));
	return {
		name: 'Leaks on purpose',
		nodes: [
			node(START, 'n8n-nodes-base.manualTrigger', {}, [0, 0]),
			setFields('Leak', { leak: `={{ [${first}, ${second}].join('') }}` }, [200, 0]),
			node('Fail', 'n8n-nodes-base.stopAndError', { errorMessage: '={{ $json.leak }}' }, [400, 0]),
		],
		connections: { [START]: { main: [[{ node: 'Leak', type: 'main', index: 0 }]] }, Leak: { main: [[{ node: 'Fail', type: 'main', index: 0 }]] } },
	};
}
