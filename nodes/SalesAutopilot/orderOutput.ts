import type { IDataObject } from 'n8n-workflow';
import { readOrder, type SalesAutopilotRecord } from '../../core/salesAutopilotRecord';
import { plainText } from '../../core/text';

/** An order as an item: the raw fields, where it is, and the normalised order. Ours win over a custom field of the same name. */
export function toOrderJson(record: SalesAutopilotRecord, listId: string): IDataObject {
	return { ...withoutErrorField(record), listId, recordId: plainText(record.id), order: readOrder(record, listId) } as unknown as IDataObject;
}

/** n8n takes an item with a top-level `error` for a failed one, so a field of that name is kept under another. */
export function withoutErrorField(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
	if (!('error' in fields)) return { ...fields };
	const { error, ...others } = fields;
	return { ...others, errorField: error };
}
