import {
	type Call,
	requireForm,
	requireList,
	requireObject,
	requireRecord,
	type Route,
	ApiStatus,
	isObject,
	wireText,
} from '../call';
import { columns, limited, meets, ordered, readListQuery } from '../filters';
import { addRecord, updateRecord, valueOf, wireRecord } from '../records';
import { type ContactList, type ContactRecord, FORM_METHOD, LIST_TYPE } from '../types';

function active(list: ContactList): ContactRecord[] {
	return list.records.filter((record) => record.values.active !== '0');
}

function withField(list: ContactList, name: string, value: string): ContactRecord[] {
	if (!list.fields.has(name)) throw new ApiStatus(406);
	return list.records.filter((record) => valueOf(list, record, name) === value);
}

function orderedList(call: Call): unknown {
	const list = requireList(call);
	const query = readListQuery(call.body);
	const found = active(list).filter((record) =>
		query.conditions.every((condition) => meets(list, record, condition)),
	);
	const { field = '', direction = '', limit } = call.parameters;
	return limited(ordered(list, found, field, direction), limit).map((record) =>
		columns(wireRecord(list, record), query.listFields),
	);
}

/** The union of the segments named in the body. */
function filteredList(call: Call): unknown {
	const list = requireList(call);
	if (!Array.isArray(call.body)) throw new ApiStatus(406);
	const segments = call.body.map((id) =>
		call.state.segments.find((segment) => segment.id === wireText(id) && segment.listId === list.id),
	);
	if (segments.some((segment) => segment === undefined)) throw new ApiStatus(404);
	const found = active(list).filter((record) =>
		segments.some((segment) => segment?.conditions.every((condition) => meets(list, record, condition))),
	);
	const { field, direction = '', limit } = call.parameters;
	const sorted = field === undefined ? found : ordered(list, found, field, direction);
	return limited(sorted, limit).map((record) => wireRecord(list, record));
}

/** New id, or -1 for an e-mail that is already on the list, -2 for one that is none. */
function subscribe(call: Call): unknown {
	const list = requireList(call);
	const form = requireForm(list, call, FORM_METHOD.subscribe, FORM_METHOD.order);
	const body = requireObject(call.body);
	const email = wireText(body.email);
	if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) return -2;
	if (list.type === LIST_TYPE.newsletter && withField(list, 'email', email).length > 0) return -1;
	return Number(addRecord(call.sandbox, list, form?.id ?? '0', body).id);
}

function logUpdate(call: Call, list: ContactList, record: ContactRecord, body: Record<string, unknown>): void {
	const { events } = call.state;
	events.push({
		sequence: events.length + 1,
		at: call.sandbox.clock.timestamp(),
		kind: 'update',
		listId: list.id,
		recordId: record.id,
		text: `form ${call.parameters.ns ?? '-'}: ${Object.keys(body).join(', ')}`,
	});
}

function applyUpdate(call: Call, list: ContactList, records: readonly ContactRecord[], input: unknown): number {
	const body = requireObject(input);
	return records.reduce((changed, record) => {
		logUpdate(call, list, record, body);
		return changed + updateRecord(call.sandbox, list, record, body);
	}, 0);
}

function updateByRecord(call: Call): unknown {
	const list = requireList(call);
	requireForm(list, call);
	return applyUpdate(call, list, [requireRecord(list, call.parameters.id)], call.body);
}

function updateByField(call: Call): unknown {
	const list = requireList(call);
	requireForm(list, call);
	const { field = '', value = '' } = call.parameters;
	return applyUpdate(call, list, withField(list, field, value), call.body);
}

/** `[{id_field, id_value, data}]`. The body of `batchupdate` is unseen; it is taken to be the same. */
function updateBatch(call: Call): unknown {
	const list = requireList(call);
	if (call.parameters.ns !== undefined) requireForm(list, call);
	if (!Array.isArray(call.body)) throw new ApiStatus(406);
	return call.body.reduce((changed: number, entry: unknown) => {
		if (!isObject(entry)) throw new ApiStatus(406);
		return (
			changed +
			applyUpdate(call, list, withField(list, wireText(entry.id_field), wireText(entry.id_value)), entry.data)
		);
	}, 0);
}

function unsubscribe(records: readonly ContactRecord[]): number {
	const found = records.filter((record) => record.values.active !== '0');
	for (const record of found) record.values.active = '0';
	return found.length > 0 ? 1 : 0;
}

export const recordRoutes: readonly Route[] = [
	{
		methods: ['GET'],
		pattern: 'list/:nl',
		run: (call) => active(requireList(call)).map((record) => wireRecord(requireList(call), record)),
	},
	{
		methods: ['GET'],
		pattern: 'list/:nl/record/:id',
		run: (call) => wireRecord(requireList(call), requireRecord(requireList(call), call.parameters.id)),
	},
	{
		methods: ['GET'],
		pattern: 'list/:nl/field/:field/value/:value',
		run: (call) => {
			const list = requireList(call);
			return withField(list, call.parameters.field ?? '', call.parameters.value ?? '').map((record) =>
				wireRecord(list, record),
			);
		},
	},
	{ methods: ['GET', 'POST'], pattern: 'list/:nl/order/:field/:direction', run: orderedList },
	{ methods: ['GET', 'POST'], pattern: 'list/:nl/order/:field/:direction/:limit', run: orderedList },
	{ methods: ['POST'], pattern: 'filteredlist/:nl', run: filteredList },
	{ methods: ['POST'], pattern: 'filteredlist/:nl/order/:field/:direction', run: filteredList },
	{ methods: ['POST'], pattern: 'filteredlist/:nl/order/:field/:direction/:limit', run: filteredList },
	{ methods: ['POST'], pattern: 'subscribe/:nl/form/:ns', run: subscribe },
	{ methods: ['PUT', 'POST'], pattern: 'update/:nl/form/:ns/record/:id', run: updateByRecord },
	{ methods: ['PUT', 'POST'], pattern: 'update/:nl/form/:ns/field/:field/value/:value', run: updateByField },
	{ methods: ['PUT', 'POST'], pattern: 'update/:nl/form/:ns', run: updateBatch },
	{ methods: ['POST'], pattern: 'batchupdate/:nl', run: updateBatch },
	{
		methods: ['GET'],
		pattern: 'unsubscribe/:nl/record/:id',
		run: (call) => unsubscribe(requireList(call).records.filter(({ id }) => id === call.parameters.id)),
	},
	{
		methods: ['GET'],
		pattern: 'unsubscribe/:nl/email/:email',
		run: (call) => unsubscribe(withField(requireList(call), 'email', call.parameters.email ?? '')),
	},
	{
		methods: ['GET'],
		pattern: 'unsubscribe/:nl/field/:field/value/:value',
		run: (call) =>
			unsubscribe(withField(requireList(call), call.parameters.field ?? '', call.parameters.value ?? '')),
	},
	{
		methods: ['DELETE'],
		pattern: 'delete/:nl/record/:id',
		run: (call) => {
			const list = requireList(call);
			const before = list.records.length;
			list.records = list.records.filter((record) => record.id !== call.parameters.id);
			return before - list.records.length;
		},
	},
];
