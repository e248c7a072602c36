import fc from 'fast-check';
import { ListReply, type ListOutcome } from '../../nodes/CashmanFx/wire/listReply';
import type { PhpRecord } from '../../nodes/CashmanFx/wire/phpDecode';
import { encodePhp, type PhpValue } from '../../nodes/CashmanFx/wire/phpEncode';
import { PhpFormatError } from '../../nodes/CashmanFx/wire/phpReader';
import { MOST_ROW_BYTES } from '../../nodes/CashmanFx/wire/rowStream';
import { readRows } from '../../nodes/CashmanFx/wire/reply';

/** What a list that comes in these pieces is read as, and how it ends. */
function readInPieces(pieces: Iterable<Buffer>): { rows: PhpRecord[]; outcome: ListOutcome; piecesRead: number } {
	const rows: PhpRecord[] = [];
	const reply = new ListReply((row) => rows.push(row), 4 * 1024 ** 3);
	let piecesRead = 0;
	for (const piece of pieces) {
		piecesRead++;
		if (!reply.push(piece)) break;
	}
	return { rows, outcome: reply.end(), piecesRead };
}

function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
	const at = [...places.map((place) => place % (bytes.length + 1)), 0, bytes.length].sort((a, b) => a - b);
	return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
}

const BOM = '\ufeff';
const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('"', ';', '}', 'HIBA:', '2026/00042', 'Megrendelésszám: 12'));
const value: fc.Arbitrary<PhpValue> = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.array(text, { maxLength: 3 }));
const rowsOf = fc.array(fc.dictionary(fc.oneof(text, fc.constantFrom('szamlaszam', 'egyeb')), value, { minKeys: 1, noNullPrototype: true }), { maxLength: 6 });
const LIST = encodePhp([{ szamlaszam: '2026/00042', egyeb: 'Megrendelésszám: 12', brutto: 1270, sorok: [{ a: 'ő' }] }, { szamlaszam: '2026/00043', egyeb: 'ű', brutto: 1.5, sorok: [] }]);

test('a list is the same rows wherever it is cut into pieces', () => {
	fc.assert(fc.property(rowsOf, fc.array(fc.nat(), { maxLength: 8 }), fc.constantFrom('', BOM, '\r\n', `${BOM}\n `), fc.constantFrom('', '\n', ' \r\n\n'), (rows, places, before, after) => {
		const bytes = Buffer.from(before + encodePhp(rows) + after);
		const inPieces = readInPieces(cut(bytes, places));
		expect(inPieces.outcome).toEqual({ kind: 'rows' });
		expect(inPieces.rows).toEqual(readRows(bytes));
		expect(inPieces.rows.map((row) => ({ ...row }))).toEqual(rows);
	}), { numRuns: 1000 });
});

test('a list that comes byte by byte is read whole', () => {
	const bytes = Buffer.from(`${BOM}\n${LIST}\n`);
	expect(readInPieces([...bytes].map((byte) => Buffer.from([byte])))).toMatchObject({ outcome: { kind: 'rows' }, rows: [{ szamlaszam: '2026/00042' }, { szamlaszam: '2026/00043' }] });
});

test('a list that ends before its end is never a list, wherever it ends and however it comes', () => {
	const bytes = Buffer.from(LIST);
	for (let length = 0; length < bytes.length; length++) {
		for (const place of [0, 1, Math.floor(length / 2), length]) expect(readInPieces(cut(bytes.subarray(0, length), [place])).outcome.kind).toBe('unreadable');
	}
});

test('bytes changed, put in or taken out are refused in pieces exactly when they are refused as a whole', () => {
	const bytes = Buffer.from(LIST);
	const byte = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...Buffer.from('0123456789:;{}"aisdbNORCE-.')));
	const change = fc.record({ at: fc.nat({ max: bytes.length - 1 }), taken: fc.nat({ max: 3 }), put: fc.array(byte, { maxLength: 3 }) });
	fc.assert(fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), fc.array(fc.nat(), { maxLength: 6 }), (changes, places) => {
		const mutated = changes.reduce<Buffer>((input, { at, taken, put }) => Buffer.concat([input.subarray(0, at), Buffer.from(put), input.subarray(at + taken)]), bytes);
		let whole: unknown;
		try {
			whole = readRows(mutated);
		} catch (error) {
			expect(error).toBeInstanceOf(PhpFormatError);
		}
		const { rows, outcome } = readInPieces(cut(mutated, places));
		expect(outcome.kind).toBe(whole === undefined ? 'unreadable' : 'rows');
		if (whole !== undefined) expect(rows).toEqual(whole);
	}), { numRuns: 4000 });
});

test.each(['HIBA:076 Nincs ilyen termék!', `${BOM}\r\n HIBA:076 Nincs ilyen termék!\n`])('an error text in place of the list is told from it in pieces too: %j', (reply) => {
	fc.assert(fc.property(fc.array(fc.nat(), { maxLength: 5 }), (places) => {
		expect(readInPieces(cut(Buffer.from(reply), places)).outcome).toEqual({ kind: 'refused', message: 'HIBA:076 Nincs ilyen termék!' });
	}));
});

test('of a web page or an endless error text only the beginning is read', () => {
	function* endless(start: string) {
		yield Buffer.from(start);
		for (let piece = 0; piece < 1000; piece++) yield Buffer.alloc(64 * 1024, 'x');
	}
	expect(readInPieces(endless('<html>'))).toMatchObject({ outcome: { kind: 'unreadable', isWebPage: true }, piecesRead: 2 });
	expect(readInPieces(endless('HIBA:1 '))).toMatchObject({ outcome: { kind: 'refused' }, piecesRead: 2 });
});

test('a row that does not end is refused after eight megabytes, and a mistake in a row at once', () => {
	const piece = Buffer.alloc(64 * 1024, 'x');
	function* longText(start: string) {
		yield Buffer.from(start);
		for (let index = 0; index < 10_000; index++) yield piece;
	}
	const endless = readInPieces(longText('a:2:{i:0;a:1:{s:1:"a";s:4000000000:"'));
	expect(endless.outcome).toMatchObject({ kind: 'unreadable', reason: expect.stringMatching(/longer than/) });
	expect(endless.piecesRead).toBeLessThan(300);
	expect(readInPieces(longText('a:2:{i:0;a:1:{s:1:"a";O:8:"stdClass":0:{}')).piecesRead).toBe(2);
});

test('a row of exactly the limit is read however it comes, and one that is a byte longer is refused however it comes', () => {
	const listOf = (letters: number): Buffer => Buffer.from(encodePhp([{ a: 'x'.repeat(letters) }, { a: 'b' }]));
	const rowBytes = (list: Buffer): number => list.indexOf('i:1;a:1:') - 'a:2:{'.length;
	const around = MOST_ROW_BYTES - rowBytes(listOf(MOST_ROW_BYTES));
	for (const [more, kind] of [[0, 'rows'], [1, 'unreadable']] as const) {
		const bytes = listOf(MOST_ROW_BYTES + around + more);
		expect(rowBytes(bytes)).toBe(MOST_ROW_BYTES + more);
		for (const places of [[], [100], [1, bytes.length - 1], [rowBytes(bytes) + 5], Array.from({ length: 40 }, (_each, index) => (index + 1) * 220_000)]) expect({ places, kind: readInPieces(cut(bytes, places)).outcome.kind }).toEqual({ places, kind });
	}
});

test('rows are handed on as soon as they are whole', () => {
	const rows: PhpRecord[] = [];
	const reply = new ListReply((row) => rows.push(row), 1000);
	reply.push(Buffer.from('a:3:{i:0;a:1:{s:1:"a";i:1;}i:1;a:1:{s:1:"a";i:2;}i:2;a:1:{s:1:"a"'));
	expect(rows).toEqual([{ a: 1 }, { a: 2 }]);
});
