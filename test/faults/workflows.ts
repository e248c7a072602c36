import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowJson } from '../engine';
import type { Action, Settings } from './plan';

/** The template of the package, as a user imports it. */
const TEMPLATE = JSON.parse(readFileSync(join(process.cwd(), 'workflows', 'order-to-invoice.json'), 'utf8')) as WorkflowJson;

export const LIST = '1001';
export const NODES = { trigger: 'SalesAutopilot Trigger', create: 'Create Invoice', writeBack: 'Write Invoice Back', sweep: 'Orders Without an Invoice', change: 'CashMan-FX' } as const;

/** Names of the credentials of one run. */
export interface Accounts {
	cashman: string;
	salesAutopilot: string;
}

const PACKAGE = 'n8n-nodes-cashman-fx';
const credentialsOf = ({ cashman, salesAutopilot }: Accounts) => ({ cashmanFxApi: { id: '1', name: cashman }, salesAutopilotApi: { id: '2', name: salesAutopilot } });

/** The template with other settings; from the trigger, or from the invoice node on. */
export function orderToInvoice(settings: Settings, accounts: Accounts): WorkflowJson {
	const nodes = TEMPLATE.nodes.map((node) => ({ ...node, credentials: credentialsOf(accounts), ...(node.name === NODES.create && withSettings(node.parameters, settings)) }));
	return { ...TEMPLATE, nodes };
}

/** The nightly workflow without n8n's own nodes around it. */
export function nightly(settings: Settings, accounts: Accounts): WorkflowJson {
	const { nodes, connections } = orderToInvoice({ ...settings, onError: 'continueRegularOutput' }, accounts);
	const sweep = { name: NODES.sweep, type: `${PACKAGE}.salesAutopilot`, parameters: { resource: 'order', operation: 'getMany', listId: LIST, returnAll: true }, credentials: credentialsOf(accounts) };
	return { nodes: [sweep, ...nodes], connections: { ...connections, [NODES.sweep]: { main: [[{ node: NODES.create, type: 'main', index: 0 }]] } } };
}

function withSettings(parameters: Record<string, unknown>, { onError, retryOnFail, sendEmail, invoicesAtOnce }: Settings): Record<string, unknown> {
	return { onError, retryOnFail, maxTries: 3, waitBetweenTries: 1000, parameters: { ...parameters, sendEmail, options: { concurrency: invoicesAtOnce } } };
}

type Change = Extract<Action['does'], 'link' | 'storno' | 'settle' | 'proforma' | 'convert'>;

const CHANGES: Readonly<Record<Change, Record<string, unknown>>> = {
	link: { resource: 'invoice', operation: 'getLink', findBy: 'orderReference' },
	storno: { resource: 'invoice', operation: 'cancel', findBy: 'orderReference' },
	settle: { resource: 'invoice', operation: 'settle', findBy: 'orderReference' },
	proforma: { resource: 'proforma', operation: 'create' },
	convert: { resource: 'proforma', operation: 'convert', findBy: 'orderReference' },
};

/** One CashMan-FX node that does something with the documents of an order. */
export function change(does: Change, settings: Settings, accounts: Accounts): WorkflowJson {
	const { onError, retryOnFail } = settings;
	return { nodes: [{ name: NODES.change, type: `${PACKAGE}.cashmanFx`, parameters: CHANGES[does], credentials: credentialsOf(accounts), onError, retryOnFail, maxTries: 3, waitBetweenTries: 1000 }], connections: {} };
}
