import { multipartField } from '../wire/multipart';
import { PhpFormatError, phpText, unserialize } from '../wire/php';
import { Hiba } from './hiba';
import type { Row } from './types';

/** The rows of a request body. @throws Hiba 002 for whatever cannot be read. */
export function readRows(contentType: string, body: Buffer): Row[] {
	const post = multipartField(contentType, body, 'post');
	if (post === undefined) throw new Hiba('002', 'nincs post mező');
	let value;
	try {
		value = unserialize(post);
	} catch (error) {
		if (error instanceof PhpFormatError) throw new Hiba('002', error.message);
		throw error;
	}
	if (!(value instanceof Map) || !(value.get(0) instanceof Map)) throw new Hiba('002', 'nincs 0. sor');
	const rows: Row[] = [];
	for (let index = 0; index < value.size; index++) {
		const row = value.get(index);
		if (!(row instanceof Map)) throw new Hiba('002', `a(z) ${index}. sor hiányzik`);
		rows.push(new Map([...row].map(([name, cell]) => [String(name), phpText(cell)])));
	}
	return rows;
}

export function field(row: Row, name: string): string {
	return (row.get(name) ?? '').trim();
}

/** First name that carries a value. */
export function anyField(row: Row, ...names: readonly string[]): string {
	for (const name of names) {
		const value = field(row, name);
		if (value !== '') return value;
	}
	return '';
}

const SECRETS = new Set(['Password', 'User', 'Csoport']);

/** Row 0 without the login, for the books. */
export function wireFields(row: Row): Record<string, string> {
	return Object.fromEntries([...row].filter(([name]) => !SECRETS.has(name)));
}
