import type { Buyer } from '../cashman/types';
import { countryCode, countryOfEuVatNumber, HUNGARY, isEuMember, UNKNOWN_COUNTRY } from './country';
import type { Elements } from './elements';
import { navText } from './text';

/** The issuer: its tax number is `12345678-2-42`, its bank account in NAV's form. */
export interface Supplier {
	readonly name: string;
	readonly zip: string;
	readonly city: string;
	readonly street: string;
	readonly taxNumber: string;
	readonly bankAccount: string;
}

const NAME_LENGTH = 512;
const ADDRESS_LENGTH = 255;
const TAX_ID_LENGTH = 50;
const TAX_NUMBER = /^(\d{8})(?:-?([1-5])-?(\d{2}))?$/;
/** A private person's tax id (adóazonosító jel), which some write where a company writes its tax number. */
const PERSONAL_TAX_ID = /^8\d{9}$/;
const POSTAL_CODE = /^[A-Z0-9][A-Z0-9 -]{1,8}[A-Z0-9]$/;
const NO_POSTAL_CODE = '0000';
/** Whole words that make a name a company's, or another legal person's. */
const LEGAL_FORM =
	/(?:^|[\s,])(?:kft|bt|kkt|zrt|nyrt|rt|kht|alapítvány|egyesület|társasház|önkormányzat|egyetem|iskola|intézet|szövetkezet|ltd|limited|llc|llp|inc|corp|plc|gmbh|ag|kg|ohg|ug|e\.v|s\.r\.o|s\.r\.l|srl|spa|s\.p\.a|sarl|sas|s\.a|sa|b\.v|bv|n\.v|nv|oy|ab|aps|a\/s|d\.o\.o|doo|sp\. z o\.o)\.?(?=$|[\s,])/iu;

export function supplierInfo(supplier: Supplier): Elements {
	return {
		supplierTaxNumber: taxNumberParts(supplier.taxNumber),
		supplierName: navText(supplier.name, NAME_LENGTH),
		supplierAddress: address(supplier, HUNGARY),
		supplierBankAccountNumber: supplier.bankAccount,
	};
}

/** NAV is not told a private person's name and address. */
export function customerInfo(buyer: Buyer): Elements {
	const taxNumber = compact(buyer.taxNumber);
	const euVatNumber = [compact(buyer.euVatNumber), taxNumber].find((number) => countryOfEuVatNumber(number) !== undefined);
	const euCountry = euVatNumber === undefined ? undefined : countryOfEuVatNumber(euVatNumber);
	const named = countryCode(buyer.country);
	const country = named === UNKNOWN_COUNTRY ? (euCountry ?? named) : named;
	const identified = vatData(taxNumber, euVatNumber, country);
	if (!identified && !LEGAL_FORM.test(buyer.name)) return { customerVatStatus: 'PRIVATE_PERSON' };
	return {
		customerVatStatus: identified?.status ?? 'OTHER',
		customerVatData: identified?.data,
		customerName: navText(buyer.name, NAME_LENGTH),
		customerAddress: address(buyer, country),
	};
}

interface Identified {
	readonly status: 'DOMESTIC' | 'OTHER';
	/** Undefined for a Hungarian tax number that is none: NAV warns of its lack. */
	readonly data: Elements | undefined;
}

/** The number the buyer is known by; undefined for one without any. */
function vatData(taxNumber: string, euVatNumber: string | undefined, country: string): Identified | undefined {
	const domestic = TAX_NUMBER.test(taxNumber) ? taxNumber : hungarianStem(euVatNumber);
	if (domestic !== undefined) return { status: 'DOMESTIC', data: { customerTaxNumber: taxNumberParts(domestic) } };
	if (euVatNumber !== undefined) return { status: 'OTHER', data: { communityVatNumber: euVatNumber } };
	if (taxNumber === '' || PERSONAL_TAX_ID.test(taxNumber)) return undefined;
	if (country === HUNGARY) return { status: 'DOMESTIC', data: undefined };
	return { status: 'OTHER', data: isEuMember(country) ? undefined : { thirdStateTaxId: navText(taxNumber, TAX_ID_LENGTH) } };
}

function hungarianStem(euVatNumber: string | undefined): string | undefined {
	return euVatNumber === undefined ? undefined : /^HU(\d{8})$/.exec(euVatNumber)?.[1];
}

/** Without the spaces and dots that buyers type. */
function compact(number: string): string {
	return number.replace(/[\s.]/g, '').toUpperCase();
}

function taxNumberParts(taxNumber: string): Elements {
	const [, taxpayerId, vatCode, countyCode] = TAX_NUMBER.exec(taxNumber) ?? [];
	if (taxpayerId === undefined) throw new Error(`not a Hungarian tax number: ${taxNumber}`);
	return { 'base:taxpayerId': taxpayerId, 'base:vatCode': vatCode, 'base:countyCode': countyCode };
}

function address(place: { readonly zip: string; readonly city: string; readonly street: string }, country: string): Elements {
	const zip = place.zip.trim().toUpperCase();
	return {
		'base:simpleAddress': {
			'base:countryCode': country,
			'base:postalCode': POSTAL_CODE.test(zip) ? zip : NO_POSTAL_CODE,
			'base:city': navText(place.city, ADDRESS_LENGTH),
			'base:additionalAddressDetail': navText(place.street, ADDRESS_LENGTH),
		},
	};
}
