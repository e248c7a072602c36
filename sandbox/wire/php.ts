/**
 * PHP's serialize format, the sandbox's own reading of it (php.net, "serialize"; php-src ext/standard/var.c).
 * Arrays and scalars only: a server that unserializes objects from the outside is a hole, so `O:`, `C:`, `r:`, `R:` are refused.
 */
export type PhpScalar = null | boolean | number | bigint | string;
export type PhpValue = PhpScalar | PhpArray;
/** Keys as PHP has them: canonical integers are numbers, everything else is text. The order is kept. */
export type PhpArray = Map<number | string, PhpValue>;
/** What may be written: arrays become lists, plain objects keyed arrays. */
export type PhpInput = PhpScalar | PhpInput[] | PhpArray | { readonly [key: string]: PhpInput };

export class PhpFormatError extends Error {}

const MAX_DEPTH = 64;
const INTEGER_KEY = /^(0|-?[1-9]\d*)$/;

class Reader {
	private position = 0;
	private readonly text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

	constructor(private readonly bytes: Buffer) {}

	readAll(): PhpValue {
		const value = this.value(0);
		if (this.position !== this.bytes.length) throw this.fault('bytes after the end');
		return value;
	}

	private fault(reason: string): PhpFormatError {
		return new PhpFormatError(`${reason} at byte ${this.position}`);
	}

	private expect(token: string): void {
		if (this.bytes.toString('latin1', this.position, this.position + token.length) !== token) {
			throw this.fault(`expected ${token}`);
		}
		this.position += token.length;
	}

	private until(token: string): string {
		const end = this.bytes.indexOf(token, this.position, 'latin1');
		if (end < 0 || end - this.position > 400) throw this.fault(`no ${token}`);
		const found = this.bytes.toString('latin1', this.position, end);
		this.position = end + token.length;
		return found;
	}

	private length(): number {
		const digits = this.until(':');
		if (!/^\d{1,10}$/.test(digits)) throw this.fault('bad length');
		return Number(digits);
	}

	private integer(): number | bigint {
		const digits = this.until(';');
		if (!/^[+-]?\d{1,20}$/.test(digits)) throw this.fault('bad integer');
		const exact = BigInt(digits.replace('+', ''));
		return exact >= BigInt(Number.MIN_SAFE_INTEGER) && exact <= BigInt(Number.MAX_SAFE_INTEGER)
			? Number(exact)
			: exact;
	}

	private float(): number {
		const digits = this.until(';');
		if (digits === 'INF') return Infinity;
		if (digits === '-INF') return -Infinity;
		if (digits === 'NAN') return NaN;
		if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(digits)) throw this.fault('bad float');
		return Number(digits);
	}

	private string(): string {
		const length = this.length();
		this.expect('"');
		const end = this.position + length;
		if (end > this.bytes.length) throw this.fault('string longer than the data');
		const slice = this.bytes.subarray(this.position, end);
		this.position = end;
		this.expect('"');
		try {
			return this.text.decode(slice);
		} catch {
			throw this.fault('string is not UTF-8');
		}
	}

	private array(depth: number): PhpArray {
		const count = this.length();
		const array: PhpArray = new Map();
		this.expect('{');
		for (let entry = 0; entry < count; entry++) {
			const key = this.value(depth + 1);
			if (typeof key !== 'number' && typeof key !== 'string') throw this.fault('bad key');
			array.set(typeof key === 'string' ? phpKey(key) : key, this.value(depth + 1));
		}
		this.expect('}');
		return array;
	}

	private value(depth: number): PhpValue {
		if (depth > MAX_DEPTH) throw this.fault('too deep');
		const type = this.bytes.toString('latin1', this.position, this.position + 2);
		this.position += 2;
		if (type === 'N;') return null;
		if (type === 'i:') return this.integer();
		if (type === 'd:') return this.float();
		if (type === 'a:') return this.array(depth);
		if (type === 's:') {
			const text = this.string();
			this.expect(';');
			return text;
		}
		if (type === 'b:') {
			const digit = this.until(';');
			if (digit !== '0' && digit !== '1') throw this.fault('bad boolean');
			return digit === '1';
		}
		this.position -= 2;
		throw this.fault(`type ${JSON.stringify(type)} is not accepted`);
	}
}

/** PHP turns a text key that looks like a canonical integer into that integer. */
function phpKey(key: string): number | string {
	return INTEGER_KEY.test(key) && Number.isSafeInteger(Number(key)) ? Number(key) : key;
}

/** @throws PhpFormatError for anything but one complete value. */
export function unserialize(data: Buffer | string): PhpValue {
	return new Reader(typeof data === 'string' ? Buffer.from(data, 'utf8') : data).readAll();
}

function writeNumber(value: number): string {
	if (Number.isSafeInteger(value) && !Object.is(value, -0)) return `i:${value};`;
	if (Number.isNaN(value)) return 'd:NAN;';
	if (!Number.isFinite(value)) return value > 0 ? 'd:INF;' : 'd:-INF;';
	return `d:${Object.is(value, -0) ? '-0' : String(value)};`;
}

function entriesOf(value: PhpInput[] | PhpArray | { readonly [key: string]: PhpInput }): [number | string, PhpInput][] {
	if (Array.isArray(value)) return value.map((item, index) => [index, item]);
	if (value instanceof Map) return [...value.entries()];
	return Object.entries(value).map(([key, item]) => [phpKey(key), item]);
}

export function serialize(value: PhpInput): string {
	if (value === null) return 'N;';
	if (typeof value === 'boolean') return `b:${value ? 1 : 0};`;
	if (typeof value === 'number') return writeNumber(value);
	if (typeof value === 'bigint') return `i:${value};`;
	if (typeof value === 'string') return `s:${Buffer.byteLength(value, 'utf8')}:"${value}";`;
	const entries = entriesOf(value);
	return `a:${entries.length}:{${entries.map(([key, item]) => serialize(key) + serialize(item)).join('')}}`;
}

/** A scalar the way PHP prints it; null and arrays are empty text. */
export function phpText(value: PhpValue | undefined): string {
	if (value === undefined || value === null || value instanceof Map) return '';
	if (typeof value === 'boolean') return value ? '1' : '';
	return String(value);
}
