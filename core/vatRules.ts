import { countryCode } from './country';
import { isInEu } from './euVatNumber';
import type { Invoice } from './invoice';
import { Problem } from './problem';
import { VAT_CASES, type VatCaseCode } from './vatCases';
import { placeOf, spellVat, type BuyerPlace, type VatCodeRow } from './vatCodes';

/** What the rules look at: an invoice, or as much of it as there is. */
export type JudgedInvoice = Pick<Invoice, 'buyer' | 'shippingAddress' | 'lines'>;

/** The rates of Hungary (NAV: a percentage is one of these; anything else is a case with a code). */
const HUNGARIAN_RATES = ['27', '18', '5', '0'];

/**
 * Refuses what the law surely does not allow: domestic reverse charge (Áfa tv. 142. §) to a buyer without a Hungarian tax number, and a supply
 * within the Community (89. §) to a buyer without another member state's EU VAT number. Only NAV's own codes and plain words count as sure; a code
 * such as EU could mean something else. A partner's data are in CashMan-FX, so nothing is judged there.
 */
export function requireVatFits({ buyer, lines }: JudgedInvoice, taxField: string, euField: string): void {
	if (buyer.partnerCode !== '') return;
	const isSure = (code: VatCaseCode): boolean => lines.some(({ vat }) => vat.case === code && vat.code === code);
	if (isSure('FAD') && buyer.taxNumber === '') {
		throw new Problem(
			'Domestic reverse charge (belföldi fordított adózás, FAD) needs the buyer\'s Hungarian tax number (adószám)', taxField, buyer.taxNumber,
			'Fill it in, or correct the VAT rate of the item; for a service to a company in another EU country it is EUFAD37.',
		);
	}
	if (isSure('KBAET') && !hasForeignEuNumber(buyer.euVatNumber)) {
		throw new Problem(
			'A supply within the Community (közösségen belüli értékesítés, KBAET) needs the EU VAT number (közösségi adószám) of a country other than Hungary', euField, buyer.euVatNumber,
			'Fill in the buyer\'s EU VAT number, or correct the VAT rate of the item.',
		);
	}
}

/** What a person should look at before the invoice goes out: sentences for a message, each once; none when all is plain. */
export function vatRemarks(invoice: JudgedInvoice, vatCodes: readonly VatCodeRow[] = []): string[] {
	const place = placeOf(invoice.buyer);
	const remarks = [...remarksOnBuyer(invoice), ...invoice.lines.flatMap(({ vat }) => {
		// How a rate is spelled by a row of VAT Codes is the user's own decision; what its case asks of the buyer stays.
		const isSpelled = spellVat(vat, place, vatCodes) !== vat.code;
		if (isSpelled && (vat.case === undefined || vat.case === 'K.AFA')) return [];
		return vat.case === undefined ? remarksOnRate(vat.code, vat.percent.units === 0n, place) : remarksOnCase(vat.case, invoice, place);
	})];
	return [...new Set(remarks)];
}

const HAS_COMPANY_FORM = /(?:^|[\s,])(?:kft|bt|zrt|nyrt|rt|kkt)\.?$/i;

function remarksOnBuyer({ buyer }: JudgedInvoice): string[] {
	if (buyer.partnerCode !== '' || buyer.taxNumber !== '') return [];
	if (buyer.euVatNumber.startsWith('HU')) return ['The buyer has a Hungarian EU VAT number and no Hungarian tax number (adószám): ask for the whole number, such as 12345676-2-42.'];
	const isHungarianCompany = countryCode(buyer.address.country) === 'HU' && HAS_COMPANY_FORM.test(buyer.name.trim());
	return isHungarianCompany ? ['The buyer looks like a Hungarian company and has no tax number (adószám): an invoice to a taxable person must show it.'] : [];
}

function remarksOnRate(code: string, isZero: boolean, place: BuyerPlace | undefined): string[] {
	if (code === '0') {
		return ['A line has 0 % VAT without a reason. The tax office (NAV) wants one, such as AAM, TAM or export (EAM): name it in the order\'s VAT label, or set it for 0 under Options → VAT Codes.'];
	}
	if (isZero) return [`The VAT code ${code} is none of NAV's. It counts as 0 % and goes out as it is written: compare it with the API információ page of CashMan-FX.`];
	if (HUNGARIAN_RATES.includes(code)) return [];
	switch (place) {
		case 'hungary':
			return [`${code} % is no Hungarian VAT rate (27, 18, 5), and the buyer is in Hungary.`];
		case 'euCompany':
			return [`${code} % is no Hungarian VAT rate. Another member state's rate (OSS) is for private persons, and this buyer has an EU VAT number.`];
		case 'outsideEu':
			return [`${code} % is no Hungarian VAT rate. Another member state's rate (OSS) is for buyers in the EU, and this buyer is outside.`];
		default:
			return [];
	}
}

function remarksOnCase(code: VatCaseCode, { buyer, shippingAddress }: JudgedInvoice, place: BuyerPlace | undefined): string[] {
	if (buyer.partnerCode !== '') return [];
	const named = `${code} (${VAT_CASES.find((each) => each.code === code)?.hungarian ?? ''})`;
	const goesTo = countryCode((shippingAddress ?? buyer.address).country);
	switch (code) {
		case 'FAD':
			if (buyer.taxNumber === '') return [`${named}: reverse charge needs the buyer's Hungarian tax number (adószám), and there is none.`];
			return [];
		case 'KBAET':
			if (!hasForeignEuNumber(buyer.euVatNumber)) return [`${named}: a supply within the Community needs the EU VAT number (közösségi adószám) of a country other than Hungary, and there is none.`];
			return goesTo === 'HU' ? [`${named}: the goods go to an address in Hungary.`] : [];
		case 'EUFAD37':
		case 'EUFADE':
			if (place === 'hungary') return [`${named}: the buyer is in Hungary.`];
			return hasForeignEuNumber(buyer.euVatNumber) ? [] : [`${named}: the tax is paid by a company in another member state, and the buyer has no EU VAT number (közösségi adószám).`];
		case 'EAM':
			return goesTo === 'HU' || isInEu(goesTo) ? [`${named}: export means that the goods leave the EU, and they go to ${shippingAddress === undefined ? 'a buyer' : 'an address'} in ${goesTo === 'HU' ? 'Hungary' : 'the EU'}.`] : [];
		case 'K.AFA':
			return [`${named}: NAV wants to know which margin scheme: TRAVEL_AGENCY, SECOND_HAND, ARTWORK or ANTIQUES.`];
		default:
			return [];
	}
}

function hasForeignEuNumber(euVatNumber: string): boolean {
	return euVatNumber !== '' && !euVatNumber.startsWith('HU');
}
