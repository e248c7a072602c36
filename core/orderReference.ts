import { plainText, withoutEntities } from './text';

/** The words that stand before the order number on every invoice we issue (U: what shops write into `egyeb`). */
export const REFERENCE_LABEL = 'Megrendelésszám';

/** Stands between the order number and a further note, so that the number's end is plain also when a server joins the lines. */
const NOTE_LABEL = 'Megjegyzés';

/** Tells an advance invoice from the order's invoice where the list does not say what a document is: both carry the order number. */
export const ADVANCE_MARK = 'Előlegszámla';

/** The note that makes an invoice findable by its order. The number comes first, so that a server that cuts long notes keeps it. */
export function referenceNote(reference: string, note: string): string {
	return note === '' ? `${REFERENCE_LABEL}: ${reference}` : `${REFERENCE_LABEL}: ${reference}\n${NOTE_LABEL}: ${note}`;
}

/** A row of the invoice list: the names of its fields are not known, so values are looked at, not names. */
export type ListRow = Readonly<Record<string, unknown>>;

/** The references by their text in one Unicode form. */
export type ReferencesByText = ReadonlyMap<string, string>;

/** Our words, also where a server damaged their accents: `MegrendelÃ©sszÃ¡m` (UTF-8 read as Latin), `&amp;eacute;`, `?`. */
function damaged(label: string): string {
	return label.replace(/[áéíóöőúüű]/g, '[^\\s:]{1,12}?');
}

const OWN_WORDS = new RegExp(`${damaged(REFERENCE_LABEL)}\\s{0,3}:\\s{0,3}([^\\n]{1,200})`, 'giu');

// Shops word it in many ways: "WEBSHOP megrendelés: 12" (U), "Rendelés száma: 12", "Order #12". What is behind the word is
// looked at but not consumed: "Köszönjük rendelését! Rendelésszám: 12" has the word twice. No reference is longer than 100 characters.
const ORDER_WORDS =
	/(?:rendel[\p{L}\ufffd?]*|order)(?:[^\S\n]+(?:sz(?:[aá]ma?)?|azonos[ií]t[oó](?:ja)?|no|number|id)(?!\p{L}))?\.?(?:[^\S\n]*[:#=]\s*|[^\S\n]*)(?=([^\n]{1,200}))/giu;

/** The references that a row carries, and whether our own words say so. */
interface Carried {
	references: Set<string>;
	isOwn: boolean;
}

/**
 * The references that one row carries. A row with a field that begins with our own words answers for the orders of that field
 * alone: a buyer's comment on the same invoice may name other orders. A row of another program is searched for order words, for
 * a field named after the order, and for references that nothing else could look like.
 */
export function referencesIn(row: ListRow, references: ReferencesByText): Carried {
	const note = ownNoteOf(row);
	if (note === undefined) return { references: pick([...textsOf(row)].flatMap(([field, text]) => candidatesIn(field, text)), references), isOwn: false };
	return { references: pick(spellingsOf(note).flatMap((text) => [...linesBehindOwnWords(text, NOTE), ...linesBehindOwnWords(text, JOINED_NOTE)]).flatMap(startsOf), references), isOwn: true };
}

/** Where we write the note (U), if the list names it as the request does. */
const NOTE_FIELD = 'egyeb';
const ADVANCE_NOTE = new RegExp(`${damaged(NOTE_LABEL)}\\s*:\\s*${damaged(ADVANCE_MARK)}(?!\\p{L})`, 'iu');
const OWN_BEGINNING = new RegExp(`^\\s*${damaged(REFERENCE_LABEL)}\\s*:`, 'iu');
/** Behind white space. */
const NOTE = new RegExp(`\\s+${damaged(NOTE_LABEL)}\\s*:[^]*$`, 'iu');
/** Behind a sign that a server put in place of the new line. An order number may end in such a sign itself, so both readings count where a certain number is looked for. */
const JOINED_NOTE = new RegExp(`(?:\\\\n|<br ?/?>|[\\s;|,])+${damaged(NOTE_LABEL)}\\s*:[^]*$`, 'iu');

/** What stands behind our words on each line, up to the further note. "Előző megrendelésszám: 11" speaks of another order. */
function linesBehindOwnWords(text: string, note: RegExp): string[] {
	return [...text.replace(note, '').matchAll(OWN_WORDS)]
		.filter(({ index, input }) => !/\p{L}[^\S\n]{0,5}$/u.test(input.slice(Math.max(0, index - 6), index)))
		.map(([, behind = '']) => behind);
}

/** The order number in our own words, "" where the row has none. What a person added in another wording is not read. */
export function ownReferenceOf(row: ListRow): string {
	const note = ownNoteOf(row);
	const [line = ''] = note === undefined ? [] : linesBehindOwnWords(withoutEntities(note), JOINED_NOTE);
	return line.replace(/\s+/g, ' ').trim();
}

/** Whether our own note says that the document is an advance invoice. */
export function isMarkedAdvance(row: ListRow): boolean {
	return ADVANCE_NOTE.test(ownNoteOf(row) ?? '');
}

function ownNoteOf(row: ListRow): string | undefined {
	const own = [...textsOf(row)].filter(([, text]) => OWN_BEGINNING.test(text));
	return (own.find(([field]) => field === NOTE_FIELD) ?? own[0])?.[1];
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

/** The order number stands at the head of a note; a note of megabytes is not searched to its end. */
const MOST_SEARCHED_CHARACTERS = 4000;
// Most values of a row are amounts and dates: a list of a million rows is not to be searched for words in them.
const MAY_NAME_AN_ORDER = /rendel|order|[&\ufffd?]/i;

/** A text as it stands and with its HTML entities read; none where it cannot name an order. */
function spellingsOf(text: string): string[] {
	if (!MAY_NAME_AN_ORDER.test(text)) return [];
	return text.includes('&') ? [text, withoutEntities(text)] : [text];
}

/** The head of every text in a row with the name of its field, also where a row holds further arrays. */
function* textsOf(row: ListRow): Generator<[field: string, text: string]> {
	for (const [field, value] of Object.entries(row)) {
		if (typeof value === 'object' && value !== null) yield* textsOf(value as ListRow);
		else if (plainText(value) !== '') yield [field, plainText(value).slice(0, MOST_SEARCHED_CHARACTERS).normalize('NFC')];
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
export function startsOf(line: string): string[] {
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
