import fc from 'fast-check';
import { euVatExample, euVatPrefix, isInEu, parseEuVatNumber } from '../../core/euVatNumber';
import { readTaxNumbers } from '../../core/taxNumber';
import { problemOf } from './builders';

/** Written from the Commission's list a second time: what may stand behind each country's letters. */
const like = (pattern: RegExp) => fc.stringMatching(pattern);
const digits = (...lengths: number[]) => fc.oneof(...lengths.map((length) => like(new RegExp(`^[0-9]{${length}}$`))));
const NUMBERS: Record<string, fc.Arbitrary<string>> = {
	AT: like(/^U[0-9]{8}$/), BE: like(/^[01][0-9]{9}$/), BG: digits(9, 10), CY: like(/^[0-9]{8}[A-Z]$/), CZ: digits(8, 9, 10), DE: digits(9), DK: digits(8), EE: digits(9), EL: digits(9), ES: like(/^([A-Z][0-9]{7}[A-Z]|[0-9]{8}[A-Z]|[A-Z][0-9]{8})$/),
	FI: digits(8), FR: like(/^[A-HJ-NP-Z0-9]{2}[0-9]{9}$/), HR: digits(11), IE: like(/^([0-9][A-Z*+0-9][0-9]{5}[A-Z]|[0-9]{7}[A-W][A-I])$/), IT: digits(11), LT: digits(9, 12), LU: digits(8), LV: digits(11), MT: digits(8), NL: like(/^[0-9]{9}B[0-9]{2}$/),
	PL: digits(10), PT: digits(9), RO: digits(2, 3, 4, 5, 6, 7, 8, 9, 10), SE: digits(12), SI: digits(8), SK: digits(10), XI: fc.oneof(digits(9, 12), like(/^(GD|HA)[0-9]{3}$/)),
};
const anyNumber = fc.oneof(...Object.entries(NUMBERS).map(([prefix, number]) => number.map((rest) => [prefix, rest] as const)));
const read = (typed: string, typedEuVat = '', isoCode = '') => readTaxNumbers(typed, typedEuVat, 'Tax Number', 'EU VAT Number', isoCode);

test('there are 26 countries beside Hungary, and Northern Ireland', () => {
	expect(Object.keys(NUMBERS)).toHaveLength(27);
});

test('a number of its country\'s form is taken in either field, however it is spaced, and comes out bare', () => {
	fc.assert(fc.property(anyNumber, fc.constantFrom('', ' ', '.', '-'), fc.boolean(), ([prefix, rest], between, isLower) => {
		const spaced = `${prefix}${between}${rest.slice(0, 3)}${between}${rest.slice(3)}`;
		const typed = isLower ? spaced.toLowerCase() : spaced;
		expect(read(typed)).toEqual({ taxNumber: '', euVatNumber: prefix + rest });
		expect(read('', typed)).toEqual({ taxNumber: '', euVatNumber: prefix + rest });
	}), { numRuns: 2000 });
});

test('a number with a digit too many or too few, which is no other form of the country, is refused with an example', () => {
	fc.assert(fc.property(anyNumber, fc.boolean(), ([prefix, rest], isLonger) => {
		const wrong = isLonger ? `${rest}77777` : rest.slice(0, 1) + rest.slice(-3);
		fc.pre(prefix !== 'RO' || isLonger && wrong.length > 10);
		fc.pre(/\d.*\d/.test(wrong));
		fc.pre(prefix !== 'XI' && !(prefix === 'LT' && wrong.length === 12));
		expect(problemOf(() => read('', prefix + wrong)).remedy).toContain(euVatExample(prefix));
	}), { numRuns: 2000 });
});

test('a number without its letters is offered with those of the buyer\'s country, and never taken silently', () => {
	fc.assert(fc.property(anyNumber, ([prefix, rest]) => {
		const isoCode = prefix === 'EL' ? 'GR' : prefix;
		fc.pre(prefix !== 'XI' && parseEuVatNumber(rest) === undefined);
		expect(problemOf(() => read(rest, '', isoCode)).remedy).toContain(prefix + rest);
		expect(problemOf(() => read('', rest, isoCode)).remedy).toContain(prefix + rest);
	}), { numRuns: 2000 });
});

test('the example of every country has its form', () => {
	for (const prefix of [...Object.keys(NUMBERS), 'HU']) expect(parseEuVatNumber(euVatExample(prefix))).toEqual({ number: euVatExample(prefix) });
});

test('the EU has 27 countries: Greece is in it as GR, and neither the United Kingdom nor a special prefix is', () => {
	const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
	const members = letters.flatMap((first) => letters.map((second) => first + second)).filter(isInEu);
	expect(members).toHaveLength(27);
	expect(members).toEqual(expect.arrayContaining(['GR', 'HU', 'HR', 'CY', 'MT']));
	for (const none of ['GB', 'UK', 'XI', 'EL', 'CH', 'NO', 'RS', '', 'EU']) expect(isInEu(none)).toBe(false);
	expect(euVatPrefix('GR')).toBe('EL');
});
