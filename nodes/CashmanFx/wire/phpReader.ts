/** The text is not PHP-serialized data that we accept; `offset` is the byte where that showed. */
export class PhpFormatError extends Error {
	constructor(
		what: string,
		readonly offset: number,
	) {
		super(`${what} (at byte ${offset})`);
		this.name = 'PhpFormatError';
	}
}

/** The shortest array entry is `i:0;N;`: a count larger than the rest could hold is a lie. */
const FEWEST_ENTRY_BYTES = 6;
/** No number is written longer than this, so a missing end mark is not searched for through megabytes. */
const MOST_NUMBER_CHARACTERS = 40;

/** Reads one token after the other from PHP's serialize format. Every method throws PhpFormatError where the text is not of that form. */
export class PhpReader {
	offset = 0;

	constructor(private readonly input: Buffer) {}

	/** The type letter of the value that comes next; NUL at the end. */
	peek(): string {
		return String.fromCharCode(this.input[this.offset] ?? 0);
	}

	readKey(): string | number {
		return this.peek() === 'i' ? this.readInteger() : this.readString();
	}

	/** A 64-bit integer keeps its digits as text where a JavaScript number would lose them. */
	readInteger(): number | string {
		const text = this.readNumberText('i:', ';', /^-?\d{1,20}$/);
		const value = Number(text);
		return Number.isSafeInteger(value) ? value + 0 : text;
	}

	readFloat(): number {
		const text = this.readNumberText('d:', ';', /^(-?\d+(\.\d+)?(E[+-]?\d+)?|-?INF|NAN)$/);
		if (text === 'NAN') return Number.NaN;
		if (text.endsWith('INF')) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
		return Number(text);
	}

	readBoolean(): boolean {
		return this.readNumberText('b:', ';', /^[01]$/) === '1';
	}

	/** Reads `s:<bytes>:"<text>";`. The length counts bytes, so the text itself may hold quotes and semicolons. */
	readString(): string {
		const start = this.offset;
		const length = Number(this.readNumberText('s:', ':', /^\d{1,10}$/));
		this.expect('"');
		const end = this.offset + length;
		if (end > this.input.length) throw new PhpFormatError('A text is cut off', start);
		const text = this.input.toString('utf8', this.offset, end);
		this.offset = end;
		this.expect('";');
		return text;
	}

	/** Reads `a:<count>:{`. */
	readArraySize(): number {
		const start = this.offset;
		const size = Number(this.readNumberText('a:', ':', /^\d{1,9}$/));
		this.expect('{');
		if (size * FEWEST_ENTRY_BYTES > this.input.length - this.offset) {
			throw new PhpFormatError('An array claims more entries than the reply holds', start);
		}
		return size;
	}

	expect(text: string): void {
		if (this.input.toString('latin1', this.offset, this.offset + text.length) !== text) {
			throw new PhpFormatError(`"${text}" is missing`, this.offset);
		}
		this.offset += text.length;
	}

	expectEnd(): void {
		if (this.offset !== this.input.length) throw new PhpFormatError('There is more text behind the data', this.offset);
	}

	private readNumberText(opening: string, closing: string, form: RegExp): string {
		this.expect(opening);
		const window = this.input.toString('latin1', this.offset, this.offset + MOST_NUMBER_CHARACTERS);
		const length = window.indexOf(closing);
		const text = length < 0 ? '' : window.slice(0, length);
		if (!form.test(text)) throw new PhpFormatError('A value is malformed or cut off', this.offset);
		this.offset += length + 1;
		return text;
	}
}
