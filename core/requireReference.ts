import { carriesReference } from './duplicateGuard';
import { ADVANCE_MARK, referenceNote, startsOf } from './orderReference';
import { Problem } from './problem';
import { requireCleanText, requireText } from './text';

const REMEDY = 'Give the number by which the order is known.';
const MOST_CHARACTERS = 100;
/** What an expression leaves where it found nothing: every order would have the same number. */
const BROKEN_EXPRESSION = /^(?:0+|undefined|null|none|n\/a|nan|true|false|\[object object\])$/i;

/** An order number in the form in which notes have it. */
export function tidyReference(typed: string): string {
	return typed.normalize('NFC').replace(/\p{Cf}/gu, '').replace(/\s+/g, ' ').trim();
}

/** An order number as it stands in notes: one line, not empty, no runs of white space, and nothing that is not seen. */
export function requireReference(typed: string, field: string): string {
	const reference = tidyReference(requireText(typed, field, REMEDY));
	if (!/[\p{L}\p{N}]/u.test(reference)) throw new Problem('The order reference has neither a letter nor a digit', field, typed, REMEDY);
	if (BROKEN_EXPRESSION.test(reference)) throw new Problem('The order reference is what an expression leaves that found nothing', field, typed, 'Correct the expression, so that it gives the number of the order.');
	if (reference.length <= MOST_CHARACTERS) return reference;
	throw new Problem(`The order reference is longer than ${MOST_CHARACTERS} characters`, field, typed, REMEDY);
}

const PLAIN = /^[\p{L}\p{N}\p{M}_/.# -]*$/u;

/** The same, found again in the note of its own invoice: `12; Megjegyzés: x` would be read there as order 12. */
export function requireFindableReference(typed: string, field: string): string {
	const reference = requireReference(typed, field);
	// What lacks only a closing bracket is nobody's number.
	const shorter = startsOf(reference).slice(1).find((start) => !/[([{]/.test(start));
	if (shorter !== undefined) {
		throw new Problem(`The order reference could be taken for "${shorter}" with words behind it, and the two orders for one`, field, typed, 'Give the number alone, or join what belongs to it with a hyphen.');
	}
	const isFound = PLAIN.test(reference) || ['', 'Köszönjük!'].every((note) => carriesReference(referenceNote(reference, note), reference));
	if (isFound) return reference;
	throw new Problem('The order reference has words or signs by which it could not be found again on its invoice', field, typed, 'Give the number alone, without a label before it or a note behind it.');
}

/** The text behind the order number. With the mark of an advance invoice at its head, the document would be read as one. */
export function requireNote(typed: string): string {
	const note = requireCleanText(typed, 'Note');
	if (!note.normalize('NFC').toLowerCase().startsWith(ADVANCE_MARK.toLowerCase())) return note;
	throw new Problem(`The note begins with "${ADVANCE_MARK}", by which advance invoices are told from others`, 'Note', typed, 'Begin it with other words, for example "Az előlegszámla száma …".');
}
