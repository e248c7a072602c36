import { inProcess, LINE } from '../sandbox/support';
import { warningNames } from './warnings';
import { warningsOfXml } from './readInvoice';
import { schemaErrors } from './schema';
import { issue, xmlOf } from './support';

/** The yardsticks themselves: each number of an XML is looked at, and the schema refuses what it should. */
let sound = '';
beforeAll(async () => {
	const sandbox = await inProcess();
	const number = await issue(sandbox, { deviza: 'EUR', adoszam: '12345676-2-41', netto_egysegar: '123.45', kedvezmeny: '10' }, { ...LINE, afa: '5', netto_egysegar: '77.7' }, { ...LINE, afa: 'AAM' });
	sound = await xmlOf(sandbox, number);
});

/** The sound XML with the first element of that name holding another text. */
function withText(name: string, change: (text: string) => string): string {
	const changed = sound.replace(new RegExp(`(<(?:base:)?${name}>)([^<]*)(</)`), (_all, open: string, text: string, close: string) => open + change(text) + close);
	expect(changed).not.toBe(sound);
	return changed;
}

test('the sound XML is valid and has no warning', async () => {
	expect([await schemaErrors(sound), warningsOfXml(sound)]).toEqual([[], []]);
});

const SUMMARY = 'INCORRECT_SUMMARY_CALCULATION_';
const LINE_CALCULATION = 'INCORRECT_LINE_CALCULATION_';

test.each([
	['quantity', `${LINE_CALCULATION}NET_AMOUNT`],
	['unitPrice', `${LINE_CALCULATION}NET_AMOUNT`],
	['unitPriceHUF', `${LINE_CALCULATION}UNIT_PRICE_HUF`],
	['discountValue', `${LINE_CALCULATION}NET_AMOUNT`],
	['lineNetAmount', `${LINE_CALCULATION}NET_AMOUNT`],
	['lineNetAmountHUF', `${LINE_CALCULATION}LINE_NET_AMOUNT_HUF`],
	['lineVatAmount', `${LINE_CALCULATION}LINE_GROSS_AMOUNT_NORMAL_SUM`],
	['lineVatAmountHUF', `${LINE_CALCULATION}LINE_VAT_AMOUNT_HUF`],
	['lineGrossAmountNormal', `${SUMMARY}INVOICE_GROSS_AMOUNT_LINE`],
	['lineGrossAmountNormalHUF', `${LINE_CALCULATION}LINE_GROSS_AMOUNT_NORMAL_HUF`],
	['vatRateNetAmount', `${SUMMARY}VAT_RATE_NET_AMOUNT_LINE`],
	['vatRateNetAmountHUF', `${SUMMARY}VAT_RATE_NET_AMOUNT_LINE`],
	['vatRateVatAmount', `${SUMMARY}VAT_RATE_VAT_AMOUNT_SUMMARY`],
	['vatRateVatAmountHUF', `${SUMMARY}VAT_RATE_VAT_AMOUNT_SUMMARY`],
	['vatRateGrossAmount', `${SUMMARY}INVOICE_GROSS_AMOUNT_SUMMARY`],
	['vatRateGrossAmountHUF', `${SUMMARY}INVOICE_GROSS_AMOUNT_SUMMARY`],
	['invoiceNetAmount', `${SUMMARY}INVOICE_NET_AMOUNT`],
	['invoiceNetAmountHUF', `${SUMMARY}INVOICE_NET_AMOUNT`],
	['invoiceVatAmount', `${SUMMARY}INVOICE_VAT_AMOUNT_SUMMARY`],
	['invoiceVatAmountHUF', `${SUMMARY}INVOICE_VAT_AMOUNT_SUMMARY`],
	['invoiceGrossAmount', `${SUMMARY}INVOICE_GROSS_AMOUNT_LINE`],
	['invoiceGrossAmountHUF', `${SUMMARY}INVOICE_GROSS_AMOUNT_SUMMARY`],
	['exchangeRate', `${LINE_CALCULATION}LINE_NET_AMOUNT_HUF`],
])('a %s that is 5000 more fires %s', (name, warning) => {
	expect(warningNames(warningsOfXml(withText(name, (text) => String(Math.round((Number(text) + 5000) * 1000) / 1000))))).toContain(warning);
});

test.each([
	['vatPercentage', '0.25', 'INCORRECT_LINE_DATA_VAT_PERCENTAGE'],
	['case', 'MAA', 'INCORRECT_LINE_DATA_VAT_PERCENTAGE'],
	['currencyCode', 'HUF', 'INCORRECT_HEAD_DATA_CURRENCY_CODE_HUF'],
	['exchangeRate', '1', 'INCORRECT_HEAD_DATA_EXCHANGE_RATE_1'],
	['customerVatStatus', 'PRIVATE_PERSON', 'PRIVATE_PERSON_WITH_NAME_OR_ADDRESS'],
])('%s %s fires %s', (name, text, warning) => {
	expect(warningNames(warningsOfXml(withText(name, () => text)))).toContain(warning);
});

test('totals may not differ by one hundredth', () => {
	expect(warningsOfXml(withText('invoiceGrossAmount', (text) => (Number(text) + 0.01).toFixed(2)))).not.toEqual([]);
	expect(warningsOfXml(withText('invoiceNetAmountHUF', (text) => (Number(text) - 0.01).toFixed(2)))).not.toEqual([]);
});

const BROKEN: ReadonlyArray<[string, () => string]> = [
	['a text too long', () => withText('lineDescription', () => 'x'.repeat(513))],
	['a blank text', () => withText('customerName', () => ' ')],
	['an amount with three decimals', () => withText('lineNetAmount', () => '1.234')],
	['an amount that is none', () => withText('invoiceNetAmount', () => '1,5')],
	['a word that is not in the list', () => withText('unitOfMeasure', () => 'DB')],
	['a date in another form', () => withText('invoiceIssueDate', () => '2026.03.14')],
	['a date before 2010', () => withText('invoiceIssueDate', () => '2009-12-31')],
	['a tax number in one piece', () => withText('taxpayerId', () => '12345676-2-41')],
	['a country by its name', () => withText('countryCode', () => 'Magyarország')],
	['a currency in lower case', () => withText('currencyCode', () => 'eur')],
	['a percentage above 1', () => withText('vatPercentage', () => '27')],
	['no number', () => sound.replace(/<invoiceNumber>.*<\/invoiceNumber>/, '')],
	['no currency', () => sound.replace(/<currencyCode>.*<\/currencyCode>/, '')],
	['elements in another order', () => sound.replace(/(<invoiceNumber>.*<\/invoiceNumber>)\s*(<invoiceIssueDate>.*<\/invoiceIssueDate>)/, '$2$1')],
	['an element that is not NAV\'s', () => sound.replace('<invoiceHead>', '<invoiceHead><gdpr/>')],
	['an element in the wrong namespace', () => sound.replaceAll('base:countryCode', 'countryCode')],
	['another version of the schema', () => sound.replace('OSA/3.0/data', 'OSA/2.0/data')],
	['a control character', () => withText('lineDescription', () => '\u0001')],
	['half an XML', () => sound.slice(0, sound.length / 2)],
];

// One start of the validator for all; an error names the document by its place.
test('the schema refuses each of these', async () => {
	const broken = BROKEN.map(([, make]) => make());
	expect(broken).not.toContain(sound);
	const errors = await schemaErrors(...broken, sound);
	const refused = new Set(errors.map((message) => Number(/^(\d+)\.xml/.exec(message)?.[1])));
	expect(BROKEN.filter((_each, index) => !refused.has(index)).map(([what]) => what)).toEqual([]);
	expect(refused.has(BROKEN.length)).toBe(false);
});
