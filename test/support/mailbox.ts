import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface Letter {
	to: string[];
	subject: string;
	/** The whole message, transfer encodings of texts undone. */
	text: string;
}

/** A mail server on loopback that takes every letter and sends none. */
export interface Mailbox {
	port: number;
	letters: Letter[];
	close(): void;
}

export async function startMailbox(): Promise<Mailbox> {
	const letters: Letter[] = [];
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => socket.destroy());
		receiveLetters(socket, letters);
	});
	await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
	return {
		port: (server.address() as AddressInfo).port,
		letters,
		close() {
			server.close();
			for (const socket of sockets) socket.destroy();
		},
	};
}

/** As much of RFC 5321 as a client needs that has one letter and no login. */
function receiveLetters(socket: Socket, letters: Letter[]): void {
	let buffer = '';
	let to: string[] = [];
	let message: string | undefined;
	const answer = (line: string) => socket.write(`${line}\r\n`);
	answer('220 mailbox');
	socket.setEncoding('latin1');
	socket.on('data', (chunk: string) => {
		buffer += chunk;
		for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
			const line = buffer.slice(0, end);
			buffer = buffer.slice(end + 2);
			if (message !== undefined) {
				if (line !== '.') message += `${line.replace(/^\./, '')}\r\n`;
				else {
					letters.push({ to, subject: decodeWords(/^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(message)?.[1] ?? ''), text: decodeQuoted(message) });
					message = undefined;
					to = [];
					answer('250 taken');
				}
			} else if (/^EHLO|^HELO/i.test(line)) answer('250 mailbox');
			else if (/^RCPT TO:/i.test(line)) { to.push(/<(.*)>/.exec(line)?.[1] ?? ''); answer('250 ok'); }
			else if (/^DATA/i.test(line)) { message = ''; answer('354 go on'); }
			else if (/^QUIT/i.test(line)) { answer('221 bye'); socket.end(); }
			else answer('250 ok');
		}
	});
}

const bytes = (text: string): string => text.replace(/=([0-9A-F]{2})/gi, (_match, hex: string) => String.fromCharCode(parseInt(hex, 16)));
const utf8 = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');

function decodeQuoted(message: string): string {
	const isQuoted = /^Content-Transfer-Encoding: quoted-printable/im.test(message);
	return utf8(isQuoted ? bytes(message.replace(/=\r\n/g, '')) : message);
}

/** Encoded words of RFC 2047, of which a subject may have several. */
function decodeWords(header: string): string {
	return header.replace(/\r\n[ \t]/g, ' ').replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_match, encoding: string, text: string) => (
		encoding.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8') : utf8(bytes(text.replaceAll('_', ' ')))));
}
