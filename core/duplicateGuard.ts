import { CURRENCIES } from './currency';
import { formatUnits, parseDecimal, toScale } from './decimal';
import { referencesIn, type ListRow } from './orderReference';
import { plainText, withoutEntities } from './text';

/** A document of the invoice list that carries an order reference. */
export interface FoundDocument {
	number: string;
	/** Its gross total, its buyer and its currency as text where the row names them, else undefined. */
	gross: string | undefined;
	buyer: string | undefined;
	currency: string | undefined;
	/** Whether it was found by the words that we write ourselves. */
	isOwn: boolean;
}

/** Field names to try first; each is a guess (G) that only makes the reading surer. */
const NUMBER_FIELDS = ['szamlaszam', 'szamla', 'bizonylatszam', 'sorszam'];
const GROSS_FIELDS = ['brutto', 'szamla_brutto', 'brutto_osszesen', 'vegosszeg'];
const KIND_FIELDS = ['tipus', 'szamla_tipus', 'bizonylat_tipus'];
const CURRENCY_FIELDS = ['deviza', 'penznem'];
const BUYER_FIELDS = ['nev', 'vevo_nev', 'partner_nev', 'vevo', 'partner'];
// On a storno they name the invoice that it cancels. Names that could as well stand on an invoice (`storno_szamla` on the
// cancelled one, `eredeti_szamla` on one made from a proforma) are not among them.
const CANCELS_FIELDS = ['stornozott_szamla'];

/** Documents that are no invoice: a proforma or a storno does not settle the question whether the order was invoiced. */
const NOT_AN_INVOICE = /^(?:[24]|d[ií]jbek[eé]r[oőö](?:\s?sz[aá]mla)?|pro[\s-]?forma(?:\s?sz[aá]mla)?|sz?torn[oó](?:\s?sz[aá]mla)?)$/i;

/** Every invoice in the list that carries the reference, in the list's order. Right also when the server ignored all filters. */
export function findDocuments(rows: readonly ListRow[], references: ReadonlySet<string>): Map<string, FoundDocument[]> {
	const found = new Map<string, FoundDocument[]>();
	const byText = new Map([...references].map((reference) => [reference.normalize('NFC'), reference]));
	for (const row of rows) {
		const { references: carried, isOwn } = referencesIn(row, byText);
		if (carried.size === 0 || isNotAnInvoice(row)) continue;
		for (const reference of carried) {
			const documents = found.get(reference) ?? [];
			documents.push({ number: numberOf(row), gross: firstOf(row, GROSS_FIELDS), buyer: buyerOf(row), currency: firstOf(row, CURRENCY_FIELDS), isOwn });
			found.set(reference, documents);
		}
	}
	for (const [reference, documents] of found) if (documents.some(({ isOwn }) => isOwn)) found.set(reference, documents.filter(({ isOwn }) => isOwn));
	return found;
}

/** Whether an invoice with this note would be found by its order. */
export function carriesReference(note: string, reference: string): boolean {
	return findDocuments([{ note }], new Set([reference])).has(reference);
}

/** What an order's invoice would be, as far as a found document can be compared with it. An empty buyer is not compared. */
export interface Wanted {
	grossMinor: bigint;
	scale: number;
	currency: string;
	buyer: string;
}

/**
 * In what a document that carries the order's number plainly is another order's; "" where it may be this one's. Two lists or
 * shops that invoice through one account may use the same numbers.
 */
export function differenceTo(document: FoundDocument, wanted: Wanted): string {
	if (hasOtherCurrency(document, wanted.currency)) return `its currency is ${document.currency}, not ${wanted.currency}`;
	if (hasOtherTotal(document, wanted.grossMinor, wanted.scale)) return `its gross total is ${document.gross}, not ${formatUnits(wanted.grossMinor, wanted.scale)}`;
	return hasOtherBuyer(document, wanted.buyer) ? `its buyer is ${document.buyer}, not ${wanted.buyer}` : '';
}

function hasOtherCurrency({ currency = '' }: FoundDocument, wanted: string): boolean {
	const code = currency.toUpperCase();
	return CURRENCIES.some((known) => known === code) && code !== wanted;
}

const MAY_BE_THOUSANDS = /^\d{1,3}(?:\.\d{3})+$/;

/** Whether a found document's total is known and is another one. */
export function hasOtherTotal(document: FoundDocument, grossMinor: bigint, scale: number): boolean {
	const { gross: text = '' } = document;
	const gross = MAY_BE_THOUSANDS.test(text) ? undefined : parseDecimal(text);
	if (gross === undefined || gross.units === 0n) return false;
	// A list may show whole forints where the invoice has fillér.
	const shownScale = Math.min(scale, text.split(/[.,]/)[1]?.length ?? 0);
	return toScale(gross, shownScale) !== toScale({ units: grossMinor, scale }, shownScale);
}

/**
 * Whether a found document's buyer is known and is somebody else. Names are spelled in many ways, so they are the same when all words
 * of the shorter one are in the longer one; a company's legal form tells nobody apart.
 */
export function hasOtherBuyer(document: FoundDocument, buyerName: string): boolean {
	const [shorter, longer] = [wordsOf(document.buyer ?? ''), wordsOf(buyerName)].sort((left, right) => left.size - right.size) as [Set<string>, Set<string>];
	// A server may cut a long name in the middle of a word.
	const isIn = (word: string): boolean => longer.has(word) || (word.length >= 3 && [...longer].some((whole) => whole.startsWith(word)));
	return shorter.size > 0 && ![...shorter].every(isIn);
}

const LEGAL_FORMS = new Set(['kft', 'bt', 'zrt', 'nyrt', 'rt', 'kkt', 'ev', 'kht', 'gmbh', 'ag', 'kg', 'ltd', 'llc', 'inc', 'sro', 'srl', 'dr', 'es', 'and', 'und']);

/** Words of a name without case, accents and signs, which servers change. */
function wordsOf(name: string): Set<string> {
	const plain = withoutEntities(name).normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase();
	return new Set(plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !LEGAL_FORMS.has(word)));
}

function isNotAnInvoice(row: ListRow): boolean {
	const isOtherKind = KIND_FIELDS.some((field) => NOT_AN_INVOICE.test(textOf(row, field).normalize('NFC')));
	const own = numberOf(row);
	const takesBack = (parseDecimal(firstOf(row, GROSS_FIELDS))?.units ?? 0n) < 0n;
	const cancels = CANCELS_FIELDS.some((field) => isOtherNumber(textOf(row, field), own));
	return isOtherKind || cancels || takesBack;
}

/** An invoice number other than the row's own; a flag (`0`, `1`, `i`) names none. */
function isOtherNumber(value: string, own: string): boolean {
	return value.length >= 4 && /\d/.test(value) && value !== own;
}

/** The form of an invoice number (V: `2026/00042`), with an invoice book or kind before it. Telephone and account numbers have no year and slash. */
const INVOICE_NUMBER = /^(?:\p{L}[\p{L}\d]*[-/])?20\d{2}\/\d{1,8}$/u;

function numberOf(row: ListRow): string {
	const named = NUMBER_FIELDS.map((field) => textOf(row, field)).find((value) => value !== '');
	return named ?? Object.values(row).map(plainText).find((value) => INVOICE_NUMBER.test(value)) ?? '';
}

/** A buyer's name; a partner's code or a name with damaged letters is none that could be compared. */
function buyerOf(row: ListRow): string | undefined {
	const name = firstOf(row, BUYER_FIELDS) ?? '';
	return /\p{L}{2}/u.test(name) && !/[?\ufffd]|\d{3}/.test(name.replace(/\(.*\)/, '')) ? name : undefined;
}

function firstOf(row: ListRow, fields: readonly string[]): string | undefined {
	return fields.map((field) => textOf(row, field)).find((value) => value !== '');
}

function textOf(row: ListRow, field: string): string {
	return plainText(row[field]).trim();
}
