import type { INodeCredentialTestResult } from 'n8n-workflow';

/** What the Test buttons of both credentials share. */

const TIMEOUT_MS = 20_000;

/** How a Test button asks: once, with no redirect followed, every status and the bytes of the answer taken as they are. */
export const TEST_REQUEST = {
	timeout: TIMEOUT_MS, simple: false, resolveWithFullResponse: true, followRedirect: false, followAllRedirects: false, encoding: null,
} as const;

export function failed(message: string): INodeCredentialTestResult {
	return { status: 'Error', message };
}

export function toBuffer(body: unknown): Buffer {
	return Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? ''));
}

/** The code alone: the error's own text may hold the request. */
export function reasonOf(error: unknown): string {
	const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
	return String(code ?? cause?.code ?? 'no answer');
}
