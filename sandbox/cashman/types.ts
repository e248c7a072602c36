import type { Decimal } from '../decimal';

export type DocumentKind = 'invoice' | 'proforma' | 'advance' | 'received' | 'storno' | 'record';

/** Row 0 or a later row of a request, its values as text. */
export type Row = ReadonlyMap<string, string>;

export interface VatRate {
	readonly label: string;
	readonly percent: Decimal;
}

export interface Line {
	readonly sku: string;
	readonly productId: string;
	readonly name: string;
	readonly quantity: Decimal;
	readonly unit: string;
	readonly unitNet: Decimal;
	readonly discountPercent: Decimal;
	readonly vat: VatRate;
	readonly note: string;
	readonly net: Decimal;
	readonly vatAmount: Decimal;
	readonly gross: Decimal;
}

export interface Buyer {
	readonly name: string;
	readonly zip: string;
	readonly city: string;
	readonly street: string;
	readonly country: string;
	readonly taxNumber: string;
	readonly euVatNumber: string;
	readonly partnerCode: string;
}

export interface Totals {
	readonly net: Decimal;
	readonly vat: Decimal;
	readonly gross: Decimal;
}

/** Everything a booking needs that the caller decides; number and ids come from the books. */
export interface Draft {
	readonly kind: DocumentKind;
	readonly kindCode: number;
	readonly book: string;
	readonly ownNumber: string;
	readonly buyer: Buyer;
	readonly shippingAddress: string;
	readonly note: string;
	readonly comment: string;
	readonly currency: string;
	readonly language: string;
	readonly paymentMethod: string;
	readonly date: string;
	readonly fulfilmentDate: string;
	readonly dueDate: string;
	readonly paidDate: string;
	readonly eInvoice: boolean;
	readonly lines: readonly Line[];
	readonly totals: Totals;
	readonly wire: Readonly<Record<string, string>>;
}

export interface Opening {
	readonly at: string;
	readonly parameter: string;
	readonly email: string;
	readonly displayed: boolean;
}

export interface BookedDocument extends Omit<Draft, 'paidDate' | 'eInvoice'> {
	readonly id: string;
	readonly cashDeskId: string;
	readonly number: string;
	readonly group: string;
	/** Sequence of the call that booked it; a stale list hides the youngest. */
	readonly bookedAtCall: number;
	/** When it was booked, in milliseconds of the sandbox's clock. */
	readonly bookedAtMs: number;
	paidDate: string;
	eInvoice: boolean;
	cancelledBy: string;
	readonly cancels: string;
	convertedTo: string;
	readonly convertedFrom: string;
	readonly openings: Opening[];
}

export interface Product {
	readonly id: string;
	sku: string;
	name: string;
	net: Decimal;
	vat: VatRate;
	unit: string;
	barcode: string;
	stock: Decimal;
}

export interface Partner {
	readonly id: string;
	code: string;
	buyer: Buyer;
	discountPercent: Decimal;
	phone: string;
	email: string;
}

export interface Mail {
	readonly to: string;
	readonly number: string;
	readonly at: string;
}

export interface CallRecord {
	readonly sequence: number;
	readonly op: string;
	/** Whether an answer left the machine as it should. */
	answered: boolean;
	/** The beginning of the reply, for reading a failed test. */
	reply: string;
	fault?: string;
}

export interface Account {
	readonly group: string;
	readonly user: string;
	readonly password: string;
	readonly documents: BookedDocument[];
	readonly products: Product[];
	readonly partners: Partner[];
	readonly mails: Mail[];
	readonly calls: CallRecord[];
	readonly cashDesk: { readonly documentId: string; readonly amount: string; readonly at: string }[];
	/** Last number per series, for example `2026` or `D-2026`. */
	readonly series: Map<string, number>;
}
