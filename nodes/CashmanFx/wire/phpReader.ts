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

/** The text ends before the value does: an error where it is the whole text, else a sign to wait for more. */
export class PhpCutOffError extends PhpFormatError {}

/** The shortest array entry is `i:0;N;`: a count larger than the rest could hold is a lie. */
const FEWEST_ENTRY_BYTES = 6;
/** No number is written longer than this, so a missing end mark is not searched for through megabytes. */
const MOST_NUMBER_CHARACTERS = 40;
/** Longer texts are read by Node, which is then faster than a loop. */
const MOST_SHORT_BYTES = 24;
/** Rows of a list have a few dozen fields. */
const MOST_REPEATED_KEYS = 128;

interface RepeatedKey {
	written: string;
	key: string;
}

/** The keys of the last array by their place in it: the rows of a list repeat theirs. */
export type RepeatedKeys = RepeatedKey[];

/** Reads one token after the other from PHP's serialize format. Every method throws PhpFormatError where the text is not of that form. */
export class PhpReader {
	offset = 0;
	/** Every byte as one character: marks and digits are found faster in a text than in bytes. */
	readonly text: string;

	/**
	 * `firstByte` is where the input stands in the reply, for errors; `mostBytes` is how long the input may grow where more of it is to come.
	 */
	constructor(
		private readonly input: Buffer,
		private readonly firstByte = 0,
		private readonly mostBytes = input.length,
		private readonly repeatedKeys: RepeatedKeys = [],
	) {
		this.text = input.toString('latin1');
	}

	/** The type letter of the value that comes next; "" at the end. */
	peek(): string {
		return this.text[this.offset] ?? '';
	}

	/** The key of an array's entry at this place. */
	readKey(place: number): string | number {
		if (this.peek() === 'i') return this.readInteger();
		const repeated = this.repeatedKeys[place];
		if (repeated !== undefined && this.text.startsWith(repeated.written, this.offset)) {
			this.offset += repeated.written.length;
			return repeated.key;
		}
		const start = this.offset;
		const key = this.readString();
		if (place < MOST_REPEATED_KEYS) this.repeatedKeys[place] = { written: this.text.slice(start, this.offset), key };
		return key;
	}

	/** The key of a row of a list: a server may number its rows, or name them. */
	readRowKey(): void {
		if (this.peek() === 'i') this.readInteger();
		else this.readString();
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
		const length = this.readCount('s:', 10);
		this.expect('"');
		const end = this.offset + length;
		if (end > this.mostBytes) throw this.problem('A text is cut off', start);
		if (end > this.text.length) throw this.cutOff('A text is cut off', start);
		const text = this.decode(this.offset, end);
		this.offset = end;
		this.expect('";');
		return text;
	}

	/** Reads `a:<count>:{`. */
	readArraySize(): number {
		const start = this.offset;
		const size = this.readCount('a:', 9);
		this.expect('{');
		if (size * FEWEST_ENTRY_BYTES > this.mostBytes - this.offset) throw this.problem('An array claims more entries than the reply holds', start);
		return size;
	}

	expect(text: string): void {
		if (!this.text.startsWith(text, this.offset)) {
			const isCutOff = text.startsWith(this.text.slice(this.offset, this.offset + text.length));
			throw isCutOff ? this.cutOff(`"${text}" is missing`) : this.problem(`"${text}" is missing`);
		}
		this.offset += text.length;
	}

	skipWhiteSpace(): void {
		while (this.text.charCodeAt(this.offset) <= 0x20) this.offset++;
	}

	expectEnd(): void {
		if (this.offset !== this.text.length) throw this.problem('There is more text behind the data');
	}

	problem(what: string, offset = this.offset): PhpFormatError {
		return new PhpFormatError(what, this.firstByte + offset);
	}

	cutOff(what: string, offset = this.offset): PhpCutOffError {
		return new PhpCutOffError(what, this.firstByte + offset);
	}

	/** A short plain text is cut out; Node reads the others, as UTF-8. */
	private decode(start: number, end: number): string {
		if (end - start > MOST_SHORT_BYTES) return this.input.toString('utf8', start, end);
		for (let index = start; index < end; index++) if (this.text.charCodeAt(index) > 0x7f) return this.input.toString('utf8', start, end);
		return this.text.slice(start, end);
	}

	/** Reads a count of one to so many digits with its opening and the colon behind it. */
	private readCount(opening: string, mostDigits: number): number {
		this.expect(opening);
		let count = 0;
		let end = this.offset;
		for (; end < this.offset + mostDigits; end++) {
			const digit = this.text.charCodeAt(end) - 0x30;
			// Also at the end of the text, where there is no character.
			if (!(digit >= 0 && digit <= 9)) break;
			count = count * 10 + digit;
		}
		if (end === this.text.length) throw this.cutOff('A value is malformed or cut off');
		if (end === this.offset || this.text[end] !== ':') throw this.problem('A value is malformed or cut off');
		this.offset = end + 1;
		return count;
	}

	private readNumberText(opening: string, closing: string, form: RegExp): string {
		this.expect(opening);
		const most = this.offset + MOST_NUMBER_CHARACTERS;
		let end = this.offset;
		while (end < most && end < this.text.length && this.text[end] !== closing) end++;
		if (end === this.text.length) throw this.cutOff('A value is malformed or cut off');
		const text = this.text.slice(this.offset, end);
		if (end === most || !form.test(text)) throw this.problem('A value is malformed or cut off');
		this.offset = end + 1;
		return text;
	}
}
