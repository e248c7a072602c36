import { sleep, type IDataObject, type IExecuteFunctions, type IHookFunctions, type IHttpRequestMethods, type IHttpRequestOptions, type ILoadOptionsFunctions, type IWebhookFunctions } from 'n8n-workflow';
import { plainText } from '../../core/text';
import { ServiceError } from '../errors';
import { exchangeOnce, type Answer } from '../http';
import { keepSecret, type Secret } from '../secret';
import { inTurnWithin, turnKey } from './turns';
import { readBaseUrl } from './wire/address';
import { isPassing, judge, noTurn, type Failure, type Reply } from './wire/verdict';

export const CREDENTIAL = 'salesAutopilotApi';

/** Every kind of node function that calls the API. */
export type Caller = IExecuteFunctions | ILoadOptionsFunctions | IWebhookFunctions | IHookFunctions;

/** How long to wait, and how often to ask again for a read. */
export interface Patience {
	timeoutMs: number;
	/** Calls of one read in all. */
	attempts: number;
	/** Wait before the second call; doubled before each further one. */
	waitMs: number;
	/** When to be done with all of it, turns and waits included, by the clock of `performance.now()`; never without it. */
	giveUpAtMs?: number;
}

/** Where the account's server is. It holds no password that could be read. */
export interface Service {
	baseUrl: string;
	/** Calls with the same key are made one at a time. */
	turnKey: string;
	patience: Patience;
	/** What must not come out, which can be looked for and not read. */
	secret: Secret;
	/** Sends a request with the account's login. */
	sendSigned(context: Caller, request: IHttpRequestOptions): Promise<unknown>;
}

export interface Question {
	method: IHttpRequestMethods;
	/** Encoded, without a slash at its start. */
	path: string;
	body?: unknown;
	mostBytes?: number;
}

export const RECORD_BYTES = 8 * 1024 * 1024;
/** Every order of a large shop, whole; the text must fit into memory. */
export const LIST_BYTES = 256 * 1024 * 1024;
const LONGEST_WAIT_MS = 30_000;

export async function openService(context: Caller, patience: Patience): Promise<Service> {
	return serviceOf(await context.getCredentials(CREDENTIAL), patience);
}

export function serviceOf(credentials: IDataObject, patience: Patience): Service {
	const baseUrl = readBaseUrl(credentials);
	const sendSigned: Service['sendSigned'] = async (context, request) => await context.helpers.httpRequestWithAuthentication.call(context as IExecuteFunctions, CREDENTIAL, request);
	return { baseUrl, turnKey: turnKey(baseUrl, plainText(credentials.username)), patience, secret: secretOf(credentials), sendSigned };
}

/** What of a credential must not come out. */
export function secretOf(credentials: Readonly<Record<string, unknown>>): Secret {
	const [username, password, webhookPassword] = [credentials.username, credentials.password, credentials.webhookPassword].map(plainText) as [string, string, string];
	return keepSecret(password, webhookPassword, Buffer.from(`${username}:${password}`).toString('base64'));
}

/**
 * Signs with a credential that was read already, as its `authenticate` says. For a webhook alone: there n8n 2.x sets up an engine for
 * expressions each time that it reads a credential, also to sign a request.
 */
export function signedAlready(credentials: IDataObject): Pick<Service, 'sendSigned'> {
	const auth = { username: plainText(credentials.username), password: plainText(credentials.password) };
	return { sendSigned: async (context, request) => await context.helpers.httpRequest({ ...request, auth }) };
}

/** Asks, and asks again when the fault may pass: 429, 5xx, or no complete answer. Only for calls that change nothing. */
export async function read(context: Caller, service: Service, question: Question): Promise<Reply> {
	return await ask(context, service, question, isPassing);
}

/**
 * Sends a change that may be made twice, as it sets values: again after a 429 alone, with which SalesAutopilot says that it did nothing.
 * Several n8n processes with one key pair meet it often.
 */
export async function writeValues(context: Caller, service: Service, question: Question): Promise<Reply> {
	return await ask(context, service, question, ({ kind }) => kind === 'busy');
}

async function ask(context: Caller, service: Service, question: Question, isWorthAnother: (failure: Failure) => boolean): Promise<Reply> {
	const { attempts, waitMs } = service.patience;
	let reply: Reply | undefined;
	for (let attempt = 1; ; attempt++) {
		const answer = await send(context, service, question);
		if (answer === undefined) return reply ?? noTurn();
		reply = judge(answer);
		if ('value' in reply || !isWorthAnother(reply.failure) || attempt >= attempts) return reply;
		const pauseMs = Math.min(retryAfterMs(answer) ?? waitMs * 2 ** (attempt - 1), LONGEST_WAIT_MS);
		if (pauseMs >= timeLeftMs(service)) return reply;
		await sleep(pauseMs);
	}
}

function timeLeftMs({ patience: { giveUpAtMs = Infinity } }: Service): number {
	return giveUpAtMs - performance.now();
}

/** Sends a change once, whatever the answer is (law 4). */
export async function write(context: Caller, service: Service, question: Question): Promise<Reply> {
	const answer = await send(context, service, question);
	return answer === undefined ? noTurn() : judge(answer);
}

/** Undefined when it was not sent, as the time was over before its turn came. */
async function send(context: Caller, service: Service, { method, path, body, mostBytes }: Question): Promise<Answer | undefined> {
	const answer = await inTurnWithin(service.turnKey, timeLeftMs(service), async () => {
		const timeoutMs = Math.floor(Math.min(service.patience.timeoutMs, timeLeftMs(service)));
		if (timeoutMs <= 0) return undefined;
		return await exchangeOnce(
			async (request) => await service.sendSigned(context, request),
			{
				method,
				url: `${service.baseUrl}/${path}`,
				headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
				...(body !== undefined && { body: body as IDataObject }),
			},
			{ timeoutMs, mostBytes: mostBytes ?? RECORD_BYTES },
		);
	});
	return answer?.kind === 'answered' && answer.status === 200 && service.secret.isIn(answer.body) ? { kind: 'uncertain', cause: 'the answer is not SalesAutopilot\'s: it repeats the password' } : answer;
}

/** Seconds or a date; no `Retry-After` was seen in public, but HTTP has it. */
function retryAfterMs(answer: Answer): number | undefined {
	const header = answer.kind === 'answered' ? answer.headers['retry-after'] : undefined;
	if (typeof header !== 'string' || header.trim() === '') return undefined;
	const milliseconds = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now();
	return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}

/** The value, or an error that says what could not be done. */
export function requireValue(reply: Reply, subject: string): unknown {
	if ('value' in reply) return reply.value;
	throw readFailed(reply.failure, subject);
}

export function readFailed({ cause, remedy }: Failure, subject: string): ServiceError {
	return new ServiceError(`${subject} could not be read: ${cause}`, remedy);
}
