import fc from 'fast-check';
import { decodePhp, MOST_LEVELS, type PhpRecord } from '../../nodes/CashmanFx/wire/phpDecode';
import { encodePhp } from '../../nodes/CashmanFx/wire/phpEncode';
import { PhpFormatError } from '../../nodes/CashmanFx/wire/phpReader';

const VALID = encodePhp([{ szamlaszam: '2026/00042', egyeb: 'Megrendelésszám: 12', brutto: 1270, netto: 787.5, fizetve: true, x: null, sorok: [[], { 'kulcs "á"': 'ű' }] }]);

/** The error, or undefined when it was decoded; an error of any other kind is thrown on. */
function refusal(input: string | Buffer): PhpFormatError | undefined {
	try {
		decodePhp(Buffer.from(input as string));
		return undefined;
	} catch (error) {
		if (error instanceof PhpFormatError) return error;
		throw error;
	}
}

test.each([
	'', ' ', '\u0000', 'x', 'HIBA:076', '<html></html>', '[]', '{"a":1}', 'null', 'N', 'N:', 'n;', 'b:2;', 'b:;', 'b:true;', 'i:;', 'i:1', 'i: 1;', 'i:1.5;', 'i:0x10;', 'i:+1;', 'i:1e5;', `i:${'9'.repeat(50)};`,
	'd:;', 'd:x;', 'd:1,5;', 'd:.5;', 'd:1.;', 'd:--1;', 'd:inf;', 'd:nan;', 's:1:a;', 's:-1:"a";', 's:1:"a"', 's:1:"ab";', 's:2:"a";', 's:99999999999:"a";', 's:9999999999:"a";', 's:1e1:"aaaaaaaaaa";',
	'a:1:{}', 'a:0:{i:0;N;}', 'a:0:{', 'a:-1:{}', 'a:1:{i:0;}', 'a:1:{i:0;N;', 'a:1:{N;N;}', 'a:1:{b:1;N;}', 'a:1:{d:1.5;N;}', 'a:1:{a:0:{}N;}', 'a:999999999:{}', 'a:9999999999999:{}', 'a:1e9:{}', 'N;N;', 'i:1;x', 'a:0:{};',
])('%j is refused with the byte where it went wrong', (input) => {
	const error = refusal(input);
	expect(error?.message).toMatch(/\(at byte \d+\)$/);
	expect(error?.offset).toBeLessThanOrEqual(Buffer.byteLength(input));
});

test.each(['O:8:"stdClass":0:{}', 'C:11:"ArrayObject":0:{}', 'R:1;', 'r:1;', 'E:11:"Suit:Hearts";', 'S:1:"a";', 'o:0:{}', 'a:2:{i:0;i:1;i:1;R:2;}', 'a:1:{i:0;O:8:"stdClass":1:{s:1:"a";i:1;}}'])('%s, which is no scalar or array, is refused', (input) => {
	expect(refusal(input)?.message).toMatch(/other than PHP scalars and arrays/);
});

test('arrays may be nested as deep as the limit and no deeper, and 10,000 or a million levels do not reach the stack', () => {
	const nested = (levels: number) => `${'a:1:{i:0;'.repeat(levels)}N;${'}'.repeat(levels)}`;
	expect(refusal(nested(MOST_LEVELS))).toBeUndefined();
	for (const levels of [MOST_LEVELS + 1, 10_000, 1_000_000]) expect(refusal(nested(levels))?.message).toMatch(/nested deeper/);
	expect(refusal('a:1:{i:0;'.repeat(1_000_000))?.message).toMatch(/nested deeper/);
});

test('a count that the reply cannot hold is refused before anything is reserved', () => {
	expect(refusal(`a:999999999:{${'i:0;N;'.repeat(1000)}}`)?.message).toMatch(/more entries than the reply holds/);
});

test('a valid document cut at any byte is refused', () => {
	const bytes = Buffer.from(VALID);
	expect(refusal(bytes)).toBeUndefined();
	for (let length = 0; length < bytes.length; length++) expect(refusal(bytes.subarray(0, length))).toBeInstanceOf(PhpFormatError);
});

test('a length that lies by one is refused wherever it stands', () => {
	const lies = [...VALID.matchAll(/s:(\d+):/g)].flatMap(({ index, 0: all, 1: length }) => [-1, 1].map((by) => `${VALID.slice(0, index)}s:${Number(length) + by}:${VALID.slice(index + all.length)}`));
	expect(lies.length).toBeGreaterThan(10);
	for (const lie of lies) expect(refusal(lie)).toBeInstanceOf(PhpFormatError);
});

test('a count that lies by one is refused wherever it stands', () => {
	const lies = [...VALID.matchAll(/a:(\d+):/g)].flatMap(({ index, 0: all, 1: count }) => [-1, 1].map((by) => `${VALID.slice(0, index)}a:${Number(count) + by}:${VALID.slice(index + all.length)}`));
	for (const lie of lies) expect(refusal(lie)).toBeInstanceOf(PhpFormatError);
});

test('bytes that are no UTF-8 become replacement characters and shift nothing behind them', () => {
	const input = Buffer.concat([Buffer.from('a:2:{i:0;s:3:"'), Buffer.from([0xff, 0xc3, 0x28]), Buffer.from('";i:1;s:1:"x";}')]);
	expect(decodePhp(input)).toEqual(['\ufffd\ufffd(', 'x']);
});

test('a __proto__ key is a key like any other and changes no prototype', () => {
	const record = decodePhp(Buffer.from('a:2:{s:9:"__proto__";a:1:{s:8:"polluted";b:1;}s:11:"constructor";i:1;}')) as PhpRecord;
	expect(Object.keys(record)).toEqual(['__proto__', 'constructor']);
	expect(record.polluted).toBeUndefined();
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('keys 0, 1, 2 … written as texts make a list, as in PHP', () => {
	expect(decodePhp(Buffer.from('a:2:{s:1:"0";i:5;s:1:"1";i:6;}'))).toEqual([5, 6]);
	expect({ ...(decodePhp(Buffer.from('a:2:{s:1:"0";i:5;s:2:"01";i:6;}')) as PhpRecord) }).toEqual({ 0: 5, '01': 6 });
});

test('of a key that comes twice the last value counts, as in PHP', () => {
	expect({ ...(decodePhp(Buffer.from('a:2:{s:1:"a";i:1;s:1:"a";i:2;}')) as PhpRecord) }).toEqual({ a: 2 });
});

test('a minus zero that PHP cannot write as an integer is a plain zero', () => {
	expect(Object.is(decodePhp(Buffer.from('i:-0;')), 0)).toBe(true);
});

test('half a million rows and a text of ten megabytes are read whole', () => {
	const rows = `a:500000:{${Array.from({ length: 500_000 }, (_, index) => `i:${index};s:1:"x";`).join('')}}`;
	expect(decodePhp(Buffer.from(rows))).toHaveLength(500_000);
	expect(decodePhp(Buffer.from(encodePhp('"'.repeat(10_000_000))))).toHaveLength(10_000_000);
});

test('a valid document with any bytes changed, put in or taken out is decoded or refused, never anything else', () => {
	const bytes = Buffer.from(VALID);
	const byte = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...Buffer.from('0123456789:;{}"aisdbNORCE-.')));
	const change = fc.record({ at: fc.nat({ max: bytes.length - 1 }), taken: fc.nat({ max: 3 }), put: fc.array(byte, { maxLength: 3 }) });
	fc.assert(fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
		const mutated = changes.reduce<Buffer>((input, { at, taken, put }) => Buffer.concat([input.subarray(0, at), Buffer.from(put), input.subarray(at + taken)]), bytes);
		refusal(mutated);
	}), { numRuns: 20_000 });
});

test('any bytes at all are decoded or refused, never anything else', () => {
	fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
		refusal(Buffer.from(bytes));
	}), { numRuns: 5000 });
});
