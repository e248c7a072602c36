/** A server that sends the login back to whoever sent it; the path of the call says in which part of the answer, and how it is written there. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CARRIERS, ENCODINGS, loginOf } from '../support/echoes';
import { leakInText } from '../support/plantedSecret';

export interface Echo {
	/** `a web page, in base64`. */
	title: string;
	/** What to write into a credential as the address of its server. */
	url: string;
	/** Calls that carried the planted password. */
	heard(): number;
}

export interface EchoingServer {
	/** For every part of an answer, each way to write it there. */
	echoes: Echo[][];
	close(): void;
}

export async function startEchoingServer(): Promise<EchoingServer> {
	const ways = CARRIERS.flatMap(([where, carry]) => ENCODINGS.map(([how, encode]) => ({ title: `${where}, ${how}`, carry, encode, heard: 0 })));
	const server = createServer((request, response) => {
		const pieces: Buffer[] = [];
		request.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => {
			const way = ways[Number(/^\/(\d+)\//.exec(request.url ?? '')?.[1])];
			// Where its own redirect leads.
			if (way === undefined) return void response.writeHead(404).end();
			const login = loginOf(Buffer.concat(pieces).toString(), request);
			if (leakInText(login) !== undefined) way.heard++;
			way.carry(way.encode(login), response);
		});
	});
	await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
	const { port } = server.address() as AddressInfo;
	return {
		echoes: CARRIERS.map((_carrier, part) => ways.slice(part * ENCODINGS.length, (part + 1) * ENCODINGS.length).map((way) => ({ title: way.title, url: `http://127.0.0.1:${port}/${ways.indexOf(way)}`, heard: () => way.heard }))),
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}
