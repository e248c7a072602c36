import { startDocumentSearch, stateOf, type DocumentState } from '../../core/documentSearch';
import { documentsOfKind, startReferenceSearch } from '../../core/duplicateGuard';
import { readListedDocument, type ListedDocument } from '../../core/listedDocument';
import { collectListed } from '../../nodes/CashmanFx/operations/listing/listed';
import { findDocuments } from './findDocuments';

type Row = Record<string, unknown>;
const NOTE = 'Megrendelésszám: 7';

/** The state of invoice 2026/00001 of order 7 in a list of these rows, looked for by both. */
function state(...rows: Row[]): DocumentState {
	const search = startDocumentSearch({ references: new Set(['7']), numbers: new Set(['2026/00001']) });
	for (const row of rows) search.read(row);
	return stateOf(search.result(), '2026/00001');
}

/** The same rows as Find and Get Many list them. */
function listed(rows: Row[]): ListedDocument[] {
	const reader = collectListed({ from: '', until: '', kinds: new Set() }, Infinity);
	for (const row of rows) reader.read(row);
	return reader.result().map(({ document }) => document);
}

const invoice = (changes: Row = {}): Row => ({ szamlaszam: '2026/00001', egyeb: NOTE, brutto: '1270', ...changes });

describe('a row says what it is', () => {
	test.each([
		[{ tipus: '1' }, 'invoice', true], [{ tipus: 'Végszámla' }, 'invoice', true], [{ tipus: '2' }, 'proforma', true], [{ tipus: 'Díjbekérő' }, 'proforma', true], [{ tipus: 'pro forma' }, 'proforma', true],
		[{ tipus: '3' }, 'advance', true], [{ szamla_tipus: 'előlegszámla' }, 'advance', true], [{ tipus: 4 }, 'received', true], [{ bizonylat_tipus: 'Stornó számla' }, 'storno', true],
		[{ tipus: '1', brutto: '-1270' }, 'storno', true], [{ stornozott_szamla: '2026/00001' }, 'storno', true], [{}, 'invoice', false], [{ tipus: 'X' }, 'invoice', false],
		[{ egyeb: 'Megrendelésszám: 7\nMegjegyzés: Előlegszámla' }, 'advance', false], [{ egyeb: 'Megrendelésszám: 7 Megjegyzés: Előlegszámla. Köszönjük' }, 'advance', false], [{ egyeb: 'Megrendelésszám: 7\nMegjegyzés: Előlegszámlát kér' }, 'invoice', false],
	])('%j is %s (told: %s)', (row, kind, isKindTold) => {
		expect(readListedDocument({ szamlaszam: '2026/00002', ...row })).toMatchObject({ kind, isKindTold });
	});

	test.each([[{ fizetve: '2026-11-20' }, true], [{ fizetve: '0000-00-00' }, false], [{ fizetve: '' }, false], [{ kiegyenlitve: 'igen' }, true], [{ kiegyenlitve: 'nem' }, false], [{}, undefined]])('paid of %j is %s', (row, isPaid) => {
		expect(readListedDocument(row).isPaid).toBe(isPaid);
	});
});

test.each(['\n', ' ', '; ', ', ', ' | ', '\\n', '<br>', '<br />', '&lt;br /&gt;'])('a note whose lines a server joins by %j names the order, and no more', (joint) => {
	const row = { szamlaszam: '2026/00001', egyeb: `Megrendelésszám: A-7${joint}Megjegyzés: Köszönjük!` };
	expect(readListedDocument(row).orderReference).toBe('A-7');
	expect(findDocuments([row], new Set(['A-7'])).get('A-7')).toHaveLength(1);
});

test.each(['MegrendelÃ©sszÃ¡m: A-7\nMegjegyzÃ©s: x', 'MegrendelĂ©sszĂˇm: A-7', 'Megrendel&amp;eacute;ssz&amp;aacute;m: A-7', 'Megrendel\\u00e9ssz\\u00e1m: A-7', 'Megrendel?ssz?m: A-7', 'Megrendelesszam: A-7'])('a note with damaged accents (%j) still names its order, and no other', (egyeb) => {
	const row = { szamlaszam: '2026/00001', egyeb };
	expect(readListedDocument(row).orderReference).toBe('A-7');
	expect([...findDocuments([row], new Set(['A-7', 'A', '7', 'A-77'])).keys()]).toEqual(['A-7']);
});

test.each(['KovÃ¡cs Anna', 'KovĂˇcs Anna', 'HorvÃ¡th Å‘rs', 'T?th Anna'])('a buyer with damaged letters (%j) is nobody that could be told from another', (nev) => {
	expect(readListedDocument({ nev }).buyer).toBeUndefined();
});

describe('an invoice counts as cancelled', () => {
	test.each([
		['its own row says so', [invoice({ stornozott: '1' })], ''],
		['its own row names the storno', [invoice({ storno_szamlaszam: '2026/00002' })], ''],
		['a storno names it, under whatever field', [invoice(), { szamlaszam: '2026/00002', brutto: '-1270', x: '2026/00001' }], '2026/00002'],
		['a storno names it, and is listed with the total that it takes back', [invoice(), { szamlaszam: '2026/00002', tipus: 'Stornó', brutto: '1270', x: '2026/00001' }], '2026/00002'],
		['a storno names it, and the list tells no total of it', [invoice(), { szamlaszam: '2026/00002', tipus: 'Stornó', brutto: '0', x: '2026/00001' }], '2026/00002'],
		['a storno names it within a text', [invoice(), { szamlaszam: '2026/00002', brutto: '-1270', leiras: 'Stornó: 2026/00001 számlához.' }], '2026/00002'],
		['a storno of the same order takes the same amount back', [invoice(), { szamlaszam: '2026/00002', brutto: '-1270', egyeb: NOTE }], '2026/00002'],
		['two credits name it and make the whole together', [invoice(), { szamlaszam: '2026/00002', brutto: '-270', x: '2026/00001' }, { szamlaszam: '2026/00003', brutto: '-1000', x: '2026/00001' }], '2026/00002'],
		['a storno names it, and the list rounds forints', [invoice({ brutto: '1270.40' }), { szamlaszam: '2026/00002', brutto: '-1270', x: '2026/00001' }], '2026/00002'],
		['a storno names it, and cash is rounded to 5 Ft', [invoice({ brutto: '1272' }), { szamlaszam: '2026/00002', brutto: '-1270', x: '2026/00001' }], '2026/00002'],
		['the storno stands before it in the list', [{ szamlaszam: '2026/00002', brutto: '-1270', egyeb: NOTE }, invoice()], '2026/00002'],
	])('when %s', (_when, rows, storno) => {
		expect(state(...rows)).toMatchObject({ isCancelled: true, stornos: storno === '' ? [] : expect.arrayContaining([expect.objectContaining({ number: storno })]) });
	});

	test.each([
		['nothing says so', [invoice()]],
		['a flag says no', [invoice({ stornozott: '0', storno_szamlaszam: '' })]],
		['a flag says no with decimals', [invoice({ stornozott: '0.00' })]],
		['the storno is of another number', [invoice(), { szamlaszam: '2026/00009', brutto: '-1270', x: '2026/00008' }]],
		['a number only begins alike', [invoice(), { szamlaszam: '2026/00009', brutto: '-1270', x: '2026/000011' }]],
		['a storno of the same order names another invoice', [invoice(), { szamlaszam: '2026/00009', brutto: '-1270', egyeb: NOTE, eredeti: '2026/00008' }]],
		['a storno of the same order takes another amount back', [invoice(), { szamlaszam: '2026/00009', brutto: '-1000', egyeb: NOTE }]],
		['a credit of the same order names it and takes a part back', [invoice(), { szamlaszam: '2026/00009', brutto: '-127', egyeb: NOTE, hivatkozas: '2026/00001' }]],
		['a correction names it in a text', [invoice(), { szamlaszam: '2026/00009', tipus: '1', brutto: '-127', egyeb: NOTE, megjegyzes: 'Helyesbítő számla a 2026/00001 számlához' }]],
		['the storno\'s order has this invoice\'s number', [invoice(), { szamlaszam: '2026/00009', brutto: '-1270', egyeb: 'Megrendelésszám: 2026/00001', rendelesszam: '2026/00001' }]],
		['an invoice, not a storno, names it', [invoice(), { szamlaszam: '2026/00009', brutto: '1270', megjegyzes: '2026/00001 helyett' }]],
	])('not when %s', (_when, rows) => {
		expect(state(...rows).isCancelled).toBe(false);
		expect(findDocuments(rows, new Set(['7'])).get('7')?.filter(({ number }) => number === '2026/00001').every(({ isCancelled }) => isCancelled !== true)).toBe(true);
		expect(listed(rows).find(({ number }) => number === '2026/00001')?.isCancelled).not.toBe(true);
	});
});

describe('where our own invoice of an order was cancelled', () => {
	const ofOrder = (...rows: Row[]): unknown[] => {
		const search = startReferenceSearch(new Set(['7']));
		for (const row of rows) search.read(row);
		return documentsOfKind(search.result(), '7', 'invoice').map(({ number, isCancelled }) => [number, isCancelled === true]);
	};
	const storno = { szamlaszam: '2026/00002', brutto: '-1270', egyeb: NOTE, eredeti: '2026/00001' };
	const replacement = { szamlaszam: '2026/00003', brutto: '1270', egyeb: 'Rendelésszám: 7' };

	test('one that stands in another program\'s words counts as in its place', () => {
		expect(ofOrder(invoice(), storno, replacement)).toEqual([['2026/00001', true], ['2026/00003', false]]);
	});

	test('one that was taken back too does not', () => {
		const second = { szamlaszam: '2026/00004', brutto: '-1270', egyeb: 'Rendelésszám: 7', eredeti: '2026/00003' };
		expect(ofOrder(invoice(), storno, replacement, second)).toEqual([['2026/00001', true]]);
	});

	test('and while ours stands, the other only happens to name the order', () => {
		expect(ofOrder(invoice(), replacement)).toEqual([['2026/00001', false]]);
	});
});

describe('of an order that was invoiced again after a storno that names no invoice', () => {
	const listed = (index: number, brutto: string): Row => ({ szamlaszam: `2026/0000${index}`, brutto, egyeb: NOTE });
	const cancelled = (...rows: Row[]): Array<string | undefined> => (findDocuments(rows, new Set(['7'])).get('7') ?? []).map(({ isCancelled, cancelledBy }) => (isCancelled === true ? cancelledBy : ''));

	test('the invoice before the storno is cancelled, and the one behind it stands', () => {
		expect(cancelled(listed(1, '1270'), listed(2, '-1270'), listed(3, '1270'))).toEqual(['2026/00002', '']);
	});

	test('each storno takes back the invoice that stood then', () => {
		expect(cancelled(listed(1, '1270'), listed(2, '-1270'), listed(3, '1270'), listed(4, '-1270'))).toEqual(['2026/00002', '2026/00004']);
	});

	test('of two invoices that a storno could mean both stand, and a person has to look', () => {
		expect(cancelled(listed(1, '1270'), listed(2, '1270'), listed(3, '-1270'))).toEqual(['', '']);
	});

	test('a storno of a series of its own does not tell which one it means', () => {
		expect(cancelled(listed(1, '1270'), { ...listed(2, '-1270'), szamlaszam: 'S-2026/00002' }, listed(3, '1270'))).toEqual(['', '']);
	});
});

test('a document that the list has twice is one document', () => {
	expect(findDocuments([invoice(), invoice({ x: 'second line' })], new Set(['7'])).get('7')).toHaveLength(1);
});

test('an invoice made from a proforma is found by the proforma\'s number, and by its order', () => {
	const search = startDocumentSearch({ references: new Set(['7']), numbers: new Set(['D-2026/00001']) });
	for (const row of [{ szamlaszam: 'D-2026/00001', tipus: '2', egyeb: NOTE }, { szamlaszam: '2026/00005', eredeti_szamlaszam: 'D-2026/00001' }, { szamlaszam: '2026/00006', egyeb: NOTE }]) search.read(row);
	expect(stateOf(search.result(), 'D-2026/00001').invoices.map(({ number }) => number)).toEqual(['2026/00005', '2026/00006']);
});

test('documents of an order are told apart by kind, and another kind\'s own words do not hide an invoice of other wording', () => {
	const rows = [{ szamlaszam: 'D-2026/00001', tipus: '2', egyeb: NOTE }, { szamlaszam: '2026/00001', tipus: '1', egyeb: 'WEBSHOP megrendelés: 7' }, { szamlaszam: '2026/00002', tipus: '3', egyeb: NOTE }];
	const search = startReferenceSearch(new Set(['7']));
	for (const row of rows) search.read(row);
	const numbers = (['invoice', 'proforma', 'advance', 'storno'] as const).map((kind) => documentsOfKind(search.result(), '7', kind).map(({ number }) => number));
	expect(numbers).toEqual([['2026/00001'], ['D-2026/00001'], ['2026/00002'], []]);
	expect(findDocuments(rows, new Set(['7']), 'advance').get('7')).toHaveLength(1);
});
