import { Problem } from './problem';

/** Longest text we pass on in a field, in characters. The server's own limits are not known; a novel in a note is a mistake. */
export const MOST_TEXT_CHARACTERS = 4000;

// Tab, line feed and carriage return are ordinary text; other control characters are not, and an invoice's XML cannot hold them.
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;

/**
 * A text that may go on an invoice, trimmed. Throws a Problem for what PHP or the tax office's XML cannot carry:
 * NUL and other control characters, half a surrogate pair, or a length beyond reason.
 */
export function requireCleanText(value: unknown, field: string): string {
	const text = typedText(value, field).trim();
	if (text.length > MOST_TEXT_CHARACTERS) {
		throw new Problem('The text is too long', field, text, `Shorten it to ${MOST_TEXT_CHARACTERS} characters at most.`);
	}
	if (CONTROL_CHARACTERS.test(text)) {
		throw new Problem('The text has control characters that no invoice can show', field, text, 'Remove them where the text comes from.');
	}
	if (text.includes('\ufffd')) {
		throw new Problem('The text has letters that were damaged on the way (\ufffd)', field, text, 'Correct it where it comes from: it would stand so on the invoice.');
	}
	if (hasLoneSurrogate(text)) {
		throw new Problem('The text has half of a character (a lone surrogate)', field, text, 'Remove the broken character where the text comes from.');
	}
	return text;
}

/**
 * What a person typed, or an expression gave, as text. A list or an object is refused: taken for nothing,
 * it would make a private person of a company, and today of the day of payment.
 */
export function typedText(value: unknown, field: string): string {
	if (typeof value !== 'object' || value === null) return plainText(value);
	throw new Problem('This is a list or an object, where one value is wanted', field, value, 'Point the expression to the one value that is meant.');
}

/** What a cell of a form or a record holds, as text; objects and missing values are empty. */
export function plainText(value: unknown): string {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : '';
}

/** Text that must not be empty. */
export function requireText(value: unknown, field: string, remedy: string): string {
	const text = requireCleanText(value, field);
	if (text === '') throw new Problem('A required value is missing', field, value, remedy);
	return text;
}

/** A text without accents, capitals and signs, for comparing what people type: `Fordított adózás (FAD)` becomes `forditott adozas fad`. */
export function foldText(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

const SIGNS: ReadonlyMap<string, string> = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', '\''], ['nbsp', ' ']]);
const ACCENTS: ReadonlyMap<string, string> = new Map([['acute', '\u0301'], ['uml', '\u0308'], ['dblac', '\u030b']]);
const ENTITY = /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z])(acute|uml|dblac)|(amp|lt|gt|quot|apos|nbsp));/gi;

/** A text that a server hands back html-escaped, as it was before: signs, Hungarian letters, character numbers. */
export function withoutEntities(text: string): string {
	const unescaped = text.replace(ENTITY, (_all, decimal?: string, hex?: string, letter?: string, accent?: string, sign?: string) => {
		if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
		if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
		return letter === undefined ? (SIGNS.get((sign ?? '').toLowerCase()) ?? '') : letter + (ACCENTS.get((accent ?? '').toLowerCase()) ?? '');
	});
	return unescaped.normalize('NFC');
}

function hasLoneSurrogate(text: string): boolean {
	return /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}
