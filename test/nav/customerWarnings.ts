import type { Customer } from './invoice';

const WEIGHTS = [9, 7, 3, 1, 9, 7, 3];

/** NAV's warnings about the buyer. A private person is reported without name and address; that one has no name of NAV's. */
export function customerWarnings({ status, taxNumber, hasNameOrAddress }: Customer): string[] {
	if (status === 'PRIVATE_PERSON' && hasNameOrAddress) return ['PRIVATE_PERSON_WITH_NAME_OR_ADDRESS'];
	if (status !== 'DOMESTIC') return [];
	// The name is NAV's, though the rule is about the tax number.
	if (taxNumber === undefined) return ['MISSING_HEAD_DATA_INVOICE_VAT_AMOUNT_HUF (domestic buyer without tax number)'];
	const [stem = '', vatCode, county] = taxNumber.split('-');
	const found: string[] = [];
	if (!hasCheckDigit(stem) || (vatCode !== undefined && !/^[1235]$/.test(vatCode))) found.push(`INCORRECT_VAT_CODE_CUSTOMER (${taxNumber})`);
	if (county !== undefined && !isCounty(county)) found.push(`INCORRECT_COUNTY_CODE_CUSTOMER (${taxNumber})`);
	return found;
}

function hasCheckDigit(stem: string): boolean {
	if (!/^\d{8}$/.test(stem)) return false;
	const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(stem[index]), 0);
	return (10 - (sum % 10)) % 10 === Number(stem[7]);
}

function isCounty(text: string): boolean {
	const code = Number(text);
	return /^\d{2}$/.test(text) && ((code >= 2 && code <= 20) || (code >= 22 && code <= 44) || code === 51);
}
