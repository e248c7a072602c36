import { PhpReader } from './phpReader';

/** A decoded PHP value. Arrays with the keys 0, 1, 2 … are lists; others are records without a prototype. */
export type PhpData = string | number | boolean | null | PhpData[] | PhpRecord;
export interface PhpRecord {
	[key: string]: PhpData;
}

/** Real replies nest three levels; a deeper one is an attack or a mistake. */
export const MOST_LEVELS = 32;

/**
 * Reads PHP-serialized scalars and arrays. Iterative and bounded: no depth or count in the input can
 * exhaust the stack or reserve memory that the input does not fill. Objects and references are refused.
 * Throws PhpFormatError.
 */
export function decodePhp(input: Buffer): PhpData {
	const reader = new PhpReader(input);
	const value = readPhp(reader);
	reader.expectEnd();
	return value;
}

/** Reads the value that comes next, which stands inside so many arrays. Throws PhpFormatError. */
export function readPhp(reader: PhpReader, outerLevels = 0): PhpData {
	const open: ArrayInProgress[] = [];
	let parent: ArrayInProgress | undefined;
	for (;;) {
		let value = readValue(reader, outerLevels + open.length);
		if (value instanceof ArrayInProgress) {
			open.push(value);
			parent = value;
		} else if (parent === undefined) {
			return value;
		} else {
			parent.add(value);
		}
		while (parent.isFull) {
			reader.expect('}');
			value = parent.toData();
			open.pop();
			parent = open[open.length - 1];
			if (parent === undefined) return value;
			parent.add(value);
		}
		parent.nextKey = reader.readKey(parent.count);
	}
}

class ArrayInProgress {
	nextKey: string | number = 0;
	count = 0;
	private readonly list: PhpData[] = [];
	/** Instead of the list, from the first key that is not the next number. */
	private record: PhpRecord | undefined;

	constructor(private readonly size: number) {}

	get isFull(): boolean {
		return this.count === this.size;
	}

	add(value: PhpData): void {
		// A key `s:1:"0"` is the number 0 to PHP, though it writes none such.
		if (this.record === undefined && this.nextKey !== this.count && this.nextKey !== String(this.count)) {
			this.record = new EmptyRecord();
			for (const [index, earlier] of this.list.entries()) this.record[index] = earlier;
		}
		if (this.record === undefined) this.list.push(value);
		else this.record[this.nextKey] = value;
		this.count++;
	}

	toData(): PhpData {
		return this.record ?? this.list;
	}
}

/** Makes records without Object's prototype, where `__proto__` is a key like any other. Object.create(null) would too, but several times slower. */
const EmptyRecord = function EmptyRecord() {} as unknown as new () => PhpRecord;
EmptyRecord.prototype = Object.create(null);

function readValue(reader: PhpReader, level: number): PhpData | ArrayInProgress {
	switch (reader.peek()) {
		case 's':
			return reader.readString();
		case 'i':
			return reader.readInteger();
		case 'a':
			if (level >= MOST_LEVELS) throw reader.problem(`Arrays are nested deeper than ${MOST_LEVELS} levels`);
			return new ArrayInProgress(reader.readArraySize());
		case 'd':
			return reader.readFloat();
		case 'b':
			return reader.readBoolean();
		case 'N':
			reader.expect('N;');
			return null;
		case '':
			throw reader.cutOff('There is something other than PHP scalars and arrays');
		default:
			throw reader.problem('There is something other than PHP scalars and arrays');
	}
}
