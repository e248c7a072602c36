import { parseDecimal, toScale } from './decimal';

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
	/** Its gross total as text where the row names one, else undefined. */
	gross: string | undefined;
}

/** Field names to try first; each is a guess (G) that only makes the reading surer. */
const NUMBER_FIELDS = ['szamlaszam', 'szamla', 'bizonylatszam', 'sorszam'];
const GROSS_FIELDS = ['brutto', 'szamla_brutto', 'brutto_osszesen', 'vegosszeg'];
const KIND_FIELDS = ['tipus', 'szamla_tipus', 'bizonylat_tipus'];
const CANCELS_FIELDS = ['stornozott_szamla', 'storno_szamla', 'eredeti_szamla'];

/** Documents that are no invoice: a proforma does not settle the question whether the order was invoiced. */
const NOT_AN_INVOICE = /^(2|4|d[ií]jbek[eé]r[oőö]|proforma)$/i;

/** Every invoice in the list that carries the reference, in the list's order. Right also when the server ignored all filters. */
export function findDocuments(rows: readonly ListRow[], references: ReadonlySet<string>): Map<string, FoundDocument[]> {
	const found = new Map<string, FoundDocument[]>();
	for (const row of rows) {
		if (isNotAnInvoice(row)) continue;
		for (const reference of referencesIn(row, references)) {
			found.set(reference, [...(found.get(reference) ?? []), { number: numberOf(row), gross: grossOf(row) }]);
		}
	}
	return found;
}

/** Whether a found document's total is known and is another one: then the reference may belong to another order. */
export function hasOtherTotal(document: FoundDocument, grossMinor: bigint, scale: number): boolean {
	const gross = parseDecimal(document.gross);
	return gross !== undefined && gross.units !== 0n && toScale(gross, scale) !== grossMinor;
}

function isNotAnInvoice(row: ListRow): boolean {
	const isOtherKind = KIND_FIELDS.some((field) => NOT_AN_INVOICE.test(String(row[field] ?? '').trim()));
	const cancels = CANCELS_FIELDS.some((field) => String(row[field] ?? '').trim() !== '' && row[field] !== '0');
	return isOtherKind || cancels;
}

// Shops word it in many ways: "Megrendelésszám: 12", "WEBSHOP megrendelés: 12" (U), "Order #12".
const ORDER_WORDS = /(?:rendel\p{L}*|order(?:\s+(?:no|number|id))?)\.?\s*[:#]?\s*([^\n]+)/giu;

/** The references that one row carries, each at most once: behind an order word, or anywhere if nothing else could look like it. */
function referencesIn(row: ListRow, references: ReadonlySet<string>): Set<string> {
	const carried = new Set<string>();
	for (const value of Object.values(row)) {
		if (typeof value !== 'string' || value.length < 2) continue;
		const text = value.normalize('NFC');
		for (const [, behindWord = ''] of text.matchAll(ORDER_WORDS)) {
			for (const start of startsOf(behindWord.replace(/\s+/g, ' '))) if (references.has(start)) carried.add(start);
		}
		for (const token of text.split(/[\s,;:()|"]+/)) if (isDistinctive(token) && references.has(token)) carried.add(token);
	}
	return carried;
}

/** A plain number could be a ZIP code, an amount or a date; letters and digits together are a reference wherever they stand. */
function isDistinctive(token: string): boolean {
	return token.length >= 5 && /\p{L}/u.test(token) && /\d/.test(token);
}

/** All leading parts of a text that end where a number could end: `12-3 kp` gives `12-3 kp` and `12-3`, but not `12`. */
function startsOf(text: string): string[] {
	const trimmed = text.trim();
	const starts = [trimmed];
	for (const { index } of trimmed.matchAll(/(?<=[\p{L}\p{N}])(?=[^\p{L}\p{N}\-/_.#]|[-/_.#](?![\p{L}\p{N}]))/gu)) starts.push(trimmed.slice(0, index));
	return starts;
}

function numberOf(row: ListRow): string {
	const named = NUMBER_FIELDS.map((field) => String(row[field] ?? '').trim()).find((value) => value !== '');
	return named ?? Object.values(row).map((value) => String(value)).find((value) => /^[\p{L}\d-]*\d{4}[/-]\d{1,8}$/u.test(value) && !/^\d{4}-\d\d$/.test(value)) ?? '';
}

function grossOf(row: ListRow): string | undefined {
	const value = GROSS_FIELDS.map((field) => row[field]).find((candidate) => candidate !== undefined && candidate !== null && candidate !== '');
	return value === undefined ? undefined : String(value);
}
