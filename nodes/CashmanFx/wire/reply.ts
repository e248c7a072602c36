import type { PhpData } from './phpDecode';
import { RowStream } from './rowStream';
import { readText } from './slices';

/** A reply as far as its outside tells: an error text, or text to be decoded by operation. */
export type ServerReply = { kind: 'refused'; message: string } | { kind: 'text'; body: Buffer };

/** What a document-producing op answers (V). Slices that the server left out are empty. */
export interface DocumentReply {
	/** `szamfej_id`, the internal id. */
	invoiceId: string;
	pieces: string;
	number: string;
	originalOnly: string;
	language: string;
	slices: readonly string[];
}

/** The server answers errors with status 200 and this at the start (V). */
const ERROR_MARK = 'HIBA:';

export function readReply(body: Buffer): ServerReply {
	const start = body.toString('utf8', 0, 2000).replace(/^\uFEFF/, '').trimStart();
	return start.startsWith(ERROR_MARK) ? { kind: 'refused', message: start.trim() } : { kind: 'text', body };
}

/**
 * Whether a reply of an op that says no more than "done", in words that are not known, sounds like an error without its mark: a message of
 * PHP, `false`, a complaint (G). The vendor's client takes all of that for done (V).
 */
export function soundsLikeError(body: Buffer): boolean {
	const text = readText(body);
	if (/^\d+(?:\||$)/.test(text)) return false;
	return /^(?:hib[aá]|[eé]rv[eé]nytelen|ismeretlen|sikertelen|(?:php |fatal |parse )*(?:error|notice|warning|deprecated|exception)|false|null|b:0;|n;|nincs|nem |-\d+$|\{.*"(?:err\w*|hiba)"\s*:\s*(?:"[^"]|[1-9]|true|\{))|nincs (?:ilyen|joga?|meg|el[eé]rhet)|nem (?:tal[aá]l|l[eé]tez|siker|megfelel|enged|[eé]rv[eé]nyes|lehet|ismer)/iu.test(text);
}

/**
 * Reads the reply of ops 1, 2, 3, 11 and 20. Undefined when it is not one: HTML, an empty body, no number and id in it, or a
 * number with bytes that are not UTF-8.
 * Such a reply does not tell whether a document was made.
 */
export function readDocumentReply(body: Buffer): DocumentReply | undefined {
	const text = body.toString('utf8').replace(/^\uFEFF/, '').trim();
	if (text.length > 2000 || /[<>\n\u0000]/.test(text)) return undefined;
	const slices = text.split('|');
	const [invoiceId = '', pieces = '', number = '', originalOnly = '', language = ''] = slices;
	if (!/^\d+$/.test(invoiceId) || !/[1-9]/.test(number) || number.includes('\uFFFD')) return undefined;
	return { invoiceId, pieces, number, originalOnly, language, slices };
}

/** Reads the reply of ops 17 and 19: rows of unknown field names. Throws PhpFormatError. */
export function readRows(body: Buffer): Array<Record<string, PhpData>> {
	const rows: Array<Record<string, PhpData>> = [];
	const stream = new RowStream((row) => rows.push({ ...row }), body.length);
	stream.push(body);
	stream.end();
	return rows;
}
