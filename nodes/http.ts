import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

/** What became of a request. Only `notSent` is proof that the server did nothing. */
export type Answer =
	| { kind: 'answered'; status: number; body: Buffer; headers: Record<string, unknown> }
	| { kind: 'notSent'; cause: string }
	| { kind: 'uncertain'; cause: string; isTooLong?: boolean };

export interface Limits {
	/** For the whole exchange: from the call, n8n's own work before the first byte included, to the last byte received. */
	timeoutMs: number;
	/** A longer reply is not read to its end. */
	mostBytes: number;
	/** Takes the pieces of the body as they come, so that a long one is not held; the answer's own body is empty then. False when it wants no more. */
	take?(piece: Buffer, status: number): boolean;
}

type SendRequest = (options: IHttpRequestOptions) => Promise<unknown>;

/**
 * Sends one request once: no redirect is followed, no status throws, nothing is repeated, and TLS is verified.
 * The reply is read as a stream, so that neither its size nor a slow drip can hold the node.
 */
export async function exchangeOnce(send: SendRequest, request: IHttpRequestOptions, limits: Limits): Promise<Answer> {
	const { timeoutMs } = limits;
	const deadline = AbortSignal.timeout(timeoutMs);
	return await new Promise<Answer>((resolve, reject) => {
		const giveUp = (): void => resolve(outOfTime(timeoutMs));
		deadline.addEventListener('abort', giveUp);
		// Whatever still listens is held until the time is over, with all that it knows: a batch would keep each of its answers for a minute.
		performExchange(send, { ...request, timeout: timeoutMs }, limits, deadline).then(resolve, reject).finally(() => deadline.removeEventListener('abort', giveUp));
	});
}

function outOfTime(timeoutMs: number): Answer {
	return { kind: 'uncertain', cause: `no complete answer within ${Math.max(1, Math.round(timeoutMs / 1000))} seconds` };
}

async function performExchange(send: SendRequest, request: IHttpRequestOptions, limits: Limits, deadline: AbortSignal): Promise<Answer> {
	let hasAnswerBegun = false;
	try {
		const response = (await send({
			...request,
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			sendCredentialsOnCrossOriginRedirect: false,
		})) as IN8nHttpFullResponse;
		hasAnswerBegun = true;
		const body = await readBody(response, limits, deadline);
		if (body === undefined) return { kind: 'uncertain', cause: `the answer is longer than ${Math.round(limits.mostBytes / 1024)} kB`, isTooLong: true };
		return { kind: 'answered', status: response.statusCode, body, headers: response.headers };
	} catch (error) {
		return hasAnswerBegun ? { kind: 'uncertain', cause: 'the answer was cut off' } : describeFailure(error, limits.timeoutMs);
	}
}

/** Undefined when the body is longer than allowed; the rest is not read then. */
async function readBody({ body, statusCode, headers }: IN8nHttpFullResponse, { mostBytes, take }: Limits, deadline: AbortSignal): Promise<Buffer | undefined> {
	const chunks: Buffer[] = [];
	const keep = (piece: Buffer): boolean => chunks.push(piece) > 0;
	const takePiece = take === undefined ? keep : (piece: Buffer) => take(piece, statusCode);
	let bytes = 0;
	if (!isReadable(body)) takePiece(Buffer.from(typeof body === 'string' ? body : ''));
	else {
		const stop = (): void => body.destroy();
		deadline.addEventListener('abort', stop);
		// The time can be over before n8n hands on the answer: it would stay open then, as long as the server likes.
		if (deadline.aborted) stop();
		await readPieces(body, (piece) => (bytes += piece.length) <= mostBytes && takePiece(piece)).finally(() => deadline.removeEventListener('abort', stop));
		// Node.js takes a compressed answer that ends too early for a whole one, of which nothing may come out.
		if (bytes === 0 && Number(headers['content-length'] ?? 0) > EMPTY_GZIP_BYTES) throw new Error('nothing could be unpacked');
	}
	return bytes > mostBytes ? undefined : Buffer.concat(chunks);
}

interface ReadableBody {
	destroyed: boolean;
	readableEnded: boolean;
	on(event: 'data', listen: (piece: Buffer) => void): this;
	on(event: 'end' | 'close', listen: () => void): this;
	on(event: 'error', listen: (error: Error) => void): this;
	off(event: 'data', listen: (piece: Buffer) => void): this;
	destroy(): void;
}

function isReadable(body: unknown): body is ReadableBody {
	return typeof body === 'object' && body !== null && 'on' in body && 'destroy' in body;
}

/** Hands on the pieces until `take` says false, which closes the connection. A loop of `for await` costs a quarter of the CPU of a short exchange. */
async function readPieces(body: ReadableBody, take: (piece: Buffer) => boolean): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		// An error that nobody sees costs as much as reading a short answer: none is made where the body has ended.
		const onClose = (): void => { if (!body.readableEnded) reject(new Error('closed before its end')); };
		const onPiece = (piece: Buffer): void => {
			try {
				if (take(piece)) return;
				resolve();
			} catch (error) {
				reject(error as Error);
			}
			body.off('data', onPiece);
			body.destroy();
		};
		if (body.destroyed) onClose();
		body.on('data', onPiece).on('end', resolve).on('error', reject).on('close', onClose);
	});
}

/** A compressed answer of nothing at all has as many. */
const EMPTY_GZIP_BYTES = 20;

/** Failures that come before the first byte of the request: name look-up, connection, TLS, an address that is none. */
const NEVER_SENT: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'nothing listens at that address (connection refused)',
	ENOTFOUND: 'the server\'s name is not known',
	EAI_AGAIN: 'the server\'s name could not be looked up',
	EHOSTUNREACH: 'there is no way to the server',
	ENETUNREACH: 'there is no network',
	ERR_INVALID_URL: 'the address is not a valid URL',
	CERT_HAS_EXPIRED: 'the server\'s certificate has expired',
	CERT_NOT_YET_VALID: 'the server\'s certificate is not valid yet: check the clock of this machine',
	CERT_REVOKED: 'the server\'s certificate was revoked',
	CERT_UNTRUSTED: 'the server\'s certificate cannot be verified',
	CERT_REJECTED: 'the server\'s certificate cannot be verified',
	CERT_SIGNATURE_FAILURE: 'the server\'s certificate cannot be verified',
	CERT_CHAIN_TOO_LONG: 'the server\'s certificate cannot be verified',
	INVALID_CA: 'the server\'s certificate cannot be verified',
	INVALID_PURPOSE: 'the server\'s certificate cannot be verified',
	HOSTNAME_MISMATCH: 'the server\'s certificate is for another name',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'the server\'s certificate is self-signed',
	SELF_SIGNED_CERT_IN_CHAIN: 'the server\'s certificate is self-signed',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the server\'s certificate cannot be verified',
	UNABLE_TO_GET_ISSUER_CERT: 'the server\'s certificate cannot be verified',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the server\'s certificate cannot be verified',
	ERR_TLS_CERT_ALTNAME_INVALID: 'the server\'s certificate is for another name',
	ERR_OTHER_ADDRESS: 'the API Address of the credential was changed while the node was at work',
};

const LOST: Readonly<Record<string, string>> = {
	ETIMEDOUT: 'no answer in time',
	ECONNRESET: 'the connection was cut',
	EPIPE: 'the connection was cut',
	EHOSTUNREACH: 'the way to the server was lost',
	ENETUNREACH: 'the network was lost',
	// Also of a connection that has been in use: OpenSSL does not tell the two apart.
	EPROTO: 'the server does not speak TLS as it should',
	ERR_BAD_RESPONSE: 'the answer was cut off',
	ERR_STREAM_PREMATURE_CLOSE: 'the answer was cut off',
};

/** Tells from n8n's error what became of the request. The error itself holds the request and goes no further. */
function describeFailure(error: unknown, timeoutMs: number): Answer {
	const codes = errorCodes(error);
	// Axios, which n8n sends with, keeps this code for the end of the time it was given: ours, or what was left of it.
	if (codes.includes('ECONNABORTED')) return outOfTime(timeoutMs);
	const notSent = isOfOpenConnection(error) ? undefined : codes.find((code) => code in NEVER_SENT);
	if (notSent !== undefined) return { kind: 'notSent', cause: NEVER_SENT[notSent] as string };
	const lost = codes.find((code) => code in LOST);
	return { kind: 'uncertain', cause: lost === undefined ? `the connection failed (${codes[0] ?? 'no reason given'})` : (LOST[lost] as string) };
}

/** A network can go away while the answer is awaited: the system's call was then a read or a write, not a connect. */
function isOfOpenConnection(error: unknown): boolean {
	return causesOf(error).some(({ syscall }) => syscall === 'read' || syscall === 'write');
}

function errorCodes(error: unknown): string[] {
	return causesOf(error).flatMap(({ code, httpCode }) => [code, httpCode]).filter((code): code is string => typeof code === 'string' && /^[A-Z][A-Z_]+$/.test(code));
}

type Caused = { code?: unknown; httpCode?: unknown; syscall?: unknown; cause?: unknown };

/** The error and what caused it, outermost first. */
function causesOf(error: unknown): Caused[] {
	const causes: Caused[] = [];
	let current = error as Caused | undefined;
	for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth++) {
		causes.push(current);
		current = current.cause as typeof current;
	}
	return causes;
}
