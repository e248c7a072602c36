import { isRecord } from '../../../core/record';
import type { SalesAutopilotRecord } from '../../../core/salesAutopilotRecord';
import { plainText } from '../../../core/text';
import { LIST_BYTES, read, requireValue, type Caller, type Service } from '../transport';
import { joinPath } from '../wire/address';
import { quoteComplaint } from '../wire/complaint';
import { isPassing, missing, withFieldsNamed, type Failure, type Reply } from '../wire/verdict';
import { isNothing, requireRows } from './rows';

export type FetchedOrder = { record: SalesAutopilotRecord } | { failure: Failure };

/** Reads one order whole (H). The answer counts only when it is that record. */
export async function fetchOrder(context: Caller, service: Service, listId: string, recordId: string): Promise<FetchedOrder> {
	const reply = await read(context, service, { method: 'GET', path: joinPath('list', listId, 'record', recordId) });
	if ('failure' in reply) return reply;
	const value: unknown = Array.isArray(reply.value) && reply.value.length === 1 ? reply.value[0] : reply.value;
	if (isNothing(value)) return missing('SalesAutopilot has no such record') as { failure: Failure };
	const id = isRecord(value) ? plainText(value.id) : '';
	if (isRecord(value) && id === recordId) return { record: value };
	const cause = id === '' ? `SalesAutopilot sent something that is not an order${quoteComplaint(value, service.secret)}` : `SalesAutopilot sent record ${id} instead`;
	return { failure: { kind: 'garbled', cause, remedy: 'Run again; if it stays so, ask SalesAutopilot\'s support.', nothingDone: true } };
}

export function orderSubject(listId: string, recordId: string): string {
	return `Order ${recordId} of list ${listId}`;
}

/** Ids of the records whose field has a value (M); the server's own comparison decides, so the caller compares again. */
export async function findRecordIds(context: Caller, service: Service, listId: string, field: string, value: string): Promise<string[]> {
	const answer = await read(context, service, { method: 'GET', path: joinPath('list', listId, 'field', field, 'value', value), mostBytes: LIST_BYTES });
	const reply = withFieldsNamed(answer, `Check that list ${listId} has the field ${field}.`);
	if ('failure' in reply && reply.failure.kind === 'missing') return [];
	return idsOf(requireOrderRows(service, requireValue(reply, `Orders of list ${listId}`), listId));
}

/**
 * Rows of a list later than a moment, with as few columns as possible (M-H). The server may ignore the filter, the order
 * and the columns, so the caller must not trust them.
 */
export async function listRows(context: Caller, service: Service, listId: string, after: string, columns: readonly string[]): Promise<SalesAutopilotRecord[]> {
	const reply = await read(context, service, {
		method: 'POST',
		path: joinPath('list', listId, 'order', 'subdate', 'asc'),
		body: [{ field: 'subdate', operator: '>', value: after }, { listFields: columns }],
		mostBytes: LIST_BYTES,
	});
	return requireOrderRows(service, requireValue(reply, `Orders of list ${listId}`), listId);
}

/** Names of the fields a list has (H); none when they cannot be had. */
export async function fetchFieldNames(context: Caller, service: Service, listId: string): Promise<string[]> {
	const reply = await askFields(context, service, listId);
	const names = 'value' in reply && Array.isArray(reply.value) ? reply.value : [];
	return names.map(plainText);
}

/** Whether SalesAutopilot answers at all, and lets us in: it tells one record that cannot be read from a service that is down. */
export async function isAnswering(context: Caller, service: Service, listId: string): Promise<boolean> {
	const reply = await askFields(context, service, listId);
	return 'value' in reply || !(isPassing(reply.failure) || reply.failure.kind === 'login');
}

async function askFields(context: Caller, service: Service, listId: string): Promise<Reply> {
	return await read(context, service, { method: 'GET', path: joinPath('listfields', listId) });
}

function requireOrderRows(service: Service, value: unknown, listId: string): SalesAutopilotRecord[] {
	return requireRows(service, value, 'id', `Orders of list ${listId}`, 'Check that the list exists and is an order list.');
}

export function idsOf(rows: readonly SalesAutopilotRecord[]): string[] {
	return [...new Set(rows.map((row) => plainText(row.id)))];
}
