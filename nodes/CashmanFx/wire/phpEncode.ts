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
	const entries = Array.isArray(value)
		? value.map((entry: PhpValue, index) => `i:${index};${encodePhp(entry)}`)
		: Object.entries(value).map(([key, entry]) => encodeKey(key) + encodePhp(entry as PhpValue));
	return `a:${entries.length}:{${entries.join('')}}`;
}

function encodeString(text: string): string {
	return `s:${Buffer.byteLength(text)}:"${text}";`;
}

// PHP turns a key that looks like a plain integer into one.
function encodeKey(key: string): string {
	return /^(0|-?[1-9]\d{0,17})$/.test(key) ? `i:${key};` : encodeString(key);
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
