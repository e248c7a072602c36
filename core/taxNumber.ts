import { euVatExample, euVatPrefix, isInEu, parseEuVatNumber } from './euVatNumber';
import { Problem } from './problem';
import { foldText } from './text';

const WEIGHTS = [9, 7, 3, 1, 9, 7, 3];
const HUNGARIAN = /^(HU)?(\d{8})-?(\d)-?(\d{2})$/;
/** Letters that only numbers from outside the EU begin or end with. */
const OUTSIDE_EU = /^(?:CHE|GB|NO|LI|RS|UA|TR|US|EIN)[-\d]*\d{3}|(?:MVA|MWST)$/;

/** The two numbers a buyer can be known by; both empty for a private person. */
export interface TaxNumbers {
	/** Hungarian tax number (adószám), `12345678-2-42`. */
	readonly taxNumber: string;
	/** EU VAT number (közösségi adószám), `DE123456789`. */
	readonly euVatNumber: string;
}

const NONE: TaxNumbers = { taxNumber: '', euVatNumber: '' };

/**
 * Sorts what buyers type into the two tax fields and checks it, before CashMan-FX sees it: a number in the wrong field goes to the right one, and
 * `HU12345676-2-42` is both. Rules from NAV's interface specification 3.0: 8 digits with a check digit, a VAT code, a county code.
 * `isoCode` is the buyer's country, "" where it is not known; it only helps to say what is wrong.
 */
export function readTaxNumbers(typed: string, typedEuVat: string, field: string, euField: string, isoCode = ''): TaxNumbers {
	const fromTaxField = readTaxField(typed, field, isoCode);
	const fromEuField = readEuField(typedEuVat, euField, isoCode);
	const both = `${field} and ${euField}`;
	const numbers = {
		taxNumber: requireOne(fromTaxField.taxNumber, fromEuField.taxNumber, both),
		euVatNumber: requireOne(fromTaxField.euVatNumber, fromEuField.euVatNumber, both),
	};
	requireSameCompany(numbers, both);
	return numbers;
}

function readTaxField(typed: string, field: string, isoCode: string): TaxNumbers {
	const compact = compactNumber(typed);
	if (compact === '') return NONE;
	const match = HUNGARIAN.exec(compact);
	// Croatian, Italian and Latvian numbers have eleven digits too.
	const couldBeForeign = isoCode !== 'HU' && /^\d{11}$/.test(compact) && foreignGuess(compact, isoCode) !== undefined;
	if (match && !couldBeForeign) return hungarianNumbers(match, typed, field);
	const euVatNumber = euVatNumberIn(compact, typed, field);
	if (euVatNumber !== undefined) return { taxNumber: '', euVatNumber };
	throw notATaxNumber(compact, typed, field, isoCode);
}

function readEuField(typed: string, field: string, isoCode: string): TaxNumbers {
	const compact = compactNumber(typed);
	if (compact === '') return NONE;
	const match = HUNGARIAN.exec(compact);
	// Eleven plain digits may be a number of another country without its letters.
	if (match && /^HU|-/.test(compact)) return hungarianNumbers(match, typed, field);
	const euVatNumber = euVatNumberIn(compact, typed, field);
	if (euVatNumber !== undefined) return { taxNumber: '', euVatNumber };
	throw notAnEuVatNumber(compact, typed, field, isoCode);
}

/** What buyers write where a shop insists on a number: that they have none, or that they are private persons. */
const NO_NUMBER = /^(?:nincs|nincs adoszam(?:om)?|semmi|nem|nem vagyok ceg|maganszemely|magan|n ?a|none|no|null|0)$/;

/** Without spaces and dots, in capitals, every dash a plain one; "" for what says that there is none, `-` and `nincs`. */
function compactNumber(typed: string): string {
	if (!/[\p{L}\p{N}]/u.test(typed) || NO_NUMBER.test(foldText(typed))) return '';
	return typed.replace(/[\s.\u00ad\u200b]/g, '').replace(/[\u2010-\u2015\u2212]/g, '-').toUpperCase();
}

function hungarianNumbers([, letters = '', stem = '', vatCode = '', county = '']: RegExpExecArray, typed: string, field: string): TaxNumbers {
	requireCheckDigit(stem, typed, field);
	if (vatCode === '4') {
		throw new Problem(
			'The ninth digit 4 of the tax number (áfakód) means a member of a VAT group (áfacsoport tagja), and the invoice takes the group\'s number', field, typed,
			'Ask the buyer for the number of the group (csoportazonosító szám), whose ninth digit is 5, and write it here. The member\'s own number may stand in the note.',
		);
	}
	if (!'1235'.includes(vatCode)) {
		throw new Problem('The ninth digit of the tax number (áfakód) must be 1, 2, 3 or 5', field, typed, 'Ask the buyer for the right number.');
	}
	if (!isCountyCode(Number(county))) {
		throw new Problem('The last two digits of the tax number (megyekód) are not a county code', field, typed, 'Ask the buyer for the right number.');
	}
	return { taxNumber: `${stem}-${vatCode}-${county}`, euVatNumber: letters === '' ? '' : `HU${stem}` };
}

/** The EU VAT number of a text; undefined where it is of no member state. Throws a Problem for a member state's letters with a number of another form. */
function euVatNumberIn(compact: string, typed: string, field: string): string | undefined {
	const parsed = parseEuVatNumber(compact);
	if (parsed === undefined) return undefined;
	if ('example' in parsed) {
		throw new Problem('The EU VAT number (közösségi adószám) does not have the form of its country\'s numbers', field, typed, `Numbers of this country look like ${parsed.example}. Correct it, or empty the field for a private person.`);
	}
	if (parsed.number.startsWith('HU')) requireCheckDigit(parsed.number.slice(2), typed, field);
	return parsed.number;
}

function requireCheckDigit(stem: string, typed: string, field: string): void {
	if (hasValidCheckDigit(stem)) return;
	throw new Problem('The tax number (adószám) has a wrong digit: its check digit does not match', field, typed, 'Ask the buyer for the right number, or empty the field for a private person.');
}

function hasValidCheckDigit(stem: string): boolean {
	const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(stem[index]), 0);
	return (10 - (sum % 10)) % 10 === Number(stem[7]);
}

function isCountyCode(code: number): boolean {
	return (code >= 2 && code <= 20) || (code >= 22 && code <= 44) || code === 51;
}

function requireOne(left: string, right: string, fields: string): string {
	if (left === '' || right === '' || left === right) return left || right;
	throw new Problem('The two tax fields hold different numbers of the same kind', fields, `${left}, ${right}`, 'Ask the buyer which is right, and empty the other field.');
}

/** A Hungarian company's EU VAT number is HU and the first eight digits of its tax number. */
function requireSameCompany({ taxNumber, euVatNumber }: TaxNumbers, fields: string): void {
	if (taxNumber === '' || !euVatNumber.startsWith('HU') || euVatNumber.slice(2) === taxNumber.slice(0, 8)) return;
	throw new Problem('The Hungarian tax number and the Hungarian EU VAT number are of two companies', fields, `${taxNumber}, ${euVatNumber}`, 'Their first eight digits must be the same. Ask the buyer for the right numbers.');
}

function notATaxNumber(compact: string, typed: string, field: string, isoCode: string): Problem {
	const say = (what: string, remedy: string): Problem => new Problem(what, field, typed, remedy);
	const foreign = foreignProblem(compact, typed, field, isoCode);
	if (foreign !== undefined) return foreign;
	if (/^8\d{9}$/.test(compact)) return say('This is a private person\'s tax id (adóazonosító jel), not a company\'s tax number', 'Empty the field: a private person is invoiced without a tax number.');
	if (/^\d{8}$/.test(compact)) return say('These are only the first eight digits (törzsszám) of a tax number', 'Write the whole number, such as 12345676-2-42: the VAT code (áfakód) and the county code (megyekód) are missing.');
	if (compact.match(/\d{8}-?\d-?\d{2}/g)?.length === 2) {
		return say('There are two tax numbers in the field, and the invoice takes one', 'Leave the buyer\'s own; for a VAT group (áfacsoport) the group\'s, whose ninth digit is 5. The other may stand in the note.');
	}
	return say('The tax number (adószám) is not of the form 12345678-2-42', 'Correct it, or empty the field for a private person. A number from another EU country begins with its letters, such as DE123456789.');
}

function notAnEuVatNumber(compact: string, typed: string, field: string, isoCode: string): Problem {
	return foreignProblem(compact, typed, field, isoCode)
		?? new Problem('The EU VAT number (közösségi adószám) is not an EU country\'s letters with a number', field, typed, 'Write it as DE123456789, or empty the field.');
}

/** What a number from abroad is, where it or the buyer's country tells. */
function foreignProblem(compact: string, typed: string, field: string, isoCode: string): Problem | undefined {
	const guess = foreignGuess(compact, isoCode);
	if (guess !== undefined) {
		return new Problem('This looks like the number of another EU country without its letters', field, typed, `If it is the buyer's EU VAT number (közösségi adószám), write ${guess}. If not, empty the field.`);
	}
	if (/^EU\d{9}$/.test(compact)) {
		return new Problem('This is the number by which a seller from outside the EU pays VAT (OSS), and no buyer\'s', field, typed, 'Empty the field.');
	}
	const isOutside = isoCode !== '' && isoCode !== 'HU' && !isInEu(isoCode);
	if (OUTSIDE_EU.test(compact) || (isOutside && /\d{3}/.test(compact))) {
		return new Problem(
			'This is a tax number from outside the EU (harmadik országbeli adószám), for which CashMan-FX has no field that is known', field, typed,
			'Empty the field: a buyer outside the EU is invoiced without it. If the number is to stand on the invoice, write it into the note (megjegyzés).',
		);
	}
	const prefix = euVatPrefix(isoCode);
	if (prefix === undefined || isoCode === 'HU' || !/\d{3}/.test(compact)) return undefined;
	return new Problem('This is neither a Hungarian tax number (adószám) nor an EU VAT number (közösségi adószám) of the buyer\'s country', field, typed, `A company there has a number such as ${euVatExample(prefix)}. Correct it, or empty the field.`);
}

/** The number with the letters of the buyer's country before it, where that makes an EU VAT number. */
function foreignGuess(compact: string, isoCode: string): string | undefined {
	const prefix = isoCode === 'HU' ? undefined : euVatPrefix(isoCode);
	const parsed = prefix === undefined ? undefined : parseEuVatNumber(prefix + compact);
	return parsed !== undefined && 'number' in parsed ? parsed.number : undefined;
}
