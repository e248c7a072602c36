/** Looking for more of them costs more than reading the rows. */
const MOST_MARKS = 12;

/** A row with it may spell any letter in another way: `&aacute;`, `&#49;`. */
const ENTITY_MARK = '&';

// All letters and digits that ASCII has, but K: Unicode's normal form makes one of the Kelvin sign.
const PLAIN_RUN = /[0-9A-JL-Za-z]+/g;

/**
 * Texts of which at least one stands, byte by byte, in whatever carries one of the words: the longest plain part of each, and the mark of an HTML entity. None
 * where a word has no plain part, or there are too many words. They tell nothing but which rows cannot matter, so that those need not be read.
 */
export function marksOf(words: Iterable<string>): string[] {
	const runs = [...words].map((word) => (word.normalize('NFC').match(PLAIN_RUN) ?? []).reduce((longest, run) => (run.length > longest.length ? run : longest), ''));
	const marks = new Set([ENTITY_MARK, ...runs]);
	return marks.has('') || marks.size > MOST_MARKS ? [] : [...marks];
}
