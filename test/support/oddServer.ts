import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

const running: OddServer[] = [];
afterEach(async () => { await Promise.all(running.splice(0).map(async (server) => await server.close())); });

/** A server that answers as the test says, and counts what it was sent. It is closed after the test that started it. */
export interface OddServer {
	url: string;
	/** Bodies of the requests, in order. */
	bodies: string[];
	close(): Promise<void>;
}

export type Answering = (body: string, response: ServerResponse, request: IncomingMessage) => void;

export async function startOddServer(answer: Answering, tls?: { key: string; cert: string }): Promise<OddServer> {
	const bodies: string[] = [];
	const listener: RequestListener = (request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = Buffer.concat(chunks).toString('utf8');
			bodies.push(body);
			answer(body, response, request);
		});
	};
	const server: Server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
	await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
	const { port } = server.address() as AddressInfo;
	const oddServer: OddServer = {
		url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
		bodies,
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => { server.close(() => resolve()); });
		},
	};
	running.push(oddServer);
	return oddServer;
}

/** The op code that a request to CashMan-FX carries. */
export function operationOf(body: string): string {
	return /s:10:"muveletkod";s:\d+:"(\d+)"/.exec(body)?.[1] ?? '';
}
