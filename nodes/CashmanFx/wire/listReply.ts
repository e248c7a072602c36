import type { RowMarks } from '../../../core/marksOf';
import type { PhpRecord } from './phpDecode';
import { readReply } from './reply';
import { RowStream } from './rowStream';

/** What the reply of a list was once it has ended. Only of `rows` is it known that none is missing. */
export type ListOutcome = { kind: 'rows' } | { kind: 'refused'; message: string } | { kind: 'unreadable'; reason: string; isWebPage: boolean };

/** Enough of the reply's beginning to tell an error text or a web page. */
const HEAD_BYTES = 2000;

/** Reads the reply of op 18 as it comes, row by row: a list of a million documents is never held whole. */
export class ListReply {
	private head = Buffer.alloc(0);
	private readonly rows: RowStream;
	private failure: Error | undefined;

	constructor(take: (row: PhpRecord) => void, mostBytes: number, marks?: RowMarks) {
		this.rows = new RowStream(take, mostBytes, marks);
	}

	/** False when the rest cannot change the outcome. It does not throw. */
	push(piece: Buffer): boolean {
		if (this.head.length < HEAD_BYTES) this.head = Buffer.concat([this.head, piece.subarray(0, HEAD_BYTES - this.head.length)]);
		if (this.failure === undefined) this.attempt(() => this.rows.push(piece));
		return this.failure === undefined || this.head.length < HEAD_BYTES;
	}

	end(): ListOutcome {
		const reply = readReply(this.head);
		if (reply.kind === 'refused') return reply;
		if (this.failure === undefined) this.attempt(() => this.rows.end());
		if (this.failure === undefined) return { kind: 'rows' };
		return { kind: 'unreadable', reason: this.failure.message, isWebPage: /^\uFEFF?\s*<(?:!doctype|html|head|body)/i.test(this.head.toString('utf8', 0, 200)) };
	}

	private attempt(read: () => void): void {
		try {
			read();
		} catch (error) {
			this.failure = error as Error;
		}
	}
}
