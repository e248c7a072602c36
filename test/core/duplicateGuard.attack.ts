import { decodePhp } from '../../nodes/CashmanFx/wire/phpDecode';
import { encodePhp, type PhpValue } from '../../nodes/CashmanFx/wire/phpEncode';
import { readRows } from '../../nodes/CashmanFx/wire/reply';
import { findDocuments } from './findDocuments';

const found = (rows: Array<Record<string, unknown>>): number | undefined => findDocuments(rows, new Set(['1234'])).get('1234')?.length;
const NOTE = 'Megrendelésszám: 1234';

test.each(['tipus', 'szamlaszam', 'brutto', 'stornozott_szamla', 'anything'])('a nested record under %s, as PHP sends it, breaks nothing', (field) => {
	const rows = readRows(Buffer.from(encodePhp([{ egyeb: NOTE, [field]: { a: { b: '2' } } } as PhpValue])));
	expect(found(rows)).toBe(1);
});

test.each([undefined, null, true, 12n, Number.NaN, [], {}, '\u0000', '\ud800', '&#0;&#x10ffff;&#999999;&#xfffff;'])('a row full of %p breaks nothing', (value) => {
	const rows = [{ tipus: value, szamlaszam: value, brutto: value, stornozott_szamla: value, egyeb: value }];
	expect(found(rows)).toBeUndefined();
	expect(found([...rows, { egyeb: NOTE }])).toBe(1);
});

test('a megabyte of order words, of spaces or of entities in a note is read through', () => {
	const long = [`${'rendelés '.repeat(100_000)}`, `rendelés${' '.repeat(1_000_000)}x`, 'rendel'.repeat(150_000), `Megrendelés: ${'a '.repeat(500_000)}`, '&'.repeat(1_000_000), '&#'.repeat(500_000), '1-'.repeat(500_000)];
	expect(found(long.map((egyeb) => ({ egyeb })))).toBeUndefined();
	expect(found(long.map((text) => ({ egyeb: `${NOTE}\n${text}` })))).toBe(long.length);
});

test('fifty thousand documents of one order are all found', () => {
	expect(found(Array.from({ length: 50_000 }, (_, index) => ({ szamlaszam: `2026/${index}`, egyeb: NOTE })))).toBe(50_000);
});

test('ten thousand orders are looked for in ten thousand rows at once', () => {
	const rows = Array.from({ length: 10_000 }, (_, index) => ({ szamlaszam: `2026/${index}`, egyeb: `Megrendelésszám: ${index}` }));
	const documents = findDocuments(rows, new Set(rows.map((_, index) => String(index))));
	expect(documents.size).toBe(10_000);
	expect([...documents].every(([reference, [document]]) => document?.number === `2026/${reference}`)).toBe(true);
});

test('a reference named like a property of every object is looked for like any other', () => {
	for (const reference of ['constructor', '__proto__', 'toString1']) {
		expect(findDocuments([{ egyeb: `Megrendelésszám: ${reference}` }], new Set([reference])).get(reference)).toHaveLength(1);
		expect(findDocuments([{ egyeb: NOTE }], new Set([reference])).size).toBe(0);
	}
});

test('a row decoded with a __proto__ key is searched and pollutes nothing', () => {
	const [row] = decodePhp(Buffer.from(`a:1:{i:0;a:1:{s:9:"__proto__";s:${Buffer.byteLength(NOTE)}:"${NOTE}";}}`)) as Array<Record<string, unknown>>;
	expect(found([row as Record<string, unknown>])).toBe(1);
	expect(({} as Record<string, unknown>).egyeb).toBeUndefined();
});
