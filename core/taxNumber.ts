import { Problem } from './problem';

const WEIGHTS = [9, 7, 3, 1, 9, 7, 3];
const TAX_NUMBER = /^(\d{8})-?(\d)-?(\d{2})$/;
// Every country's number has digits: without asking for them, "SEMMI" (nothing) would be a Swedish one.
const EU_VAT_NUMBER = /^(?=.*\d.*\d)(AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)[0-9A-Z+*]{2,13}$/;

/** The two numbers a buyer can be known by; both empty for a private person. */
export interface TaxNumbers {
	/** Hungarian tax number (adószám), `12345678-2-42`. */
	readonly taxNumber: string;
	/** EU VAT number (közösségi adószám), `DE123456789`. */
	readonly euVatNumber: string;
}

/**
 * Sorts what buyers type into the two tax fields and checks it, before CashMan-FX sees it.
 * Rules from NAV's interface specification 3.0: 8 digits with a check digit, a VAT code, a county code.
 */
export function readTaxNumbers(typed: string, typedEuVat: string, field: string, euField: string): TaxNumbers {
	const compact = typed.replace(/[\s.]/g, '').toUpperCase();
	const isEuVatInWrongField = EU_VAT_NUMBER.test(compact);
	const euVatNumber = readEuVatNumber(typedEuVat, euField);
	return {
		taxNumber: compact === '' || isEuVatInWrongField ? '' : requireTaxNumber(compact, typed, field),
		euVatNumber: euVatNumber === '' && isEuVatInWrongField ? compact : euVatNumber,
	};
}

function requireTaxNumber(compact: string, typed: string, field: string): string {
	const match = TAX_NUMBER.exec(compact);
	if (!match) throw notATaxNumber(compact, typed, field);
	const [, stem = '', vatCode = '', county = ''] = match;
	if (!hasValidCheckDigit(stem)) {
		throw new Problem('The tax number (adószám) has a wrong digit: its check digit does not match', field, typed, 'Ask the buyer for the right number, or empty the field for a private person.');
	}
	if (!'1235'.includes(vatCode)) {
		throw new Problem('The ninth digit of the tax number (áfakód) must be 1, 2, 3 or 5', field, typed, 'Ask the buyer for the right number.');
	}
	if (!isCountyCode(Number(county))) {
		throw new Problem('The last two digits of the tax number (megyekód) are not a county code', field, typed, 'Ask the buyer for the right number.');
	}
	return `${stem}-${vatCode}-${county}`;
}

function notATaxNumber(compact: string, typed: string, field: string): Problem {
	return /^8\d{9}$/.test(compact)
		? new Problem('This is a private person\'s tax id (adóazonosító jel), not a company\'s tax number', field, typed, 'Empty the field: a private person is invoiced without a tax number.')
		: new Problem('The tax number (adószám) is not of the form 12345678-2-42', field, typed, 'Correct it, or empty the field for a private person. A number from another EU country belongs into the EU VAT number field.');
}

function hasValidCheckDigit(stem: string): boolean {
	const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(stem[index]), 0);
	return (10 - (sum % 10)) % 10 === Number(stem[7]);
}

function isCountyCode(code: number): boolean {
	return (code >= 2 && code <= 20) || (code >= 22 && code <= 44) || code === 51;
}

function readEuVatNumber(typed: string, field: string): string {
	const compact = typed.replace(/[\s.-]/g, '').toUpperCase();
	if (compact === '' || EU_VAT_NUMBER.test(compact)) return compact;
	throw new Problem('The EU VAT number (közösségi adószám) is not an EU country\'s letters with a number', field, typed, 'Write it as DE123456789, or empty the field.');
}
