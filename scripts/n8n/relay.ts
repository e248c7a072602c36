import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Where the sandbox's external actions call: of all workflows on that list, your own too, a waiting editor first ("Execute workflow" listens at the test address for one call),
 * then the published workflow. In SalesAutopilot a person would write one of the two addresses into the action.
 */
export async function startRelay(n8nUrl: string, webhooksOf: (listId: string) => Promise<string[]>): Promise<{ url: string; close(): void }> {
	const server = createServer(async (request, response) => {
		const body = await readBody(request);
		const paths = await webhooksOf(request.url?.slice(1) ?? '');
		const addresses = ['webhook-test', 'webhook'].flatMap((kind) => paths.map((path) => `${n8nUrl}/${kind}/${path}`));
		for (const address of addresses) {
			const answer = await fetch(address, { method: 'POST', headers: forwarded(request), body: new Uint8Array(body) });
			const text = await answer.text();
			// n8n's own 404 means that nothing listens there; the trigger's 404 means that there is no such order.
			if (answer.status === 404 && /is not registered/.test(text)) continue;
			response.writeHead(answer.status).end(text);
			return;
		}
		response.writeHead(404).end('No workflow listens: publish (activate) it, or press Execute workflow.');
	});
	await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => { server.close(); server.closeAllConnections(); } };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

function forwarded({ headers }: IncomingMessage): Record<string, string> {
	return Object.fromEntries(['authorization', 'content-type'].flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])));
}
