import { add, parseDecimal, subtract, type Decimal } from './decimal';
import { isMarkedAdvance, ownReferenceOf, type ListRow } from './orderReference';
import { plainText } from './text';

/** What a row of the invoice list is. A final invoice, which settles an advance, is an invoice. */
export type DocumentKind = 'invoice' | 'proforma' | 'advance' | 'storno' | 'received';

/** How messages call it. */
export const KIND_NAMES: Readonly<Record<DocumentKind, string>> = { invoice: 'invoice', proforma: 'proforma', advance: 'advance invoice', storno: 'storno', received: 'received invoice' };

/**
 * A row of the invoice list (op 18), as far as it can be read. The names of its fields are not known: each list below is a guess (G),
 * and a value is undefined where no known name holds it.
 */
export interface ListedDocument {
	number: string;
	kind: DocumentKind;
	/** Whether the row says its kind; else it counts as an invoice. */
	isKindTold: boolean;
	/** The order number behind our own words; "" where we did not issue it. */
	orderReference: string;
	issuedOn: string | undefined;
	/** Gross total, buyer and currency as text. */
	gross: string | undefined;
	/** Net total, by the name that goes with that of the gross. */
	net?: string | undefined;
	buyer: string | undefined;
	currency: string | undefined;
	isPaid: boolean | undefined;
	isElectronic: boolean | undefined;
	isCancelled: boolean | undefined;
	/** Number of the storno that cancels it. */
	cancelledBy: string;
	/** Other invoice numbers in the row: what a storno cancels, what an invoice was made from. */
	refersTo: string[];
}

const NUMBER_FIELDS = ['szamlaszam', 'szamla', 'bizonylatszam', 'sorszam'];
const GROSS_FIELDS = ['brutto', 'szamla_brutto', 'brutto_osszesen', 'vegosszeg'];
/** A row may be of one line and name the document's totals too, so a net counts only beside the gross of the same kind. */
const NET_FIELDS: Readonly<Record<string, string>> = { brutto: 'netto', szamla_brutto: 'szamla_netto', brutto_osszesen: 'netto_osszesen' };
const KIND_FIELDS = ['tipus', 'szamla_tipus', 'bizonylat_tipus'];
const CURRENCY_FIELDS = ['deviza', 'penznem'];
const BUYER_FIELDS = ['nev', 'vevo_nev', 'partner_nev', 'vevo', 'partner'];
const ISSUED_FIELDS = ['kelt', 'kiallitas', 'datum'];
const PAID_FIELDS = ['fizetve', 'kiegyenlitve', 'kiegyenlites'];
const ELECTRONIC_FIELDS = ['eszamla', 'e_szamla'];
const CANCELLED_FIELDS = ['stornozott', 'sztornozott', 'storno', 'stornozva'];
const CANCELLED_BY_FIELDS = ['storno_szamlaszam', 'storno_szamla', 'stornozta'];
// On a storno they name the invoice that it cancels. Names that could as well stand on an invoice (`storno_szamla` on the
// cancelled one, `eredeti_szamla` on one made from a proforma) are not among them.
const CANCELS_FIELDS = ['stornozott_szamla'];

const KIND_WORDS: ReadonlyArray<readonly [RegExp, DocumentKind]> = [
	[/^(?:2|d[ií]jbek[eé]r[oőö](?:\s?sz[aá]mla)?|pro[\s-]?forma(?:\s?sz[aá]mla)?)$/i, 'proforma'],
	[/^(?:3|el[oőö]leg(?:\s?sz[aá]mla)?)$/i, 'advance'],
	[/^(?:4|bej[oö]v[oőö](?:\s?sz[aá]mla)?)$/i, 'received'],
	[/^sz?torn[oó](?:\s?sz[aá]mla)?$/i, 'storno'],
];

const SAYS_INVOICE = /^(?:1|(?:v[eé]g)?sz[aá]mla)$/i;

export function readListedDocument(row: ListRow): ListedDocument {
	const number = numberOf(row);
	const orderReference = ownReferenceOf(row);
	const cancelledBy = CANCELLED_BY_FIELDS.map((field) => textOf(row, field)).find((value) => isOtherNumber(value, number)) ?? '';
	return {
		number,
		...kindOf(row, number),
		orderReference,
		issuedOn: firstOf(row, ISSUED_FIELDS),
		gross: firstOf(row, GROSS_FIELDS),
		net: netBesideGross(row),
		buyer: buyerOf(row),
		currency: firstOf(row, CURRENCY_FIELDS),
		isPaid: paidOf(row),
		isElectronic: flagOf(row, ELECTRONIC_FIELDS),
		isCancelled: cancelledBy !== '' ? true : flagOf(row, CANCELLED_FIELDS),
		cancelledBy,
		refersTo: Object.values(row).map((value) => plainText(value).trim()).filter((value) => INVOICE_NUMBER.test(value) && value !== number && value !== orderReference),
	};
}

/** An amount that is plainly a number of its own: `1.270` may be 1270 Ft or 1.27. */
export function grossOf({ gross = '' }: Pick<ListedDocument, 'gross'>): ReturnType<typeof parseDecimal> {
	return plainAmount(gross);
}

export function netOf({ net = '' }: Pick<ListedDocument, 'net'>): ReturnType<typeof parseDecimal> {
	return plainAmount(net);
}

function plainAmount(text: string): ReturnType<typeof parseDecimal> {
	return MAY_BE_THOUSANDS.test(text) ? undefined : parseDecimal(text);
}

const MAY_BE_THOUSANDS = /^\d{1,3}(?:\.\d{3})+$/;

function kindOf(row: ListRow, number: string): Pick<ListedDocument, 'kind' | 'isKindTold'> {
	const words = KIND_FIELDS.map((field) => textOf(row, field).normalize('NFC'));
	const told = KIND_WORDS.find(([pattern]) => words.some((word) => pattern.test(word)))?.[1];
	const takesBack = (parseDecimal(firstOf(row, GROSS_FIELDS))?.units ?? 0n) < 0n;
	if (takesBack || CANCELS_FIELDS.some((field) => isOtherNumber(textOf(row, field), number))) return { kind: 'storno', isKindTold: true };
	const isTold = told !== undefined || words.some((word) => SAYS_INVOICE.test(word));
	return { kind: told ?? (isMarkedAdvance(row) ? 'advance' : 'invoice'), isKindTold: isTold };
}

const NO = /^(?:0+(?:[.,]0+)?|0{4}-0{2}-0{2}.*|n|nem|no|false|-+)$/i;

/** Whether a flag or a day says yes; undefined where no field does, or all are empty beside an unknown name. */
function flagOf(row: ListRow, fields: readonly string[]): boolean | undefined {
	const present = fields.filter((field) => field in row).map((field) => textOf(row, field));
	return present.length === 0 ? undefined : present.some((value) => value !== '' && !NO.test(value));
}

/** A field of that name may hold a flag, a day, or an amount (G). Less than the total may be a part of it, a code or a percentage: that does not tell. */
function paidOf(row: ListRow): boolean | undefined {
	const flag = flagOf(row, PAID_FIELDS);
	const [paid, gross] = [parseDecimal(firstOf(row, PAID_FIELDS)), grossOf({ gross: firstOf(row, GROSS_FIELDS) })];
	const isLess = flag === true && paid !== undefined && gross !== undefined && subtract(paid, ONE).units > 0n && subtract(gross, add(paid, CASH_ROUNDING)).units > 0n;
	return isLess ? undefined : flag;
}

const ONE: Decimal = { units: 1n, scale: 0 };
/** Cash is paid in steps of 5 Ft. */
export const CASH_ROUNDING: Decimal = { units: 5n, scale: 0 };

/** An invoice number other than the row's own; a flag (`0`, `1`, `i`) names none. */
function isOtherNumber(value: string, own: string): boolean {
	return value.length >= 4 && /\d/.test(value) && value !== own;
}

/** The form of an invoice number (V: `2026/00042`), with an invoice book or kind before it. Telephone and account numbers have no year and slash. */
const INVOICE_NUMBER = /^(?:\p{L}[\p{L}\d]*[-/])?20\d{2}\/\d{1,8}$/u;

export function numberOf(row: ListRow): string {
	const named = NUMBER_FIELDS.map((field) => textOf(row, field)).find((value) => value !== '');
	return named ?? Object.values(row).map(plainText).find((value) => INVOICE_NUMBER.test(value)) ?? '';
}

function netBesideGross(row: ListRow): string | undefined {
	const netField = NET_FIELDS[GROSS_FIELDS.find((field) => textOf(row, field) !== '') ?? ''];
	return netField === undefined ? undefined : firstOf(row, [netField]);
}

/** A buyer's name; a partner's code or a name with damaged letters is none that could be compared. */
function buyerOf(row: ListRow): string | undefined {
	const name = firstOf(row, BUYER_FIELDS) ?? '';
	return /\p{L}{2}/u.test(name) && !/[?\ufffd]|[ÃÅĂĹ][^a-z\s]|\d{3}/.test(name.replace(/\(.*\)/, '')) ? name : undefined;
}

function firstOf(row: ListRow, fields: readonly string[]): string | undefined {
	return fields.map((field) => textOf(row, field)).find((value) => value !== '');
}

function textOf(row: ListRow, field: string): string {
	return plainText(row[field]).trim();
}
