import type { IDataObject } from 'n8n-workflow';
import { readOrder, type SalesAutopilotRecord } from '../../core/salesAutopilotRecord';
import { plainText } from '../../core/text';
import { withoutErrorField } from '../errorField';

/** An order as an item: the raw fields, where it is, and the normalised order. Ours win over a custom field of the same name. */
export function toOrderJson(record: SalesAutopilotRecord, listId: string): IDataObject {
	return { ...withoutErrorField(record), listId, recordId: plainText(record.id), order: readOrder(record, listId) } as unknown as IDataObject;
}
