import { ENTITY_MARK, type RowMarks } from '../../../core/marksOf';

/** Tells whether a mark stands in a part of a text. The parts are asked for from left to right, and no place is looked at twice. */
export interface Marks {
	standIn(start: number, end: number): boolean;
}

/** `text` has every byte as one character; a mark is plain ASCII. */
export function startMarks(bytes: Buffer, text: string, marks: RowMarks): Marks {
	return inTurn('texts' in marks ? marks.texts.map((mark) => (start: number) => placeOf(bytes, mark, start)) : [placesOfNumbers(text, marks)]);
}

/** Each of the searches gives the next place from `start` on; Infinity where there is none. */
function inTurn(searches: ReadonlyArray<(start: number) => number>): Marks {
	const places = searches.map(() => -1);
	return {
		standIn: (start, end) => searches.some((search, index) => {
			if ((places[index] as number) < start) places[index] = search(start);
			return (places[index] as number) < end;
		}),
	};
}

function placeOf(bytes: Buffer, mark: string, start: number): number {
	const place = bytes.indexOf(mark, start, 'latin1');
	return place < 0 ? Number.POSITIVE_INFINITY : place;
}

type NumberMarks = Extract<RowMarks, { numbers: unknown }>;

function placesOfNumbers(text: string, { numbers, fewestDigits }: NumberMarks): (start: number) => number {
	const pattern = new RegExp(`[0-9]{${fewestDigits},}|${ENTITY_MARK}`, 'g');
	return (start) => {
		pattern.lastIndex = start;
		for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) if (match[0] === ENTITY_MARK || numbers.has(match[0])) return match.index;
		return Number.POSITIVE_INFINITY;
	};
}
