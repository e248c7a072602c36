import { isRecord } from '../../../core/record';

/** What stands for "nothing" on the wire: which one SalesAutopilot uses for a missing record is not known. */
export function isNothing(value: unknown): boolean {
	if (value === null || value === undefined || value === false || value === 0 || value === '' || value === '0') return true;
	if (Array.isArray(value)) return value.length === 0;
	return isRecord(value) && Object.keys(value).length === 0;
}

/**
 * The rows of a list; undefined for what is no list. PHP writes a list with gaps as an object, so both forms occur. `false` and `0` are how PHP
 * says that a call failed: taken for a list without orders, they would hide every order.
 */
export function readRows(value: unknown): Array<Record<string, unknown>> | undefined {
	if (value === null || (typeof value === 'object' && isNothing(value))) return [];
	const rows = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [];
	return rows.length > 0 && rows.every(isRecord) ? rows : undefined;
}
