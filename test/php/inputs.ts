import fc from 'fast-check';
import { encodePhp, type PhpValue } from '../../nodes/CashmanFx/wire/phpEncode';

/** Texts in and around PHP's serialize format, as bytes: well formed ones, such as lie in one place, and such as are none at all. */

const of = (text: string): Buffer => Buffer.from(text, 'latin1');
const join = (...parts: Array<string | Buffer>): Buffer => Buffer.concat(parts.map((part) => (typeof part === 'string' ? of(part) : part)));

/** Bytes that a text can hold: words, marks of the format itself, half of a surrogate pair, what is no UTF-8. */
const content = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => Buffer.from(text)),
	fc.constantFrom('', '"', '";', '}', ';i:0;', 's:1:"a";', 'O:8:"stdClass":0:{}', 'R:1;', '__proto__', 'constructor', 'length', '0', '5', '-7', '007', 'HIBA:', '\u0000', '\u0000A\u0000b', 'szamlaszam', '2026/00042').map((text) => Buffer.from(text)),
	fc.constantFrom([0xed, 0xa0, 0x80], [0xed, 0xb0, 0x80], [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80], [0xff, 0xfe], [0xc3], [0xc0, 0xaf], [0xf4, 0x90, 0x80, 0x80], [0xef, 0xbb, 0xbf]).map((bytes) => Buffer.from(bytes)),
	fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes)),
);

/** Mostly the truth, sometimes another number. */
const told = (truth: number) => fc.oneof({ weight: 60, arbitrary: fc.constant(String(truth)) }, { weight: 1, arbitrary: fc.constantFrom(String(truth + 1), String(Math.max(0, truth - 1)), `0${truth}`, `-${truth}`, `+${truth}`, '', '999999999', '4294967295', '18446744073709551616', '1e3', ` ${truth}`, 'x') });

const string = content.chain((bytes) => told(bytes.length).map((length) => join(`s:${length}:"`, bytes, '";')));
const digits = fc.oneof(
	fc.integer().map(String),
	fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
	fc.constantFrom('0', '-0', '+1', '007', '-007', '9007199254740991', '9007199254740992', '-9007199254740993', '9223372036854775807', '9223372036854775808', '-9223372036854775808', '00000000000000000000001', '1.5', '1e3', '0x10', '', '-', ' 1', '१'),
);
const floatText = fc.oneof(
	fc.double().map((value) => (Number.isFinite(value) ? encodePhp(value).slice(2, -1) : String(value).toUpperCase())),
	fc.constantFrom('0', '-0', '0.1', '1.0E+25', '1.0E-7', 'INF', '-INF', 'NAN', '+INF', 'inf', '.5', '5.', '-.5', '+1.5', '1e5', '1E5', '1.5e400', '1.5E-400', '1,5', '', '-', 'E5', '1.2.3', '0x1p3', '1'.repeat(50), `0.${'3'.repeat(60)}`),
);
const scalar = fc.oneof(
	{ weight: 5, arbitrary: string },
	{ weight: 3, arbitrary: digits.map((text) => Buffer.from(`i:${text};`)) },
	{ weight: 2, arbitrary: floatText.map((text) => Buffer.from(`d:${text};`)) },
	{ weight: 1, arbitrary: fc.constantFrom('b:0;', 'b:1;', 'N;').map(of) },
	{ weight: 1, arbitrary: fc.constantFrom('b:2;', 'b:;', 'n;', 'N', 'i:5', ';', '}', '', 'x:1;', 'b:true;').map(of) },
);
/** What PHP can write and we do not read: objects of every kind, references, enums, escaped texts. */
const foreign = fc.oneof(
	fc.constantFrom('O:8:"stdClass":0:{}', 'O:8:"stdClass":1:{s:1:"a";i:1;}', 'O:11:"ArrayObject":4:{i:0;i:0;i:1;a:0:{}i:2;a:0:{}i:3;N;}', 'C:11:"ArrayObject":19:{x:i:0;a:0:{};m:a:0:{}}', 'E:9:"Suit:Club";', 'R:1;', 'r:1;', 'R:2;', 'r:99;', 'R:0;', 'R:-1;', 'S:1:"a";', 'S:1:"\\61";', 'o:0:{}', 'O:+1:"a":0:{}', 'O:999999999:"a":0:{}').map(of),
	fc.nat({ max: 6 }).map((slot) => of(`R:${slot};`)),
);

const key = fc.oneof({ weight: 6, arbitrary: string }, { weight: 2, arbitrary: fc.integer({ min: -2, max: 9 }).map((index) => of(`i:${index};`)) }, { weight: 1, arbitrary: digits.map((text) => Buffer.from(`i:${text};`)) }, { weight: 1, arbitrary: fc.constantFrom('N;', 'b:1;', 'd:1.5;', 'a:0:{}', 'R:1;', '').map(of) });
const goodKey = fc.oneof(string, fc.integer({ min: -2, max: 9 }).map((index) => of(`i:${index};`)));

const arrayOf = (value: fc.Arbitrary<Buffer>, keys: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> => fc.array(fc.tuple(keys, value), { maxLength: 5 }).chain((entries) => told(entries.length).map((count) => join(`a:${count}:{`, ...entries.flat(), '}')));
const listOf = (value: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> => fc.array(value, { maxLength: 5 }).chain((values) => told(values.length).map((count) => join(`a:${count}:{`, ...values.flatMap((each, index) => [of(`i:${index};`), each]), '}')));

const { tree } = fc.letrec<{ tree: Buffer }>((tie) => ({
	tree: fc.oneof({ depthSize: 'small' }, { weight: 6, arbitrary: scalar }, { weight: 1, arbitrary: foreign }, { weight: 2, arbitrary: listOf(tie('tree')) }, { weight: 3, arbitrary: arrayOf(tie('tree'), goodKey) }, { weight: 1, arbitrary: arrayOf(tie('tree'), key) }),
}));

/** A list of rows, as ops 17 to 19 answer, sometimes with what an editor leaves around the code of a PHP file. */
const rows = fc.tuple(fc.constantFrom('', '', '', '\u00ef\u00bb\u00bf', '\r\n', '\u00ef\u00bb\u00bf\n ', ' \u00ef\u00bb\u00bf'), fc.oneof(listOf(arrayOf(scalar, goodKey)), arrayOf(arrayOf(scalar, goodKey), goodKey)), fc.constantFrom('', '', '', '\n', ' \r\n', '\u0000', ';')).map((parts) => join(...parts));

/** What our own encoder writes of a value. */
const ownText = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', 'a\udc00b', '__proto__', ''));
const ownScalar: fc.Arbitrary<PhpValue> = fc.oneof(ownText, fc.integer(), fc.maxSafeInteger(), fc.double(), fc.boolean(), fc.constant(null), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }));
export const { ownValue } = fc.letrec<{ ownValue: PhpValue }>((tie) => ({
	ownValue: fc.oneof({ depthSize: 'small' }, ownScalar, fc.array(tie('ownValue'), { maxLength: 4 }), fc.dictionary(fc.oneof(ownText, fc.integer().map(String)), tie('ownValue'), { maxKeys: 4 })),
}));
const own = ownValue.map((value) => Buffer.from(encodePhp(value)));

const levels = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 28, max: 40 }) }, { weight: 1, arbitrary: fc.integer({ min: 41, max: 3000 }) });
const nested = fc.tuple(levels, fc.constantFrom('i:0;', 's:1:"a";'), scalar, fc.constantFrom(0, 0, 0, 1, -1)).map(([deep, name, inner, off]) => join(`a:1:{${name}`.repeat(deep), inner, '}'.repeat(Math.max(0, deep + off))));
const hugeCount = fc.tuple(fc.constantFrom('a', 's'), fc.oneof(fc.nat(), fc.bigInt({ min: 0n, max: 2n ** 65n })), fc.array(scalar, { maxLength: 4 })).map(([type, count, parts]) => join(`${type}:${count}:${type === 'a' ? '{' : '"'}`, ...parts, type === 'a' ? '}' : '";'));

const byte = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...of('0123456789:;{}"aisdbNORCSE+-. ')));
const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), taken: fc.nat({ max: 3 }), put: fc.array(byte, { maxLength: 3 }) });
/** A text with a few bytes changed, taken out or put in, or cut off. */
const mutated = (texts: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> => fc.tuple(texts, fc.array(change, { minLength: 1, maxLength: 3 }), fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 3 })).map(([text, changes, end]) => {
	const changed = changes.reduce<Buffer>((input, { at, taken, put }) => {
		const place = Math.floor(at * input.length);
		return join(input.subarray(0, place), Buffer.from(put), input.subarray(place + taken));
	}, text);
	return end === null ? changed : changed.subarray(0, Math.floor(end * changed.length));
});

const tokens = fc.array(fc.constantFrom('a:1:{', 'a:2:{', 'a:0:{}', 'i:0;', 'i:1;', 's:1:"a";', 's:0:"";', 's:3:"', '";', '}', 'N;', 'b:1;', 'd:0.5;', 'R:1;', 'O:1:"A":0:{}', ':', ';', '"'), { maxLength: 25 }).map((parts) => join(...parts));

export const input: fc.Arbitrary<Buffer> = fc.oneof(
	{ weight: 25, arbitrary: tree },
	{ weight: 20, arbitrary: rows },
	{ weight: 10, arbitrary: own },
	{ weight: 20, arbitrary: mutated(fc.oneof(tree, rows, own)) },
	{ weight: 5, arbitrary: nested },
	{ weight: 4, arbitrary: hugeCount },
	{ weight: 8, arbitrary: tokens },
	{ weight: 8, arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)) },
);
