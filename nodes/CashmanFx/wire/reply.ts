import { decodePhp, type PhpData } from './phpDecode';
import { PhpFormatError } from './phpReader';

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
 * Reads the reply of ops 1, 2, 3, 11 and 20. Undefined when it is not one: HTML, an empty body, or no number and id in it.
 * Such a reply does not tell whether a document was made.
 */
export function readDocumentReply(body: Buffer): DocumentReply | undefined {
	const text = body.toString('utf8').replace(/^\uFEFF/, '').trim();
	if (text.length > 2000 || /[<>\n\u0000]/.test(text)) return undefined;
	const slices = text.split('|');
	const [invoiceId = '', pieces = '', number = '', originalOnly = '', language = ''] = slices;
	if (!/^\d+$/.test(invoiceId) || !/\d/.test(number)) return undefined;
	return { invoiceId, pieces, number, originalOnly, language, slices };
}

/** Reads the reply of ops 17, 18 and 19: rows of unknown field names. Throws PhpFormatError. */
export function readRows(body: Buffer): Array<Record<string, PhpData>> {
	const data = decodePhp(withoutSurroundings(body));
	if (typeof data !== 'object' || data === null) throw new PhpFormatError('The list is not an array', 0);
	return Object.values(data).map((row) => {
		if (typeof row !== 'object' || row === null) throw new PhpFormatError('A row of the list is not an array', 0);
		return { ...row } as Record<string, PhpData>;
	});
}

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/** A byte order mark before, and white space around the data, as editors leave them around the code of a PHP file. */
function withoutSurroundings(body: Buffer): Buffer {
	let start = body.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
	let end = body.length;
	while (start < end && (body[start] as number) <= 0x20) start++;
	while (end > start && (body[end - 1] as number) <= 0x20) end--;
	return body.subarray(start, end);
}
