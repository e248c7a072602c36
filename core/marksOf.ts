import { smallest } from './extremes';

/** What stands, byte by byte, in every row that matters: one of a few texts anywhere, or one of any many numbers with no further digit beside it. */
export type RowMarks = { texts: readonly string[] } | { numbers: ReadonlySet<string>; fewestDigits: number };

/** Each text is looked for on its own: more than these cost more than looking for all numbers at once. */
const MOST_FAST_TEXTS = 4;
/** More cost more than reading the rows. */
const MOST_TEXTS = 12;

/** A row with it may spell any letter in another way: `&aacute;`, `&#49;`. */
export const ENTITY_MARK = '&';

// All letters and digits that ASCII has, but K: Unicode's normal form makes one of the Kelvin sign.
const PLAIN_RUN = /[0-9A-JL-Za-z]+/g;
const NUMBER = /[0-9]+/g;
/** Shorter ones stand in every row by chance. */
const FEWEST_TELLING_DIGITS = 3;

/**
 * The marks of rows that carry one of the words: the longest number in each, or else its longest plain part, for the letters of order numbers are often the same; and
 * the mark of an HTML entity. For more than a few words numbers alone. None where a word has no such part. They tell nothing but which rows cannot matter, so that those need not be read.
 */
export function marksOf(words: Iterable<string>): RowMarks | undefined {
	const all = [...words].map((word) => word.normalize('NFC'));
	const texts = new Set([ENTITY_MARK, ...all.map(textOf)]);
	// What carries a word ends with it, and begins behind a letter or a sign: so a number of the word stands there whole.
	const numbers = new Set(all.map((word) => longestOf(word, NUMBER)));
	if (texts.size > MOST_FAST_TEXTS && !numbers.has('')) return { numbers, fewestDigits: smallest([...numbers].map(({ length }) => length)) };
	return texts.has('') || texts.size > MOST_TEXTS ? undefined : { texts: [...texts] };
}

function textOf(word: string): string {
	const number = longestOf(word, NUMBER);
	return number.length >= FEWEST_TELLING_DIGITS ? number : longestOf(word, PLAIN_RUN);
}

function longestOf(word: string, pattern: RegExp): string {
	return (word.match(pattern) ?? []).reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}
