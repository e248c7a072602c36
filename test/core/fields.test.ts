import fc from 'fast-check';
import { requireCurrency } from '../../core/currency';
import { addDays, laterDay, readDate, requireDays } from '../../core/dates';
import { isPaidLater, PAYMENT_METHODS, paymentMethodFromSalesAutopilot, requirePaymentMethod } from '../../core/payment';
import { netOfGross, readVatRate, vatOnNet } from '../../core/vat';
import { problemOf } from './builders';

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

test.each([
	['6', '', 'Halasztott KP'], ['06', '', undefined], ['4', 'SimplePay', 'Átutalás'], ['4', 'OTP Simple pay', 'Bankkártya'], ['', 'Utalvány', 'Utalvány'], ['4', 'utalvany', 'Utalvány'], ['1', 'Közvetlen Átutalás (gépi)', 'Barter'], ['4', 'barion', 'PayPal'], ['2', '', 'Készpénz'], ['7', 'stripe 6', undefined],
])('with the shop\'s own table, payment %j with the provider %j is %s', (code, provider, method) => {
	const rows = [['6', 'Halasztott KP'], ['simplepay', 'Átutalás'], ['kozvetlen atutalas', 'Barter'], ['Barion', 'PayPal'], ['barion', 'Barion'], ['', 'Készpénz']].map(([codeOrProvider = '', name = '']) => ({ codeOrProvider, method: requirePaymentMethod(name, 'Method') }));
	const read = () => paymentMethodFromSalesAutopilot(code, provider, rows);
	if (method === undefined) expect(problemOf(read).remedy).toMatch(/Options → Payment Methods/);
	else expect(read()).toBe(method);
});

test('every method can stand for a code and for a provider, and without a row for it nothing changes', () => {
	fc.assert(fc.property(fc.constantFrom(...PAYMENT_METHODS), fc.constantFrom('1', '2', '3', '4', '5', '77', ''), fc.constantFrom('', 'barion', 'stripe', 'PayPal Express'), (method, code, provider) => {
		if (code !== '') expect(paymentMethodFromSalesAutopilot(code, provider, [{ codeOrProvider: ` ${code} `, method }])).toBe(method);
		if (provider !== '') expect(paymentMethodFromSalesAutopilot(code, provider, [{ codeOrProvider: provider.toUpperCase(), method }])).toBe(method);
		if (code !== '77' && (code !== '' || provider !== '')) expect(paymentMethodFromSalesAutopilot(code, provider, [{ codeOrProvider: '99', method }])).toBe(paymentMethodFromSalesAutopilot(code, provider));
	}));
});

test.each(['', '0', '6', '01', 'x', 'constructor', '__proto__', 'toString'])('the payment code %j is not known, and the message says where to set the method', (code) => {
	expect(problemOf(() => paymentMethodFromSalesAutopilot(code, '')).remedy).toMatch(/Options → Payment Method/);
});

test('a method is known by its name in any case and Unicode form, and by no other', () => {
	for (const method of PAYMENT_METHODS) for (const typed of [method, method.toUpperCase(), ` ${method.toLowerCase()}`, method.normalize('NFD')]) expect(requirePaymentMethod(typed, 'Payment Method')).toBe(method);
	for (const typed of ['', 'Atutalas', 'constructor', 'Átutalás.']) expect(problemOf(() => requirePaymentMethod(typed, 'Payment Method')).field).toBe('Payment Method');
	expect(PAYMENT_METHODS.filter(isPaidLater)).toEqual(['Átutalás', 'Utánvét', 'Halasztott KP']);
});

test.each([['27', '27', 27n], ['27%', '27', 27n], [' 27 % ', '27', 27n], ['27.00', '27', 27n], ['0', '0', 0n], ['100', '100', 100n], ['5,5', '5.5', 55n], ['AAM', 'AAM', 0n], ['Áfa mentes', 'Áfa mentes', 0n], ['EU', 'EU', 0n], ['27 % áfa', '27', 27n], ['ÁFA 5%', '5', 5n], ['ÁFA 0%', '0', 0n], ['25,5%', '25.5', 255n], ['19', '19', 19n], ['20 %', '20', 20n], ['21', '21', 21n]])('the VAT rate %j has the code %s', (typed, code, units) => {
	expect(readVatRate(typed, 'VAT')).toMatchObject({ code, percent: { units } });
});

test.each(['', ' ', '%', '-27', '101', '100.01', '27 28', '1e400', 'NaN', 'Infinity', '-Infinity', 'undefined', 'null', '27%%', 'A\nB', 'A|B', 'A'.repeat(21), '[object Object]', '27% AAM', 'AAM 27', '0% 27', '27 % 0'])('%j is no VAT rate', (typed) => {
	expect(problemOf(() => readVatRate(typed, 'VAT')).field).toBe('VAT');
});

test.each([['0.27', '27'], ['0,05', '5'], ['0.27 %', '27'], ['0.255', '25.5']])('the VAT rate %j is refused, for no rate is below 1 %, and the remedy names %s', (typed, meant) => {
	expect(problemOf(() => readVatRate(typed, 'VAT'))).toMatchObject({ field: 'VAT', value: typed, remedy: `Write ${meant} for ${meant} %.` });
});

test('the net in a gross amount and the VAT on it make the gross, to one unit', () => {
	fc.assert(fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.constantFrom('27', '18', '5', '5.5', '0', 'AAM', '100'), (gross, typed) => {
		const rate = readVatRate(typed, 'VAT');
		const net = netOfGross(gross, rate);
		const difference = net + vatOnNet(net, rate) - gross;
		expect(difference >= -1n && difference <= 1n).toBe(true);
	}), { numRuns: 2000 });
});
