import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoCredentials } from '../../demo/workflows';
import type { StoredCredential, WorkflowFile } from './rest';

export const TEMPLATES_DIRECTORY = join(__dirname, '..', '..', 'workflows');

const CREDENTIAL_TYPES: Record<string, string> = { 'CashMan-FX': 'cashmanFxApi', 'CashMan-FX 2': 'cashmanFxApi', SalesAutopilot: 'salesAutopilotApi' };

/** The one that starts when both a plain chain and another template listen to a list. */
const MAIN_TEMPLATE = 'order-to-invoice';

/** Every file of workflows/, by its name without the ending, the plain chain first. */
export function readTemplates(): Map<string, WorkflowFile> {
	const names = readdirSync(TEMPLATES_DIRECTORY).filter((file) => file.endsWith('.json')).map((file) => file.replace(/\.json$/, ''));
	names.sort((left, right) => Number(right === MAIN_TEMPLATE) - Number(left === MAIN_TEMPLATE) || left.localeCompare(right, 'en'));
	return new Map(names.map((name) => [name, withWebhookIds(name, JSON.parse(readFileSync(join(TEMPLATES_DIRECTORY, `${name}.json`), 'utf8')) as WorkflowFile)]));
}

/** As the editor does at an import: a file names no webhook address, or a second import would clash with the first. Without one n8n 1.x gives an address that does not work where the node's name has a space. */
function withWebhookIds(template: string, workflow: WorkflowFile): WorkflowFile {
	const idOf = (node: string): string => createHash('sha256').update(`${template} ${node}`).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
	return { ...workflow, nodes: workflow.nodes.map((node) => (node.type.endsWith('.salesAutopilotTrigger') ? { webhookId: idOf(node.name), ...node } : node)) };
}

/** The credentials that templates name and the sandbox has an account for, with the ids that the templates give them. */
export function credentialsFor(templates: Iterable<WorkflowFile>, sandboxUrl: string): StoredCredential[] {
	const found = new Map<string, StoredCredential>();
	const accounts = demoCredentials(sandboxUrl);
	for (const { nodes } of templates) {
		for (const { id, name } of nodes.flatMap(({ credentials }) => Object.values(credentials ?? {}))) {
			const data = accounts[name];
			const type = CREDENTIAL_TYPES[name];
			if (data !== undefined && type !== undefined) found.set(id, { id, name, type, data });
		}
	}
	return [...found.values()];
}

/** The trigger of a template that SalesAutopilot calls, and the list it is about; undefined where another event starts it. */
export function orderTrigger({ nodes }: WorkflowFile): { listId: string; webhookPath: string } | undefined {
	const trigger = nodes.find(({ type }) => type.endsWith('.salesAutopilotTrigger'));
	if (trigger === undefined) return undefined;
	return { listId: String(trigger.parameters.listId), webhookPath: `${String(trigger.webhookId)}/order` };
}
