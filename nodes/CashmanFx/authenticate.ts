import type { IHttpRequestOptions } from 'n8n-workflow';
import { isRecord } from '../../core/record';
import { readApiAddress } from './wire/addresses';
import type { Row } from './wire/createRows';
import { multipartOf } from './wire/multipart';
import { signRows } from './wire/signRows';

/** The body of a request before the login is in it. */
export interface UnsignedBody {
	cashmanRows: Row[];
	/** On the clock of `performance.now()`: when the node no longer waits for the answer. */
	awaitedUntilMs: number;
}

/**
 * Turns `{ cashmanRows }` into the one multipart field `post` with the login in it. Any other request is returned unchanged:
 * n8n also offers the credential to its HTTP Request node, where the password must not follow.
 * A new object each time, and unchanged when called twice, since n8n may authenticate a request again.
 * n8n reads the credential before it calls this, which can take long. A request that nobody awaits any more is not sent: the node has
 * told by then what became of it (law 4). Whatever time is left is the request's own limit, its connection included.
 */
export function withCredentials(credentials: Readonly<Record<string, unknown>>, request: IHttpRequestOptions, nowMs: number): IHttpRequestOptions {
	const body: unknown = request.body;
	if (!isRecord(body) || !Array.isArray(body.cashmanRows)) return request;
	// Whoever may use the credential may write such a body for another node: the login goes to its own server alone.
	if (request.url !== readApiAddress(credentials)) throw refusal('The login of CashMan-FX is sent to the API Address of its credential alone', 'ERR_OTHER_ADDRESS');
	const { cashmanRows, awaitedUntilMs } = body as unknown as UnsignedBody;
	const leftMs = Math.floor(awaitedUntilMs - nowMs);
	// The code of axios for the same end, so that it is told in the same words.
	if (leftMs < 1) throw refusal('The time for this request was over before n8n could send it', 'ECONNABORTED');
	const form = multipartOf('post', signRows(credentials, cashmanRows));
	return { ...request, timeout: leftMs, headers: { ...request.headers, 'content-type': form.contentType }, body: form.body };
}

function refusal(message: string, code: string): Error {
	return Object.assign(new Error(message), { code });
}
