import type { SandboxState } from '../state';
import { underFaults, wait } from '../spoil';
import { percentDecoded } from '../wire/query';
import { ApiStatus } from './call';
import { dispatch } from './router';

export interface ApiRequest {
	readonly method: string;
	/** Path after the service's base, not decoded. */
	readonly path: string;
	readonly authorization: string;
	readonly body: string;
}

const STATUS_TEXTS: Readonly<Record<number, string>> = {
	401: 'authentication failed',
	404: 'unknown resource',
	405: 'invalid method',
	406: 'wrong parameters',
	429: 'too many simultaneous API requests',
};

function failure(status: number): Response {
	const headers: Record<string, string> = { 'content-type': 'text/plain; charset=utf-8' };
	if (status === 401) headers['www-authenticate'] = 'Basic realm="SalesAutopilot"';
	return new Response(STATUS_TEXTS[status], { status, headers });
}

function isAuthorized(sandbox: SandboxState, header: string): boolean {
	const { username, password } = sandbox.salesAutopilot;
	const match = /^Basic\s+(\S+)$/i.exec(header);
	return match !== null && Buffer.from(match[1] ?? '', 'base64').toString('utf8') === `${username}:${password}`;
}

/** The JSON body, whatever the content type says: a public client sends JSON as a urlencoded form. */
function parseBody(text: string): unknown {
	if (text.trim() === '') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		throw new ApiStatus(406);
	}
}

function answer(sandbox: SandboxState, request: ApiRequest, path: readonly string[]): Response {
	try {
		const body = parseBody(request.body);
		const result = dispatch(request.method, path, { sandbox, state: sandbox.salesAutopilot, body });
		return new Response(JSON.stringify(result), { headers: { 'content-type': 'application/json; charset=utf-8' } });
	} catch (error) {
		if (error instanceof ApiStatus) return failure(error.status);
		throw error;
	}
}

/** One call of the REST API. Calls of the key that overlap get 429, as the service's clients report. */
export async function salesAutopilotEndpoint(sandbox: SandboxState, request: ApiRequest): Promise<Response> {
	if (!isAuthorized(sandbox, request.authorization)) return failure(401);
	const state = sandbox.salesAutopilot;
	if (state.inFlight > 0) return failure(429);
	state.inFlight += 1;
	try {
		const path = request.path.replace(/^\/+/, '').replace(/\/$/, '');
		await wait(sandbox.salesAutopilotLatencyMs);
		const plan = sandbox.faults.plan('salesautopilot', path);
		return await underFaults(plan, () => answer(sandbox, request, path.split('/').map(percentDecoded)));
	} finally {
		state.inFlight -= 1;
	}
}
