import { divideHalfAwayFromZero, formatDecimal, parseDecimal, powerOfTen, type Decimal } from './decimal';
import { Problem } from './problem';

/** A VAT rate as it goes on the wire (`27`, `AAM`) and as it is reckoned with. */
export interface VatRate {
	code: string;
	/** Zero for the exemptions that have a letter code. */
	percent: Decimal;
}

/** What an expression that came to nothing leaves behind. */
const NO_VALUE = /^(?:NaN|Infinity|undefined|null)$/i;

const ZERO: Decimal = { units: 0n, scale: 0 };

/**
 * Reads a rate: a percentage from 0 to 100, or a letter code of the account (AAM, TAM, EU …), reckoned as 0 %.
 * How CashMan-FX spells exemptions is not known, so a code is passed on as written.
 */
export function readVatRate(typed: string, field: string): VatRate {
	const text = typed.trim().replace(/\s*%$/, '');
	const percent = parseDecimal(text);
	if (percent !== undefined && percent.units >= 0n && percent.units <= 100n * powerOfTen(percent.scale)) {
		return { code: formatDecimal(percent), percent };
	}
	if (percent === undefined && !NO_VALUE.test(text) && !/\s\d/.test(text) && /^\p{L}[\p{L}\p{N} ._-]{0,19}$/u.test(text)) return { code: text, percent: ZERO };
	throw new Problem('The VAT rate (áfa) is neither a percentage nor a code', field, typed, 'Give a percentage such as 27, or a code such as AAM from the API információ page of CashMan-FX.');
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
