import type { ContactList, ContactRecord } from './types';
import { valueOf } from './records';

const TAG = /\[([a-z0-9_]+)(?:\/"([^"]*)")?\]/g;

/**
 * Replaces merge tags: `[field]` and `[field/"default"]`. What names no field of the list stays as it is, so that JSON
 * lists in a body survive.
 */
export function mergeTags(
	text: string,
	list: ContactList,
	record: ContactRecord,
	escape: (value: string) => string = (value) => value,
): string {
	return text.replace(TAG, (tag: string, name: string, otherwise: string | undefined) => {
		if (name !== 'id' && !list.fields.has(name)) return tag;
		return escape(valueOf(list, record, name) || (otherwise ?? ''));
	});
}

/** The inside of a JSON string. */
export function jsonEscaped(value: string): string {
	return JSON.stringify(value).slice(1, -1);
}
