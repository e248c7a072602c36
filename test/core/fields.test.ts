import fc from 'fast-check';
import { countryInHungarian, languageForCountry } from '../../core/country';
import { requireCurrency } from '../../core/currency';
import { addDays, laterDay, readDate, requireDays } from '../../core/dates';
import { isPaidLater, PAYMENT_METHODS, paymentMethodFromSalesAutopilot, requirePaymentMethod } from '../../core/payment';
import { splitStreet } from '../../core/street';
import { netOfGross, readVatRate, vatOnNet } from '../../core/vat';
import { problemOf } from './builders';

test.each([['hu', 'Magyarország'], ['HU', 'Magyarország'], ['', 'Magyarország'], [' de ', 'Németország'], ['at', 'Ausztria'], ['gb', 'Egyesült Királyság'], ['Németország', 'Németország'], ['Hungary', 'Hungary'], ['hun', 'hun'], ['qq', 'qq'], ['zz', 'zz'], ['eu', 'eu'], ['xa', 'xa'], ['1a', '1a']])('the country %j is written %j', (typed, name) => {
	expect(countryInHungarian(typed)).toBe(name);
});

test.each([['', 'hu'], ['hu', 'hu'], ['HU', 'hu'], ['Magyarország', 'hu'], ['magyarország'.normalize('NFD'), 'hu'], ['de', 'de'], ['at', 'de'], ['CH', 'de'], ['li', 'de'], ['sk', 'en'], ['us', 'en']])('a buyer in %j gets the language %s', (country, language) => {
	expect(languageForCountry(country)).toBe(language);
});

test.each([['HUF', 'HUF'], ['huf', 'HUF'], ['Ft', 'HUF'], [' eur ', 'EUR'], ['GBP', 'GBP']])('the currency %j is %s', (typed, currency) => {
	expect(requireCurrency(typed, 'Currency')).toBe(currency);
});

test.each(['', 'Ft.', '€', 'PLN', 'HUFF', 'constructor'])('the currency %j is refused with the list of those that can be used', (typed) => {
	expect(problemOf(() => requireCurrency(typed, 'Currency')).remedy).toMatch(/HUF, EUR, CHF, USD, GBP/);
});

test.each([['2026-11-23', '2026-11-23'], ['2026-11-23 10:11:12', '2026-11-23'], ['2026-11-23T10:11:12.000Z', '2026-11-23'], [' 2028-02-29 ', '2028-02-29'], ['', undefined], [' ', undefined], ['0000-00-00', undefined], ['0000-00-00 00:00:00', undefined]])('the date %j is read as %j', (typed, day) => {
	expect(readDate(typed, 'Due Date')).toBe(day);
});

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-11-31', '2026-1-1', '23.11.2026', '2026.11.23', '2026/11/23', '20261123', '2026-11-23x', 'ma', '١٢٣٤-01-01', 'Invalid Date', '+02026-11-23', `2026-11-23\n1`])('%j is refused as a date', (typed) => {
	expect(problemOf(() => readDate(typed, 'Due Date'))).toMatchObject({ field: 'Due Date', value: typed });
});

test('days are added over months, leap days and the change of clocks', () => {
	expect([addDays('2026-12-28', 8), addDays('2028-02-28', 1), addDays('2026-10-24', 2), addDays('2026-03-28', 2), addDays('2026-11-23', 0), addDays('2026-11-23', -23)]).toEqual(['2027-01-05', '2028-02-29', '2026-10-26', '2026-03-30', '2026-11-23', '2026-10-31']);
	expect(laterDay('2026-09-30', '2026-10-01')).toBe('2026-10-01');
});

test.each([Number.NaN, Infinity, -1, 1.5, 1e9])('%p is no number of days to pay', (days) => {
	expect(problemOf(() => requireDays(days, 'Payment Days')).field).toBe('Payment Days');
});

test.each([
	['1', '', 'Átutalás'], ['2', '', 'Készpénz'], ['3', '', 'Utánvét'], ['4', '', 'Bankkártya'], ['5', '', 'Bankkártya'], ['4', 'barion', 'Barion'], ['', 'Barion Smart Gateway', 'Barion'], ['4', 'PayPal', 'PayPal'], ['4', 'OTP SZÉP', 'Szép kártya'],
	['4', 'SZÉP'.normalize('NFD'), 'Szép kártya'], ['4', 'simplepay', 'Bankkártya'], ['5', 'stripe', 'Bankkártya'], ['1', 'barion', 'Átutalás'], ['3', 'barion', 'Utánvét'], ['4', ' ', 'Bankkártya'],
])('payment %j with the provider %j is %s', (code, provider, method) => {
	expect(paymentMethodFromSalesAutopilot(code, provider)).toBe(method);
});

test.each(['', '0', '6', '01', 'x', 'constructor', '__proto__', 'toString'])('the payment code %j is not known, and the message says where to set the method', (code) => {
	expect(problemOf(() => paymentMethodFromSalesAutopilot(code, '')).remedy).toMatch(/Options → Payment Method/);
});

test('a method is known by its name in any case and Unicode form, and by no other', () => {
	for (const method of PAYMENT_METHODS) for (const typed of [method, method.toUpperCase(), ` ${method.toLowerCase()}`, method.normalize('NFD')]) expect(requirePaymentMethod(typed, 'Payment Method')).toBe(method);
	for (const typed of ['', 'Atutalas', 'constructor', 'Átutalás.']) expect(problemOf(() => requirePaymentMethod(typed, 'Payment Method')).field).toBe('Payment Method');
	expect(PAYMENT_METHODS.filter(isPaidLater)).toEqual(['Átutalás', 'Utánvét', 'Halasztott KP']);
});

test.each([
	['Fő utca 1.', 'Fő', 'utca', '1'], ['Fő utca 1/A', 'Fő', 'utca', '1/A'], ['Petőfi Sándor u. 12 2. em. 3', 'Petőfi Sándor', 'u.', '12 2. em. 3'], ['Deák tér 5', 'Deák', 'tér', '5'], ['Váci ÚT 1-3.', 'Váci', 'ÚT', '1-3'], ['Szent István krt. 7', 'Szent István', 'krt.', '7'],
	['Utca utca 1', 'Utca', 'utca', '1'], ['Park sor 2 utca 3', 'Park', 'sor', '2 utca 3'], ['Fő utca', 'Fő utca', '', ''], ['utca 1', 'utca 1', '', ''], ['Hrsz. 0123/4', 'Hrsz. 0123/4', '', ''], ['Kossuth 5', 'Kossuth 5', '', ''], ['Hauptstraße 5', 'Hauptstraße 5', '', ''],
	['Sutca 1', 'Sutca 1', '', ''], ['Fő utca 1\n2. emelet', 'Fő utca 1\n2. emelet', '', ''], ['', '', '', ''],
])('%j is parted into %j, %j and %j', (line, streetName, streetType, houseNumber) => {
	expect(splitStreet(line)).toEqual({ streetName, streetType, houseNumber });
});

test('no letter or digit of an address is lost by parting it', () => {
	const word = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('Fő', 'utca', 'u.', 'tér', '1', '12/B', ' ', '\u00a0', '\n'));
	fc.assert(fc.property(fc.array(word).map((words) => words.join(' ')), (line) => {
		const bare = (text: string) => text.replace(/[\s.]/g, '');
		expect(bare(Object.values(splitStreet(line)).join(''))).toBe(bare(line));
	}), { numRuns: 2000 });
});

test.each([['27', '27', 27n], ['27%', '27', 27n], [' 27 % ', '27', 27n], ['27.00', '27', 27n], ['0', '0', 0n], ['100', '100', 100n], ['5,5', '5.5', 55n], ['AAM', 'AAM', 0n], ['Áfa mentes', 'Áfa mentes', 0n], ['EU', 'EU', 0n]])('the VAT rate %j has the code %s', (typed, code, units) => {
	expect(readVatRate(typed, 'VAT')).toMatchObject({ code, percent: { units } });
});

test.each(['', ' ', '%', '-27', '101', '100.01', '27 28', '1e400', 'NaN', 'Infinity', '-Infinity', 'undefined', 'null', '27%%', 'A\nB', 'A|B', 'A'.repeat(21), '[object Object]', '"AAM"'])('%j is no VAT rate', (typed) => {
	expect(problemOf(() => readVatRate(typed, 'VAT')).field).toBe('VAT');
});

test('the net in a gross amount and the VAT on it make the gross, to one unit', () => {
	fc.assert(fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.constantFrom('27', '18', '5', '5.5', '0', 'AAM', '100'), (gross, typed) => {
		const rate = readVatRate(typed, 'VAT');
		const net = netOfGross(gross, rate);
		const difference = net + vatOnNet(net, rate) - gross;
		expect(difference >= -1n && difference <= 1n).toBe(true);
	}), { numRuns: 2000 });
});
