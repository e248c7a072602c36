import { divideHalfAwayFromZero, formatDecimal, parseDecimal, powerOfTen, type Decimal } from './decimal';
import { Problem } from './problem';
import { findVatCase, type VatCaseCode } from './vatCases';

/** A VAT rate as the order names it (`27`, `AAM`) and as it is reckoned with. */
export interface VatRate {
	/** A percentage without its sign, NAV's code of a case, or a code of the account as it was written. */
	code: string;
	/** Zero for everything that has a letter code. */
	percent: Decimal;
	/** The case of the law, where the code is known. */
	case?: VatCaseCode;
}

/** What an expression that came to nothing leaves behind. */
const NO_VALUE = /^(?:NaN|Infinity|undefined|null)$/i;
/** `27`, `27 %`, `ÁFA 27%`, `27% áfa`. */
const PERCENTAGE = /^(?:(?:áfa|vat)[\s:]{1,3})?(\S{1,60}?)\s{0,3}%?(?:\s{1,3}(?:áfa|vat))?$/iu;
/** A code of the account that we do not know: letters first. */
const ACCOUNT_CODE = /^\p{L}[\p{L}\p{N} ._-]{0,19}$/u;

const ZERO: Decimal = { units: 0n, scale: 0 };

/** The percentage that a text is, in any usual wording; undefined for a code. */
export function percentageIn(text: string): Decimal | undefined {
	return parseDecimal(PERCENTAGE.exec(text.normalize('NFC').trim())?.[1]);
}

/**
 * Reads a rate: 0 or a percentage from 1 to 100, a case of the law in any usual wording (`Alanyi adómentes`, `0% AAM`), or a letter code of
 * the account, passed on as written. Everything but a percentage is reckoned as 0 %.
 */
export function readVatRate(typed: string, field: string): VatRate {
	const text = typed.normalize('NFC').trim();
	const percent = percentageIn(text);
	if (percent !== undefined && percent.units > 0n && percent.units < powerOfTen(percent.scale)) {
		const meant = formatDecimal({ units: percent.units * 100n, scale: percent.scale });
		throw new Problem('No VAT rate (áfa) is below 1 %, so this may be a share and not a percentage', field, typed, `Write ${meant} for ${meant} %.`);
	}
	if (percent !== undefined && percent.units >= 0n && percent.units <= 100n * powerOfTen(percent.scale)) {
		return { code: formatDecimal(percent), percent };
	}
	const named = findVatCase(text);
	if (named !== undefined) return { ...named, percent: ZERO };
	const code = text.replace(/\s?%$/, '');
	if (percent === undefined && !NO_VALUE.test(code) && !/\s\d/.test(code) && ACCOUNT_CODE.test(code)) return { code, percent: ZERO };
	throw new Problem('The VAT rate (áfa) is neither a percentage nor a code', field, typed, 'Give a percentage such as 27, or a code such as AAM; how your account spells codes is on the API információ page of CashMan-FX, and can be set under Options → VAT Codes.');
}

/** Rates that goods are sold at in Hungary. */
export const USUAL_RATES: readonly VatRate[] = [27n, 18n, 5n, 0n].map((units) => ({ code: String(units), percent: { units, scale: 0 } }));

/** Whether a label names a rate by a code or in words, and is no plain percentage such as `27 %`. */
export function namesVatCode(label: string): boolean {
	return /^\p{L}/u.test(label.trim()) || findVatCase(label) !== undefined;
}

/** VAT on a net amount, rounded to the minor unit. */
export function vatOnNet(netMinor: bigint, { percent }: VatRate): bigint {
	return divideHalfAwayFromZero(netMinor * percent.units, 100n * powerOfTen(percent.scale));
}

/** The net inside a gross amount, rounded to the minor unit. */
export function netOfGross(grossMinor: bigint, { percent }: VatRate): bigint {
	const hundred = 100n * powerOfTen(percent.scale);
	return divideHalfAwayFromZero(grossMinor * hundred, hundred + percent.units);
}
