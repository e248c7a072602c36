import { countryCode } from './country';
import { powerOfTen, type Decimal } from './decimal';
import { isInEu } from './euVatNumber';
import type { Buyer } from './invoice';
import { Problem } from './problem';
import { foldText } from './text';
import { percentageIn, USUAL_RATES, type VatRate } from './vat';
import { findVatCase } from './vatCases';

/** Where a buyer is for VAT, told by the country of the billing address and the EU VAT number. */
export const BUYER_PLACES = ['hungary', 'euCompany', 'euPerson', 'outsideEu'] as const;

export type BuyerPlace = (typeof BUYER_PLACES)[number];

/** A row of Options → VAT Codes: how this account spells a rate of the order, for every buyer or for those of one place. */
export interface VatCodeRow {
	inOrder: VatRate;
	buyer: BuyerPlace | 'any';
	inCashman: string;
}

/** Undefined where it cannot be told: a country we do not know, or a partner whose data are in CashMan-FX. */
export function placeOf({ partnerCode, euVatNumber, address }: Buyer): BuyerPlace | undefined {
	const code = countryCode(address.country);
	if (partnerCode !== '' || code === '') return undefined;
	if (code === 'HU') return 'hungary';
	const isInUnion = isInEu(code) || euVatNumber.startsWith('XI') || code === 'MC'; // Monaco counts as France for VAT (directive 2006/112/EC, article 7).
	if (!isInUnion) return 'outsideEu';
	return euVatNumber === '' ? 'euPerson' : 'euCompany';
}

/**
 * Throws a Problem for a spelling that is plainly another rate's: the amounts stay those of the rate in the order, so 27 would go out as an exemption
 * that carries VAT. What we do not know stays: only an account's own page tells how it spells a rate.
 */
export function requireSameTax({ code, percent }: VatRate, inCashman: string, field: string): void {
	const target = percentageIn(inCashman);
	const named = findVatCase(inCashman);
	const isExempt = named !== undefined && named.code === named.case;
	// Other numbers may be an account's own ids: 32 is 27 % in CashMan-FX 4.x (V).
	const isRate = target !== undefined && USUAL_RATES.some((rate) => isSameValue(target, rate.percent));
	const isOther = isRate ? !isSameValue(target, percent) : isExempt && percent.units !== 0n;
	if (!isOther) return;
	throw new Problem(
		`This is the code of another VAT rate than ${percent.units === 0n && !/^\d/.test(code) ? `${code}, which has no VAT` : `${code} %`}`, field, inCashman,
		'A row says how your account spells a rate, and changes no amounts. For another rate, correct the VAT of the items in the order; else write the code of this rate as on the API információ page of CashMan-FX.',
	);
}

function isSameValue(left: Decimal, right: Decimal): boolean {
	return left.units * powerOfTen(right.scale) === right.units * powerOfTen(left.scale);
}

/** How a rate goes on the wire: by the first row that fits, else by its own code. */
export function spellVat(vat: VatRate, place: BuyerPlace | undefined, rows: readonly VatCodeRow[]): string {
	return rows.find(({ inOrder, buyer }) => isSameRate(inOrder, vat) && (buyer === 'any' || buyer === place))?.inCashman ?? vat.code;
}

/** A row for NAV's own code (KBAET) fits every spelling of that case (EU, közösségen belüli); a row for another code fits that alone. */
function isSameRate(wanted: VatRate, vat: VatRate): boolean {
	if (wanted.case !== undefined && wanted.case === wanted.code) return vat.case === wanted.case;
	return foldText(wanted.code) === foldText(vat.code);
}
