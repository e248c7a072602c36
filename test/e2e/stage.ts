/** The real n8n in a home of its own, with the packed tarball and the demo credentials in it, and the sandbox of both services. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CALLER, demoCredentials } from '../../demo/workflows';
import { startSandbox, type RunningSandbox } from '../../sandbox/server';
import { installN8n, type Installation } from '../../scripts/n8n/install';
import { packPackage } from '../../scripts/n8n/pack';
import { logIn, type Execution, type N8nClient, type StoredCredential, type WorkflowFile } from '../../scripts/n8n/rest';
import { freePort, installCommunityPackage, startN8n, type RunningN8n } from '../../scripts/n8n/server';
import { orderTrigger } from '../../scripts/n8n/templates';
import { N8N_VERSIONS } from '../../scripts/n8n/versions';

/** n8n's words for how a run ends. */
export const FINISHED = ['success', 'error', 'crashed', 'canceled'];

export interface Stage {
	installation: Installation;
	sandbox: RunningSandbox;
	n8n: RunningN8n;
	client: N8nClient;
	home: string;
	/** By the names that templates use. */
	credentials: Record<string, StoredCredential>;
	restart(): Promise<void>;
	close(): Promise<void>;
}

/** Without credentials a person has to fill them in. Ports are taken where they are free. Settings are n8n's, as variables of its environment. */
export async function setStage({ hasCredentials = true, ports, settings = {} }: { hasCredentials?: boolean; ports?: { n8n: number; sandbox: number }; settings?: NodeJS.ProcessEnv } = {}): Promise<Stage> {
	const version = N8N_VERSIONS.find(({ line }) => line === process.env.E2E_N8N_LINE);
	if (version === undefined) throw new Error('E2E_N8N_LINE is not set: start these tests with npm run test:e2e');
	const installation = await installN8n(version);
	const home = mkdtempSync(join(tmpdir(), 'n8n-e2e-'));
	const sandbox = await startSandbox({ port: await freePort(ports?.sandbox) });
	const port = await freePort(ports?.n8n);
	const strike = async (n8n?: RunningN8n): Promise<void> => {
		await Promise.all([n8n?.stop(), sandbox.close()]);
		rmSync(home, { recursive: true, force: true });
	};
	try {
		await installCommunityPackage(installation, home, packPackage().tarball);
		const n8n = await startN8n(installation, home, port, settings);
		const stage: Stage = {
			installation, sandbox, n8n, client: await logIn(n8n.url), home, credentials: {},
			restart: async () => {
				await stage.n8n.stop();
				stage.n8n = await startN8n(installation, home, port, settings);
			},
			close: async () => { await strike(stage.n8n); },
		};
		for (const [name, data] of Object.entries(hasCredentials ? demoCredentials(sandbox.url) : {})) {
			stage.credentials[name] = await stage.client.createCredential({ name, type: name.startsWith('CashMan') ? 'cashmanFxApi' : 'salesAutopilotApi', data });
		}
		return stage;
	} catch (error) {
		await strike();
		throw error;
	}
}

/** Asks until the answer is something; fails with the question after a minute. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | false>, limitMs = 60_000): Promise<T> {
	const limit = Date.now() + limitMs;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined && answer !== false) return answer;
		if (Date.now() > limit) throw new Error(`Waited ${limitMs / 1000} s in vain for this: ${what}`);
		await new Promise((resolve) => { setTimeout(resolve, 100); });
	}
}

/** Imports a workflow as a person does: the file as it is, then a choice of credentials. Gives its id. */
export async function importWorkflow({ client, credentials }: Pick<Stage, 'client' | 'credentials'>, workflow: WorkflowFile): Promise<string> {
	const nodes = workflow.nodes.map((node) => ({
		...node,
		...(node.credentials && { credentials: Object.fromEntries(Object.entries(node.credentials).map(([type, { id, name }]) => [type, { id: credentials[name]?.id ?? id, name }])) }),
	}));
	return (await client.createWorkflow({ ...workflow, nodes })).id;
}

/** Publishes the workflow and points the external action (Külső művelet) of its list at it. */
export async function publish({ client, sandbox, n8n }: Pick<Stage, 'client' | 'sandbox'> & { n8n: { url: string } }, id: string, workflow: WorkflowFile, format: 'json' | 'post' | 'multipart' = 'json'): Promise<void> {
	await client.activate(id);
	const trigger = orderTrigger(workflow);
	if (trigger === undefined) return;
	const url = `${n8n.url}/webhook/${trigger.webhookPath}`;
	// n8n 2.x publishes after it has answered; a call without a login is refused by the trigger as soon as it listens.
	await until(`the webhook of ${workflow.name}`, async () => (await fetch(url, { method: 'POST' })).status === 401);
	await control(sandbox, 'PUT', `external-action/${trigger.listId}`, { url, ...CALLER, format, body: `{"nl_id":"${trigger.listId}","nud_id":"[id]"}` });
}

/** A call to the sandbox's controls. */
export async function control<T>(sandbox: RunningSandbox, method: string, path: string, body?: unknown): Promise<T> {
	const response = await fetch(`${sandbox.url}/sandbox/${path}`, { method, ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
	if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${method} ${path}: ${await response.text()}`);
	return await response.json() as T;
}

export interface Books {
	documents: Array<{ number: string; kind: string; note: string; gross: string; currency: string; buyer: { name: string } }>;
	mails: unknown[];
}

export async function booksOf(sandbox: RunningSandbox, group = 'demo'): Promise<Books> {
	return await control<Books>(sandbox, 'GET', `books?group=${group}`);
}

/** An order's fields in SalesAutopilot. */
export async function recordOf(sandbox: RunningSandbox, recordId: string): Promise<Record<string, string>> {
	const orders = await control<Array<{ recordId: string; record: Record<string, string> }>>(sandbox, 'GET', 'orders');
	return orders.find((order) => order.recordId === recordId)?.record ?? {};
}

/** The workflow's execution of this rank, when it has ended. */
export async function execution({ client }: Stage, workflowId: string, rank: number): Promise<Execution> {
	const id = await until(`execution ${rank} of workflow ${workflowId}`, async () => {
		const list = (await client.executions(workflowId)).sort((a, b) => Number(a.id) - Number(b.id));
		const found = list[rank - 1];
		return found !== undefined && FINISHED.includes(found.status) && found.id;
	});
	return await client.getExecution(id);
}

/** Items of one of a node's outputs, in its last run; none where it did not run. */
export function outputOf({ runs }: Execution, node: string, output = 0): Array<Record<string, unknown>> {
	return runs[node]?.at(-1)?.data?.main[output]?.map(({ json }) => json) ?? [];
}
