import type { Currency } from './currency';
import { formatUnits, type Decimal } from './decimal';
import type { PaymentMethod } from './payment';
import { Problem } from './problem';
import type { VatRate } from './vat';

/** Invoice (számla), proforma (díjbekérő), advance invoice (előlegszámla). */
export type IssuedKind = 'invoice' | 'proforma' | 'advance';

/**
 * An invoice that may be sent: every value is checked. Amounts are integers of minor units
 * (`…Minor`), `scale` says how many decimals they have (HUF 0 or 2, others 2). Days are `YYYY-MM-DD`.
 */
export interface Invoice {
	/** What is issued. A final invoice, which settles an advance, is an invoice. */
	kind: IssuedKind;
	/** Own number of a proforma; empty takes the next of the account. */
	ownNumber: string;
	/** The order's number: it stands on the invoice, and finds it again. */
	reference: string;
	buyer: Buyer;
	shippingAddress?: { name: string; zip: string; city: string; street: string; country: string };
	issuedOn: string;
	fulfilledOn: string;
	dueOn: string;
	/** The day of payment; undefined when the invoice is still to be paid. */
	paidOn?: string;
	paymentMethod: PaymentMethod;
	currency: Currency;
	/** Empty takes that of the partner's code. */
	language: '' | 'hu' | 'de' | 'en';
	/** Text behind the order number in the note (`egyeb`). */
	note: string;
	/** Comment (`megjegyzes`); empty takes the account's own. */
	comment: string;
	invoiceBook: string;
	/** Where to pay (bank); an empty part takes the account's own. */
	bank: BankDetails;
	copies: number;
	/** Where CashMan-FX mails the invoice when its mailing link is opened; empty mails nobody. */
	email: string;
	emailTemplateId: string;
	scale: number;
	lines: InvoiceLine[];
	totals: Amounts;
	/** Sentences that a person should read with it. They are not sent. */
	remarks: string[];
}

export interface Buyer {
	/** A partner of CashMan-FX's own records; then the rest may be empty. */
	partnerCode: string;
	/** Partner of an e-invoice (5.0+), where there is no partner code. */
	electronicPartnerId: string;
	name: string;
	taxNumber: string;
	euVatNumber: string;
	address: BuyerAddress;
}

export interface BankDetails {
	name: string;
	account: string;
	sortCode: string;
	bic: string;
}

export const OWN_BANK: BankDetails = { name: '', account: '', sortCode: '', bic: '' };

/** Country in Hungarian, empty for a partner's own; the street in parts as CashMan-FX 6.x takes it. */
export interface BuyerAddress {
	country: string;
	zip: string;
	city: string;
	district: string;
	streetName: string;
	streetType: string;
	houseNumber: string;
	building: string;
	staircase: string;
	floor: string;
	door: string;
}

export interface Amounts {
	netMinor: bigint;
	vatMinor: bigint;
	grossMinor: bigint;
}

export interface InvoiceLine extends Amounts {
	name: string;
	/** Sent only when the products are kept in CashMan-FX: an unknown one is refused there (HIBA:076). */
	sku: string;
	/** A product of CashMan-FX's own records by its id; then the SKU is not looked at. */
	productId: string;
	quantity: Decimal;
	unit: string;
	unitNet: Decimal;
	vat: VatRate;
	note: string;
	warehouseId: string;
	costCentreId: string;
}

/** An invoice takes money; what gives it back is a storno or a correction, which this is not (NAV: the net total of an original invoice is not negative). */
export function requireNotNegative({ grossMinor, netMinor }: Amounts, scale: number, field: string, remedy = 'Cancel (storno) the original invoice in CashMan-FX instead of issuing a negative one.'): void {
	if (grossMinor >= 0n && netMinor >= 0n) return;
	throw new Problem(grossMinor < 0n ? 'The gross total is negative' : 'The net total is negative', field, formatUnits(grossMinor < 0n ? grossMinor : netMinor, scale), remedy);
}

export function sumAmounts(amounts: readonly Amounts[]): Amounts {
	return amounts.reduce<Amounts>(
		(sum, { netMinor, vatMinor, grossMinor }) => ({
			netMinor: sum.netMinor + netMinor,
			vatMinor: sum.vatMinor + vatMinor,
			grossMinor: sum.grossMinor + grossMinor,
		}),
		{ netMinor: 0n, vatMinor: 0n, grossMinor: 0n },
	);
}
