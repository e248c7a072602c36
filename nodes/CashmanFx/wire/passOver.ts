const [COLON, SEMICOLON, QUOTE, MINUS, BRACE] = [...':;"-}'].map((mark) => mark.charCodeAt(0));
const [TEXT, INTEGER, ARRAY] = [...'sia'].map((letter) => letter.charCodeAt(0));
const [ZERO, NINE] = [0x30, 0x39];
const [MOST_LENGTH_DIGITS, MOST_COUNT_DIGITS, MOST_INTEGER_DIGITS] = [10, 9, 20];

/**
 * Where the PHP-serialized value ends that begins at `start`, if it holds texts, integers and arrays alone; undefined where it holds anything else, is cut
 * off or is not as it should be: then it has to be read, and reading says what is wrong. It makes no value, and is several times faster than reading.
 */
export function endOfPlainValue(text: string, start: number, mostLevels: number): number | undefined {
	/** How many entries each open array still lacks. */
	const missing: number[] = [];
	let at: number | undefined = start;
	for (;;) {
		if (text.charCodeAt(at) === ARRAY) {
			const count = endOfCount(text, at, MOST_COUNT_DIGITS);
			if (count === undefined || missing.length === mostLevels || text[count] !== '{') return undefined;
			missing.push(Number(text.slice(at + 2, count - 1)));
			at = count + 1;
		} else {
			at = endOfScalar(text, at);
			if (at === undefined) return undefined;
		}
		while (missing[missing.length - 1] === 0) {
			if (text.charCodeAt(at) !== BRACE) return undefined;
			missing.pop();
			at++;
		}
		if (missing.length === 0) return at;
		missing.push((missing.pop() ?? 0) - 1);
		at = endOfScalar(text, at);
		if (at === undefined) return undefined;
	}
}

function endOfScalar(text: string, start: number): number | undefined {
	const letter = text.charCodeAt(start);
	if (letter === TEXT) return endOfText(text, start);
	return letter === INTEGER ? endOfInteger(text, start) : undefined;
}

/** `s:<bytes>:"<text>";` Nine of ten values are texts, so the digits are gone through once. */
function endOfText(text: string, start: number): number | undefined {
	let bytes = 0;
	let at = start + 2;
	for (let code = text.charCodeAt(at); code >= ZERO && code <= NINE; code = text.charCodeAt(++at)) bytes = bytes * 10 + code - ZERO;
	const digits = at - start - 2;
	const closing = at + 2 + bytes;
	const isText = text.charCodeAt(start + 1) === COLON && digits > 0 && digits <= MOST_LENGTH_DIGITS && text.charCodeAt(at) === COLON && text.charCodeAt(at + 1) === QUOTE;
	return isText && text.charCodeAt(closing) === QUOTE && text.charCodeAt(closing + 1) === SEMICOLON ? closing + 2 : undefined;
}

/** `i:<digits>;` */
function endOfInteger(text: string, start: number): number | undefined {
	const first = text.charCodeAt(start + 2) === MINUS ? start + 3 : start + 2;
	const end = endOfDigits(text, first);
	return text.charCodeAt(start + 1) === COLON && end > first && end - first <= MOST_INTEGER_DIGITS && text.charCodeAt(end) === SEMICOLON ? end + 1 : undefined;
}

/** What is behind a letter, a colon, digits and a colon. */
function endOfCount(text: string, start: number, mostDigits: number): number | undefined {
	const end = endOfDigits(text, start + 2);
	return text.charCodeAt(start + 1) === COLON && end > start + 2 && end - start - 2 <= mostDigits && text.charCodeAt(end) === COLON ? end + 1 : undefined;
}

function endOfDigits(text: string, start: number): number {
	let end = start;
	for (let code = text.charCodeAt(end); code >= ZERO && code <= NINE; code = text.charCodeAt(end)) end++;
	return end;
}
