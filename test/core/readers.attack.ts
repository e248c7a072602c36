import fc from 'fast-check';
import { countryCode, countryInHungarian } from '../../core/country';
import { requireCurrency } from '../../core/currency';
import { readDate } from '../../core/dates';
import { parseEuVatNumber } from '../../core/euVatNumber';
import { paymentMethodFromSalesAutopilot, PAYMENT_METHODS, requirePaymentMethod } from '../../core/payment';
import { splitStreet } from '../../core/street';
import { readTaxNumbers } from '../../core/taxNumber';
import { foldText } from '../../core/text';
import { readVatRate } from '../../core/vat';
import { findVatCase, VAT_CASES } from '../../core/vatCases';
import { problemOf } from './builders';

/** Rubbish that forms, imports and expressions leave behind, and texts made to hang a pattern. */
const RUBBISH = [
	'undefined', 'null', 'NaN', '[object Object]', '{}', '[]', '"', '\'', '\\', '`', '=', '={{ $json.x }}', 'constructor', '__proto__', 'hasOwnProperty', 'toString', '\u0000', '\ud800', '\ufeff', '\u200b', '🧾', '日本', 'שלום', '<script>', '%s', '%27', '&amp;', '../..', '1e400', '-0', '٣', '½', 'ß', 'İ', 'ﬁ',
	'1'.repeat(5000), 'A'.repeat(5000), ' '.repeat(5000), '-'.repeat(5000), '.'.repeat(5000), '0 '.repeat(2500), 'a '.repeat(2500), 'HU'.repeat(2500), '(((('.repeat(1000), '% '.repeat(2500), `Fő utca 1${' '.repeat(5000)}x`, `Fő utca 1${', '.repeat(2500)}x`, `Fő${' u.'.repeat(1500)}`, `0${' '.repeat(5000)}%x`,
	`áfa${' '.repeat(5000)}x`, `27${' '.repeat(5000)}x`, `AAM${' - '.repeat(1500)}`, 'utca '.repeat(1000), '12/'.repeat(1500), '1-'.repeat(2500), 'x'.repeat(100_000),
];

const READERS: Array<[string, (typed: string) => unknown]> = [
	['date', (typed) => readDate(typed, 'f')], ['tax number', (typed) => readTaxNumbers(typed, '', 'f', 'g', 'DE')], ['EU number', (typed) => readTaxNumbers('', typed, 'f', 'g', 'IT')], ['both numbers', (typed) => readTaxNumbers(typed, typed, 'f', 'g')], ['country', countryInHungarian], ['street', splitStreet],
	['VAT rate', (typed) => readVatRate(typed, 'f')], ['currency', (typed) => requireCurrency(typed, 'f')], ['method', (typed) => requirePaymentMethod(typed, 'f')], ['payment', (typed) => paymentMethodFromSalesAutopilot(typed, typed, [{ codeOrProvider: typed, method: 'Barter' }])],
];

const read = (reader: (typed: string) => unknown, typed: string): string => {
	try {
		reader(typed);
		return 'read';
	} catch (error) {
		return (error as Error).name;
	}
};

test.each(READERS)('rubbish for a %s ends in a value or in a problem, and soon', (_name, reader) => {
	for (const typed of RUBBISH) {
		const start = performance.now();
		expect(['read', 'Problem']).toContain(read(reader, typed));
		expect([typed.slice(0, 20), performance.now() - start < 1000]).toEqual([typed.slice(0, 20), true]);
	}
});

test.each(READERS)('any text for a %s ends in a value or in a problem that is one short line', (_name, reader) => {
	fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[A-Z0-9 %.,/()-]{0,25}$/)), (typed) => {
		try {
			reader(typed);
		} catch (error) {
			const { name, message } = error as Error;
			expect([name, message.length < 450, /[\n\r\0]/.test(message)]).toEqual(['Problem', true, false]);
		}
	}), { numRuns: 1000 });
});

test.each(READERS)('a %s that was read is read the same again, and spaces around it change nothing', (_name, reader) => {
	const typed = fc.oneof(fc.constantFrom('27', 'AAM', 'hu', 'Germany', 'Fő utca 1. 2. em. 3', '12345676-2-42', 'DE123456789', '2026-11-23', 'EUR', 'Átutalás', '4', ''), fc.string());
	fc.assert(fc.property(typed, (text) => {
		const outcome = (value: string): string => {
			try {
				return JSON.stringify(reader(value), (_key, each: unknown) => (typeof each === 'bigint' ? String(each) : each)) ?? 'nothing';
			} catch (error) {
				return (error as Error).name;
			}
		};
		expect(outcome(text)).toBe(outcome(text));
		expect(outcome(` ${text.trim()} `)).toBe(outcome(text.trim()));
	}), { numRuns: 500 });
});

test.each(['2026-02-29', '2026-04-31', '2026-11-23T25:00:00Z', '2026-11-23T', '0000-01-01x', '23/11/2026', '11/23/2026', '2026. november 23.', '1763856000', '1763856000000', '9999-99-99', '-2026-11-23', '2026-11-23, 2026-11-24', 'tomorrow', 'Invalid DateTime', '2026-W48-1'])('%j is no date, or only its day is taken', (typed) => {
	const outcome = read((text) => readDate(text, 'Due Date'), typed);
	if (outcome === 'read') expect(readDate(typed, 'Due Date')).toBe(typed.slice(0, 10));
	else expect(problemOf(() => readDate(typed, 'Due Date')).remedy).toMatch(/2026-11-23/);
});

test('a moment with a zone is dated as in Hungary, on either side of midnight and of the change of clocks', () => {
	for (const [typed, day] of [['2026-11-22T23:30:00Z', '2026-11-23'], ['2026-11-23T22:59:59+00:00', '2026-11-23'], ['2026-07-22T22:30:00Z', '2026-07-23'], ['2026-11-23T00:30:00+09:00', '2026-11-22'], ['2026-11-22T23:30:00', '2026-11-22']] as const) expect(readDate(typed, 'f')).toBe(day);
});

test('no letter, digit or sign but spaces, commas and dots is lost by parting an address', () => {
	const word = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('Fő', 'utca', 'u.', 'u', 'tér', 'ltp.', '1', '12/B', '10-12', '2.', 'em.', 'II. em.', 'fszt.', 'A ép.', 'B lph.', 'ajtó', '5. ajtó', 'hrsz.', '0123/4', ',', ' ', '\u00a0', '\n'));
	fc.assert(fc.property(fc.array(word).map((words) => words.join(' ')), (line) => {
		const bare = (text: string) => text.replace(/[\s.,;]/g, '');
		expect(bare(Object.values(splitStreet(line)).join(''))).toBe(bare(line));
	}), { numRuns: 5000 });
});

test('made addresses of every kind come apart at the right places', () => {
	const roman = fc.constantFrom('I.', 'II.', 'III.', 'IV.', '1.', '2.', '10.');
	const address = fc.record({
		name: fc.constantFrom('Fő', 'Petőfi Sándor', 'Szent István', 'Május 1.', 'II. Rákóczi Ferenc', 'Kossuth L.'), type: fc.constantFrom('utca', 'u.', 'út', 'tér', 'krt.', 'köz', 'sétány'), number: fc.constantFrom('1', '12', '10/B', '10-12', '3/a', '101'),
		building: fc.constantFrom('', 'A ép.', 'B. épület'), staircase: fc.constantFrom('', '2. lph.', 'C lépcsőház'), floor: fc.oneof(fc.constantFrom('', 'fszt.', 'földszint', 'fsz.'), roman.map((floor) => `${floor} em.`), roman.map((floor) => `${floor} emelet`)), door: fc.constantFrom('', '3', '12', '4/a', '5. ajtó'),
	});
	fc.assert(fc.property(address, fc.constantFrom(' ', ', '), ({ name, type, number, building, staircase, floor, door }, between) => {
		fc.pre(door === '' || door.includes('ajtó') || floor !== '');
		const line = [`${name} ${type} ${number}`, building, staircase, floor, door].filter((part) => part !== '').join(between);
		expect(splitStreet(line)).toEqual({ streetName: name, streetType: type, houseNumber: number, building, staircase, floor, door });
	}), { numRuns: 2000 });
});

test('no two cases share a name, no percentage is a case, and no code is a country or a method by accident', () => {
	const names = VAT_CASES.flatMap(({ code, hungarian, otherCodes, words }) => [...new Set([code, hungarian, ...otherCodes, ...words].map(foldText))]);
	expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
	for (let percent = 0; percent <= 100; percent++) expect([findVatCase(`${percent}`), findVatCase(`${percent}%`), findVatCase(`${percent} % áfa`)]).toEqual([undefined, undefined, undefined]);
	expect(PAYMENT_METHODS.map(countryCode)).toEqual(PAYMENT_METHODS.map(() => ''));
	expect(parseEuVatNumber('SEMMI')).toBeUndefined();
});
