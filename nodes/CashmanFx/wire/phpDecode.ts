import { PhpFormatError, PhpReader } from './phpReader';

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
	const open: ArrayInProgress[] = [];
	let value = readValue(reader, open.length);
	for (;;) {
		if (value instanceof ArrayInProgress) {
			if (!value.isFull) {
				open.push(value);
				value.nextKey = reader.readKey();
				value = readValue(reader, open.length);
				continue;
			}
			reader.expect('}');
			value = value.toData();
		}
		const parent = open.at(-1);
		if (parent === undefined) {
			reader.expectEnd();
			return value;
		}
		parent.add(value);
		if (parent.isFull) {
			value = open.pop() as ArrayInProgress;
		} else {
			parent.nextKey = reader.readKey();
			value = readValue(reader, open.length);
		}
	}
}

class ArrayInProgress {
	nextKey: string | number = 0;
	private readonly entries: Array<[string | number, PhpData]> = [];

	constructor(private readonly size: number) {}

	get isFull(): boolean {
		return this.entries.length === this.size;
	}

	add(value: PhpData): void {
		this.entries.push([this.nextKey, value]);
	}

	toData(): PhpData {
		if (this.entries.every(([key], index) => key === index)) return this.entries.map(([, value]) => value);
		const record = Object.create(null) as PhpRecord;
		for (const [key, value] of this.entries) record[key] = value;
		return record;
	}
}

function readValue(reader: PhpReader, level: number): PhpData | ArrayInProgress {
	switch (reader.peek()) {
		case 's':
			return reader.readString();
		case 'i':
			return reader.readInteger();
		case 'a':
			if (level >= MOST_LEVELS) throw new PhpFormatError(`Arrays are nested deeper than ${MOST_LEVELS} levels`, reader.offset);
			return new ArrayInProgress(reader.readArraySize());
		case 'd':
			return reader.readFloat();
		case 'b':
			return reader.readBoolean();
		case 'N':
			reader.expect('N;');
			return null;
		default:
			throw new PhpFormatError('There is something other than PHP scalars and arrays', reader.offset);
	}
}
