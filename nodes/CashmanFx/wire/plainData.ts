import type { PhpData } from './phpDecode';

/** What JSON can hold. */
export type PlainData = string | number | boolean | null | PlainData[] | { [key: string]: PlainData };

/**
 * A decoded PHP value as plain JSON data. Infinity and NaN, which JSON has not, become text; a key `__proto__`,
 * which would change the object it is copied into, is given another name.
 */
export function toPlainData(value: PhpData): PlainData {
	if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(toPlainData);
	return toPlainRecord(value);
}

export function toPlainRecord(record: Readonly<Record<string, PhpData>>): { [key: string]: PlainData } {
	return Object.fromEntries(Object.entries(record).map(([key, value]) => [key === '__proto__' ? '_proto_' : key, toPlainData(value)]));
}
