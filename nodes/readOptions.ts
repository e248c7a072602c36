import { isRecord } from '../core/record';
import { plainText } from '../core/text';

/** A number of an option; the fallback where it is missing, negative or none. */
export function readNumber(value: unknown, fallback: number): number {
	const given = Number(value ?? fallback);
	return Number.isFinite(given) && given >= 0 ? given : fallback;
}

/** The rows of a fixedCollection with the group `pairs`. */
export function readPairRows(collection: unknown): Array<Record<string, unknown>> {
	const pairs = isRecord(collection) ? collection.pairs : undefined;
	return Array.isArray(pairs) ? pairs.filter(isRecord) : [];
}

/** A text, or a day or moment as text: an expression such as `{{ $now }}` gives a Luxon date. */
export function textOrDay(value: unknown): string {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
	const isLuxon = typeof value === 'object' && value !== null && 'toISO' in value && typeof value.toISO === 'function';
	return isLuxon ? plainText((value as { toISO(): string | null }).toISO() ?? 'Invalid Date') : plainText(value);
}

/** The name and value pairs of a fixedCollection with the group `pairs`; rows without a name are left out. */
export function readPairs(collection: unknown, nameField: string, valueField: string): Record<string, string> {
	return Object.fromEntries(readPairRows(collection).map((row) => [plainText(row[nameField]).trim(), plainText(row[valueField])] as const).filter(([name]) => name !== ''));
}
