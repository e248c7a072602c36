import { sleep, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { exchangeOnce, type Answer } from '../http';
import type { UnsignedBody } from './authenticate';
import { readAddresses } from './wire/addresses';
import type { Row } from './wire/createRows';
import type { ServerAddresses } from './wire/links';

export const CREDENTIAL = 'cashmanFxApi';

/** Where an account's server is, and how long to wait for it. It holds no password that could be read: the credential signs each request itself. */
export interface Server {
	addresses: ServerAddresses;
	group: string;
	timeoutMs: number;
	/** A text of the server as it may be shown: short, on one line, and without the password, which a server could send back. */
	show(text: string): string;
}

/** A create's or reprint's reply is one short line; a page of HTML is longer. */
export const SHORT_REPLY_BYTES = 64 * 1024;
/** A list of a million invoices; the text must fit into memory. */
export const LIST_REPLY_BYTES = 400 * 1024 * 1024;
const PDF_BYTES = 50 * 1024 * 1024;

const MOST_REDIRECTS = 3;

export async function readServer(context: IExecuteFunctions, timeoutMs: number): Promise<Server> {
	const credentials = await context.getCredentials(CREDENTIAL);
	return { addresses: readAddresses(credentials), group: String(credentials.group ?? ''), timeoutMs, show: (text) => showServerText(text, String(credentials.password ?? '')) };
}

const SHOWN_CHARACTERS = 300;

function showServerText(text: string, password: string): string {
	const withoutSecret = password === '' ? text : text.replaceAll(password, '•••');
	const oneLine = withoutSecret.replace(/[\s\p{Cc}]+/gu, ' ').trim();
	return oneLine.length > SHOWN_CHARACTERS ? `${oneLine.slice(0, SHOWN_CHARACTERS)}…` : oneLine;
}

/** Sends the rows of one op, once. The credential adds the login and encodes them (authenticate.ts). */
export async function postRows(context: IExecuteFunctions, server: Server, rows: Row[], mostBytes = SHORT_REPLY_BYTES): Promise<Answer> {
	const body: UnsignedBody = { cashmanRows: rows };
	return await exchangeOnce(
		async (request) => await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, request),
		{ method: 'POST', url: server.addresses.api, body: body as unknown as IDataObject },
		{ timeoutMs: server.timeoutMs, mostBytes },
	);
}

/** Opens a link of the server without the login, as a browser would; follows redirects to the same server alone. */
export async function openLink(context: IExecuteFunctions, server: Server, link: string): Promise<Answer> {
	let url = link;
	for (let redirects = 0; ; redirects++) {
		const answer = await exchangeOnce(
			async (request) => await context.helpers.httpRequest(request),
			{ method: 'GET', url },
			{ timeoutMs: server.timeoutMs, mostBytes: PDF_BYTES },
		);
		const next = answer.kind === 'answered' ? redirectTarget(answer, url) : undefined;
		if (next === undefined || redirects === MOST_REDIRECTS) return answer;
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
