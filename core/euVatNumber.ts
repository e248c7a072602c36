/** The form of a country's EU VAT number behind its letters, and an example of the whole. */
interface VatNumberForm {
	readonly form: RegExp;
	readonly example: string;
}

/** Forms by the Commission's VIES: 27 member states, Greece as EL, and Northern Ireland as XI. */
const FORMS: ReadonlyMap<string, VatNumberForm> = new Map([
	['AT', { form: /^U\d{8}$/, example: 'ATU12345678' }],
	['BE', { form: /^[01]\d{9}$/, example: 'BE0123456789' }],
	['BG', { form: /^\d{9,10}$/, example: 'BG123456789' }],
	['CY', { form: /^\d{8}[A-Z]$/, example: 'CY12345678X' }],
	['CZ', { form: /^\d{8,10}$/, example: 'CZ12345678' }],
	['DE', { form: /^\d{9}$/, example: 'DE123456789' }],
	['DK', { form: /^\d{8}$/, example: 'DK12345678' }],
	['EE', { form: /^\d{9}$/, example: 'EE123456789' }],
	['EL', { form: /^\d{9}$/, example: 'EL123456789' }],
	['ES', { form: /^(?:[A-Z]\d{7}[A-Z\d]|\d{8}[A-Z])$/, example: 'ESX1234567X' }],
	['FI', { form: /^\d{8}$/, example: 'FI12345678' }],
	['FR', { form: /^[A-HJ-NP-Z\d]{2}\d{9}$/, example: 'FR12345678901' }],
	['HR', { form: /^\d{11}$/, example: 'HR12345678901' }],
	['HU', { form: /^\d{8}$/, example: 'HU12345676' }],
	['IE', { form: /^(?:\d[A-Z\d+*]\d{5}[A-Z]|\d{7}[A-W][A-I])$/, example: 'IE1234567FA' }],
	['IT', { form: /^\d{11}$/, example: 'IT12345678901' }],
	['LT', { form: /^(?:\d{9}|\d{12})$/, example: 'LT123456789' }],
	['LU', { form: /^\d{8}$/, example: 'LU12345678' }],
	['LV', { form: /^\d{11}$/, example: 'LV12345678901' }],
	['MT', { form: /^\d{8}$/, example: 'MT12345678' }],
	['NL', { form: /^\d{9}B\d{2}$/, example: 'NL123456789B01' }],
	['PL', { form: /^\d{10}$/, example: 'PL1234567890' }],
	['PT', { form: /^\d{9}$/, example: 'PT123456789' }],
	['RO', { form: /^\d{2,10}$/, example: 'RO1234567890' }],
	['SE', { form: /^\d{12}$/, example: 'SE123456789001' }],
	['SI', { form: /^\d{8}$/, example: 'SI12345678' }],
	['SK', { form: /^\d{10}$/, example: 'SK1234567890' }],
	['XI', { form: /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/, example: 'XI123456789' }],
]);

/** The letters before a country's number where they are not its ISO code. */
const PREFIX_OF_COUNTRY: ReadonlyMap<string, string> = new Map([['GR', 'EL']]);

/**
 * The EU VAT number in a text without spaces and in capitals: the number, or the example that it should look like, or undefined where it is
 * none at all. Every country's number has digits: without asking for them, "SEMMI" (nothing) would be a Swedish one.
 */
export function parseEuVatNumber(compact: string): { number: string } | { example: string } | undefined {
	const letters = compact.slice(0, 2);
	const prefix = PREFIX_OF_COUNTRY.get(letters) ?? letters;
	const rest = compact.slice(2).replace(/[-/]/g, '');
	const known = FORMS.get(prefix);
	if (known === undefined || !/\d.*\d/.test(rest)) return undefined;
	return known.form.test(rest) ? { number: prefix + rest } : { example: known.example };
}

/** The letters of a member state's numbers by its ISO code; undefined outside the EU. */
export function euVatPrefix(isoCode: string): string | undefined {
	const prefix = PREFIX_OF_COUNTRY.get(isoCode) ?? isoCode;
	// EL and XI are no ISO codes of a country: a buyer is in Greece (GR), or in the United Kingdom (GB).
	return FORMS.has(prefix) && isoCode !== 'XI' && isoCode !== 'EL' ? prefix : undefined;
}

/** What a number of a member state looks like. */
export function euVatExample(prefix: string): string {
	return FORMS.get(prefix)?.example ?? 'DE123456789';
}

/** Whether a country is in the EU by its ISO code. */
export function isInEu(isoCode: string): boolean {
	return euVatPrefix(isoCode) !== undefined;
}
