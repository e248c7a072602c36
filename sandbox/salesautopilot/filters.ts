import { ApiStatus, isObject, wireText } from './call';
import { valueOf } from './records';
import type { Condition, ContactList, ContactRecord } from './types';

type Comparison = (order: number) => boolean;

/** Only `>` is seen in a working client; the others are the plausible rest. */
const COMPARISONS: Readonly<Record<string, Comparison>> = {
	'=': (order) => order === 0,
	'==': (order) => order === 0,
	'!=': (order) => order !== 0,
	'<>': (order) => order !== 0,
	'<': (order) => order < 0,
	'<=': (order) => order <= 0,
	'>': (order) => order > 0,
	'>=': (order) => order >= 0,
};

const NUMBER = /^-?\d+(\.\d+)?$/;

/** Numbers as numbers, everything else (dates too) as text. */
export function compareValues(left: string, right: string): number {
	if (NUMBER.test(left) && NUMBER.test(right)) return Math.sign(Number(left) - Number(right));
	return left < right ? -1 : left > right ? 1 : 0;
}

export function meets(list: ContactList, record: ContactRecord, condition: Condition): boolean {
	const comparison = COMPARISONS[condition.operator];
	if (!comparison || !list.fields.has(condition.field)) throw new ApiStatus(406);
	return comparison(compareValues(valueOf(list, record, condition.field), condition.value));
}

export interface ListQuery {
	readonly conditions: readonly Condition[];
	readonly listFields?: readonly string[];
}

/** The body of an ordered list: conditions, and one entry that limits the columns. */
export function readListQuery(body: unknown): ListQuery {
	if (body === undefined) return { conditions: [] };
	if (!Array.isArray(body)) throw new ApiStatus(406);
	const conditions: Condition[] = [];
	let listFields: readonly string[] | undefined;
	for (const entry of body) {
		if (!isObject(entry)) throw new ApiStatus(406);
		if (Array.isArray(entry.listFields)) listFields = entry.listFields.map(wireText);
		else if (entry.field !== undefined) {
			conditions.push({
				field: wireText(entry.field),
				operator: wireText(entry.operator),
				value: wireText(entry.value),
			});
		} else throw new ApiStatus(406);
	}
	return listFields === undefined ? { conditions } : { conditions, listFields };
}

export function ordered(
	list: ContactList,
	records: readonly ContactRecord[],
	field: string,
	direction: string,
): ContactRecord[] {
	if (!list.fields.has(field)) throw new ApiStatus(406);
	const sign = direction.toLowerCase() === 'asc' ? 1 : direction.toLowerCase() === 'desc' ? -1 : undefined;
	if (sign === undefined) throw new ApiStatus(406);
	return [...records].sort(
		(left, right) => sign * compareValues(valueOf(list, left, field), valueOf(list, right, field)),
	);
}

export function limited<Item>(items: readonly Item[], limit: string | undefined): readonly Item[] {
	if (limit === undefined) return items;
	if (!/^\d+$/.test(limit)) throw new ApiStatus(406);
	return items.slice(0, Number(limit));
}

/** Only the named columns. Whether `products` comes back when it is not named is unknown; here it does not. */
export function columns(row: Record<string, unknown>, names: readonly string[] | undefined): Record<string, unknown> {
	if (names === undefined) return row;
	return Object.fromEntries(names.filter((name) => name in row).map((name) => [name, row[name]]));
}
