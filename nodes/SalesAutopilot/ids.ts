import { Problem } from '../../core/problem';
import { plainText } from '../../core/text';

/** Whether a text can be the id of a list, a form or a record: a positive whole number. */
export function isId(text: string): boolean {
	return /^[1-9]\d{0,17}$/.test(text);
}

/** An id as text. Throws a Problem for everything else, so that none can change the path of a call. */
export function requireId(value: unknown, field: string, remedy: string): string {
	const text = plainText(value).trim();
	if (isId(text)) return text;
	throw new Problem(text === '' ? 'A required value is missing' : 'This is not an ID', field, value, remedy);
}

export function requireListId(value: unknown): string {
	return requireId(value, 'Order List Name or ID', 'Choose the order list (megrendelés lista).');
}

/** The name of a field of a list (H: lower case letters, digits and underscores). */
export function requireFieldName(value: unknown, field: string): string {
	const name = plainText(value).trim();
	if (/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) return name;
	throw new Problem('This is not the name of a field', field, value, 'Write the technical name of the field (mező azonosítója), such as mssys_billing_number.');
}
