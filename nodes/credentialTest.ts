import type { ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import { exchangeOnce, type Answer } from './http';

/** What the Test buttons of both credentials share. */

/** A person waits for the answer, and it is short. */
const LIMITS = { timeoutMs: 20_000, mostBytes: 1024 * 1024 };

/** What is asked, in the words of the helper that n8n gives a credential test: it has no other (CredentialTestContext in n8n-core 1.x and 2.x). */
export type TestRequest = { method: 'GET' | 'POST'; uri: string } & ({ formData: Record<string, string> } | { auth: { user: string; pass: string; sendImmediately: true } });

/** Asks once, under the same rules and limits as the nodes do. */
export async function askOnce({ helpers: { request } }: ICredentialTestFunctions, question: TestRequest): Promise<Answer> {
	return await exchangeOnce(
		async ({ timeout }) => await request({ ...question, timeout, simple: false, resolveWithFullResponse: true, followRedirect: false, followAllRedirects: false, useStream: true }),
		{ method: question.method, url: question.uri },
		LIMITS,
	);
}

export function failed(message: string): INodeCredentialTestResult {
	return { status: 'Error', message };
}
