import type { ICredentialDataDecryptedObject, ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import { Problem } from '../../core/problem';
import { plainText } from '../../core/text';
import { askOnce, failed } from '../credentialTest';
import type { Answer } from '../http';
import { readCertainRows } from './calls/rows';
import { secretOf } from './transport';
import { inTurn, turnKey } from './turns';
import { readBaseUrl } from './wire/address';
import { quoteComplaint } from './wire/complaint';
import { judge } from './wire/verdict';

/**
 * The Test button: asks for the lists. A declarative test would take a web page, or an empty answer, for success.
 */
export async function testSalesAutopilotLogin(this: ICredentialTestFunctions, credential: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	const data = (credential.data ?? {}) as ICredentialDataDecryptedObject;
	const [username, password] = [plainText(data.username), plainText(data.password)];
	const missing = [username === '' ? 'Username' : '', password === '' ? 'Password' : ''].filter((name) => name !== '');
	if (missing.length > 0) return failed(`Fill in ${missing.join(' and ')}.`);
	try {
		const baseUrl = readBaseUrl(data);
		// The editor fills the node's dropdowns at the same moment, with the same key.
		const answer = await inTurn(turnKey(baseUrl, username), async () => await askOnce(this, { method: 'GET', uri: `${baseUrl}/getlists`, auth: { user: username, pass: password, sendImmediately: true } }));
		return judgeAnswer(answer, data);
	} catch (error) {
		if (error instanceof Problem) return failed(`${error.message}. ${error.remedy}`);
		return failed('The node itself failed. Please report this.');
	}
}

function judgeAnswer(answer: Answer, data: ICredentialDataDecryptedObject): INodeCredentialTestResult {
	const reply = judge(answer);
	if ('failure' in reply) return failed(`${reply.failure.cause}. ${reply.failure.remedy}`);
	const lists = readCertainRows(reply.value, 'id');
	if (lists === undefined) return failed(`The answer is not a list of SalesAutopilot's lists${quoteComplaint(reply.value, secretOf(data))}. Check the Server Address and the API key.`);
	const isTriggerReady = plainText(data.webhookUsername) !== '' && plainText(data.webhookPassword) !== '';
	const forTrigger = isTriggerReady ? '' : ' The trigger will refuse every call until Webhook Username and Webhook Password are filled in.';
	return { status: 'OK', message: `SalesAutopilot accepted the API key (${lists.length} lists).${forTrigger}` };
}
