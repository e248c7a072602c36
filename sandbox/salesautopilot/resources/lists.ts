import { add, formatDecimal, parseDecimal, ZERO } from '../../decimal';
import {
	ApiStatus,
	type Call,
	isObject,
	requireForm,
	requireList,
	requireObject,
	requireRecord,
	type Route,
	wireText,
} from '../call';
import { listField } from '../fields';
import { meets } from '../filters';
import { valueOf } from '../records';
import { type ContactRecord, type FieldType, FORM_METHOD, type ListField, type Segment } from '../types';

const FIELD_TYPES: readonly string[] = [
	'shorttext',
	'text',
	'radio',
	'select',
	'url',
	'file',
	'password',
	'smallint',
	'integer',
	'decimal',
	'checkbox',
	'date',
	'datetime',
];

function segmentRecords(call: Call): { segment: Segment; records: ContactRecord[] } {
	const segment = call.state.segments.find(({ id }) => id === call.parameters.segment);
	const list = segment && call.state.lists.get(segment.listId);
	if (!segment || !list) throw new ApiStatus(404);
	const records = list.records.filter(
		(record) =>
			record.values.active !== '0' && segment.conditions.every((condition) => meets(list, record, condition)),
	);
	return { segment, records };
}

function segmentIncome(call: Call): Record<string, number> {
	const { segment, records } = segmentRecords(call);
	const list = call.state.lists.get(segment.listId);
	const totals = new Map<string, typeof ZERO>();
	for (const record of records) {
		const currency = record.values.mssys_bill_currency ?? 'HUF';
		const amount = (list && parseDecimal(valueOf(list, record, 'mssys_order_brutto_sum'))) ?? ZERO;
		totals.set(currency, add(totals.get(currency) ?? ZERO, amount));
	}
	return Object.fromEntries([...totals].map(([currency, total]) => [currency, Number(formatDecimal(total))]));
}

function addField(call: Call): unknown {
	const list = requireList(call);
	const body = requireObject(call.body);
	const name = wireText(body.field_name);
	const type = wireText(body.field_type);
	if (!/^[a-z0-9_]+$/.test(name) || !FIELD_TYPES.includes(type)) throw new ApiStatus(406);
	if (list.fields.has(name)) return 0;
	const options = isObject(body.options)
		? Object.fromEntries(Object.entries(body.options).map(([key, text]) => [key, wireText(text)]))
		: {};
	list.fields.set(name, listField(type as FieldType, wireText(body.field_label) || name, options));
	return 1;
}

function requireField(call: Call): ListField {
	const field = requireList(call).fields.get(call.parameters.field ?? '');
	if (!field) throw new ApiStatus(404);
	return field;
}

function setOption(call: Call): unknown {
	const { options } = requireField(call);
	const body = requireObject(call.body);
	const { value } = call.parameters;
	if (value !== undefined && !options.delete(value)) return 0;
	options.set(wireText(body.value), wireText(body.text));
	return 1;
}

function link(path: string): (call: Call) => string {
	return (call) => {
		const list = requireList(call);
		const record = requireRecord(list, call.parameters.id);
		if (call.parameters.ns !== undefined) requireForm(list, call, FORM_METHOD.dataUpdate);
		const target = call.parameters.ns ?? call.parameters.lp ?? '';
		return `https://salesautopilot.example/${path}/${list.id}/${target}/${record.id}/${record.values.mssys_secure_id ?? ''}`;
	};
}

export const listRoutes: readonly Route[] = [
	{
		methods: ['GET'],
		pattern: 'getlists',
		run: ({ state }) => [...state.lists.values()].map(({ id, name }) => ({ id, name })),
	},
	{
		methods: ['GET'],
		pattern: 'zapier/getlists/:type',
		run: ({ state, parameters }) =>
			[...state.lists.values()]
				.filter((list) => String(list.type) === parameters.type)
				.map((list) => ({ nl_id: list.id, list_name: list.name })),
	},
	{
		methods: ['GET'],
		pattern: 'getforms/:nl',
		run: (call) =>
			requireList(call)
				.forms.filter((form) => form.method !== FORM_METHOD.dataUpdate)
				.map(({ id, name }) => ({ id, name })),
	},
	{
		methods: ['GET'],
		pattern: 'zapier/getforms/:nl/:method',
		run: (call) =>
			requireList(call)
				.forms.filter((form) => String(form.method) === call.parameters.method)
				.map((form) => ({ ns_id: form.id, form_name: form.name })),
	},
	{ methods: ['GET'], pattern: 'listfields/:nl', run: (call) => [...requireList(call).fields.keys()] },
	{
		methods: ['GET'],
		pattern: 'listfields/:nl/extended',
		run: (call) => Object.fromEntries([...requireList(call).fields].map(([name, field]) => [name, field.type])),
	},
	{
		methods: ['GET'],
		pattern: 'checkfieldexists/:nl/:field',
		run: (call) => (requireList(call).fields.has(call.parameters.field ?? '') ? 1 : 0),
	},
	{ methods: ['POST'], pattern: 'addlistfield/:nl', run: addField },
	{
		methods: ['GET'],
		pattern: 'getfieldoptions/:nl/:field',
		run: (call) => Object.fromEntries(requireField(call).options),
	},
	{ methods: ['POST'], pattern: 'fieldoptionadd/:nl/:field', run: setOption },
	{ methods: ['POST'], pattern: 'fieldoptionedit/:nl/:field/:value', run: setOption },
	{
		methods: ['GET', 'DELETE'],
		pattern: 'fieldoptiondelete/:nl/:field/:value',
		run: (call) => (requireField(call).options.delete(call.parameters.value ?? '') ? 1 : 0),
	},
	{
		methods: ['GET'],
		pattern: 'listtotalcount/:nl',
		run: (call) => requireList(call).records.filter((record) => record.values.active !== '0').length,
	},
	{ methods: ['GET'], pattern: 'getsegmentnum/:segment', run: (call) => segmentRecords(call).records.length },
	{ methods: ['GET'], pattern: 'getsegmentincome/:segment', run: segmentIncome },
	{ methods: ['GET'], pattern: 'updateformlink/:nl/:ns/:id', run: link('update') },
	{ methods: ['GET'], pattern: 'updateformlink/:nl/:ns/:id/secure', run: link('update') },
	{ methods: ['GET'], pattern: 'landingpagelink/:nl/:lp/:id', run: link('landing') },
];
