import type { Invoice } from '../../core/invoice';
import { readVatRate } from '../../core/vat';
import { placeOf, requireSameTax, spellVat, type VatCodeRow } from '../../core/vatCodes';
import { vatRemarks } from '../../core/vatRules';
import { item, order, type Row } from '../support/orders';
import { buildDefinedInvoice } from '../../core/definedInvoice';
import { definedItem, form, invoiceOf, problemOf, TODAY } from './builders';

const HUNGARIAN_COMPANY = { mssys_bill_company: 'Minta Kft.', mssys_vat_number: '12345676-2-42' };
const GERMAN_COMPANY = { mssys_bill_country: 'de', mssys_bill_company: 'Muster GmbH', mssys_eu_tax: 'DE123456789' };
const SWISS = { mssys_bill_country: 'ch' };

/** An order of one item with this VAT. */
const sold = (vat: string, changes: Row = {}): Row => {
	const percent = Number.parseFloat(vat) || 0;
	const gross = String(1000 + 10 * percent);
	return order({ products: [item({ oi_vat_percent: String(percent), oi_vat_name: /^\d/.test(vat) ? '' : vat, oi_brutto_sum: gross })], mssys_order_brutto_sum: gross, ...changes });
};
const remarks = (vat: string, changes: Row = {}, rows: VatCodeRow[] = []) => vatRemarks(invoiceOf(sold(vat, changes)), rows);
const row = (inOrder: string, buyer: VatCodeRow['buyer'], inCashman: string): VatCodeRow => ({ inOrder: readVatRate(inOrder, 'f'), buyer, inCashman });

test.each([
	['FAD', {}, 'mssys_vat_number', /EUFAD37/], ['Fordított adózás', GERMAN_COMPANY, 'mssys_vat_number', /EUFAD37/], ['KBAET', {}, 'mssys_eu_tax', /EU VAT number/], ['közösségen belüli', { mssys_bill_country: 'de' }, 'mssys_eu_tax', /EU VAT number/], ['KBAET', { ...HUNGARIAN_COMPANY, mssys_eu_tax: 'HU12345676' }, 'mssys_eu_tax', /EU VAT number/],
] as Array<[string, Row, string, RegExp]>)('an order of %s for %j is refused: the law surely asks for %s', (vat, changes, field, remedy) => {
	expect(problemOf(() => invoiceOf(sold(vat, changes)))).toMatchObject({ field, remedy: expect.stringMatching(remedy) });
});

test('a filled-in invoice is refused by its own labels, and a partner\'s is not judged', () => {
	const build = (vat: string, changes = {}) => buildDefinedInvoice(form({ items: [definedItem({ vat })], ...changes }), TODAY);
	expect(problemOf(() => build('FAD')).field).toBe('Tax Number');
	expect(problemOf(() => build('KBAET')).field).toBe('EU VAT Number');
	expect(vatRemarks(build('FAD', { partnerCode: 'P-1' }))).toEqual([]);
	expect(vatRemarks(build('0', { partnerCode: 'P-1' }))).toHaveLength(1);
});

test.each([
	['27', {}], ['18', {}], ['5', {}], ['27', HUNGARIAN_COMPANY], ['27', GERMAN_COMPANY], ['AAM', {}], ['TAM', {}], ['ATK', {}], ['FAD', HUNGARIAN_COMPANY], ['KBAET', GERMAN_COMPANY], ['EU', GERMAN_COMPANY], ['EUFAD37', GERMAN_COMPANY], ['EAM', SWISS], ['EUK', SWISS], ['HO', SWISS], ['SECOND_HAND', {}],
	['19', { mssys_bill_country: 'de' }], ['20', { mssys_bill_country: 'at' }], ['21', { mssys_bill_country: 'cz' }], ['25.5', { mssys_bill_country: 'fi' }], ['27', { mssys_bill_country: 'Narnia' }], ['19', { mssys_bill_country: 'Narnia' }],
] as Array<[string, Row]>)('%s for %j is plain: nothing to remark', (vat, changes) => {
	expect(remarks(vat, changes)).toEqual([]);
});

test.each([
	['0', {}, /0 % VAT without a reason.*Options → VAT Codes/], ['Saját', {}, /Saját is none of NAV's/], ['EU', {}, /KBAET.*EU VAT number.*there is none/], ['F.AFA', {}, /FAD.*tax number/], ['KBAET', { ...GERMAN_COMPANY, mssys_bill_country: 'hu' }, /KBAET.*go to an address in Hungary/], ['EAM', {}, /EAM.*a buyer in Hungary/], ['export', { mssys_bill_country: 'de' }, /EAM.*a buyer in the EU/],
	['EUFAD37', {}, /EUFAD37.*the buyer is in Hungary/], ['EUFADE', { mssys_bill_country: 'de' }, /EUFADE.*no EU VAT number/], ['19', {}, /19 % is no Hungarian VAT rate.*in Hungary/], ['19', GERMAN_COMPANY, /19 %.*private persons/], ['19', SWISS, /19 %.*outside/], ['K.AFA', {}, /which margin scheme/],
	['27', { mssys_bill_company: 'Minta Kft.' }, /looks like a Hungarian company/], ['27', { mssys_bill_company: 'Minta Bt', mssys_vat_number: 'HU12345676' }, /ask for the whole number/],
] as Array<[string, Row, RegExp]>)('%s for %j is worth a remark', (vat, changes, sentence) => {
	const [first, ...others] = remarks(vat, changes);
	expect(first).toMatch(sentence);
	expect(others).toEqual([]);
});

test('goods for a buyer in Hungary that are shipped outside the EU are an export', () => {
	const shipping = { mssys_postal_company: 'Bolt', mssys_postal_zip: '8001', mssys_postal_city: 'Zürich', mssys_postal_address: 'Seeweg 1', mssys_postal_country: 'ch' };
	expect(remarks('EAM', shipping)).toEqual([]);
	expect(remarks('EAM', { ...SWISS, ...shipping, mssys_postal_country: 'hu' })[0]).toMatch(/an address in Hungary/);
});

test('a remark stands once for many lines, and a row of VAT Codes answers it', () => {
	const products = ['a', 'b', 'c'].map((oi_name) => item({ oi_name, oi_vat_percent: '0', oi_brutto_sum: '1000' }));
	const invoice = invoiceOf(order({ products, mssys_order_brutto_sum: '3000' }));
	expect(vatRemarks(invoice)).toHaveLength(1);
	expect(vatRemarks(invoice, [row('0', 'hungary', 'TAM')])).toEqual([]);
	expect(vatRemarks(invoice, [row('0', 'euCompany', 'KBAET')])).toHaveLength(1);
});

test.each([
	[{}, 'hungary'], [GERMAN_COMPANY, 'euCompany'], [{ mssys_bill_country: 'Germany' }, 'euPerson'], [{ mssys_bill_country: 'gr', mssys_eu_tax: 'GR123456789' }, 'euCompany'], [SWISS, 'outsideEu'], [{ mssys_bill_country: 'gb' }, 'outsideEu'], [{ mssys_bill_country: 'gb', mssys_eu_tax: 'XI123456789' }, 'euCompany'], [{ mssys_bill_country: 'mc' }, 'euPerson'], [{ mssys_bill_country: 'Narnia' }, undefined],
] as Array<[Row, string | undefined]>)('a buyer with %j is: %s', (changes, place) => {
	expect(placeOf(invoiceOf(order(changes)).buyer)).toBe(place);
});

test('the first row that fits spells a rate, and one without a row goes out by its code', () => {
	const rows = [row('0', 'euCompany', 'EU áfa'), row('0', 'outsideEu', 'EUK'), row('KBAET', 'any', 'Közösségi'), row('EU', 'any', 'never'), row('27%', 'any', '27 %'), row('sajat', 'hungary', 'S1'), row('Saját', 'any', 'S2')];
	const spell = (typed: string, place: Parameters<typeof spellVat>[1]) => spellVat(readVatRate(typed, 'f'), place, rows);
	expect([spell('0', 'euCompany'), spell('0', 'outsideEu'), spell('0', 'hungary'), spell('0', undefined)]).toEqual(['EU áfa', 'EUK', '0', '0']);
	expect([spell('EU', 'hungary'), spell('közösségen belüli', undefined), spell('27', 'hungary'), spell('AAM', 'hungary'), spell('5', undefined)]).toEqual(['Közösségi', 'Közösségi', '27 %', 'AAM', '5']);
	expect([spell('SAJÁT', 'hungary'), spell('saját', 'outsideEu')]).toEqual(['S1', 'S2']);
	expect(spellVat(readVatRate('EUK', 'f'), undefined, [row('EU', 'any', 'x')])).toBe('EUK');
});

test('remarks are whole sentences', () => {
	const all: Array<[string, Row]> = [['0', {}], ['Saját', {}], ['EU', {}], ['EAM', {}], ['EUFADE', {}], ['19', {}], ['K.AFA', {}]];
	for (const sentence of all.flatMap(([vat, changes]) => remarks(vat, changes))) expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
	const nothing: Pick<Invoice, 'lines'> = { lines: [] };
	expect(vatRemarks({ ...invoiceOf(order()), ...nothing })).toEqual([]);
});

test.each([['27', 'KBAET'], ['27', 'alanyi adómentes'], ['27', '5'], ['27', '0'], ['0', '27 %'], ['AAM', '27'], ['19', 'EAM']])('the rate %s is not spelled %j, which is another one', (inOrder, inCashman) => {
	expect(problemOf(() => requireSameTax(readVatRate(inOrder, 'f'), inCashman, 'In CashMan-FX'))).toMatchObject({ field: 'In CashMan-FX', value: inCashman, message: expect.stringContaining(inOrder) });
});

test.each([['27', '27'], ['27', '27,00 %'], ['27', '0.27'], ['27', 'ÁFA 27%'], ['27', 'A27'], ['27', 'EU'], ['27', 'Normál'], ['0', 'AAM'], ['0', '0'], ['AAM', '0'], ['AAM', 'TAM'], ['AAM', 'ÁKK-H'], ['25.5', '25.5']])('the rate %s may be spelled %j', (inOrder, inCashman) => {
	expect(() => requireSameTax(readVatRate(inOrder, 'f'), inCashman, 'f')).not.toThrow();
});
