const [COLON, SEMICOLON, QUOTE, MINUS, OPENING, CLOSING] = [...':;"-{}'].map((mark) => mark.charCodeAt(0));
const [TEXT, INTEGER, ARRAY] = [...'sia'].map((letter) => letter.charCodeAt(0));
const [ZERO, NINE] = [0x30, 0x39];
const [MOST_LENGTH_DIGITS, MOST_COUNT_DIGITS, MOST_INTEGER_DIGITS] = [10, 9, 20];
/** What no byte is, where there is none. */
const NONE = -1;

/**
 * Where the entry of an array ends whose key begins at `start`, if its key is a text or an integer and its value an array; undefined as of a plain value.
 */
export function endOfRow(bytes: Uint8Array, start: number, mostLevels: number): number | undefined {
	const value = endOfScalar(bytes, start);
	return value !== undefined && bytes[value] === ARRAY ? endOfPlainValue(bytes, value, mostLevels) : undefined;
}

/**
 * Where the PHP-serialized value ends that begins at `start`, if it holds texts, integers and arrays alone; undefined where it holds anything else, is cut
 * off or is not as it should be: then it has to be read, and reading says what is wrong. It makes no value, and takes bytes, which it goes through twice as fast as through a text.
 */
export function endOfPlainValue(bytes: Uint8Array, start: number, mostLevels: number): number | undefined {
	/** How many entries each open array still lacks. */
	const missing: number[] = [];
	let at: number | undefined = start;
	for (;;) {
		if (bytes[at] === ARRAY) {
			const count = endOfCount(bytes, at, MOST_COUNT_DIGITS);
			if (count === undefined || missing.length === mostLevels || bytes[count] !== OPENING) return undefined;
			missing.push(numberAt(bytes, at + 2, count - 1));
			at = count + 1;
		} else {
			at = endOfScalar(bytes, at);
			if (at === undefined) return undefined;
		}
		while (missing[missing.length - 1] === 0) {
			if (bytes[at] !== CLOSING) return undefined;
			missing.pop();
			at++;
		}
		if (missing.length === 0) return at;
		missing.push((missing.pop() ?? 0) - 1);
		at = endOfScalar(bytes, at);
		if (at === undefined) return undefined;
	}
}

function endOfScalar(bytes: Uint8Array, start: number): number | undefined {
	const letter = bytes[start];
	if (letter === TEXT) return endOfText(bytes, start);
	return letter === INTEGER ? endOfInteger(bytes, start) : undefined;
}

/** `s:<bytes>:"<text>";` Nine of ten values are texts, so the digits are gone through once. */
function endOfText(bytes: Uint8Array, start: number): number | undefined {
	let length = 0;
	let at = start + 2;
	for (let byte = bytes[at] ?? NONE; byte >= ZERO && byte <= NINE; byte = bytes[++at] ?? NONE) length = length * 10 + byte - ZERO;
	const digits = at - start - 2;
	const closing = at + 2 + length;
	const isText = bytes[start + 1] === COLON && digits > 0 && digits <= MOST_LENGTH_DIGITS && bytes[at] === COLON && bytes[at + 1] === QUOTE;
	return isText && bytes[closing] === QUOTE && bytes[closing + 1] === SEMICOLON ? closing + 2 : undefined;
}

/** `i:<digits>;` */
function endOfInteger(bytes: Uint8Array, start: number): number | undefined {
	const first = bytes[start + 2] === MINUS ? start + 3 : start + 2;
	const end = endOfDigits(bytes, first);
	return bytes[start + 1] === COLON && end > first && end - first <= MOST_INTEGER_DIGITS && bytes[end] === SEMICOLON ? end + 1 : undefined;
}

/** What is behind a letter, a colon, digits and a colon. */
function endOfCount(bytes: Uint8Array, start: number, mostDigits: number): number | undefined {
	const end = endOfDigits(bytes, start + 2);
	return bytes[start + 1] === COLON && end > start + 2 && end - start - 2 <= mostDigits && bytes[end] === COLON ? end + 1 : undefined;
}

function endOfDigits(bytes: Uint8Array, start: number): number {
	let end = start;
	for (let byte = bytes[end] ?? NONE; byte >= ZERO && byte <= NINE; byte = bytes[end] ?? NONE) end++;
	return end;
}

function numberAt(bytes: Uint8Array, start: number, end: number): number {
	let value = 0;
	for (let at = start; at < end; at++) value = value * 10 + (bytes[at] ?? ZERO) - ZERO;
	return value;
}
