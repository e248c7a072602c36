import type { SandboxState } from '../state';
import type { ContactList, ContactRecord, Form, SalesAutopilotState } from './types';

/** Ends a call with a status: 404 unknown resource, 406 wrong parameters. */
export class ApiStatus extends Error {
	constructor(readonly status: 404 | 405 | 406) {
		super(`status ${status}`);
	}
}

/** One request after its path was matched. */
export interface Call {
	readonly sandbox: SandboxState;
	readonly state: SalesAutopilotState;
	readonly parameters: Readonly<Record<string, string>>;
	/** The JSON body, whatever its content type said; undefined when there is none. */
	readonly body: unknown;
}

export interface Route {
	readonly methods: readonly string[];
	/** Segments; `:name` takes one. */
	readonly pattern: string;
	/** What goes over the wire as JSON: objects, lists, or a bare number. */
	readonly run: (call: Call) => unknown;
}

export function requireList(call: Call): ContactList {
	const list = call.state.lists.get(call.parameters.nl ?? '');
	if (!list) throw new ApiStatus(404);
	return list;
}

/** Form 0 names no form; one public client sends it as its default. Whether the service still takes it is not known. */
export function requireForm(list: ContactList, call: Call, ...methods: readonly number[]): Form | undefined {
	const id = call.parameters.ns ?? '';
	if (id === '0' && methods.length === 0) return undefined;
	const form = list.forms.find((candidate) => candidate.id === id);
	if (!form) throw new ApiStatus(404);
	if (methods.length > 0 && !methods.includes(form.method)) throw new ApiStatus(406);
	return form;
}

export function requireRecord(list: ContactList, id: string | undefined): ContactRecord {
	const record = list.records.find((candidate) => candidate.id === id);
	if (!record) throw new ApiStatus(404);
	return record;
}

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function requireObject(value: unknown): Record<string, unknown> {
	if (!isObject(value)) throw new ApiStatus(406);
	return value;
}

/** A JSON scalar as the text the service stores. */
export function wireText(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'boolean') return value ? '1' : '0';
	return typeof value === 'string' ? value : String(value);
}
