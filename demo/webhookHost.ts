/** The piece of n8n's server that the engine lacks: it takes a call over HTTP, hands it to the trigger, and runs the workflow. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IRun } from 'n8n-workflow';
import type { Engine, WorkflowJson } from '../test/engine';

/** One active workflow: where it is called, and what to do with each finished run. */
export interface ActiveWorkflow {
	path: string;
	json: WorkflowJson;
	trigger: string;
	engine: Engine;
	onRun(run: IRun): void;
}

export interface WebhookHost {
	url: string;
	/** Resolves when every run that was started has ended. */
	settled(): Promise<void>;
	close(): Promise<void>;
}

export async function startWebhookHost(workflows: ActiveWorkflow[]): Promise<WebhookHost> {
	const runs = new Set<Promise<void>>();
	const server = createServer(async (request, response) => {
		const workflow = workflows.find(({ path }) => path === request.url);
		if (workflow === undefined) {
			response.writeHead(404).end();
			return;
		}
		const rawBody = await readBody(request);
		const headers = request.headers as Record<string, string>;
		const { response: start, answer } = await workflow.engine.webhook(workflow.json, workflow.trigger, { body: await parseBody(rawBody, headers['content-type'] ?? ''), headers, rawBody });
		const items = start.workflowData?.[0];
		if (items !== undefined && items !== null) {
			const run = workflow.engine.run(workflow.json, workflow.trigger, items).then(workflow.onRun);
			runs.add(run);
			void run.finally(() => runs.delete(run));
		}
		response.writeHead(answer?.status ?? 200, answer?.headers ?? {}).end(answer?.body ?? 'Workflow was started');
	});
	await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		settled: async () => { while (runs.size > 0) await Promise.all(runs); },
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => { server.close(() => resolve()); });
		},
	};
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

/** As n8n's server parses: JSON and form fields into an object, the parts of a multipart body under `data`. */
async function parseBody(rawBody: Buffer, contentType: string): Promise<unknown> {
	const text = rawBody.toString('utf8');
	if (contentType.startsWith('application/json')) return JSON.parse(text);
	if (contentType.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
	if (contentType.startsWith('multipart/form-data')) {
		const form = await new Response(new Uint8Array(rawBody), { headers: { 'content-type': contentType } }).formData();
		return { data: Object.fromEntries(form.entries()), files: {} };
	}
	return text;
}
