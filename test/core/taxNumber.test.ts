import fc from 'fast-check';
import { readTaxNumbers } from '../../core/taxNumber';
import { problemOf } from './builders';

const read = (typed: string, typedEuVat = '', isoCode = '') => readTaxNumbers(typed, typedEuVat, 'Tax Number', 'EU VAT Number', isoCode);
const problem = (typed: string, typedEuVat = '', isoCode = '') => problemOf(() => read(typed, typedEuVat, isoCode));

test.each(['12345676-2-42', '12345676242', ' 12345676-2-42 ', '12345676 2 42', '12345676-242', '123456762-42', '1234.5676-2-42', '12345676–2–42', '12345676‑2‑42', '\u200b12345676-2-42', '12345676-2-42\u00a0'])('%j is the tax number 12345676-2-42', (typed) => {
	expect(read(typed)).toEqual({ taxNumber: '12345676-2-42', euVatNumber: '' });
});

test.each(['', ' ', '\t', '.', '-', '--', ' – ', '---'])('%j is a private person without a tax number', (typed) => {
	expect(read(typed)).toEqual({ taxNumber: '', euVatNumber: '' });
});

test.each(['12345675-2-42', '12345677-2-42', '21345676-2-42', '00000001-2-42'])('%s has a wrong check digit, and the message says so', (typed) => {
	expect(problem(typed)).toMatchObject({ what: expect.stringMatching(/check digit/), field: 'Tax Number', value: typed });
});

test('of ten last digits exactly one is the check digit', () => {
	fc.assert(fc.property(fc.stringMatching(/^\d{7}$/), (stem) => {
		const accepted = [...'0123456789'].filter((digit) => {
			try {
				return read(`${stem}${digit}-2-42`).taxNumber !== '';
			} catch {
				return false;
			}
		});
		expect(accepted).toHaveLength(1);
	}));
});

test.each(['0', '4', '6', '9'])('a buyer\'s VAT code cannot be %s', (code) => {
	expect(problem(`12345676-${code}-42`).what).toMatch(/áfakód/);
});

test.each(['1', '2', '3', '5'])('a buyer\'s VAT code can be %s', (code) => {
	expect(read(`12345676-${code}-42`).taxNumber).toBe(`12345676-${code}-42`);
});

test('the county codes are NAV\'s: 02 to 20, 22 to 44 and 51', () => {
	const accepted = Array.from({ length: 100 }, (_, code) => String(code).padStart(2, '0')).filter((code) => {
		try {
			return read(`12345676-2-${code}`).taxNumber !== '';
		} catch {
			return false;
		}
	});
	expect(accepted.map(Number)).toEqual([...Array(19).keys()].map((code) => code + 2).concat([...Array(23).keys()].map((code) => code + 22), [51]));
});

test('a private person\'s tax id is explained and not called malformed', () => {
	expect(problem('8123456789').what).toMatch(/adóazonosító jel/);
	expect(problem('8123456789').remedy).toMatch(/Empty the field/);
	expect(problem('7123456789').what).toMatch(/not of the form/);
});

test.each(['nincs meg', 'majd küldöm', 'Deutschland', 'deutschland', '12345676', '12345676-2', '12345676-2-4', '12345676-2-421', '12345676—2', 'HU12345676-2', 'CHE-123.456.789', '1'.repeat(1000), 'DE', 'DE1', '１２３４５６７６-2-42'])('%j is refused as a tax number', (typed) => {
	expect(problem(typed).field).toBe('Tax Number');
});

test.each([['DE123456789', 'DE123456789'], ['atu12345678', 'ATU12345678'], ['EL 123 456 789', 'EL123456789'], ['IE1234567FA', 'IE1234567FA'], ['NL123456789B01', 'NL123456789B01'], ['RO12', 'RO12'], ['XI123456789', 'XI123456789']])('the EU number %s in the tax field moves to the EU field', (typed, euVatNumber) => {
	expect(read(typed)).toEqual({ taxNumber: '', euVatNumber });
	expect(read('', typed)).toEqual({ taxNumber: '', euVatNumber });
});

test.each([['DE111111111', 'AT-U12345678'], ['HU12345676-2-42', '87654323-2-42'], ['12345676-2-42', '12345676-1-42'], ['12345676-2-42', 'HU87654323']])('%s and %s in the two fields contradict each other, and both fields are named', (typed, typedEuVat) => {
	expect(problem(typed, typedEuVat)).toMatchObject({ field: 'Tax Number and EU VAT Number', remedy: expect.stringMatching(/Ask the buyer/) });
});

test.each([
	['DE111111111', 'de 111 111 111', '', 'DE111111111'], ['HU12345676-2-42', '', '12345676-2-42', 'HU12345676'], ['HU12345676242', '', '12345676-2-42', 'HU12345676'], ['', 'HU12345676-2-42', '12345676-2-42', 'HU12345676'], ['', '12345676-2-42', '12345676-2-42', ''],
	['12345676-2-42', 'HU12345676', '12345676-2-42', 'HU12345676'], ['HU12345676', '', '', 'HU12345676'], ['12345676-2-42', 'DE111111111', '12345676-2-42', 'DE111111111'], ['GR123456789', '', '', 'EL123456789'],
])('%j and %j are the tax number %j and the EU number %j', (typed, typedEuVat, taxNumber, euVatNumber) => {
	expect(read(typed, typedEuVat)).toEqual({ taxNumber, euVatNumber });
});

test.each([
	['12345676-4-42', '', /áfacsoport tagja/, /ninth digit is 5/], ['12345676', '', /first eight digits/, /12345676-2-42/], ['12345676-5-42 (12345676-4-42)', '', /two tax numbers/, /group/],
	['CHE-123.456.789 MWST', '', /outside the EU/, /note/], ['123 456 789', 'CH', /outside the EU/, /Empty the field/], ['GB123456789', '', /outside the EU/, /Empty/], ['NO 123456789 MVA', '', /outside the EU/, /Empty/], ['12-3456789', 'US', /outside the EU/, /Empty/], ['EU372123456', '', /OSS/, /Empty/],
	['123456789', 'DE', /without its letters/, /write DE123456789/], ['12345678901', 'IT', /without its letters/, /write IT12345678901/], ['123456789', 'GR', /without its letters/, /write EL123456789/], ['12/345/67890', 'DE', /neither a Hungarian tax number/, /DE123456789/],
	['DE12345678', '', /not have the form of its country/, /DE123456789/], ['ATU1234567', '', /not have the form/, /ATU12345678/], ['HU12345675', '', /check digit/, /Ask the buyer/], ['HU12345676-4-42', '', /áfacsoport/, /group/],
])('%s from %j is explained', (typed, isoCode, what, remedy) => {
	for (const [field, found] of [['Tax Number', problem(typed, '', isoCode)]] as const) expect(found).toMatchObject({ field, what: expect.stringMatching(what), remedy: expect.stringMatching(remedy), value: typed });
});

test('an Italian number is taken for no Hungarian one, and a Hungarian one from an Italian buyer is read with its dashes', () => {
	expect(problem('12345676242', '', 'IT').what).toMatch(/without its letters/);
	expect(read('12345676-2-42', '', 'IT').taxNumber).toBe('12345676-2-42');
	expect(read('12345676242', '', 'HU').taxNumber).toBe('12345676-2-42');
});

test.each(['US123456789', '123456789', 'semmit', 'DE', 'D', 'DE123456789012345', 'DE12345?789', '12345676242', 'EU372123456'])('%j is refused as an EU number', (typed) => {
	expect(problem('', typed)).toMatchObject({ field: 'EU VAT Number', value: typed });
});

test('whatever is typed ends in a number of the right form or in a problem', () => {
	fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[A-Z]{0,2}[0-9 .-]{0,15}$/)), (typed) => {
		try {
			const { taxNumber, euVatNumber } = read(typed);
			expect(`${taxNumber}|${euVatNumber}`).toMatch(/^(\d{8}-\d-\d{2})?\|([A-Z]{2}[0-9A-Z+*]{2,13})?$/);
		} catch (error) {
			expect((error as Error).name).toBe('Problem');
		}
	}), { numRuns: 3000 });
});

test.each(['nincs', 'Nincs', 'NINCS', 'nincs adószám', 'Nincs adószámom', 'semmi', 'magánszemély', 'Maganszemely', 'n/a', 'none', 'null', '0', '-', '.', ' — '])('%j says that there is no tax number, in either field', (typed) => {
	expect(readTaxNumbers(typed, '', 'Tax Number', 'EU VAT Number')).toEqual({ taxNumber: '', euVatNumber: '' });
	expect(readTaxNumbers('', typed, 'Tax Number', 'EU VAT Number')).toEqual({ taxNumber: '', euVatNumber: '' });
});
