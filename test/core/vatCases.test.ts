import fc from 'fast-check';
import { namesVatCode, readVatRate } from '../../core/vat';
import { findVatCase, VAT_CASES } from '../../core/vatCases';
import { item, order } from '../support/orders';
import { invoiceOf } from './builders';

test('the cases are NAV\'s, from its interface specification and schema', () => {
	const codes = (kind: string) => VAT_CASES.filter((each) => each.kind === kind).map(({ code }) => code);
	expect(codes('exempt')).toEqual(['AAM', 'TAM', 'KBAET', 'KBAUK', 'EAM', 'NAM']);
	expect(codes('outOfScope')).toEqual(['ATK', 'EUFAD37', 'EUFADE', 'EUE', 'HO']);
	expect(codes('marginScheme')).toEqual(['TRAVEL_AGENCY', 'SECOND_HAND', 'ARTWORK', 'ANTIQUES', 'K.AFA']);
	expect(codes('reverseCharge')).toEqual(['FAD']);
});

test.each([
	['AAM', 'AAM'], ['aam', 'AAM'], ['0% AAM', 'AAM'], ['AAM 0%', 'AAM'], ['0 % - AAM', 'AAM'], ['AAM (0%)', 'AAM'], ['0%AAM', 'AAM'], ['0,00 % AAM', 'AAM'], ['Alanyi adómentes', 'AAM'], ['ALANYI ADOMENTES', 'AAM'], ['Alanyi adómentes (AAM)', 'AAM'], ['AAM – alanyi adómentes', 'AAM'], ['alanyi adómentes'.normalize('NFD'), 'AAM'],
	['tárgyi mentes', 'TAM'], ['Közösségen belüli', 'KBAET'], ['KBAET 0%', 'KBAET'], ['export', 'EAM'], ['EU-n kívüli', 'EAM'], ['áfa tárgyi hatályán kívül', 'ATK'], ['eufad37', 'EUFAD37'], ['Fordított adózás', 'FAD'], ['FORDITOTT ADOZAS', 'FAD'], ['különbözet szerinti', 'K.AFA'], ['Különbözet szerinti (használt cikkek)', 'SECOND_HAND'], ['travel_agency', 'TRAVEL_AGENCY'], ['EU (KBAET)', 'KBAET'],
])('%j is %s, reckoned as 0 %%', (typed, code) => {
	expect(readVatRate(typed, 'VAT')).toEqual({ code, case: code, percent: { units: 0n, scale: 0 } });
});

test.each([['EU', 'EU', 'KBAET'], ['eu', 'eu', 'KBAET'], ['0% EU', 'EU', 'KBAET'], ['EUK', 'EUK', 'EAM'], ['F.ÁFA', 'F.ÁFA', 'FAD'], ['FAFA', 'FAFA', 'FAD'], ['MAA', 'MAA', 'TAM'], ['TAHK', 'TAHK', 'ATK']])('the code %j is one that an account may have, so it goes on as it is: %s, in the case %s', (typed, code, vatCase) => {
	expect(readVatRate(typed, 'VAT')).toMatchObject({ code, case: vatCase });
});

test.each(['Áfa mentes', 'Saját kód', 'X', 'ÁFAMENTES', 'EUFAD', 'EU mentes', 'AAM2', 'K', 'reverse charge'])('%j is no case that we know, and goes on as it is', (typed) => {
	const rate = readVatRate(typed, 'VAT');
	expect([rate.code, rate.case, rate.percent.units]).toEqual([typed, undefined, 0n]);
});

test.each(['AAM/TAM', 'AAM (EU-n kívüli)', '27% AAM', 'AAM 27%', 'AAM (27%)', '5 % Fordított adózás'])('%j contradicts itself and is refused', (typed) => {
	expect(() => readVatRate(typed, 'VAT')).toThrow(/neither a percentage nor a code/);
});

test('every name of every case is found in any case and without accents, with and without 0 %', () => {
	const names = VAT_CASES.flatMap(({ code, hungarian, otherCodes, words }) => [code, hungarian, ...otherCodes, ...words].map((name) => [name, code] as const));
	fc.assert(fc.property(fc.constantFrom(...names), fc.constantFrom((text: string) => text, (text: string) => text.toUpperCase(), (text: string) => text.toLowerCase(), (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '')), fc.constantFrom('$', '0% $', '0 % $', '$ 0%', '$ (0%)', ' $ '), ([name, code], write, around) => {
		expect(findVatCase(around.replace('$', write(name)))?.case).toBe(code);
	}), { numRuns: 2000 });
});

test.each([
	['0', '0% AAM', 'AAM'], ['0', 'Alanyi adómentes', 'AAM'], ['', 'TAM', 'TAM'], ['0.00', 'tárgyi adómentes', 'TAM'], ['0', '', '0'], ['0', '0%', '0'], ['27', 'AAM', '27'], ['27', '27 %', '27'], ['0', 'ÁFA 0%', '0'], ['0', 'Saját', 'Saját'],
])('an item of %j percent with the label %j has the rate %s', (oi_vat_percent, oi_vat_name, code) => {
	const gross = code === '27' ? '1270' : '1000';
	expect(invoiceOf(order({ products: [item({ oi_vat_percent, oi_vat_name, oi_brutto_sum: gross })], mssys_order_brutto_sum: gross })).lines[0]?.vat.code).toBe(code);
});

test('a plain percentage is no name of a code', () => {
	expect(['27 %', '27%', '0', '5,5 %', ''].some(namesVatCode)).toBe(false);
	expect(['AAM', '0% AAM', 'Saját'].every(namesVatCode)).toBe(true);
});
