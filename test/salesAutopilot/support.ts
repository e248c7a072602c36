import type { ServerResponse } from 'node:http';
import type { IDataObject, INodeExecutionData, INodePropertyOptions, IRun } from 'n8n-workflow';
import { resolve } from 'node:path';
import { startSandbox, type RunningSandbox } from '../../sandbox/server';
import { createEngine, outputOf, type Engine, type WebhookAnswer } from '../engine';
import { startOddServer } from '../support/oddServer';

const PACKAGE_DIRECTORY = process.env.PACKAGE_DIRECTORY ?? resolve(__dirname, '../..');

export const LIST = '1001';
export const FORM = '10013';
/** Searched for in everything that comes out. */
export const SECRETS = { password: 'demo', webhookPassword: 'Hosszú:jelszó-7' };

/** Retries without their waits. */
export const QUICK = { firstWait: 0.01 };

export type Json = Record<string, unknown>;

export interface Result {
	run: IRun;
	items: INodeExecutionData[];
	json: Json[];
	error: { message: string; description?: string } | undefined;
}

export interface TriggerResult {
	answer: WebhookAnswer | undefined;
	/** What starts a run; undefined when none is started. */
	item: Json | undefined;
}

/** n8n's real engine with the two nodes and one account, whose server is at `baseUrl`. */
export interface Account {
	engine: Engine;
	run(parameters: Json, items?: Json[], nodeSettings?: Json): Promise<Result>;
	/** The same for items that are more than their fields. */
	runItems(parameters: Json, items: INodeExecutionData[], nodeSettings?: Json): Promise<Result>;
	/** Calls the trigger; with the right user and password unless `headers` say otherwise. */
	call(body: unknown, changes?: { headers?: Record<string, string>; rawBody?: Buffer; parameters?: Json }): Promise<TriggerResult>;
	loadOptions(method: string, parameters: Json): Promise<INodePropertyOptions[]>;
}

export async function openAccount(baseUrl: string, changes: IDataObject = {}): Promise<Account> {
	const credential = { username: 'demo', webhookUsername: 'kulso', ...SECRETS, ownServer: true, baseUrl, ...changes };
	const engine = await createEngine(PACKAGE_DIRECTORY, { salesAutopilotApi: credential as never });
	const runItems: Account['runItems'] = async (parameters, items, nodeSettings = {}) => {
		const workflow = { nodes: [node('SalesAutopilot', 'salesAutopilot', { options: QUICK, ...parameters }, nodeSettings)], connections: {} };
		const run = await engine.run(workflow, 'SalesAutopilot', items);
		const output = outputOf(run, 'SalesAutopilot');
		return { run, items: output, json: output.map(({ json }) => json), error: run.data.resultData.error as Result['error'] };
	};
	return {
		engine,
		runItems,
		run: async (parameters, items = [{}], nodeSettings = {}) => await runItems(parameters, items.map((json) => ({ json: json as never })), nodeSettings),
		call: async (body, { headers = {}, rawBody, parameters = {} } = {}) => {
			const workflow = { nodes: [node('Trigger', 'salesAutopilotTrigger', { listId: LIST, options: QUICK, ...parameters })], connections: {} };
			const { response, answer } = await engine.webhook(workflow, 'Trigger', { body, headers: { authorization: basic('kulso', SECRETS.webhookPassword), ...headers }, rawBody });
			expect(response.noWebhookResponse).toBe(true);
			return { answer, item: response.workflowData?.[0]?.[0]?.json };
		},
		loadOptions: async (method, parameters) => {
			const workflow = engine.load({ nodes: [node('SalesAutopilot', 'salesAutopilot', parameters)], connections: {} });
			const context = new engine.core.LoadOptionsContext(workflow, workflow.getNode('SalesAutopilot') as never, { ...engine.additionalData(), currentNodeParameters: parameters as never }, 'parameters/');
			const methods = engine.typeOf('n8n-nodes-cashman-fx.salesAutopilot').methods?.loadOptions ?? {};
			return await (methods[method] as (this: unknown) => Promise<INodePropertyOptions[]>).call(context);
		},
	};
}

function node(name: string, type: string, parameters: Json, settings: Json = {}) {
	return { name, type: `n8n-nodes-cashman-fx.${type}`, parameters, credentials: { salesAutopilotApi: { id: '1', name: 'salesAutopilotApi' } }, ...settings };
}

export function basic(username: string, password: string): string {
	return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** The account on the sandbox. */
export async function startAccount(): Promise<Account & { sandbox: RunningSandbox; place(order?: Json, listId?: string): Promise<string>; records(): Promise<Map<string, Json>> }> {
	const sandbox = await startSandbox({ port: 0 });
	const account = await openAccount(`${sandbox.url}/salesautopilot`);
	return {
		...account,
		sandbox,
		place: async (order = {}, listId = LIST) => {
			const body = JSON.stringify({ listId, order: { ...BUYER, products: [{ prod_id: '203', qty: '1' }], ...order } });
			const response = await fetch(`${sandbox.url}/sandbox/orders`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
			return ((await response.json()) as { recordId: string }).recordId;
		},
		records: async () => {
			const orders = (await (await fetch(`${sandbox.url}/sandbox/orders`)).json()) as Array<{ recordId: string; record: Json }>;
			return new Map(orders.map(({ recordId, record }) => [recordId, record]));
		},
	};
}

const BUYER = {
	email: 'minta.anna@example.hu', mssys_lastname: 'Minta', mssys_firstname: 'Anna',
	mssys_bill_country: 'hu', mssys_bill_zip: '1011', mssys_bill_city: 'Budapest', mssys_bill_address: 'Fő utca 1.',
};

export interface Asked {
	method: string;
	path: string;
	body: string;
	authorization: string;
}

/** A server that answers as the test says, counts its calls, and sees whether any overlap. */
export interface Scripted {
	url: string;
	asked: Asked[];
	mostAtOnce(): number;
	close(): Promise<void>;
}

export type Script = (asked: Asked, response: ServerResponse, index: number) => void | Promise<void>;

export async function startScripted(script: Script): Promise<Scripted> {
	const asked: Asked[] = [];
	let open = 0;
	let most = 0;
	const server = await startOddServer((body, response, request) => {
		most = Math.max(most, ++open);
		response.on('close', () => open--);
		asked.push({ method: request.method ?? '', path: request.url ?? '', body, authorization: request.headers.authorization ?? '' });
		void script(asked.at(-1) as Asked, response, asked.length - 1);
	});
	return { url: server.url, asked, mostAtOnce: () => most, close: server.close };
}

export function sendJson(response: ServerResponse, value: unknown, status = 200, headers: Record<string, string> = {}): void {
	sendText(response, JSON.stringify(value), status, { 'content-type': 'application/json; charset=utf-8', ...headers });
}

export function sendText(response: ServerResponse, text: string, status = 200, headers: Record<string, string> = {}): void {
	response.writeHead(status, headers).end(text);
}

/** Everything in a result as text, to search for what must not be in it. */
export function everything(value: unknown): string {
	const seen = new Set<unknown>();
	return JSON.stringify(value, (_key, part: unknown) => {
		if (part instanceof Error) return { ...part, message: part.message, stack: part.stack, cause: part.cause };
		if (typeof part !== 'object' || part === null) return typeof part === 'bigint' ? String(part) : part;
		if (seen.has(part)) return undefined;
		seen.add(part);
		return part;
	});
}
