import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSandbox, type Sandbox, type SandboxOptions } from './sandbox';
import { DRIP_HEADER, EDGE_HEADER, wait } from './spoil';
import type { SandboxState } from './state';

const HOST = '127.0.0.1';
const BODILESS = new Set(['GET', 'HEAD']);

export interface RunningSandbox {
	readonly url: string;
	readonly port: number;
	readonly state: SandboxState;
	close(): Promise<void>;
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const method = incoming.method ?? 'GET';
	const headers = new Headers();
	for (const [name, value] of Object.entries(incoming.headers)) {
		if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
	}
	const body = BODILESS.has(method) || chunks.length === 0 ? undefined : new Uint8Array(Buffer.concat(chunks));
	return new Request(`http://${HOST}${incoming.url ?? '/'}`, { method, headers, body });
}

/** Writes a response, or breaks the connection where a fault asks for it. */
async function write(response: Response, outgoing: ServerResponse): Promise<void> {
	const edge = response.headers.get(EDGE_HEADER);
	if (edge === 'drop') {
		outgoing.destroy();
		return;
	}
	const body = Buffer.from(await response.arrayBuffer());
	const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== EDGE_HEADER && name !== DRIP_HEADER));
	outgoing.writeHead(response.status, { ...headers, 'content-length': body.length });
	if (edge === 'drip') {
		await drip(body, Number(response.headers.get(DRIP_HEADER)), outgoing);
		return;
	}
	if (edge === 'cut') {
		outgoing.write(body.subarray(0, Math.ceil(body.length / 2)), () => outgoing.destroy());
		return;
	}
	outgoing.end(body);
}

/** Byte by byte, for as long as somebody listens. */
async function drip(body: Buffer, pauseMs: number, outgoing: ServerResponse): Promise<void> {
	outgoing.flushHeaders();
	for (const byte of body) {
		await wait(pauseMs);
		if (outgoing.destroyed) return;
		outgoing.write(Buffer.of(byte));
	}
	outgoing.end();
}

async function serve(sandbox: Sandbox, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
	try {
		await write(await sandbox.handle(await toRequest(incoming)), outgoing);
	} catch (error) {
		// A client that went away in the middle of its own request is no fault of the sandbox.
		if (outgoing.destroyed || incoming.errored) return;
		console.error(error);
		outgoing.writeHead(500).end('sandbox error');
	}
}

function listen(server: Server, port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, HOST, () => resolve((server.address() as AddressInfo).port));
	});
}

/** The server of a sandbox, which does not listen yet: a connection may also be handed to it (`emit('connection', stream)`). */
export function createSandboxServer(sandbox: Sandbox): Server {
	return createServer((incoming, outgoing) => void serve(sandbox, incoming, outgoing));
}

/** Starts both services on one port of this machine; port 0 picks a free one. */
export async function startSandbox(options: SandboxOptions & { port?: number } = {}): Promise<RunningSandbox> {
	const sandbox = createSandbox(options);
	const server = createSandboxServer(sandbox);
	const port = await listen(server, options.port ?? 0);
	return {
		url: `http://${HOST}:${port}`,
		port,
		state: sandbox.state,
		async close() {
			await Promise.allSettled([...sandbox.state.background]);
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
		},
	};
}
