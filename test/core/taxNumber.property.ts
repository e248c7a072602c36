import fc from 'fast-check';
import { readTaxNumbers } from '../../core/taxNumber';
import { problemOf } from './builders';

const read = (typed: string, typedEuVat = '', isoCode = 'HU') => readTaxNumbers(typed, typedEuVat, 'Tax Number', 'EU VAT Number', isoCode);

/** NAV's rule, written a second time: the last digit makes the weighted sum end in 0. */
const WEIGHTS = [9, 7, 3, 1, 9, 7, 3, 1];
const weighted = (stem: string): number => [...stem].reduce((sum, digit, index) => sum + Number(digit) * (WEIGHTS[index] ?? 0), 0);
const stem = fc.stringMatching(/^[0-9]{7}$/).map((seven) => {
	const last = [...'0123456789'].find((digit) => weighted(seven + digit) % 10 === 0);
	return `${seven}${last}`;
});
const county = fc.constantFrom(...[...Array(45).keys()].filter((code) => code >= 2 && code !== 21), 51).map((code) => String(code).padStart(2, '0'));
const whole = fc.tuple(stem, fc.constantFrom('1', '2', '3', '5'), county);

test('every number that NAV\'s rule makes is taken, with and without dashes, and written with them', () => {
	fc.assert(fc.property(whole, fc.constantFrom('-', '', ' ', '–', ' - '), ([first, code, last], dash) => {
		expect(read([first, code, last].join(dash))).toEqual({ taxNumber: `${first}-${code}-${last}`, euVatNumber: '' });
	}), { numRuns: 2000 });
});

test('one digit of the eight changed is found out', () => {
	fc.assert(fc.property(whole, fc.nat({ max: 7 }), fc.integer({ min: 1, max: 9 }), ([first, code, last], place, change) => {
		const wrong = [...first].map((digit, index) => (index === place ? String((Number(digit) + change) % 10) : digit)).join('');
		expect(problemOf(() => read(`${wrong}-${code}-${last}`)).what).toMatch(/check digit/);
		expect(problemOf(() => read('', `HU${wrong}`)).what).toMatch(/check digit/);
	}), { numRuns: 2000 });
});

test('with HU before it a number is both the tax number and the EU number, in whichever field it stands', () => {
	fc.assert(fc.property(whole, fc.boolean(), fc.constantFrom('HU', 'hu ', 'Hu-'), ([first, code, last], isEuField, letters) => {
		const typed = `${letters.replace('-', '')}${first}-${code}-${last}`;
		const expected = { taxNumber: `${first}-${code}-${last}`, euVatNumber: `HU${first}` };
		expect(isEuField ? read('', typed) : read(typed)).toEqual(expected);
		expect(read(`${first}-${code}-${last}`, `HU${first}`)).toEqual(expected);
	}), { numRuns: 1000 });
});

test('a member of a VAT group is told to give the group\'s number', () => {
	fc.assert(fc.property(stem, county, (first, last) => {
		expect(problemOf(() => read(`${first}-4-${last}`))).toMatchObject({ what: expect.stringMatching(/áfacsoport/), remedy: expect.stringMatching(/csoportazonosító/) });
	}));
});
