/**
 * n8n's real engine around the built package, without n8n's server: the loader that n8n uses, WorkflowExecute, real webhook
 * and credential-test contexts. The environment must be set before n8n-core is first required (test/setup.js, demo/main.ts).
 */
import type * as N8nCore from 'n8n-core';
import {
	ICredentialsHelper, NodeHelpers, Workflow, createRunExecutionData,
	type ICredentialDataDecryptedObject, type ICredentialTestFunctions, type ICredentialType, type IExecuteData, type IHttpRequestOptions, type IDataObject,
	type INodeCredentialTestResult, type INodeExecutionData, type INodeType, type IRun, type ITaskData, type IWebhookData, type IWebhookResponseData, type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

export type CredentialStore = Record<string, ICredentialDataDecryptedObject>;

/** A workflow as it stands in an importable JSON file. */
export interface WorkflowJson {
	name?: string;
	nodes: Array<{ name: string; type: string; parameters: Record<string, unknown>; [key: string]: unknown }>;
	connections: Record<string, unknown>;
}

export interface WebhookCall {
	body: unknown;
	headers: Record<string, string>;
	/** What n8n's server hands on: the raw bytes too. */
	rawBody?: Buffer;
	query?: Record<string, string>;
}

/** What a webhook node answered by itself, if it did. */
export interface WebhookAnswer {
	status: number;
	body: string;
	headers: Record<string, string>;
}

export type Engine = Awaited<ReturnType<typeof createEngine>>;

/** What is there beside the package: n8n's own nodes by their type, and what n8n's server does for them. */
export interface Surroundings {
	nodes?: Readonly<Record<string, INodeType>>;
	additionalData?: Partial<IWorkflowExecuteAdditionalData>;
}

export async function createEngine(packageDirectory: string, store: CredentialStore, surroundings: Surroundings = {}) {
	// Required late, so that the caller can set n8n's environment first.
	const core = require('n8n-core') as typeof N8nCore;
	const loader = new core.PackageDirectoryLoader(packageDirectory);
	await loader.loadAll();
	const plainName = (type: string): string => type.replace(/^[^.]*\./, '').replace(/Tool$/, '');
	const typeOf = (type: string): INodeType => {
		const known = surroundings.nodes?.[type] ?? NodeHelpers.getVersionedNodeType(loader.getNode(plainName(type)).type);
		if (!type.endsWith('Tool')) return known;
		// n8n makes an AI tool of a node under the node's name with "Tool" behind it.
		return Object.assign(Object.create(known) as INodeType, { description: { ...known.description, name: `${known.description.name}Tool` } });
	};
	const nodeTypes = { getByName: typeOf, getByNameAndVersion: typeOf, getKnownTypes: () => loader.known.nodes };
	const helper = createCredentialsHelper((name) => loader.getCredential(name).type, store);
	const additionalData = (): IWorkflowExecuteAdditionalData =>
		({
			credentialsHelper: helper,
			hooks: new core.ExecutionLifecycleHooks('manual', '1', {} as never),
			executionId: '1',
			currentNodeExecutionIndex: 0,
			variables: {},
			webhookBaseUrl: 'http://n8n.test/webhook',
			webhookTestBaseUrl: 'http://n8n.test/webhook-test',
			webhookWaitingBaseUrl: 'http://n8n.test/webhook-waiting',
			formWaitingBaseUrl: 'http://n8n.test/form-waiting',
			...surroundings.additionalData,
		}) as unknown as IWorkflowExecuteAdditionalData;
	const load = (json: WorkflowJson): Workflow =>
		new Workflow({ id: 'workflow', name: 'test', active: false, nodeTypes: nodeTypes as never, settings: { executionOrder: 'v1' }, ...withDefaults(json) } as never);

	/** Runs a workflow from the named node on, with these items as that node's input. */
	const run = async (json: WorkflowJson, start: string, items: INodeExecutionData[] = [{ json: {} }]): Promise<IRun> => {
		const workflow = load(json);
		const node = workflow.getNode(start);
		if (node === null) throw new Error(`The workflow has no node "${start}"`);
		const stack: IExecuteData[] = [{ node, data: { main: [items] }, source: null }];
		const data = createRunExecutionData({ executionData: { nodeExecutionStack: stack } as never });
		return await new core.WorkflowExecute(additionalData(), 'manual', data).processRunExecutionData(workflow);
	};

	/** What n8n's server hands to a webhook node that is called, and what the node answers by itself. */
	const openWebhook = (json: WorkflowJson, name: string, call: WebhookCall) => {
		const workflow = load(json);
		const node = workflow.getNode(name);
		if (node === null) throw new Error(`The workflow has no node "${name}"`);
		const type = typeOf(node.type);
		const recorder = createResponseRecorder();
		const request = { method: 'POST', query: {}, params: {}, ...call, rawBody: call.rawBody ?? Buffer.from(typeof call.body === 'string' ? call.body : JSON.stringify(call.body ?? null)) };
		const webhookData = { webhookDescription: type.description.webhooks?.[0] } as unknown as IWebhookData;
		const context = new core.WebhookContext(workflow, node, { ...additionalData(), httpRequest: request, httpResponse: recorder.response } as never, 'webhook', webhookData, [], null as never);
		return { type, context, answer: recorder.answer };
	};

	/** Calls a webhook node as n8n's server does, and gives what it would start the workflow with and what it answered. */
	const webhook = async (json: WorkflowJson, name: string, call: WebhookCall): Promise<{ response: IWebhookResponseData; answer: WebhookAnswer | undefined }> => {
		const { type, context, answer } = openWebhook(json, name, call);
		const response = (await type.webhook?.call(context as never)) ?? {};
		return { response, answer: answer() };
	};

	/** Presses the credential's Test button: the node's function where it names one, else the declarative request. */
	const testCredential = async (nodeType: string, functionName: string, name: string, data: ICredentialDataDecryptedObject): Promise<INodeCredentialTestResult> => {
		const type = loader.getNode(nodeType).type as INodeType;
		const test = type.methods?.credentialTest?.[functionName];
		if (test === undefined) throw new Error(`${nodeType} has no credential test ${functionName}`);
		const context = new core.CredentialTestContext() as unknown as ICredentialTestFunctions;
		return await test.call(context, { id: '1', name, type: name, data });
	};

	return { core, loader, load, run, openWebhook, webhook, testCredential, additionalData, typeOf };
}

/** Items that a node put out on its first output, in its last run. */
export function outputOf(run: IRun, node: string): INodeExecutionData[] {
	const runs: ITaskData[] = run.data.resultData.runData[node] ?? [];
	return runs.at(-1)?.data?.main?.[0] ?? [];
}

/** Files need only what a person writes; the engine wants the rest. */
function withDefaults(json: WorkflowJson): WorkflowJson {
	return {
		...json,
		// A sticky note is n8n's own node, for the eye alone.
		nodes: json.nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote').map((node, index) => ({ id: `node-${index}`, typeVersion: 1, position: [index * 200, 0], ...node })),
	};
}

function createCredentialsHelper(typeOf: (name: string) => ICredentialType, store: CredentialStore): ICredentialsHelper {
	class Helper extends ICredentialsHelper {
		getParentTypes(name: string) { return typeOf(name).extends ?? []; }
		isCredentialUsableByNode() { return true; }
		getCredentialsProperties(name: string) { return typeOf(name).properties; }
		async getDecrypted(_additional: unknown, _details: unknown, name: string) {
			const defaults = Object.fromEntries(typeOf(name).properties.map((property) => [property.name, property.default]));
			const details = _details as { name?: string } | undefined;
			return { ...defaults, ...(store[details?.name ?? ''] ?? store[name]) } as ICredentialDataDecryptedObject;
		}
		async authenticate(credentials: ICredentialDataDecryptedObject, name: string, options: IHttpRequestOptions) {
			const { authenticate } = typeOf(name);
			if (typeof authenticate === 'function') return await authenticate(credentials, options);
			return applyGeneric(authenticate?.properties as Record<string, Record<string, string>> | undefined, credentials, options);
		}
		async preAuthentication() { return undefined; }
		async runPreAuthentication() { return undefined; }
		async getCredentials(): Promise<never> { throw new Error('The engine has no stored credentials'); }
		async updateCredentials() {}
		async updateCredentialsOauthTokenData() {}
	}
	return new Helper() as unknown as ICredentialsHelper;
}

/** The declarative form of `authenticate`: `={{$credentials.x}}` texts by part of the request. */
function applyGeneric(properties: Record<string, Record<string, string>> | undefined, credentials: IDataObject, options: IHttpRequestOptions): IHttpRequestOptions {
	const resolved = { ...options } as Record<string, unknown>;
	for (const [part, values] of Object.entries(properties ?? {})) {
		const entries = Object.entries(values).map(([key, text]) => [key, text.replace(/^=\{\{\s*\$credentials\.(\w+)\s*\}\}$/, (_match, field: string) => String(credentials[field] ?? ''))]);
		resolved[part] = { ...(resolved[part] as object | undefined), ...Object.fromEntries(entries) };
	}
	return resolved as unknown as IHttpRequestOptions;
}

/** Enough of Express's response for a webhook node that answers by itself. */
function createResponseRecorder() {
	let isEnded = false;
	const answer: WebhookAnswer = { status: 200, body: '', headers: {} };
	const end = (body?: unknown) => {
		isEnded = true;
		answer.body = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
		return response;
	};
	const setHeader = (name: string, value: string) => {
		answer.headers[name.toLowerCase()] = value;
		return response;
	};
	const response: Record<string, unknown> = {
		status: (status: number) => { answer.status = status; return response; },
		writeHead: (status: number, headers: Record<string, string> = {}) => {
			answer.status = status;
			for (const [name, value] of Object.entries(headers)) setHeader(name, value);
			return response;
		},
		setHeader, header: setHeader, set: setHeader, type: (value: string) => setHeader('content-type', value),
		end, send: end, json: end,
	};
	return { response, answer: () => (isEnded ? answer : undefined) };
}
