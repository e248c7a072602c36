import { plainText, withoutEntities } from './text';

/** The words that stand before the order number on every invoice we issue (U: what shops write into `egyeb`). */
export const REFERENCE_LABEL = 'Megrendelésszám';

/** The note that makes an invoice findable by its order. The number comes first, so that a server that cuts long notes keeps it. */
export function referenceNote(reference: string, note: string): string {
	return note === '' ? `${REFERENCE_LABEL}: ${reference}` : `${REFERENCE_LABEL}: ${reference}\n${note}`;
}

/** A row of the invoice list: the names of its fields are not known, so values are looked at, not names. */
export type ListRow = Readonly<Record<string, unknown>>;

/** The references by their text in one Unicode form. */
export type ReferencesByText = ReadonlyMap<string, string>;

const OWN_WORDS = new RegExp(`${REFERENCE_LABEL}\\s{0,3}:\\s{0,3}([^\\n]{1,200})`, 'giu');

// Shops word it in many ways: "WEBSHOP megrendelés: 12" (U), "Rendelés száma: 12", "Order #12". What is behind the word is
// looked at but not consumed: "Köszönjük rendelését! Rendelésszám: 12" has the word twice. No reference is longer than 100 characters.
const ORDER_WORDS =
	/(?:rendel[\p{L}\ufffd?]*|order)(?:[^\S\n]+(?:sz(?:[aá]ma?)?|azonos[ií]t[oó](?:ja)?|no|number|id)(?!\p{L}))?\.?(?:[^\S\n]*[:#=]\s*|[^\S\n]*)(?=([^\n]{1,200}))/giu;

/**
 * The references that one row carries. A row with our own words answers for the orders behind them alone, whatever else is
 * written in it; a row of another program is searched for order words, for a field named after the order, and for
 * references that nothing else could look like.
 */
export function referencesIn(row: ListRow, references: ReferencesByText): Set<string> {
	const texts = [...textsOf(row)];
	const own = texts.flatMap(([, text]) => spellingsOf(text).flatMap(linesBehindOwnWords));
	if (own.length > 0) return pick(own.flatMap(startsOf), references);
	return pick(texts.flatMap(([field, text]) => candidatesIn(field, text)), references);
}

/** "Előző megrendelésszám: 11" speaks of another order, so our words count where no word stands before them on the line. */
function linesBehindOwnWords(text: string): string[] {
	return [...text.matchAll(OWN_WORDS)]
		.filter(({ index }) => !/\p{L}[^\S\n]{0,5}$/u.test(text.slice(Math.max(0, index - 6), index)))
		.map(([, behind = '']) => behind);
}

function candidatesIn(field: string, text: string): string[] {
	const named = /rendel|order/i.test(field) ? [text.trim()] : [];
	const worded = spellingsOf(text).flatMap((spelling) => [...spelling.matchAll(ORDER_WORDS)].flatMap(([, behind = '']) => startsOf(behind)));
	const tokens = hasLetterAndDigit(text) ? text.split(/[\s,;:()|"]+/).filter(isDistinctive) : [];
	return [...named, ...worded, ...tokens];
}

function pick(candidates: readonly string[], references: ReferencesByText): Set<string> {
	return new Set(candidates.flatMap((candidate) => references.get(candidate) ?? []));
}

// Most values of a row are amounts and dates: a list of a million rows is not to be searched for words in them.
const MAY_NAME_AN_ORDER = /rendel|order|[&\ufffd?]/i;

/** A text as it stands and with its HTML entities read; none where it cannot name an order. */
function spellingsOf(text: string): string[] {
	if (!MAY_NAME_AN_ORDER.test(text)) return [];
	return text.includes('&') ? [text, withoutEntities(text)] : [text];
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
	return token.length >= 5 && hasLetterAndDigit(token);
}

function hasLetterAndDigit(text: string): boolean {
	return /\p{L}/u.test(text) && /\d/.test(text);
}

/**
 * The whole line, and each part of it that prose or a date follows: `12-3 kp` gives itself and `12-3`. What could still belong to the
 * number does not end it: `12 34`, `12 (B)` and `12 - 2` are no sign of order 12.
 */
function startsOf(line: string): string[] {
	const text = line.replace(/\s+/g, ' ').trim();
	const starts = [text];
	for (const { 0: gap, index } of text.matchAll(/[^\p{L}\p{M}\p{N}]+/gu)) {
		const behind = text.slice(index + gap.length);
		if (index > 0 && (behind === '' || (!isJoint(gap) && BEGINS_SOMETHING_ELSE.test(behind)))) starts.push(text.slice(0, index));
	}
	return starts;
}

/** A single sign between letters or digits joins them (`12/3`, `12–3`), unless it is one that parts words. */
function isJoint(gap: string): boolean {
	return gap.length === 1 && !/[\s,;<>|"()[\]{}]/.test(gap);
}

const BEGINS_SOMETHING_ELSE = /^(?:\p{L}{2}|\p{L}\.|20\d\d[-./])/u;
