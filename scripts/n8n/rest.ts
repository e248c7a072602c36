/** n8n's own REST interface, as the editor uses it: undocumented, so only what is needed, in one place. */
import { parse } from 'flatted';

export const OWNER = { email: 'demo@example.com', password: 'Sandbox2026', firstName: 'Demo', lastName: 'Owner' };

export interface StoredCredential {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

export interface WorkflowFile {
	id?: string;
	name?: string;
	nodes: Array<Record<string, unknown> & { name: string; type: string; parameters: Record<string, unknown>; credentials?: Record<string, { id: string; name: string }> }>;
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
}

export interface NodeRun {
	error?: { message: string; description?: string | null };
	data?: { main: Array<Array<{ json: Record<string, unknown>; error?: unknown }> | null> };
}

export interface Execution {
	id: string;
	status: string;
	mode: string;
	workflowId: string;
	/** By the name of the node. */
	runs: Record<string, NodeRun[]>;
	error?: { message: string; description?: string | null };
}

const EVERY_STATUS = ['new', 'running', 'waiting', 'success', 'error', 'crashed', 'canceled', 'unknown'];

export type N8nClient = Awaited<ReturnType<typeof logIn>>;

export class N8nRefusal extends Error {
	constructor(readonly status: number, call: string, readonly answer: string) {
		super(`n8n answered ${status} to ${call}: ${answer.slice(0, 500)}`);
	}
}

/** Sets up the owner where there is none yet, and logs in. */
export async function logIn(url: string) {
	let cookie = '';
	const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
		const response = await fetch(`${url}${path}`, {
			method,
			headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		if (!response.ok) throw new N8nRefusal(response.status, `${method} ${path}`, text);
		const set = response.headers.getSetCookie().find((line) => line.startsWith('n8n-auth='));
		if (set !== undefined) cookie = set.split(';')[0] as string;
		return (text === '' ? undefined : JSON.parse(text)) as T;
	};
	const data = async <T>(method: string, path: string, body?: unknown): Promise<T> => (await call<{ data: T }>(method, path, body)).data;

	const { userManagement } = await data<{ userManagement: { showSetupOnFirstLoad: boolean } }>('GET', '/rest/settings');
	if (userManagement.showSetupOnFirstLoad) await call('POST', '/rest/owner/setup', OWNER);
	await call('POST', '/rest/login', { emailOrLdapLoginId: OWNER.email, password: OWNER.password });

	const readWorkflow = async (id: string): Promise<WorkflowFile> => await data('GET', `/rest/workflows/${id}`);

	const getExecution = async (id: string): Promise<Execution> => {
		const raw = await data<{ id: string; status: string; mode: string; workflowId: string; data: string }>('GET', `/rest/executions/${id}`);
		const { resultData } = parse(raw.data) as { resultData: { runData?: Record<string, NodeRun[]>; error?: Execution['error'] } };
		return { id: raw.id, status: raw.status, mode: raw.mode, workflowId: raw.workflowId, runs: resultData.runData ?? {}, ...(resultData.error && { error: resultData.error }) };
	};

	/** With every status named, n8n answers of one moment; without, it asks for what is at work and for the rest in two queries, and one that ends between them is in both or in neither. */
	const listExecutions = async (workflowId: string) =>
		await data<{ count: number; results: Array<{ id: string; status: string }> }>('GET', `/rest/executions?limit=100&filter=${encodeURIComponent(JSON.stringify({ workflowId, status: EVERY_STATUS }))}`);

	return {
		url,
		cookie: () => cookie,
		call,
		createCredential: async (credential: Omit<StoredCredential, 'id'>): Promise<StoredCredential> => ({ ...credential, id: (await data<{ id: string }>('POST', '/rest/credentials', credential)).id }),
		/** Presses the credential's Test button. */
		testCredential: async (credentials: StoredCredential) => await data<{ status: 'OK' | 'Error'; message: string }>('POST', '/rest/credentials/test', { credentials }),
		createWorkflow: async (workflow: WorkflowFile): Promise<{ id: string; versionId: string }> => await data('POST', '/rest/workflows', { settings: { executionOrder: 'v1' }, ...workflow, active: false }),
		/** Resolves when n8n 2.x, which publishes after it has answered, says it is done. */
		activate: async (id: string): Promise<void> => {
			const { versionId } = await data<{ versionId: string }>('GET', `/rest/workflows/${id}`);
			await data('POST', `/rest/workflows/${id}/activate`, { versionId });
		},
		workflows: async () => await data<Array<{ id: string; name: string; active: boolean }>>('GET', '/rest/workflows'),
		readWorkflow,
		/** n8n 1.x runs the workflow that it is sent, 2.x the stored one. */
		runManually: async (id: string, trigger: string) => {
			const workflowData = await readWorkflow(id);
			return await data<{ executionId?: string; waitingForWebhook?: boolean }>('POST', `/rest/workflows/${id}/run`, { workflowData, triggerToStartFrom: { name: trigger } });
		},
		/** The newest hundred. */
		executions: async (workflowId: string) => (await listExecutions(workflowId)).results,
		/** All that the workflow ever started. */
		countExecutions: async (workflowId: string) => (await listExecutions(workflowId)).count,
		getExecution,
	};
}
