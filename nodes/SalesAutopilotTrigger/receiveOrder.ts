import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { showValue } from '../../core/problem';
import { plainText } from '../../core/text';
import { fetchOrder, type FetchedOrder } from '../SalesAutopilot/calls/orders';
import { isId } from '../SalesAutopilot/ids';
import { readPatience } from '../SalesAutopilot/operations/commonFields';
import { toOrderJson, toUnreadJson } from '../SalesAutopilot/orderOutput';
import { CREDENTIAL, serviceOf, signedAlready } from '../SalesAutopilot/transport';
import { toNodeError } from '../errors';
import { hasLogin, isAuthentic } from './authenticateCall';
import { isTooLong, readCall, type ReceivedRequest } from './readCall';

/** SalesAutopilot waits for the answer, for how long is not known: a read that takes longer than this comes too late. */
export const CALLER_WAITS = { timeoutSeconds: 8, attempts: 3 };
/** For the whole reception: also where several calls take turns, SalesAutopilot asks for a long wait, or the options allow more. */
export const ANSWER_WITHIN_SECONDS = 30;

/** What a call leads to: an answer for SalesAutopilot's event log, and the item that starts a run, if any. */
export interface Reception {
	status: number;
	text: string;
	item?: IDataObject;
}

export async function receiveOrder(context: IWebhookFunctions, answerWithinMs = ANSWER_WITHIN_SECONDS * 1000): Promise<Reception> {
	const giveUpAtMs = performance.now() + answerWithinMs;
	// n8n takes long to decrypt a credential, and SalesAutopilot waits for the answer: it is read once.
	// Nor is it read for a call without a login: a stranger's thousands of them would keep n8n busy.
	const { authorization } = context.getHeaderData();
	const credentials: IDataObject | undefined = hasLogin(authorization) ? await context.getCredentials(CREDENTIAL).catch(() => undefined) : {};
	// Nobody can be let in then, nor be told that the login is wrong. Why it cannot be read is not for a caller who may be anybody.
	if (credentials === undefined) return { status: 503, text: 'Not received: n8n could not read the credential of the SalesAutopilot Trigger. Call again in a few minutes; if it stays so, look at that credential in n8n.' };
	if (!isAuthentic(credentials, authorization)) return { status: 401, text: 'Refused: user name or password is wrong, or none is set in the credential of the SalesAutopilot Trigger in n8n.' };
	const request = context.getRequestObject() as ReceivedRequest;
	if (isTooLong(request)) return { status: 413, text: 'Refused: the call is too long. Send the list and record ID alone.' };

	const call = readCall(request);
	const listId = plainText(context.getNodeParameter('listId', '')).trim();
	if (!isId(listId)) return { status: 500, text: 'Refused: no order list is chosen in the SalesAutopilot Trigger in n8n.' };
	if (call.listId !== '' && call.listId !== listId) {
		return { status: 403, text: `Refused: the call is about list ${showValue(call.listId)}, but the SalesAutopilot Trigger in n8n is set to list ${listId}.` };
	}
	if (!isId(call.recordId)) {
		return { status: 400, text: `Refused: no record ID in the call (${showValue(call.recordId)}). Write this into the data to send (Átadandó adatok): {"nl_id":"${listId}","nud_id":"[id]"}` };
	}
	return toReception(await readOrder(context, credentials, giveUpAtMs, listId, call.recordId), listId, call.recordId);
}

async function readOrder(context: IWebhookFunctions, credentials: IDataObject, giveUpAtMs: number, listId: string, recordId: string): Promise<FetchedOrder> {
	const patience = { ...readPatience(context.getNodeParameter('options', {}) as IDataObject, CALLER_WAITS), giveUpAtMs };
	const fetched = (async () => await fetchOrder(context, { ...serviceOf(credentials, patience), ...signedAlready(credentials) }, listId, recordId))();
	return await fetched.catch((error: unknown): FetchedOrder => {
		const { message, description } = toNodeError(context.getNode(), error, 0);
		return { failure: { kind: 'refused', cause: message, remedy: plainText(description), nothingDone: true } };
	});
}

/** An order that cannot be read is not lost: the run starts all the same, and the node after the trigger fails visibly. */
function toReception(order: FetchedOrder, listId: string, recordId: string): Reception {
	if ('record' in order) return { status: 200, text: `Order ${recordId} received`, item: toOrderJson(order.record, listId) };
	const { kind, cause } = order.failure;
	return {
		status: kind === 'missing' ? 404 : 200,
		text: `Order ${recordId} of list ${listId} could not be read: ${cause}. The run in n8n was started and says so.`,
		item: toUnreadJson(listId, recordId, order.failure),
	};
}
