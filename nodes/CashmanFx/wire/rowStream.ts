import type { RowMarks } from '../../../core/marksOf';
import { startMarks, type Marks } from './marks';
import { endOfRow } from './passOver';
import { MOST_LEVELS, readPhp, type PhpRecord } from './phpDecode';
import { PhpCutOffError, PhpFormatError, PhpReader, type RepeatedKeys } from './phpReader';

/** A row is a document's header or line: a longer one is a mistake, and would have to be held whole. */
export const MOST_ROW_BYTES = 8 * 1024 * 1024;

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/**
 * Reads a PHP-serialized list of rows as it comes, and hands on each row when it is whole; no more than one row and one piece
 * are held. A byte order mark before the list, and white space around it, are passed over, as editors leave them around the code
 * of a PHP file. Both methods throw PhpFormatError where the text is no such list; only after `end` is the list known to be whole.
 */
export class RowStream {
	private pieces: Buffer[] = [];
	private heldBytes = 0;
	/** What is held is read again when it has grown to this: a long row that comes in small pieces is not read from its start each time. */
	private enoughBytes = 0;
	/** Where in the reply the pieces begin. */
	private firstByte = 0;
	private part: 'mark' | 'opening' | 'rows' | 'end' = 'mark';
	private missingRows = 0;
	private readonly repeatedKeys: RepeatedKeys = [];

	/** `mostBytes` is how long the reply may be. A row in which no mark stands need not be handed on; without marks every row is. */
	constructor(
		private readonly take: (row: PhpRecord) => void,
		private readonly mostBytes: number,
		private readonly marks: RowMarks | undefined = undefined,
	) {}

	push(piece: Buffer): void {
		this.pieces.push(piece);
		this.heldBytes += piece.length;
		if (this.heldBytes < this.enoughBytes) return;
		const stop = this.readUntilStopped();
		if (stop === undefined) return;
		if (!(stop instanceof PhpCutOffError)) throw stop;
		if (this.heldBytes > MOST_ROW_BYTES) throw tooLong(this.firstByte);
		this.enoughBytes = 2 * this.heldBytes;
	}

	/** After the last piece. Throws PhpFormatError where something is missing. */
	end(): void {
		this.read();
		if (this.part !== 'end') throw new PhpCutOffError('The list is cut off', this.firstByte + this.heldBytes);
	}

	/** What stopped the reading; undefined when all that is held was read. */
	private readUntilStopped(): unknown {
		try {
			this.read();
			return undefined;
		} catch (error) {
			return error;
		}
	}

	/** Reads all that is held. Throws PhpCutOffError, and keeps the rest, where that ends in the middle of something. */
	private read(): void {
		const held = this.pieces.length === 1 ? (this.pieces[0] as Buffer) : Buffer.concat(this.pieces);
		const reader = new PhpReader(held, this.firstByte, Math.max(held.length, this.mostBytes - this.firstByte), this.repeatedKeys);
		const marks = this.marks && startMarks(held, reader.text, this.marks);
		let done = 0;
		try {
			if (this.part === 'mark') {
				if (held.length < BYTE_ORDER_MARK.length && BYTE_ORDER_MARK.subarray(0, held.length).equals(held)) throw reader.cutOff('The list is not an array');
				if (held.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)) reader.offset = BYTE_ORDER_MARK.length;
				this.part = 'opening';
				done = reader.offset;
			}
			if (this.part === 'opening') {
				reader.skipWhiteSpace();
				done = reader.offset;
				if (reader.peek() !== 'a') throw reader.peek() === '' ? reader.cutOff('The list is not an array') : reader.problem('The list is not an array');
				this.missingRows = reader.readArraySize();
				this.part = 'rows';
				done = reader.offset;
			}
			while (this.part === 'rows') {
				if (this.missingRows === 0) {
					reader.expect('}');
					this.part = 'end';
				} else {
					const row = marks !== undefined && passOverRow(reader, held, marks) ? undefined : readRow(reader);
					// Also where it came at once: what is a list does not hang on how it was cut into pieces.
					if (reader.offset - done > MOST_ROW_BYTES) throw tooLong(this.firstByte + done);
					if (row !== undefined) this.take(row);
					this.missingRows--;
				}
				done = reader.offset;
			}
			reader.skipWhiteSpace();
			reader.expectEnd();
			done = reader.offset;
		} finally {
			this.keep(held.subarray(done));
			this.firstByte += done;
		}
	}

	private keep(rest: Buffer): void {
		this.pieces = rest.length === 0 ? [] : [rest];
		this.heldBytes = rest.length;
		this.enoughBytes = 0;
	}
}

function tooLong(offset: number): PhpFormatError {
	return new PhpFormatError(`A row is longer than ${MOST_ROW_BYTES / 1024} kB`, offset);
}

/** Whether the next row need not be read; the reader is behind it then. */
function passOverRow(reader: PhpReader, held: Buffer, marks: Marks): boolean {
	const end = endOfRow(held, reader.offset, MOST_LEVELS - 1);
	if (end === undefined || marks.standIn(reader.offset, end)) return false;
	reader.offset = end;
	return true;
}

function readRow(reader: PhpReader): PhpRecord {
	const start = reader.offset;
	reader.readRowKey();
	const row = readPhp(reader, 1);
	if (typeof row !== 'object' || row === null) throw reader.problem('A row of the list is not an array', start);
	return Array.isArray(row) ? { ...row } as unknown as PhpRecord : row;
}
