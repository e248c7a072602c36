import fc from 'fast-check';
import { serialize as serializeElsewhere, unserialize as unserializeElsewhere } from 'php-serialize';
import { type PhpInput, PhpFormatError, phpText, type PhpValue, serialize, unserialize } from '../../sandbox/wire/php';
import golden from '../fixtures/golden/cashman-fx.json';

const scalar = fc.oneof(
	fc.constant(null),
	fc.boolean(),
	fc.integer(),
	fc.double({ noNaN: true, noDefaultInfinity: true }),
	fc.string({ unit: 'grapheme' }),
	fc.constantFrom('ő"ű', 'a;b:c}', '', '0', '\r\n', '🧾'),
);
const key = fc.oneof(fc.nat(), fc.string({ unit: 'grapheme', minLength: 1 }));
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 4 },
		scalar,
		fc
			.array(fc.tuple(key, tie('value')), { maxLength: 5 })
			.map((entries) => new Map(entries as [number | string, PhpValue][])),
	),
}));

/** What PHP does to keys: text that is a canonical integer is that integer. */
function asPhp(input: unknown): unknown {
	if (!(input instanceof Map)) return input;
	const entries = [...input].map(([name, item]): [unknown, unknown] => [
		typeof name === 'string' && /^(0|-?[1-9]\d*)$/.test(name) && Number.isSafeInteger(Number(name))
			? Number(name)
			: name,
		asPhp(item),
	]);
	return new Map(entries);
}

describe('PHP values', () => {
	test('come back as they were written', () => {
		fc.assert(
			fc.property(value, (input) => {
				expect(unserialize(serialize(input as PhpInput))).toEqual(asPhp(input));
			}),
		);
	});

	test('are the text another implementation writes', () => {
		const plain = fc.dictionary(
			fc.stringMatching(/^[a-zőű_]{1,8}$/),
			fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean()),
			{ minKeys: 1, noNullPrototype: true },
		);
		fc.assert(
			fc.property(fc.array(plain), (rows) => {
				expect(serialize(rows)).toBe(serializeElsewhere(rows));
				expect(unserializeElsewhere(serialize(rows))).toEqual(rows);
			}),
		);
	});

	test('of every golden request are written again to the same bytes', () => {
		for (const exchange of golden as { post: string; postBytes: number }[]) {
			expect(Buffer.byteLength(exchange.post)).toBe(exchange.postBytes);
			expect(serialize(unserialize(exchange.post))).toBe(exchange.post);
		}
	});

	test('count bytes, not characters', () => {
		expect(serialize('ő')).toBe('s:2:"ő";');
		expect(unserialize('s:4:"🧾";')).toBe('🧾');
	});

	test.each([
		['an object', 'O:8:"stdClass":0:{}'],
		['a custom object', 'C:1:"A":0:{}'],
		['a reference', 'a:2:{i:0;i:1;i:1;R:2;}'],
		['an enum', 'E:3:"A:B";'],
		['bytes after the end', 'i:1;i:2;'],
		['a length in characters', 's:1:"ő";'],
		['a string that ends too soon', 's:9:"ab";'],
		['a missing brace', 'a:1:{i:0;i:1;'],
		['an array as a key', 'a:1:{a:0:{}i:1;}'],
		['a negative count', 'a:-1:{}'],
		['nothing at all', ''],
	])('%s is refused', (_name, text) => {
		expect(() => unserialize(text)).toThrow(PhpFormatError);
	});

	test('that are not UTF-8 are refused', () => {
		expect(() => unserialize(Buffer.from('s:1:"\xf5";', 'latin1'))).toThrow(PhpFormatError);
	});

	test('nested without end are refused and do not overflow', () => {
		expect(() => unserialize('a:1:{i:0;'.repeat(100_000))).toThrow(PhpFormatError);
	});

	test('never make the reader throw anything but its own error', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'aisbdNO:;{}"0123456789-') }), (text) => {
				try {
					unserialize(text);
				} catch (error) {
					expect(error).toBeInstanceOf(PhpFormatError);
				}
			}),
		);
	});

	test('a prototype key is just a key', () => {
		expect(unserialize('a:1:{s:9:"__proto__";i:1;}')).toEqual(new Map([['__proto__', 1]]));
	});

	test('print as PHP prints them', () => {
		expect([true, false, null, 1.5, 7, 12345678901234567890n].map(phpText)).toEqual([
			'1',
			'',
			'',
			'1.5',
			'7',
			'12345678901234567890',
		]);
	});
});
