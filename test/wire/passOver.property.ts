import fc from 'fast-check';
import { marksOf, type RowMarks } from '../../core/marksOf';
import { startReferenceSearch } from '../../core/duplicateGuard';
import { ListReply } from '../../nodes/CashmanFx/wire/listReply';
import { endOfPlainValue } from '../../nodes/CashmanFx/wire/passOver';
import { MOST_LEVELS, readPhp } from '../../nodes/CashmanFx/wire/phpDecode';
import { encodePhp, type PhpValue } from '../../nodes/CashmanFx/wire/phpEncode';
import { PhpReader } from '../../nodes/CashmanFx/wire/phpReader';

const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('"', '";', '}', 's:1:"a";'));
const plain: fc.Arbitrary<PhpValue> = fc.letrec<{ value: PhpValue }>((tie) => ({
	value: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: true })),
})).value;

/** Where reading the value ends; undefined where it cannot be read. */
function endOfReading(bytes: Buffer): number | undefined {
	const reader = new PhpReader(bytes);
	try {
		readPhp(reader);
		return reader.offset;
	} catch {
		return undefined;
	}
}

const passedOver = (bytes: Buffer): number | undefined => endOfPlainValue(bytes, 0, MOST_LEVELS);

test('a value of texts, integers and arrays is passed over to where reading it ends', () => {
	fc.assert(fc.property(plain, text, (value, behind) => {
		const bytes = Buffer.from(encodePhp(value) + behind);
		expect(passedOver(bytes)).toBe(Buffer.byteLength(encodePhp(value)));
	}), { numRuns: 1000 });
});

test('what is changed, cut off or of another kind is never passed over to another place than reading it ends', () => {
	const byte = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...Buffer.from('0123456789:;{}"aisdbN-.')));
	const change = fc.record({ at: fc.nat(), taken: fc.nat({ max: 3 }), put: fc.array(byte, { maxLength: 3 }) });
	fc.assert(fc.property(plain, fc.array(change, { minLength: 1, maxLength: 3 }), (value, changes) => {
		const bytes = changes.reduce<Buffer>((input, { at, taken, put }) => {
			const place = at % (input.length + 1);
			return Buffer.concat([input.subarray(0, place), Buffer.from(put), input.subarray(place + taken)]);
		}, Buffer.from(encodePhp(value)));
		const end = passedOver(bytes);
		if (end !== undefined) expect(endOfReading(bytes)).toBe(end);
	}), { numRuns: 3000 });
});

test('floats, booleans and null are read, since they are written in another way than they are read', () => {
	for (const value of [1.5, true, null, Infinity, [1, [2.5]], { a: { b: false } }] as PhpValue[]) expect(passedOver(Buffer.from(encodePhp(value)))).toBeUndefined();
});

test('arrays nested deeper than reading allows are not passed over', () => {
	const nested = (levels: number): Buffer => Buffer.from('a:1:{i:0;'.repeat(levels) + 'i:1;' + '}'.repeat(levels));
	expect(passedOver(nested(MOST_LEVELS))).toBe(nested(MOST_LEVELS).length);
	expect(passedOver(nested(MOST_LEVELS + 1))).toBeUndefined();
});

// A reference, and what may stand around it in a list.
const reference = fc.oneof(fc.stringMatching(/^[A-Za-zÁáŐő0-9/-]{3,8}$/), fc.constantFrom('12', '12/3', 'WEB-1077', 'Ke\u0301t', 'KK', 'Kő-1', 'ÁÉ')).filter((each) => /[\p{L}\p{N}]/u.test(each));
const asWritten: Array<(reference: string) => PhpValue> = [
	(each) => `Megrendelésszám: ${each}`, (each) => `Megrendelésszám: ${each}\nMegjegyzés: x`, (each) => `Rendelés száma: ${each}, köszönjük`, (each) => each, (each) => `Order #${each}`,
	(each) => `Megrendel&eacute;ssz&aacute;m: ${[...each].map((letter) => `&#${letter.codePointAt(0)};`).join('')}`, (each) => `Rendelés: ${each}`.normalize('NFD'), (each) => [`Rendelés: ${each}`], (each) => Number(each) || 0,
	(each) => `Megrendelésszám: ${each.replace(/K/g, '\u212a')}`, (each) => `Rendelés${each}`, (each) => `Rendelésszám:${each}1`, (each) => `Order #1${each}`,
];
const listedRow = (references: string[]) => fc.dictionary(fc.constantFrom('egyeb', 'rendeles', 'nev', 'brutto', 'szamlaszam'), fc.oneof(
	{ weight: 8, arbitrary: text as fc.Arbitrary<PhpValue> },
	{ weight: 4, arbitrary: fc.integer() as fc.Arbitrary<PhpValue> },
	{ weight: 1, arbitrary: fc.oneof(fc.double(), fc.boolean()) as fc.Arbitrary<PhpValue> },
	{ weight: 4, arbitrary: fc.tuple(fc.constantFrom(...references, '999'), fc.constantFrom(...asWritten)).map(([each, write]) => write(each)) },
), { minKeys: 1, maxKeys: 4, noNullPrototype: true });

// So many that the rows are looked through for numbers, and no longer for each text.
const MANY = Array.from({ length: 20 }, (_, index) => `BATCH-${4000 + index}`);

test.each([['few', []], ['many', MANY]])('a list of which most rows are passed over gives the same documents as one that is read row by row: %s orders', (_few, others) => {
	const found = fc.uniqueArray(reference, { minLength: 1, maxLength: 4 }).chain((references) => fc.record({ references: fc.constant([...references, ...others]), rows: fc.array(listedRow(references), { maxLength: 8 }), cutAt: fc.nat() }));
	let passed = 0;
	let carried = 0;
	fc.assert(fc.property(found, ({ references, rows, cutAt }) => {
		const [whole, marked] = [startReferenceSearch(new Set(references)), startReferenceSearch(new Set(references))];
		const bytes = Buffer.from(encodePhp(rows));
		const read = (search: typeof whole, marks?: RowMarks): number => {
			let count = 0;
			const reply = new ListReply((row) => { count++; search.read(row); }, bytes.length, marks);
			for (const piece of [bytes.subarray(0, cutAt % (bytes.length + 1)), bytes.subarray(cutAt % (bytes.length + 1))]) reply.push(piece);
			expect(reply.end()).toEqual({ kind: 'rows' });
			return count;
		};
		passed += read(whole) - read(marked, marksOf(references));
		carried += whole.result().size;
		expect(marked.result()).toEqual(whole.result());
	}), { numRuns: 2000 });
	// Else neither of the two would be tried.
	expect(passed).toBeGreaterThan(300);
	expect(carried).toBeGreaterThan(500);
});

test('with many orders a row is passed over unless it has the whole number of one', () => {
	const marks = marksOf(MANY);
	const rows = ['Megrendelésszám: BATCH-4007', 'Order BATCH 4008', '4009', 'Megrendelésszám: BATCH-40070', 'BATCH-14008', 'Megrendelésszám: BATCH-3999', 'Minta &amp; Fia', 'Minta Anna'];
	const read: unknown[] = [];
	const reply = new ListReply(({ egyeb }) => read.push(egyeb), 1024 ** 2, marks);
	reply.push(Buffer.from(encodePhp(rows.map((egyeb) => ({ egyeb })))));
	expect(reply.end()).toEqual({ kind: 'rows' });
	expect(read).toEqual([rows[0], rows[1], rows[2], rows[6]]);
});

test('the letters that all orders begin with let no row be read', () => {
	const read: unknown[] = [];
	const reply = new ListReply(({ egyeb }) => read.push(egyeb), 1024 ** 2, marksOf(['WEBSHOP-1077']));
	reply.push(Buffer.from(encodePhp([{ egyeb: 'Megrendelésszám: WEBSHOP-1076' }, { egyeb: 'Megrendelésszám: WEBSHOP-1077' }])));
	reply.end();
	expect(read).toEqual(['Megrendelésszám: WEBSHOP-1077']);
});
