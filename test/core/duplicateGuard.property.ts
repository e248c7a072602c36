import fc from 'fast-check';
import { carriesReference } from '../../core/duplicateGuard';
import { referenceNote } from '../../core/orderReference';
import { requireFindableReference } from '../../core/requireReference';
import { findDocuments } from './findDocuments';

/** What shops number their orders with, and what people type. */
const reference = fc.oneof(
	fc.nat().map(String),
	fc.stringMatching(/^[A-Z]{0,3}-?\d{1,6}([-/_.]\d{1,3})?$/),
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
	// The words and signs by which our own note is read.
	fc.array(fc.constantFrom('Megjegyzés', 'Megrendelésszám', 'Rendelés', ':', ';', ',', ' ', '\\n', '|', '(', '12', 'A', 'web'), { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
).filter((typed) => isReference(typed)).map((typed) => requireFindableReference(typed, 'Order Reference'));
const note = fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme', maxLength: 200 }));

function isReference(typed: string): boolean {
	try {
		return requireFindableReference(typed, 'Order Reference') !== '';
	} catch {
		return false;
	}
}

test('every reference that we accept is found behind its own label, whatever note follows', () => {
	fc.assert(fc.property(reference, note, (number, text) => carriesReference(referenceNote(number, text), number)), { numRuns: 5000 });
});

test.each(['12; Megjegyzés: x', 'A Megjegyzés: B', 'megjegyzés: 1', 'undefined', 'NaN', '[object Object]', 'null', '0', 'none', 'N/A', 'false', '77 pót', 'A-5 ismételt', '12 2026-11', '5#', '9 EU'])('%j is no order number that could be found again', (typed) => {
	expect(isReference(typed)).toBe(false);
});

test('what nobody sees in an order number makes no other order of it', () => {
	for (const typed of ['12\u200b34', '\ufeff1234', '12\u00ad34', '\u202a1234\u202c', '1234 \u200b']) expect(requireFindableReference(typed, 'r')).toBe('1234');
});

test('a number is never found in the document of a longer number', () => {
	const joined = fc.tuple(fc.nat(), fc.constantFrom('', '-', '/', '_', '.', '#', '–', ':', '+'), fc.nat()).map(([left, sign, right]) => [String(left), `${left}${sign}${right}`] as const);
	fc.assert(fc.property(joined, ([short, long]) => !carriesReference(referenceNote(long, ''), short)), { numRuns: 2000 });
});

test('rows of any strings and numbers never throw', () => {
	const row = fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('tipus', 'szamla', 'brutto', 'egyeb', 'stornozott_szamla')), fc.anything({ withNullPrototype: true, withBigInt: true }));
	fc.assert(fc.property(fc.array(row), (rows) => {
		findDocuments(rows, new Set(['1', 'a1']));
	}), { numRuns: 2000 });
});
