import type { IHttpRequestOptions } from 'n8n-workflow';
import { isRecord } from '../../core/salesAutopilotRecord';
import type { Row } from './wire/createRows';
import { multipartOf } from './wire/multipart';
import { signRows } from './wire/signRows';

/** The body of a request before the login is in it. */
export interface UnsignedBody {
	cashmanRows: Row[];
}

/**
 * Turns `{ cashmanRows }` into the one multipart field `post` with the login in it. Any other request is returned unchanged:
 * n8n also offers the credential to its HTTP Request node, where the password must not follow.
 * A new object each time, and unchanged when called twice, since n8n may authenticate a request again.
 */
export function withCredentials(credentials: Readonly<Record<string, unknown>>, request: IHttpRequestOptions): IHttpRequestOptions {
	const body: unknown = request.body;
	if (!isRecord(body) || !Array.isArray(body.cashmanRows)) return request;
	const form = multipartOf('post', signRows(credentials, body.cashmanRows as Row[]));
	return { ...request, headers: { ...request.headers, 'content-type': form.contentType }, body: form.body };
}
