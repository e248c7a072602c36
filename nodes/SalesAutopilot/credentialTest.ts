import type { ICredentialDataDecryptedObject, ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import { Problem } from '../../core/problem';
import { plainText } from '../../core/text';
import { readRows } from './calls/rows';
import { readBaseUrl } from './wire/address';
import { judge } from './wire/verdict';

const TIMEOUT_MS = 20_000;

/**
 * The Test button: asks for the lists. A declarative test would take a web page, or an empty answer, for success.
 */
export async function testSalesAutopilotLogin(this: ICredentialTestFunctions, credential: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	const data = (credential.data ?? {}) as ICredentialDataDecryptedObject;
	const [username, password] = [plainText(data.username), plainText(data.password)];
	const missing = [username === '' ? 'Username' : '', password === '' ? 'Password' : ''].filter((name) => name !== '');
	if (missing.length > 0) return failed(`Fill in ${missing.join(' and ')}.`);
	// n8n gives a credential test this helper and no other (CredentialTestContext in n8n-core 1.x and 2.x).
	const { request } = this.helpers;
	try {
		const response = (await request({
			method: 'GET', uri: `${readBaseUrl(data)}/getlists`, auth: { user: username, pass: password, sendImmediately: true },
			timeout: TIMEOUT_MS, simple: false, resolveWithFullResponse: true, followRedirect: false, followAllRedirects: false, encoding: null,
		})) as { statusCode: number; body: unknown };
		return judgeResponse(response.statusCode, response.body, data);
	} catch (error) {
		if (error instanceof Problem) return failed(`${error.message}. ${error.remedy}`);
		return failed(`The server could not be reached (${reasonOf(error)}). Check the Server Address and the network of n8n.`);
	}
}

function judgeResponse(status: number, body: unknown, data: ICredentialDataDecryptedObject): INodeCredentialTestResult {
	const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? ''));
	const reply = judge({ kind: 'answered', status, body: bytes, headers: {} });
	if ('failure' in reply) return failed(`${reply.failure.cause}. ${reply.failure.remedy}`);
	const lists = readRows(reply.value);
	if (lists === undefined) return failed('The answer is not SalesAutopilot\'s. Check the Server Address.');
	const isTriggerReady = plainText(data.webhookUsername) !== '' && plainText(data.webhookPassword) !== '';
	const forTrigger = isTriggerReady ? '' : ' The trigger will refuse every call until Webhook Username and Webhook Password are filled in.';
	return { status: 'OK', message: `SalesAutopilot accepted the API key (${lists.length} lists).${forTrigger}` };
}

function failed(message: string): INodeCredentialTestResult {
	return { status: 'Error', message };
}

/** The code alone: the error's own text may hold the request. */
function reasonOf(error: unknown): string {
	const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
	return String(code ?? cause?.code ?? 'no answer');
}
