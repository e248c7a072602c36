import type { IDataObject } from 'n8n-workflow';
import { readOrder, type SalesAutopilotRecord } from '../../core/salesAutopilotRecord';
import { plainText } from '../../core/text';
import { withoutErrorField } from '../errorField';
import type { Failure } from './wire/verdict';

/** An order as an item: where it is, the normalised order, and behind them the raw fields, about a hundred. Ours win over a custom field of the same name. */
export function toOrderJson(record: SalesAutopilotRecord, listId: string): IDataObject {
	const ours = { listId, recordId: plainText(record.id), order: readOrder(record, listId) };
	return { ...ours, ...withoutErrorField(record), ...ours } as unknown as IDataObject;
}

/** An order that could not be read: whoever comes next sees it, and Create refuses it by name. */
export function toUnreadJson(listId: string, recordId: string, { cause, remedy }: Failure): IDataObject {
	return { listId, recordId, readProblem: `${cause}. ${remedy}` };
}
