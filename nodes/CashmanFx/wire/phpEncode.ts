/** What PHP's `serialize()` can write of ours: scalars, lists and string-keyed records. */
export type PhpValue = string | number | bigint | boolean | null | readonly PhpValue[] | { readonly [key: string]: PhpValue };

/**
 * Writes a value as PHP's `serialize()` does, to the byte (V: golden exchanges; checked against php-cli).
 * String lengths count UTF-8 bytes. A whole number is written as an integer, any other as a float;
 * numeric text stays text. Key order is kept.
 */
export function encodePhp(value: PhpValue): string {
	if (typeof value === 'string') return encodeString(value);
	if (typeof value === 'number') return encodeNumber(value);
	if (typeof value === 'bigint') return `i:${value};`;
	if (typeof value === 'boolean') return `b:${value ? 1 : 0};`;
	if (value === null) return 'N;';
	let entries = '';
	let count = 0;
	if (Array.isArray(value)) for (const entry of value as readonly PhpValue[]) entries += `i:${count++};${encodePhp(entry)}`;
	else {
		for (const [key, entry] of Object.entries(value as Readonly<Record<string, PhpValue>>)) {
			entries += encodeKey(key) + encodePhp(entry);
			count++;
		}
	}
	return `a:${count}:{${entries}}`;
}

function encodeString(text: string): string {
	return `s:${byteLength(text)}:"${text}";`;
}

/** Most texts are short and ASCII: counting those here is faster than asking Node. */
function byteLength(text: string): number {
	for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7f) return Buffer.byteLength(text);
	return text.length;
}

/** The rows of a list, and all creates, have the same few dozen keys. */
const MOST_KNOWN_KEYS = 500;
const knownKeys = new Map<string, string>();

// PHP turns a key that looks like a plain integer into one.
function encodeKey(key: string): string {
	const known = knownKeys.get(key);
	if (known !== undefined) return known;
	const encoded = /^(0|-?[1-9]\d{0,17})$/.test(key) ? `i:${key};` : encodeString(key);
	if (knownKeys.size < MOST_KNOWN_KEYS) knownKeys.set(key, encoded);
	return encoded;
}

function encodeNumber(value: number): string {
	if (Number.isSafeInteger(value) && !Object.is(value, -0)) return `i:${value};`;
	if (Number.isNaN(value)) return 'd:NAN;';
	if (!Number.isFinite(value)) return value > 0 ? 'd:INF;' : 'd:-INF;';
	return `d:${phpFloat(value)};`;
}

/** PHP (serialize_precision -1) uses the same shortest digits as JavaScript, but its own exponent form: 1.0E+25, 1.0E-7. */
function phpFloat(value: number): string {
	if (Object.is(value, -0)) return '-0';
	const sign = value < 0 ? '-' : '';
	const [mantissa = '0', exponentText = '0'] = Math.abs(value).toExponential().split('e');
	const exponent = Number(exponentText);
	if (exponent < -4 || exponent > 16) {
		const withPoint = mantissa.includes('.') ? mantissa : `${mantissa}.0`;
		return `${sign}${withPoint}E${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
	}
	// The digits themselves are placed: toFixed and BigInt would write others behind the shortest ones.
	const digits = mantissa.replace('.', '');
	if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
	const fraction = digits.slice(exponent + 1);
	return sign + digits.slice(0, exponent + 1).padEnd(exponent + 1, '0') + (fraction === '' ? '' : `.${fraction}`);
}
