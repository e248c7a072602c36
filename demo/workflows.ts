import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IRun } from 'n8n-workflow';
import type { CredentialStore, Engine, WorkflowJson } from '../test/engine';
import type { ActiveWorkflow } from './webhookHost';

/** What the external action calls with, and the trigger's credential expects. */
export const CALLER = { username: 'webshop', password: 'made-up-caller-password' };

const TRIGGER = 'SalesAutopilot Trigger';

/** The template twice: list 1001 as it is; list 1002 with another account and with zero-total invoices. */
export async function activeWorkflows(sandboxUrl: string, createEngine: (credentials: CredentialStore) => Promise<Engine>, onRun: (run: IRun) => void): Promise<ActiveWorkflow[]> {
	const template = readFileSync(join(__dirname, '..', 'workflows', 'order-to-invoice.json'), 'utf8');
	const engine = await createEngine(demoCredentials(sandboxUrl));
	const first = JSON.parse(template) as WorkflowJson;
	const second = JSON.parse(template.replaceAll('"1001"', '"1002"').replaceAll('"10013"', '"10023"').replaceAll('"CashMan-FX"', '"CashMan-FX 2"')) as WorkflowJson;
	const create = second.nodes.find(({ name }) => name === 'Create Invoice');
	Object.assign(create?.parameters ?? {}, { issueZeroTotal: true });
	return [
		{ path: '/webhook/1001', json: first, trigger: TRIGGER, engine, onRun },
		{ path: '/webhook/1002', json: second, trigger: TRIGGER, engine, onRun },
	];
}

/** By the names that the templates' nodes use. */
export function demoCredentials(sandboxUrl: string): CredentialStore {
	const cashmanFx = (account: string) => ({
		username: account, password: account, group: account, ownServer: true,
		apiUrl: `${sandboxUrl}/fxapi/jxs.php`,
		printPdfUrl: `${sandboxUrl}/FxPrint/?restartApplication&`,
		printOldUrl: `${sandboxUrl}/fx/kulso_szamla/main.html?`,
		temporaryPdfUrl: `${sandboxUrl}/jx/tmp`,
		temporaryElectronicPdfUrl: `${sandboxUrl}/jx/epdf`,
	});
	return {
		'CashMan-FX': cashmanFx('demo'),
		'CashMan-FX 2': cashmanFx('demo2'),
		SalesAutopilot: { username: 'demo', password: 'demo', ownServer: true, baseUrl: `${sandboxUrl}/salesautopilot`, webhookUsername: CALLER.username, webhookPassword: CALLER.password },
	};
}
