import type { SandboxState } from '../state';
import { isObject, wireText } from './call';
import { jsonEscaped, mergeTags } from './merge';
import type { ContactList, ContactRecord, ExternalAction, SandboxEvent } from './types';

const TIMEOUT_MS = 30_000;
const LOGGED_CHARACTERS = 2000;

/** Name and value pairs of a body written as a JSON object or as `a=b&c=d`. */
function bodyPairs(body: string): [string, string][] {
	try {
		const parsed: unknown = JSON.parse(body);
		if (isObject(parsed)) return Object.entries(parsed).map(([name, value]) => [name, wireText(value)]);
	} catch {
		// Not JSON: it is a=b&c=d.
	}
	return body
		.split('&')
		.filter((pair) => pair !== '')
		.map((pair) => {
			const equals = pair.indexOf('=');
			return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
		});
}

/** The request of an action for one record; merge tags are filled after the pairs are split, so a value keeps its `&`. */
export function actionRequest(action: ExternalAction, list: ContactList, record: ContactRecord): RequestInit {
	const headers: Record<string, string> = {};
	if (action.username) {
		headers.authorization = `Basic ${Buffer.from(`${action.username}:${action.password ?? ''}`).toString('base64')}`;
	}
	if (action.format === 'json') {
		headers['content-type'] = 'application/json';
		return { method: 'POST', headers, body: mergeTags(action.body, list, record, jsonEscaped) };
	}
	const pairs = bodyPairs(action.body).map(([name, value]): [string, string] => [
		name,
		mergeTags(value, list, record),
	]);
	if (action.format === 'post') return { method: 'POST', headers, body: new URLSearchParams(pairs) };
	const form = new FormData();
	for (const [name, value] of pairs) form.append(name, value);
	return { method: 'POST', headers, body: form };
}

function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

/** Calls the list's external action for a record and writes its outcome to the event log. */
export async function fireAction(
	sandbox: SandboxState,
	list: ContactList,
	record: ContactRecord,
): Promise<SandboxEvent | undefined> {
	const action = list.externalAction;
	if (!action) return undefined;
	const outcome = await call(action, list, record);
	const { events } = sandbox.salesAutopilot;
	const event: SandboxEvent = {
		sequence: events.length + 1,
		at: sandbox.clock.timestamp(),
		kind: 'external-action',
		listId: list.id,
		recordId: record.id,
		text: `POST ${action.url}`,
		...outcome,
	};
	events.push(event);
	return event;
}

async function call(
	action: ExternalAction,
	list: ContactList,
	record: ContactRecord,
): Promise<Pick<SandboxEvent, 'status' | 'body' | 'error'>> {
	try {
		const response = await fetch(action.url, {
			...actionRequest(action, list, record),
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		return { status: response.status, body: (await response.text()).slice(0, LOGGED_CHARACTERS) };
	} catch (error) {
		return { error: reasonOf(error) };
	}
}

/** Fires without making the caller wait: the receiver may call the API back, and calls of one key must not overlap. */
export function fireInBackground(sandbox: SandboxState, list: ContactList, record: ContactRecord): void {
	if (!list.externalAction) return;
	const running = new Promise((resolve) => setTimeout(resolve, 1)).then(() => fireAction(sandbox, list, record));
	sandbox.background.add(running);
	void running.finally(() => sandbox.background.delete(running));
}
