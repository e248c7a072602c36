import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { decodePhp } from '../../nodes/CashmanFx/wire/phpDecode';
import { encodePhp, type PhpValue } from '../../nodes/CashmanFx/wire/phpEncode';

/** Runs a line of PHP (php-cli) on what is given as its input. A machine without it fails here, for nothing else is the real format. */
function php(code: string, input: string): string {
	return execFileSync('php', ['-d', 'serialize_precision=-1', '-d', 'memory_limit=512M', '-r', code], { input, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
}

const READ_LIST = '$texts = json_decode(stream_get_contents(STDIN), true, 512, JSON_THROW_ON_ERROR);';

/** What PHP makes of each text when it reads it and writes it again; `false` where it cannot be read. */
function readAndWrite(texts: string[]): Array<string | false> {
	return JSON.parse(php(`${READ_LIST} echo json_encode(array_map(function ($text) { $value = @unserialize($text); return $value === false && $text !== 'b:0;' ? false : serialize($value); }, $texts), JSON_THROW_ON_ERROR);`, JSON.stringify(texts))) as Array<string | false>;
}

/** PHP's own text for floats given as their eight bytes. */
function floatsByPhp(values: number[]): string[] {
	const hex = values.map((value) => {
		const bytes = Buffer.alloc(8);
		bytes.writeDoubleBE(value);
		return bytes.toString('hex');
	});
	return JSON.parse(php(`${READ_LIST} echo json_encode(array_map(fn ($hex) => serialize(unpack('E', hex2bin($hex))[1]), $texts));`, JSON.stringify(hex))) as string[];
}

const sample = <T>(arbitrary: fc.Arbitrary<T>, count: number): T[] => fc.sample(arbitrary, { numRuns: count, seed: 42 });
const text = fc.string({ unit: 'grapheme' });
const scalar: fc.Arbitrary<PhpValue> = fc.oneof(text, fc.maxSafeInteger(), fc.double(), fc.boolean(), fc.constant(null), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }));
const { tree } = fc.letrec<{ tree: PhpValue }>((tie) => ({
	tree: fc.oneof({ depthSize: 'small' }, scalar, fc.array(tie('tree'), { maxLength: 5 }), fc.dictionary(fc.oneof(text, fc.integer().map(String)), tie('tree'), { maxKeys: 5 })),
}));

test('PHP reads what we write, and writes the same bytes again', () => {
	const texts = sample(tree, 3000).map(encodePhp);
	expect(readAndWrite(texts)).toEqual(texts);
});

test('floats are written as PHP writes them, at every size', () => {
	const edges = [0.1, 0.2 + 0.1, 1e-4, 1e-5, 1.5e-5, 9.99e-5, 1e-7, 5e-324, 1.7976931348623157e308, 1e15, 1e16, 123456789012345680, 1e17, 1.5e17, 1e21, 1e22, -0, 787.4015748, 2 ** 53, 2 ** 63, Infinity, -Infinity, NaN];
	// Safe integers are written as integers on purpose, so they are left out.
	const values = [...edges, ...sample(fc.double(), 5000), ...sample(fc.double({ min: -1e6, max: 1e6 }), 5000)].filter((value) => !Number.isSafeInteger(value) || Object.is(value, -0));
	expect(values.map(encodePhp)).toEqual(floatsByPhp(values));
});

test('we read the floats that PHP writes without losing a bit', () => {
	const values = [-0, 5e-324, 1.7976931348623157e308, Infinity, -Infinity, NaN, ...sample(fc.double(), 5000)];
	expect(floatsByPhp(values).map((written) => decodePhp(Buffer.from(written)))).toEqual(values);
});

test.each([
	['nested arrays', '["a" => [1, [2.5, ["ő" => null]]], "b" => [[]]]', '{"a":[1,[2.5,{"ő":null}]],"b":[[]]}'],
	['Unicode keys and values', '["árvíztűrő" => "tükörfúrógép", "🧾" => "日本"]', '{"árvíztűrő":"tükörfúrógép","🧾":"日本"}'],
	['numeric keys with gaps', '[3 => "a", "5" => "b", -1 => "c"]', '{"3":"a","5":"b","-1":"c"}'],
	['a list', '["a", "b"]', '["a","b"]'],
	['big integers', '[PHP_INT_MAX, PHP_INT_MIN, 9007199254740991, 9007199254740992]', '["9223372036854775807","-9223372036854775808",9007199254740991,"9007199254740992"]'],
	['quotes, semicolons and braces in text', '["a\\";}i:0;"]', '["a\\";}i:0;"]'],
	['booleans and null', '[true, false, null, ""]', '[true,false,null,""]'],
])('we read %s that PHP writes', (_case, code, expected) => {
	const decoded = decodePhp(Buffer.from(php(`echo serialize(${code});`, '')));
	expect(JSON.parse(JSON.stringify(decoded))).toEqual(JSON.parse(expected));
});

test('keys that look like integers become what PHP makes of them', () => {
	const keys = ['0', '1', '-1', '-0', '007', '1.5', ' 1', '+1', '1e3', '123456789012345678', '-123456789012345678', ''];
	const texts = keys.map((key) => encodePhp({ [key]: 'x' }));
	const expected = JSON.parse(php(`${READ_LIST} echo json_encode(array_map(fn ($key) => serialize([$key => 'x']), $texts));`, JSON.stringify(keys))) as string[];
	expect(texts).toEqual(expected);
});

test('half of a character arrives in PHP as a text of the length that is claimed', () => {
	const [written] = readAndWrite([Buffer.from(encodePhp({ name: 'a\ud800b' })).toString()]);
	expect(written).toBe('a:1:{s:4:"name";s:5:"a\ufffdb";}');
});

test.each([
	['an object', 'new ArrayObject([1])'],
	['an object of a class', '(object) ["a" => 1]'],
	['an object with serialisation of its own', 'new SplObjectStorage()'],
	['a reference', '(function () { $a = [1]; $a[1] = &$a[0]; return $a; })()'],
	['an enum', 'RoundingMode::HalfUp'],
	['a date', 'new DateTimeImmutable("2026-11-20")'],
])('%s that PHP writes is refused', (_case, code) => {
	const enums = 'enum RoundingMode { case HalfUp; }';
	const written = php(`${enums} echo serialize(${code});`, '');
	expect(() => decodePhp(Buffer.from(written))).toThrow(/other than PHP scalars and arrays/);
});
