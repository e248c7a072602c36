import fc from 'fast-check';
import { serialize, unserialize } from 'php-serialize';
import { decodePhp, type PhpData } from '../../nodes/CashmanFx/wire/phpDecode';
import { encodePhp, type PhpValue } from '../../nodes/CashmanFx/wire/phpEncode';

const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('"', ';', '}', 's:1:"a";', '\u0000', '\ufeff', '__proto__'));
// PHP knows no difference between a list and a record with the keys 0, 1, 2 …, and turns numeric keys into integers.
const key = text.filter((name) => !/^-?\d+$/.test(name));
const scalar: fc.Arbitrary<PhpValue> = fc.oneof(text, fc.maxSafeInteger(), fc.double(), fc.boolean(), fc.constant(null));
const { tree } = fc.letrec<{ tree: PhpValue }>((tie) => ({
	tree: fc.oneof({ depthSize: 'small' }, scalar, fc.array(tie('tree'), { maxLength: 4 }), fc.dictionary(key, tie('tree'), { minKeys: 1, maxKeys: 4, noNullPrototype: true })),
}));

const decode = (written: string): PhpData => decodePhp(Buffer.from(written));

test('what is encoded is decoded to the same value', () => {
	fc.assert(fc.property(tree, (value) => {
		const decoded = decode(encodePhp(value));
		expect(decoded).toEqual(value);
		expect(encodePhp(decoded as PhpValue)).toBe(encodePhp(value));
	}), { numRuns: 1000 });
});

test('rows of text, which is all that we send, are written as php-serialize writes them', () => {
	fc.assert(fc.property(fc.array(fc.dictionary(key, text, { noNullPrototype: true }), { maxLength: 5 }), (rows) => {
		// php-serialize loses a __proto__ key, and writes a numeric one otherwise than PHP does.
		fc.pre(rows.every((row) => !Object.hasOwn(row, '__proto__')));
		expect(encodePhp(rows)).toBe(serialize(rows));
	}), { numRuns: 1000 });
});

test('what php-serialize reads in our texts is what we wrote', () => {
	fc.assert(fc.property(fc.array(fc.dictionary(key, fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)), { noNullPrototype: true, minKeys: 1 }), { maxLength: 5 }), (rows) => {
		fc.pre(rows.every((row) => !Object.hasOwn(row, '__proto__')));
		expect(unserialize(encodePhp(rows))).toEqual(rows);
	}), { numRuns: 1000 });
});

test('the claimed length of every text is its length in UTF-8 bytes', () => {
	fc.assert(fc.property(text, (value) => encodePhp(value) === `s:${Buffer.byteLength(value)}:"${value}";`), { numRuns: 1000 });
});

test('an integer of 64 bits keeps every digit', () => {
	fc.assert(fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => String(decode(encodePhp(value))) === String(value)));
});
