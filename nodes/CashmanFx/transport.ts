import { sleep, type IDataObject, type IExecuteFunctions, type ILoadOptionsFunctions } from 'n8n-workflow';
import { exchangeOnce, type Answer, type Limits } from '../http';
import { keepSecret, type Secret } from '../secret';
import type { UnsignedBody } from './authenticate';
import { readAddresses } from './wire/addresses';
import type { Row } from './wire/createRows';
import type { ServerAddresses } from './wire/links';

export const CREDENTIAL = 'cashmanFxApi';

/** A node at work, or the editor filling a dropdown. */
export type Caller = IExecuteFunctions | ILoadOptionsFunctions;

/** Where an account's server is, and how long to wait for it. It holds no password that could be read: the credential signs each request itself. */
export interface Server {
	addresses: ServerAddresses;
	group: string;
	timeoutMs: number;
	/** A text of the server as it may be shown: short, on one line, and without the password, which a server could send back. */
	show(text: string): string;
	/** The password, which can be looked for and not read. */
	secret: Secret;
}

/** A create's or reprint's reply is one short line; a page of HTML is longer. */
export const SHORT_REPLY_BYTES = 64 * 1024;
/** A list of a million rows; the text must fit into memory. */
export const LIST_REPLY_BYTES = 400 * 1024 * 1024;
/** Some six million invoices: they are read as they come, and the time limit ends what has no end. */
export const INVOICE_LIST_BYTES = 4 * 1024 ** 3;
export const PDF_BYTES = 50 * 1024 * 1024;

const MOST_REDIRECTS = 3;

export async function readServer(context: Caller, timeoutMs: number): Promise<Server> {
	const credentials = await context.getCredentials(CREDENTIAL);
	const secret = keepSecret(String(credentials.password ?? ''));
	return { addresses: readAddresses(credentials), group: String(credentials.group ?? ''), timeoutMs, secret, show: (text) => showServerText(secret.conceal(text)) };
}

const SHOWN_CHARACTERS = 300;

function showServerText(text: string): string {
	const oneLine = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
	return oneLine.length > SHOWN_CHARACTERS ? `${oneLine.slice(0, SHOWN_CHARACTERS)}…` : oneLine;
}

/** Sends the rows of one op, once. The credential adds the login and encodes them (authenticate.ts). */
export async function postRows(context: Caller, server: Server, rows: Row[], mostBytes = SHORT_REPLY_BYTES): Promise<Answer> {
	return await post(context, server, rows, { timeoutMs: server.timeoutMs, mostBytes });
}

/** The same, for a reply that may be too long to be held: `take` gets the pieces of its body, if its status is 200, until it says false. */
export async function postRowsForList(context: Caller, server: Server, rows: Row[], take: (piece: Buffer) => boolean): Promise<Answer> {
	return await post(context, server, rows, { timeoutMs: server.timeoutMs, mostBytes: INVOICE_LIST_BYTES, take: (piece, status) => status === 200 && take(piece) });
}

async function post(context: Caller, server: Server, rows: Row[], limits: Limits): Promise<Answer> {
	const body: UnsignedBody = { cashmanRows: rows, awaitedUntilMs: performance.now() + limits.timeoutMs };
	return await exchangeOnce(
		async (request) => await context.helpers.httpRequestWithAuthentication.call(context as IExecuteFunctions, CREDENTIAL, request),
		{ method: 'POST', url: server.addresses.api, body: body as unknown as IDataObject },
		limits,
	);
}

/** Opens a link of the server without the login, as a browser would; follows redirects to the same server alone, and never back to a link that was opened: it could send a letter each time. */
export async function openLink(context: IExecuteFunctions, server: Server, link: string): Promise<Answer> {
	const opened: string[] = [];
	for (let url = link; ; ) {
		const answer = await exchangeOnce(
			async (request) => await context.helpers.httpRequest(request),
			{ method: 'GET', url },
			{ timeoutMs: server.timeoutMs, mostBytes: PDF_BYTES },
		);
		const next = answer.kind === 'answered' ? redirectTarget(answer, url) : undefined;
		opened.push(new URL(url).href);
		if (next === undefined || opened.includes(next) || opened.length > MOST_REDIRECTS) return answer;
		url = next;
	}
}

function redirectTarget(answer: Extract<Answer, { kind: 'answered' }>, from: string): string | undefined {
	const { location } = answer.headers;
	if (answer.status < 300 || answer.status > 399 || typeof location !== 'string' || !URL.canParse(location, from)) return undefined;
	const target = new URL(location, from);
	return target.origin === new URL(from).origin ? target.href : undefined;
}

/** Between two looks at something that is not there yet. */
export async function wait(milliseconds: number): Promise<void> {
	if (milliseconds > 0) await sleep(milliseconds);
}
