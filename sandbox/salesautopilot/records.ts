import type { SandboxState } from '../state';
import { wireText } from './call';
import { emptyValue } from './fields';
import { nextId } from './seed';
import { type ContactList, type ContactRecord, LIST_TYPE, type OrderItem, type Values } from './types';

const READ_ONLY = new Set(['id', 'subdate', 'firstupdate', 'lastupdate', 'mssys_nsid', 'mssys_contact_id']);

/** A record as it goes over the wire: every field of its list, and its products on an order list. */
export function wireRecord(list: ContactList, record: ContactRecord): Record<string, unknown> {
	const row: Record<string, unknown> = { id: record.id };
	for (const [name, field] of list.fields) {
		if (name !== 'id') row[name] = record.values[name] ?? emptyValue(field.type);
	}
	if (list.type === LIST_TYPE.order) row.products = record.products.map((item) => ({ ...item }));
	return row;
}

export function valueOf(list: ContactList, record: ContactRecord, name: string): string {
	if (name === 'id') return record.id;
	const field = list.fields.get(name);
	return record.values[name] ?? (field ? emptyValue(field.type) : '');
}

/** The fields of a body that the list has. Unknown ones are passed over (a guess). */
function writableValues(list: ContactList, input: Record<string, unknown>): Values {
	const values: Values = {};
	for (const [name, value] of Object.entries(input)) {
		const field = list.fields.get(name);
		if (!field || READ_ONLY.has(name)) continue;
		const text = wireText(value);
		values[name] = text === '' ? emptyValue(field.type) : text;
	}
	return values;
}

export function addRecord(
	sandbox: SandboxState,
	list: ContactList,
	formId: string,
	input: Record<string, unknown>,
	products: OrderItem[] = [],
): ContactRecord {
	const at = sandbox.clock.timestamp();
	const id = nextId(sandbox.salesAutopilot);
	const record: ContactRecord = {
		id,
		products: products.map((item) => ({ ...item, nud_id: id })),
		values: {
			active: '1',
			mssys_secure_id: sandbox.random.hex(16),
			...writableValues(list, input),
			subdate: at,
			firstupdate: at,
			lastupdate: at,
			mssys_nsid: formId,
			mssys_contact_id: id,
		},
	};
	list.records.push(record);
	return record;
}

/** Number of rows changed: 1, or 0 when the body names no field of the list. */
export function updateRecord(
	sandbox: SandboxState,
	list: ContactList,
	record: ContactRecord,
	input: Record<string, unknown>,
): number {
	const values = writableValues(list, input);
	if (Object.keys(values).length === 0) return 0;
	Object.assign(record.values, values, { lastupdate: sandbox.clock.timestamp() });
	return 1;
}
