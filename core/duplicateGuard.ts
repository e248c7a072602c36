import { parseDecimal, toScale } from './decimal';
import { plainText, withoutEntities } from './text';

/** The words that stand before the order number on every invoice we issue (U: what shops write into `egyeb`). */
export const REFERENCE_LABEL = 'Megrendelésszám';

/** The note that makes an invoice findable by its order. The number comes first, so that a server that cuts long notes keeps it. */
export function referenceNote(reference: string, note: string): string {
	return note === '' ? `${REFERENCE_LABEL}: ${reference}` : `${REFERENCE_LABEL}: ${reference}\n${note}`;
}

/** A row of the invoice list: the names of its fields are not known, so values are looked at, not names. */
export type ListRow = Readonly<Record<string, unknown>>;

/** A document of the invoice list that carries an order reference. */
export interface FoundDocument {
	number: string;
	/** Its gross total and its buyer as text where the row names them, else undefined. */
	gross: string | undefined;
	buyer: string | undefined;
}

/** Field names to try first; each is a guess (G) that only makes the reading surer. */
const NUMBER_FIELDS = ['szamlaszam', 'szamla', 'bizonylatszam', 'sorszam'];
const GROSS_FIELDS = ['brutto', 'szamla_brutto', 'brutto_osszesen', 'vegosszeg'];
const KIND_FIELDS = ['tipus', 'szamla_tipus', 'bizonylat_tipus'];
const BUYER_FIELDS = ['nev', 'vevo', 'vevo_nev', 'partner', 'partner_nev'];
// On a storno they name the invoice that it cancels. A name that could as well stand on the cancelled invoice (`storno_szamla`)
// is not among them: a cancelled invoice still is the order's invoice.
const CANCELS_FIELDS = ['stornozott_szamla', 'eredeti_szamla'];

/** Documents that are no invoice: a proforma or a storno does not settle the question whether the order was invoiced. */
const NOT_AN_INVOICE = /^(?:[24]$|d[ií]jbek[eé]r|pro[\s-]?forma|sz?torn[oó](?!z))/i;

/** Every invoice in the list that carries the reference, in the list's order. Right also when the server ignored all filters. */
export function findDocuments(rows: readonly ListRow[], references: ReadonlySet<string>): Map<string, FoundDocument[]> {
	const found = new Map<string, FoundDocument[]>();
	const byText = new Map([...references].map((reference) => [reference.normalize('NFC'), reference]));
	for (const row of rows) {
		if (isNotAnInvoice(row)) continue;
		for (const text of referencesIn(row, byText)) {
			const reference = byText.get(text) ?? text;
			const documents = found.get(reference) ?? [];
			documents.push({ number: numberOf(row), gross: firstOf(row, GROSS_FIELDS), buyer: firstOf(row, BUYER_FIELDS) });
			found.set(reference, documents);
		}
	}
	return found;
}

/** Whether an invoice with this note would be found by its order. */
export function carriesReference(note: string, reference: string): boolean {
	return findDocuments([{ note }], new Set([reference])).has(reference);
}

/** Whether a found document's total is known and is another one: then the reference may belong to another order. */
export function hasOtherTotal(document: FoundDocument, grossMinor: bigint, scale: number): boolean {
	const gross = parseDecimal(document.gross);
	return gross !== undefined && gross.units !== 0n && toScale(gross, scale) !== grossMinor;
}

/**
 * Whether a found document's buyer is known and is somebody else: two lists or shops that invoice through one account may
 * use the same order numbers. Names are spelled in many ways, so one word in common makes them the same.
 */
export function hasOtherBuyer(document: FoundDocument, buyerName: string): boolean {
	const found = wordsOf(document.buyer ?? '');
	const wanted = wordsOf(buyerName);
	return found.size > 0 && wanted.size > 0 && ![...wanted].some((word) => found.has(word));
}

/** Words of a name without case, accents and signs, which servers change. */
function wordsOf(name: string): Set<string> {
	const plain = withoutEntities(name).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	return new Set(plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''));
}

function isNotAnInvoice(row: ListRow): boolean {
	const isOtherKind = KIND_FIELDS.some((field) => NOT_AN_INVOICE.test(textOf(row, field).normalize('NFC')));
	const own = numberOf(row);
	const cancels = CANCELS_FIELDS.some((field) => isOtherNumber(textOf(row, field), own));
	return isOtherKind || cancels;
}

/** An invoice number other than the row's own; a flag (`0`, `1`, `i`) names none. */
function isOtherNumber(value: string, own: string): boolean {
	return value.length >= 4 && /\d/.test(value) && value !== own;
}

// Shops word it in many ways: "Megrendelésszám: 12", "WEBSHOP megrendelés: 12" (U), "Rendelés száma: 12", "Order #12". What
// is behind the word is looked at but not consumed: "Köszönjük rendelését! Megrendelésszám: 12" has the word twice. No
// reference is longer than 100 characters.
// A note with the words that we write ourselves is about the orders behind them alone: "Előző megrendelésszám: 11" and "Előző
// rendelés: 11" in the same note speak of another one.
const OWN_WORDS = new RegExp(`(?<!\\p{L}[^\\S\\n]*)${REFERENCE_LABEL}\\s*:\\s*([^\\n]{1,200})`, 'giu');
const ORDER_WORDS =
	/(?:rendel[\p{L}\ufffd?]*|order)(?:[^\S\n]+(?:sz(?:[aá]ma?)?|azonos[ií]t[oó](?:ja)?|no|number|id)(?!\p{L}))?\.?(?:[^\S\n]*[:#=]\s*|[^\S\n]*)(?=([^\n]{1,200}))/giu;

/** The references that one row carries, each at most once: behind an order word, or anywhere if nothing else could look like it. */
function referencesIn(row: ListRow, references: ReadonlyMap<string, string>): Set<string> {
	const carried = new Set<string>();
	for (const [field, value] of textsOf(row)) {
		if (/rendel|order/i.test(field) && references.has(value.trim())) carried.add(value.trim());
		for (const text of new Set([value, withoutEntities(value)])) {
			const own = [...text.matchAll(OWN_WORDS)];
			for (const [, behindWord = ''] of own.length > 0 ? own : text.matchAll(ORDER_WORDS)) {
				for (const start of startsOf(behindWord.replace(/\s+/g, ' '))) if (references.has(start)) carried.add(start);
			}
			for (const token of text.split(/[\s,;:()|"]+/)) if (isDistinctive(token) && references.has(token)) carried.add(token);
		}
	}
	return carried;
}

/** Every text in a row with the name of its field, also where a row holds further arrays. */
function* textsOf(row: ListRow): Generator<[field: string, text: string]> {
	for (const [field, value] of Object.entries(row)) {
		if (typeof value === 'object' && value !== null) yield* textsOf(value as ListRow);
		else if (plainText(value) !== '') yield [field, plainText(value).normalize('NFC')];
	}
}

/** A plain number could be a ZIP code, an amount or a date; letters and digits together are a reference wherever they stand. */
function isDistinctive(token: string): boolean {
	return token.length >= 5 && /\p{L}/u.test(token) && /\d/.test(token);
}

/**
 * All leading parts of a text that end where a number could end: `12-3 kp` gives `12-3 kp` and `12-3`, but not `12`.
 * A sign between letters or digits joins them (`12/3`, `12–3`), unless it is one that parts words.
 */
function startsOf(text: string): string[] {
	const trimmed = text.trim();
	const starts = [trimmed];
	for (const { index } of trimmed.matchAll(/(?<=[\p{L}\p{M}\p{N}])(?=[\s,;<>|"()[\]{}]|[^\p{L}\p{M}\p{N}](?![\p{L}\p{N}]))/gu)) starts.push(trimmed.slice(0, index));
	return starts;
}

function numberOf(row: ListRow): string {
	const named = NUMBER_FIELDS.map((field) => textOf(row, field)).find((value) => value !== '');
	return named ?? Object.values(row).map(plainText).find((value) => /^[\p{L}\d-]*\d{4}[/-]\d{1,8}$/u.test(value) && !/^\d{4}-\d\d$/.test(value)) ?? '';
}

function firstOf(row: ListRow, fields: readonly string[]): string | undefined {
	return fields.map((field) => textOf(row, field)).find((value) => value !== '');
}

function textOf(row: ListRow, field: string): string {
	return plainText(row[field]).trim();
}
