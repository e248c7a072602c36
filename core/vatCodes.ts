import { countryCode } from './country';
import { isInEu } from './euVatNumber';
import type { Buyer } from './invoice';
import { foldText } from './text';
import type { VatRate } from './vat';

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

/** How a rate goes on the wire: by the first row that fits, else by its own code. */
export function spellVat(vat: VatRate, place: BuyerPlace | undefined, rows: readonly VatCodeRow[]): string {
	return rows.find(({ inOrder, buyer }) => isSameRate(inOrder, vat) && (buyer === 'any' || buyer === place))?.inCashman ?? vat.code;
}

/** A row for NAV's own code (KBAET) fits every spelling of that case (EU, közösségen belüli); a row for another code fits that alone. */
function isSameRate(wanted: VatRate, vat: VatRate): boolean {
	if (wanted.case !== undefined && wanted.case === wanted.code) return vat.case === wanted.case;
	return foldText(wanted.code) === foldText(vat.code);
}
