import { carriesReference, differenceTo, hasOtherBuyer, hasOtherTotal } from '../../core/duplicateGuard';
import { referenceNote } from '../../core/orderReference';
import { findDocuments } from './findDocuments';

const row = (note: string, changes: Record<string, unknown> = {}): Record<string, unknown> => ({ szamlaszam: '2026/00042', egyeb: note, brutto: '1270', ...changes });
const carried = (note: string, ...references: string[]): string[] => [...findDocuments([row(note)], new Set(references)).keys()];
const isFound = (changes: Record<string, unknown>): boolean => findDocuments([row('Megrendelésszám: 1234', changes)], new Set(['1234'])).has('1234');

test('the note that we write is found again, whatever stands behind the number', () => {
	for (const note of ['', 'Köszönjük!', '2 db', '-', '1235', 'x'.repeat(4000)]) expect(carried(referenceNote('1234', note), '1234')).toEqual(['1234']);
});

test.each(['12345', '1234-2', '1234/2', '1234_2', '1234.2', '1234#2', '1234–2', '1234+2', '1234:2', '1234A', '1234é', '01234', 'A1234', '0-1234'])(
	'the order 1234 is not found in a document of %s',
	(other) => {
		expect(carried(referenceNote(other, ''), '1234', other)).toEqual([other]);
	},
);

test.each(['1234', '12345', '1234-2', '1234/2', 'A-1', '#77', 'WEB 2026 7', '2026/00042', 'Ő-7', '(5)', '12.', '日本7', 'x_y', 'a&b-1', '"5"', 'rendelés 5'])('the order %s is found in its own document', (reference) => {
	expect(carried(referenceNote(reference, 'kp'), reference)).toContain(reference);
	expect(carried(referenceNote(reference, ''), reference)).toContain(reference);
});

test.each([
	'Megrendelésszám: 1234', 'Megrendelésszám:1234', 'MEGRENDELÉSSZÁM 1234', 'megrendelesszam: 1234', 'WEBSHOP megrendelés: 1234', 'WEBSHOP megrendelés #1234',
	'Rendelés száma: 1234', 'Rendelés szám 1234', 'Rendelés sz. 1234', 'Rendelésszám = 1234', 'Rendelési azonosító: 1234', 'Megrendelés azonosítója: 1234',
	'Order #1234', 'Order No. 1234', 'order number: 1234', 'Order ID 1234', 'Megrendelésszám:\n1234', 'Megrendelésszám: 1234.', 'Megrendelésszám: 1234, kp',
])('%j names the order 1234', (note) => {
	expect(carried(note, '1234')).toEqual(['1234']);
});

test.each([
	'Köszönjük rendelését! Megrendelésszám: 1234', 'Megrendelés dátuma: 2026-11-20, Megrendelésszám: 1234', 'Előző rendelés: 99. Ez a rendelés: 1234 (folytatás)',
])('an earlier order word does not hide the number: %j', (note) => {
	expect(carried(note, '1234')).toEqual(['1234']);
});

test.each([
	['named entities', 'Megrendel&eacute;ssz&aacute;m: 1234'],
	['numbered entities', 'Megrendel&#233;ssz&#xE1;m: 1234'],
	['a line break as a tag', 'Megrendelésszám: 1234<br />Köszönjük!'],
	['a hard space', 'Megrendelésszám:&nbsp;1234&nbsp;kp'],
	['a line break as CRLF', 'Megrendelésszám: 1234\r\nKöszönjük!'],
	['lines joined by a space', 'Megrendelésszám: 1234 Köszönjük!'],
	['accents that another encoding broke', Buffer.from('Megrendelésszám: 1234', 'latin1').toString('utf8')],
	['accents turned into question marks', 'Megrendel?ssz?m: 1234'],
	['decomposed accents', 'Megrendelésszám: 1234'.normalize('NFD')],
	['a cut behind the number', 'Megrendelésszám: 1234\nKösz'],
])('a note that came back with %s is still recognised', (_case, note) => {
	expect(carried(note, '1234')).toEqual(['1234']);
});

test('a reference with signs and accents is recognised html-escaped and in either Unicode form', () => {
	expect(carried('Megrendelésszám: Őr&amp;V-&quot;7&quot;', 'Őr&V-"7"')).toEqual(['Őr&V-"7"']);
	expect(carried('Megrendelésszám: Ő-7'.normalize('NFD'), 'Ő-7')).toEqual(['Ő-7']);
	const decomposed = 'Ő-7'.normalize('NFD');
	expect(carried('Megrendelésszám: Ő-7', decomposed)).toEqual([decomposed]);
});

test('a note that holds an entity literally is found as it is', () => {
	expect(carried(referenceNote('A&amp;B', ''), 'A&amp;B')).toEqual(['A&amp;B']);
});

test.each([
	['a ZIP code', { iranyitoszam: '1234', cim: '1234 Budapest, Fő utca 1.' }],
	['an amount', { brutto: '1234', netto: '1234.00', osszesen: '1 234 Ft' }],
	['a date', { kelt: '1234-01-01', teljesites: '1234.01.01' }],
	['a partner code, a house number, a phone number', { partner_kod: '1234', utca: 'Fő utca 1234', telefon: '+36 1 1234' }],
	['its own number', { szamlaszam: '2026/1234' }],
	['a number that is no text', { szamfej_id: 1234 }],
	['a new line below an order word', { megjegyzes: 'Köszönjük a rendelést\n1234 Budapest' }],
])('%s is not taken for the order 1234', (_case, fields) => {
	expect(findDocuments([{ szamlaszam: '2026/00001', ...fields }], new Set(['1234'])).size).toBe(0);
});

test.each(['egyeb', 'megjegyzes', 'note', 'x', '0', '__proto__'])('the note is found in a field named %s', (field) => {
	const fields = Object.fromEntries([[field, 'Megrendelésszám: 1234'], ['szamla', '2026/00042']]);
	expect(findDocuments([fields], new Set(['1234'])).get('1234')).toEqual([expect.objectContaining({ number: '2026/00042', isOwn: true })]);
});

test('a reference of letters and digits is found without an order word, and only as a whole token', () => {
	const rows = [{ szamla: '2026/1', egyeb: 'Kosár AB-1234 (kp)' }];
	expect([...findDocuments(rows, new Set(['AB-1234', 'AB-123', 'B-1234', '1234'])).keys()]).toEqual(['AB-1234']);
});

test.each(['2', '4', 2, 'Díjbekérő', 'DÍJBEKÉRŐ', 'díjbekérő'.normalize('NFD'), 'Díjbekérő számla', 'dijbekero', 'proforma', 'Pro forma', 'Storno', 'Stornó számla', 'sztornó', 'Stornószámla'])(
	'a document of the kind %j does not count as the invoice',
	(tipus) => {
		expect(isFound({ tipus })).toBe(false);
	},
);

test.each(['1', 1, '', null, 'Számla', 'Számla (díjbekérőből)', 'e-számla', 'Stornózott számla'])('a document of the kind %j counts as the invoice', (tipus) => {
	expect(isFound({ tipus })).toBe(true);
});

test('a document that cancels another does not count', () => {
	expect(isFound({ stornozott_szamla: '2026/00041' })).toBe(false);
	expect(isFound({ brutto: '-1270' })).toBe(false);
	expect(isFound({ eredeti_szamla: 'D-2026/00041' })).toBe(true);
});

test.each(['', '0', 0, null, false, '-', '1', 1, 'n', 'igen', '2026/00042', ' 2026/00042 '])('a mark of %j in a storno field does not hide an invoice', (mark) => {
	expect(isFound({ stornozott_szamla: mark, eredeti_szamla: mark })).toBe(true);
});

test('all documents of one order are given, in the order of the list', () => {
	const rows = ['2026/3', '2026/1', '2026/2'].map((szamlaszam) => row('Megrendelésszám: 7', { szamlaszam }));
	expect(findDocuments(rows, new Set(['7'])).get('7')?.map(({ number }) => number)).toEqual(['2026/3', '2026/1', '2026/2']);
});

test('one row that names an order twice is one document', () => {
	expect(findDocuments([row('Megrendelésszám: 7', { megjegyzes: 'Order #7' })], new Set(['7'])).get('7')).toHaveLength(1);
});

test('a document that names two orders is found by both', () => {
	expect(carried('Megrendelésszám: 7\nMegrendelésszám: 8', '7', '8', '9')).toEqual(['7', '8']);
});

test('number and total are read under their usual names, and a number also under any other', () => {
	const found = (fields: Record<string, unknown>) => findDocuments([{ egyeb: 'Megrendelésszám: 7', ...fields }], new Set(['7'])).get('7')?.[0];
	expect(found({ bizonylatszam: 'E-2026/1', vegosszeg: 1270 })).toMatchObject({ number: 'E-2026/1', gross: '1270', buyer: undefined, currency: undefined, isOwn: true });
	expect(found({ kelt: '2026-11-20', honap: '2026-11', x: '2026/00042' })).toMatchObject({ number: '2026/00042', gross: undefined, buyer: undefined, currency: undefined, isOwn: true });
	expect(found({ kelt: '2026-11-20', nev: ' Minta Anna ', deviza: 'EUR' })).toMatchObject({ number: '', gross: undefined, buyer: 'Minta Anna', currency: 'EUR', isOwn: true });
});

test.each([['1270', false], ['1270.00', false], ['1269.6', false], ['1271', true], ['-1270', true], ['1.271', false], ['0', false], ['', false], ['1 270 Ft', false]])('a listed total of %j is another total than 1270 Ft: %s', (gross, isOther) => {
	expect(hasOtherTotal({ gross, buyer: undefined, currency: undefined }, 1270n, 0)).toBe(isOther);
});

test.each([
	['Minta Anna', false], ['MINTA ANNA', false], ['Anna Minta (1234)', false], ['minta', false], ['M&iacute;nta Anna', false], ['', false], [undefined, false], ['---', false],
	['Dr. Minta Anna', false], ['Kovács Béla', true], ['Mintavölgyi Annamária', true], ['Nagy Anna', true], ['Minta Kft.', false],
])('a listed buyer of %j is somebody else than Mínta Anna: %s', (buyer, isOther) => {
	expect(hasOtherBuyer({ gross: undefined, buyer, currency: undefined }, 'Mínta Anna')).toBe(isOther);
});

test('behind our own words, which stand first, another order that the note speaks of does not count', () => {
	const row = { egyeb: 'Megrendelésszám: 77\nElőző rendelés: 76, előző megrendelésszám: 75' };
	expect([...findDocuments([row], new Set(['75', '76', '77'])).keys()]).toEqual(['77']);
});

test('a field that is named after the order, and a note inside a further array, are looked at', () => {
	const rows = [{ szamlaszam: '2026/1', rendelesszam: '12' }, { szamlaszam: '2026/2', fej: { egyeb: 'Megrendelésszám: 13' } }, { szamlaszam: '2026/3', rendeles_id: 14 }];
	expect([...findDocuments(rows, new Set(['12', '13', '14'])).keys()]).toEqual(['12', '13', '14']);
});

test('an original that names its storno stays the order\'s invoice', () => {
	const rows = [{ szamlaszam: '2026/1', storno_szamla: '2026/2', egyeb: 'Megrendelésszám: 7' }, { szamlaszam: '2026/2', stornozott_szamla: '2026/1', egyeb: 'Megrendelésszám: 7' }];
	expect(findDocuments(rows, new Set(['7'])).get('7')?.map(({ number }) => number)).toEqual(['2026/1']);
});

test('a note that names a longer number does not carry the shorter one', () => {
	expect(carriesReference('Megrendelésszám: 123', '12')).toBe(false);
	expect(carriesReference('Megrendelésszám: 12\nkp', '12')).toBe(true);
});

test('a further note behind the order number ends it, also where a server joins the lines', () => {
	for (const joint of ['\n', ' ', '\r\n', '; ', ' | ', '\\n']) {
		for (const note of ['A garancia 2 év', '14 nap', '- 2 db', 'e-számla', 'Köszönjük!']) {
			const stored = referenceNote('12', note).replace('\n', joint);
			expect([stored, carriesReference(stored, '12'), carriesReference(stored, '1')]).toEqual([stored, true, false]);
		}
	}
});

test('where a field begins with our words, another field that does so too, or a comment, is no other order\'s invoice', () => {
	const row = { szamlaszam: '2026/1', megjegyzes: 'Kérem egyben.\nMegrendelésszám: 99', egyeb: 'Megrendelésszám: 98', x: 'Megrendelésszám: 97' };
	expect([...findDocuments([row], new Set(['97', '98', '99'])).keys()]).toEqual(['98']);
});

test('a document with our own words goes before one where the number is only spoken of', () => {
	const rows = [{ szamlaszam: '2026/1', megjegyzes: 'Köszönjük! Order #7' }, { szamlaszam: '2026/2', egyeb: 'Megrendelésszám: 7' }];
	expect(findDocuments(rows, new Set(['7'])).get('7')?.map(({ number }) => number)).toEqual(['2026/2']);
});

test.each([['Weiß Kovács Kereskedel'], ['WEISS KOVÁCS KERESKEDELMI ÉS SZOLGÁLTATÓ KFT.'], ['Wei? Kov?cs'], ['1234'], ['P-55']])('a buyer shown as %j does not hide the invoice of Weiß Kovács Kereskedelmi és Szolgáltató Kft.', (nev) => {
	const [document] = findDocuments([{ szamlaszam: '2026/1', nev, brutto: '1.270', deviza: 'nem', egyeb: 'Megrendelésszám: 7' }], new Set(['7'])).get('7') ?? [];
	expect(document && differenceTo(document, { grossMinor: 1270n, scale: 0, currency: 'HUF', buyer: 'Weiß Kovács Kereskedelmi és Szolgáltató Kft.' })).toBe('');
});
