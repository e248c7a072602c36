import { isRecord } from '../../../core/record';
import { plainText } from '../../../core/text';
import { ServiceError } from '../../errors';
import type { Service } from '../transport';
import { quoteComplaint } from '../wire/complaint';

export type Row = Record<string, unknown>;

/** What stands for "nothing" on the wire: which one SalesAutopilot uses for a missing record is not known. */
export function isNothing(value: unknown): boolean {
	if (value === null || value === undefined || value === false || value === 0 || value === '' || value === '0') return true;
	if (Array.isArray(value)) return value.length === 0;
	return isRecord(value) && Object.keys(value).length === 0;
}

/**
 * The rows of a list; undefined for what is no list. PHP writes a list with gaps as an object, so both forms occur. `false` and `0` are how PHP
 * says that a call failed, and a row without its ID is an error that looks like one: taken for a list without orders, they would hide every order.
 */
export function readRows(value: unknown, idField: string): Row[] | undefined {
	if (value === null || (typeof value === 'object' && isNothing(value))) return [];
	return readFilledRows(value, idField);
}

/** The same where nothing is no list: a login is not proven by an answer that any server may give. An empty list is one. */
export function readCertainRows(value: unknown, idField: string): Row[] | undefined {
	return Array.isArray(value) && value.length === 0 ? [] : readFilledRows(value, idField);
}

function readFilledRows(value: unknown, idField: string): Row[] | undefined {
	const rows = Array.isArray(value) ? value : isRecord(value) && Object.keys(value).every((key) => /^\d+$/.test(key)) ? Object.values(value) : [];
	const isRow = (row: unknown): row is Row => isRecord(row) && plainText(row[idField]).trim() !== '';
	return rows.length > 0 && rows.every(isRow) ? rows : undefined;
}

/** The rows, or an error that says what SalesAutopilot sent in their place. */
export function requireRows(service: Service, value: unknown, idField: string, subject: string, remedy: string): Row[] {
	const rows = readRows(value, idField);
	if (rows !== undefined) return rows;
	throw new ServiceError(`${subject} could not be read: SalesAutopilot sent something that is not a list${quoteComplaint(value, service.secret)}`, remedy);
}
