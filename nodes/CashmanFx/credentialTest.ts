import type { ICredentialDataDecryptedObject, ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import { Problem } from '../../core/problem';
import { askOnce, failed } from '../credentialTest';
import { keepSecret, type Secret } from '../secret';
import { readAddresses } from './wire/addresses';
import { REQUEST_FIELDS } from './wire/fieldNames';
import { OPERATION_CODES } from './wire/operationCodes';
import { isLoginRefusal, isUnknownProduct } from './wire/refusals';
import { readReply } from './wire/reply';
import { signRows } from './wire/signRows';

/** A SKU that no shop has: the question writes nothing, and "no such product" proves that the login was accepted (G). */
const SKU_THAT_CANNOT_EXIST = 'n8n-0000000000';

/** The Test button: asks for a product that cannot exist (op 21) and tells a wrong login, a server out of reach, and an answer that is not CashMan-FX's. */
export async function testCashmanFxLogin(this: ICredentialTestFunctions, credential: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	const data = (credential.data ?? {}) as ICredentialDataDecryptedObject;
	const missing = Object.entries({ username: 'Username', password: 'Password', group: 'Group' }).filter(([field]) => String(data[field] ?? '').trim() === '').map(([, label]) => label);
	if (missing.length > 0) return failed(`Fill in ${missing.join(', ')}.`);
	try {
		const { api } = readAddresses(data);
		const post = signRows(data, [{ [REQUEST_FIELDS.sku]: SKU_THAT_CANNOT_EXIST, [REQUEST_FIELDS.operationCode]: OPERATION_CODES.productData }]);
		const answer = await askOnce(this, { method: 'POST', uri: api, formData: { post } });
		if (answer.kind !== 'answered') return failed(`The server ${answer.kind === 'notSent' ? 'could not be reached' : 'did not answer as it should'}: ${answer.cause}. Check the API Address and the network of n8n.`);
		return judge(answer.status, answer.body, api, keepSecret(String(data.password)));
	} catch (error) {
		if (error instanceof Problem) return failed(`${error.message}. ${error.remedy}`);
		return failed('The node itself failed. Please report this.');
	}
}

const ACCEPTED: INodeCredentialTestResult = { status: 'OK', message: 'CashMan-FX accepted the login' };

function judge(status: number, body: Buffer, api: string, secret: Secret): INodeCredentialTestResult {
	const host = new URL(api).host;
	if (status !== 200) return failed(`${host} answered with status ${status}, which CashMan-FX does not. Check the API Address.`);
	const reply = readReply(body);
	if (reply.kind === 'refused') {
		const said = secret.conceal(reply.message).slice(0, 200);
		if (isUnknownProduct(reply.message)) return ACCEPTED;
		return isLoginRefusal(reply.message.replaceAll(SKU_THAT_CANNOT_EXIST, ''))
			? failed(`CashMan-FX refused the login. Check user name, password and group. It says: ${said}`)
			: failed(`CashMan-FX answered neither that the login is right nor that it is wrong. If its text does not help, go on: the first call will tell. It says: ${said}`);
	}
	const text = body.toString('utf8', 0, 4000);
	const isList = text.includes('|') && !text.includes('<');
	return isList ? ACCEPTED : failed(`The answer of ${host} is not CashMan-FX's. Check the API Address.`);
}
