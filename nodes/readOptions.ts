import { isRecord } from '../core/record';
import { plainText, typedText } from '../core/text';

/** A number of an option, NaN for what is none. An expression that finds nothing gives "", null or an empty list: that is the fallback, not 0. */
export function numberOr(value: unknown, fallback: number): number {
	if (typeof value === 'number') return value;
	const text = plainText(value).trim();
	return text === '' ? fallback : Number(text);
}

/** The same where nothing but a number of 0 or more is of use: the fallback for what is negative or none too. */
export function readNumber(value: unknown, fallback: number): number {
	const given = numberOr(value, fallback);
	return Number.isFinite(given) && given >= 0 ? given : fallback;
}

/** Data that was given as JSON text, or as data by an expression; undefined for text that is no JSON. */
export function readJson(given: unknown): unknown {
	if (typeof given !== 'string') return given;
	try {
		return JSON.parse(given);
	} catch {
		return undefined;
	}
}

/** The rows of a fixedCollection with the group `pairs`. */
export function readPairRows(collection: unknown): Array<Record<string, unknown>> {
	const pairs = isRecord(collection) ? collection.pairs : undefined;
	return Array.isArray(pairs) ? pairs.filter(isRecord) : [];
}

/** A text, or a day or moment as text: an expression such as `{{ $now }}` gives a Luxon date. Throws a Problem for any other object. */
export function textOrDay(value: unknown, field: string): string {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
	const isLuxon = typeof value === 'object' && value !== null && 'toISO' in value && typeof value.toISO === 'function';
	return isLuxon ? plainText((value as { toISO(): string | null }).toISO() ?? 'Invalid Date') : typedText(value, field);
}

/** The name and value pairs of a fixedCollection with the group `pairs`; rows without a name are left out. `label` is the collection's, for errors. */
export function readPairs(collection: unknown, label: string, nameField: string, valueField: string): Record<string, string> {
	const pairs = readPairRows(collection).map((row): [string, string] => {
		const name = typedText(row[nameField], label).trim();
		return [name, typedText(row[valueField], `${label} → ${name}`)];
	});
	return Object.fromEntries(pairs.filter(([name]) => name !== ''));
}
