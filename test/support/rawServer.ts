import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

const running: RawServer[] = [];
afterEach(async () => { await Promise.all(running.splice(0).map(async (server) => await server.close())); });

/** A server of bare bytes: it says what no HTTP library would. It is closed after the test that started it. */
export interface RawServer {
	url: string;
	/** Whole requests as they came, head and body. */
	requests: string[];
	/** Bytes that left for the clients. */
	sentBytes(): number;
	/** Resolves when no connection is open any more. The client closes them: this server never does. */
	allClosed(): Promise<void>;
	close(): Promise<void>;
}

/** Answers one request; `isOpen` tells whether anybody still listens. */
export type Attack = (socket: Socket, request: string, isOpen: () => boolean) => void | Promise<void>;

export async function startRawServer(attack: Attack): Promise<RawServer> {
	const requests: string[] = [];
	const open = new Set<Socket>();
	let leftBytes = 0;
	const server = createServer((socket) => {
		open.add(socket);
		socket.on('close', () => {
			leftBytes += socket.bytesWritten;
			open.delete(socket);
			server.emit('left');
		});
		socket.on('error', () => {});
		let received = Buffer.alloc(0);
		socket.on('data', (piece: Buffer) => {
			received = Buffer.concat([received, piece]);
			if (!isWholeRequest(received)) return;
			const request = received.toString('utf8');
			received = Buffer.alloc(0);
			requests.push(request);
			void attack(socket, request, () => !socket.destroyed);
		});
	});
	await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
	const rawServer: RawServer = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		sentBytes: () => [...open].reduce((sum, { bytesWritten }) => sum + bytesWritten, leftBytes),
		allClosed: async () => { while (open.size > 0) await once(server, 'left'); },
		close: async () => {
			for (const socket of open) socket.destroy();
			await new Promise<void>((resolve) => { server.close(() => resolve()); });
		},
	};
	running.push(rawServer);
	return rawServer;
}

function isWholeRequest(bytes: Buffer): boolean {
	const end = bytes.indexOf('\r\n\r\n');
	if (end < 0) return false;
	const [, length = '0'] = /^content-length: *(\d+)\r?$/im.exec(bytes.toString('latin1', 0, end)) ?? [];
	return bytes.length >= end + 4 + Number(length);
}

/** An answer in one piece, with the length of its body in its head. */
export function answer(socket: Socket, body: string | Buffer, headers: Record<string, string> = {}, status = '200 OK'): void {
	const lines = Object.entries({ 'content-length': String(Buffer.byteLength(body)), ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
	socket.write(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`);
	socket.write(body);
}

/** Writes the same piece again and again, as fast as it is read, until so many bytes have left or nobody listens. */
export async function flood(socket: Socket, piece: Buffer, bytes: number): Promise<void> {
	await new Promise<void>((resolve) => {
		let left = bytes;
		const write = (): void => {
			while (left > 0 && !socket.destroyed) {
				left -= piece.length;
				if (!socket.write(piece)) return;
			}
			resolve();
		};
		socket.on('drain', write);
		socket.on('close', resolve);
		write();
	});
}
