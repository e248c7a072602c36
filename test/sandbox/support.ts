import { request as httpRequest } from 'node:http';
import { createSandbox, type SandboxOptions } from '../../sandbox/sandbox';
import { startSandbox } from '../../sandbox/server';
import type { SandboxState } from '../../sandbox/state';
import { type PhpInput, serialize } from '../../sandbox/wire/php';

/** What a test needs of a sandbox, over either way in. */
export interface Subject {
	readonly state: SandboxState;
	/** Empty without a socket. */
	readonly url: string;
	send(method: string, path: string, body?: Buffer | string, headers?: Record<string, string>): Promise<Answer>;
	close(): Promise<void>;
}

export interface Answer {
	readonly status: number;
	readonly type: string;
	readonly bytes: Buffer;
	readonly text: string;
}

export const TODAY = '2026-03-14';
const OPTIONS: SandboxOptions = { today: () => TODAY, seed: 7 };

function answerOf(status: number, type: string, bytes: Buffer): Answer {
	return { status, type, bytes, text: bytes.toString('utf8') };
}

export async function inProcess(options: SandboxOptions = {}): Promise<Subject> {
	const sandbox = createSandbox({ ...OPTIONS, ...options });
	return {
		state: sandbox.state,
		url: '',
		async send(method, path, body, headers = {}) {
			const bytes = body === undefined ? undefined : new Uint8Array(Buffer.from(body));
			const response = await sandbox.handle(
				new Request(`http://sandbox.test${path}`, { method, body: bytes, headers }),
			);
			return answerOf(
				response.status,
				response.headers.get('content-type') ?? '',
				Buffer.from(await response.arrayBuffer()),
			);
		},
		close: async () => undefined,
	};
}

export async function overSocket(options: SandboxOptions = {}): Promise<Subject> {
	const running = await startSandbox({ ...OPTIONS, ...options, port: 0 });
	return {
		state: running.state,
		url: running.url,
		close: running.close,
		send: (method, path, body, headers = {}) =>
			new Promise((resolve, reject) => {
				// `path` goes out as it is: a client of the real service escapes nothing.
				const request = httpRequest(
					{ host: '127.0.0.1', port: running.port, method, path, headers },
					(response) => {
						const chunks: Buffer[] = [];
						response.on('data', (chunk: Buffer) => chunks.push(chunk));
						response.on('error', reject);
						response.on('end', () =>
							resolve(
								answerOf(
									response.statusCode ?? 0,
									String(response.headers['content-type'] ?? ''),
									Buffer.concat(chunks),
								),
							),
						);
					},
				);
				request.on('error', reject);
				request.end(body);
			}),
	};
}

export const LOGIN = { Csoport: 'demo', User: 'demo', Password: 'demo' };

export const BUYER = {
	nev: 'Árvíztűrő Kft.',
	iranyitoszam: '9021',
	varos: 'Győr',
	utca: 'Fő utca 1.',
	orszag: 'Magyarország',
	fizetesmod: 'Átutalás',
	egyeb: 'Megrendelésszám: 1',
};

export const LINE = {
	megnevezes: 'Ajándék ő ű',
	mennyiseg: '2',
	netto_egysegar: '1000',
	afa: '27',
	mennyisegiegyseg: 'db',
};

/** A multipart body with one field, laid out as curl does it. */
export function multipart(
	field: string,
	value: string,
	boundary = '------------------------abc123',
): { body: Buffer; headers: Record<string, string> } {
	const body = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n--${boundary}--\r\n`;
	return { body: Buffer.from(body), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}

/** Calls an operation with row 0 (the login is added) and further rows; gives the reply's text. */
export async function call(
	subject: Subject,
	op: string,
	row: Record<string, PhpInput> = {},
	...more: PhpInput[]
): Promise<string> {
	const { body, headers } = multipart('post', serialize([{ ...LOGIN, ...row, muveletkod: op }, ...more]));
	return (await subject.send('POST', '/fxapi/jxs.php', body, headers)).text;
}

export function create(subject: Subject, row: Record<string, PhpInput> = {}, ...more: PhpInput[]): Promise<string> {
	return call(subject, '1', { ...BUYER, ...LINE, ...row }, ...more);
}

export function slices(reply: string): string[] {
	return reply.split('|');
}

export async function getJson<Value>(subject: Subject, path: string): Promise<Value> {
	return JSON.parse((await subject.send('GET', path)).text) as Value;
}

export interface Books {
	documents: Record<string, unknown>[];
	mails: { to: string; number: string; at: string }[];
	cashDesk: { documentId: string; amount: string; at: string }[];
	calls: { sequence: number; op: string; answered: boolean; reply: string; fault?: string }[];
}

export function books(subject: Subject, group = 'demo'): Promise<Books> {
	return getJson(subject, `/sandbox/books?group=${group}`);
}

export async function addFault(subject: Subject, fault: Record<string, unknown>): Promise<void> {
	const answer = await subject.send('POST', '/sandbox/faults', JSON.stringify(fault), {
		'content-type': 'application/json',
	});
	expect(answer.status).toBe(201);
}

const BASIC = `Basic ${Buffer.from('demo:demo').toString('base64')}`;

/** A call of the SalesAutopilot API. */
export async function api(
	subject: Subject,
	method: string,
	path: string,
	body?: unknown,
	headers: Record<string, string> = {},
): Promise<{ status: number; value: unknown }> {
	const answer = await subject.send(
		method,
		`/salesautopilot/${path}`,
		body === undefined ? undefined : JSON.stringify(body),
		{
			authorization: BASIC,
			'content-type': 'application/json',
			...headers,
		},
	);
	return { status: answer.status, value: answer.status === 200 ? JSON.parse(answer.text) : answer.text };
}
