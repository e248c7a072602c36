import fc from 'fast-check';
import { decodePhp, type PhpRecord } from '../../nodes/CashmanFx/wire/phpDecode';
import { encodePhp, type PhpValue } from '../../nodes/CashmanFx/wire/phpEncode';
import { PhpFormatError } from '../../nodes/CashmanFx/wire/phpReader';
import { RowStream } from '../../nodes/CashmanFx/wire/rowStream';
import { differenceOnPurpose } from './differences';
import { input, ownValue } from './inputs';
import { askPhp, canonical, inOurTerms, type Judgement } from './judge';

/** What came of a range of inputs. */
export interface Report {
	inputs: number;
	read: number;
	crashes: number;
	disagreements: number;
	/** Where we differ from PHP on purpose, by reason. */
	onPurpose: Record<string, number>;
	/** The first of them, as they can be read. */
	examples: string[];
}

export const emptyReport = (): Report => ({ inputs: 0, read: 0, crashes: 0, disagreements: 0, onPurpose: {}, examples: [] });

export function addReport(whole: Report, part: Report): void {
	for (const count of ['inputs', 'read', 'crashes', 'disagreements'] as const) whole[count] += part[count];
	for (const [reason, times] of Object.entries(part.onPurpose)) whole.onPurpose[reason] = (whole.onPurpose[reason] ?? 0) + times;
	whole.examples.push(...part.examples.slice(0, Math.max(0, MOST_EXAMPLES - whole.examples.length)));
}

const MOST_EXAMPLES = 20;
/** One text in so many is one that we write, for PHP to read. */
const OWN_ONE_IN = 10;

/** Draws the inputs of a slice from its seed and checks each; the same seed and count draw the same again. */
export function checkSlice(seed: number, count: number): Report {
	const report = emptyReport();
	const inputs = fc.sample(fc.tuple(input, cuts), { numRuns: count, seed });
	const judgements = askPhp(inputs.map(([text]) => text));
	for (const [index, [text, places]] of inputs.entries()) {
		report.inputs++;
		note(report, text, () => {
			compareStreams(text, places);
			const judgement = judgements[index] as Judgement | false;
			const isSame = comparePhp(report, text, judgement);
			if (isSame && judgement !== false) compareRewritten(judgement);
		});
	}
	const values = fc.sample(ownValue, { numRuns: Math.ceil(count / OWN_ONE_IN), seed });
	const texts = values.map((value) => Buffer.from(encodePhp(value)));
	for (const [index, judgement] of askPhp(texts).entries()) note(report, texts[index] as Buffer, () => compareOwn(values[index] as PhpValue, judgement));
	return report;
}

/** Up to six places at which an input is cut into pieces, each a share of its length; `every byte` for a list that drips. */
export const cuts = fc.oneof(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }), fc.constant('every byte' as const));
export type Cuts = number[] | 'every byte';

export class Disagreement extends Error {}

function note(report: Report, text: Buffer, check: () => void): void {
	try {
		check();
	} catch (error) {
		if (error instanceof Disagreement) report.disagreements++;
		else report.crashes++;
		if (report.examples.length < MOST_EXAMPLES) report.examples.push(`${String(error)}\n    ${JSON.stringify(text.toString('latin1').slice(0, 400))}`);
	}
}

/** The value, or the refusal. Any other error is a crash, and thrown on. */
export function decode(text: Buffer): { value: unknown } | { refusal: PhpFormatError } {
	try {
		return { value: decodePhp(text) };
	} catch (error) {
		if (!(error instanceof PhpFormatError)) throw error;
		if (!(error.offset >= 0 && error.offset <= text.length)) throw new Disagreement(`refused at byte ${error.offset} of ${text.length}`);
		return { refusal: error };
	}
}

interface Streamed {
	rows: PhpRecord[];
	isWhole: boolean;
}

export function stream(pieces: readonly Buffer[]): Streamed {
	const rows: PhpRecord[] = [];
	const reader = new RowStream((row) => rows.push(row), 1024 ** 3);
	try {
		for (const piece of pieces) reader.push(piece);
		reader.end();
		return { rows, isWhole: true };
	} catch (error) {
		if (!(error instanceof PhpFormatError)) throw error;
		return { rows, isWhole: false };
	}
}

function cut(text: Buffer, places: Cuts): Buffer[] {
	if (places === 'every byte') return [...text].map((value) => Buffer.from([value]));
	const ends = [...places.map((place) => Math.floor(place * text.length)), text.length].sort((left, right) => left - right);
	return ends.map((end, index) => text.subarray(ends[index - 1] ?? 0, end));
}

/** The two decoders agree, however the text is cut: the same rows handed on, and whole or refused alike. */
export function compareStreams(text: Buffer, places: Cuts): void {
	const whole = stream([text]);
	const inPieces = stream(cut(text, places));
	if (whole.isWhole !== inPieces.isWhole) throw new Disagreement(`the list is ${whole.isWhole ? 'read' : 'refused'} as a whole, but not in pieces`);
	if (canonical(whole.rows) !== canonical(inPieces.rows)) throw new Disagreement('the list has other rows in pieces than as a whole');
	const decoded = decode(listIn(text));
	const values = 'value' in decoded ? rowsIn(decoded.value) : undefined;
	// Row by row each has to be one; as one value only the last of each key is left.
	if ('value' in decoded && !whole.isWhole && entriesOf(decoded.value) < toldEntries(text)) return;
	if ((values !== undefined) !== whole.isWhole) throw new Disagreement(`the list is ${whole.isWhole ? 'read' : 'refused'} row by row, but not as one value`);
	if (values === undefined) return;
	// As one value it has one row of each key, the last, and JavaScript moves whole numbers among the keys to the front.
	const rows = whole.rows.map((row) => canonical(row));
	const isSame = values.length === rows.length ? values.map((row) => canonical(row)).sort().join() === [...rows].sort().join() : values.every((row) => rows.includes(canonical(row)));
	if (!isSame) throw new Disagreement('the list has other rows row by row than as one value');
}

const toldEntries = (text: Buffer): number => Number(/^a:(\d+):/.exec(listIn(text).toString('latin1'))?.[1] ?? 0);
const entriesOf = (value: unknown): number => (typeof value === 'object' && value !== null ? Object.keys(value).length : 0);

/** What stands between a byte order mark and white space, which only a list of rows may have around it. */
function listIn(text: Buffer): Buffer {
	const bytes = text.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '').replace(/^[\u0000-\u0020]+/, '').replace(/[\u0000-\u0020]+$/, '');
	return Buffer.from(bytes, 'latin1');
}

/** The rows of a value that is a list of them; a row without names is one with the names 0, 1, 2 … */
function rowsIn(value: unknown): unknown[] | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const rows = Object.values(value) as unknown[];
	return rows.every((row) => typeof row === 'object' && row !== null) ? rows.map((row) => ({ ...(row as object) })) : undefined;
}

/** We read what PHP reads, as PHP reads it, and refuse what PHP refuses, but for what we refuse on purpose. True when both read the same value. */
export function comparePhp(report: Pick<Report, 'read' | 'onPurpose'>, text: Buffer, judgement: Judgement | false): boolean {
	const decoded = decode(text);
	if ('value' in decoded) {
		report.read++;
		if (judgement === false) throw new Disagreement('PHP refuses this, and we read it');
		if (judgement.hasMore) throw new Disagreement('we passed over bytes behind the value');
		if (canonical(decoded.value) === canonical(inOurTerms(judgement.value))) return true;
		const reason = canonical(decoded.value, true) === canonical(inOurTerms(judgement.value), true) ? 'repeatedKeys' : differenceOnPurpose(text, judgement);
		if (reason === undefined) throw new Disagreement(`PHP reads ${canonical(inOurTerms(judgement.value)).slice(0, 300)}, and we ${canonical(decoded.value).slice(0, 300)}`);
		report.onPurpose[reason] = (report.onPurpose[reason] ?? 0) + 1;
	} else if (judgement !== false) {
		const reason = differenceOnPurpose(text, judgement, decoded.refusal.offset);
		if (reason === undefined) throw new Disagreement(`PHP reads this, and we refuse it: ${decoded.refusal.message}`);
		if (reason === 'trailing') comparePhp({ read: 0, onPurpose: {} }, text.subarray(0, decoded.refusal.offset), { ...judgement, hasMore: false });
		report.onPurpose[reason] = (report.onPurpose[reason] ?? 0) + 1;
	}
	return false;
}

/** What PHP writes of a value that both of us read is the same value to us again. */
function compareRewritten({ value, written }: Judgement): void {
	const decoded = decode(Buffer.from(written, 'base64'));
	if ('refusal' in decoded) throw new Disagreement(`PHP wrote this, and we refuse it: ${decoded.refusal.message}`);
	if (canonical(decoded.value) !== canonical(inOurTerms(value))) throw new Disagreement('what PHP wrote is another value to us');
}

/** What we write is the same value to PHP. Half of a surrogate pair becomes a replacement character, and -0 stays a float. */
export function compareOwn(value: PhpValue, judgement: Judgement | false): void {
	if (judgement === false || judgement.hasMore) throw new Disagreement('PHP does not read what we wrote');
	if (canonical(inOurTerms(judgement.value)) !== canonical(asSent(value))) throw new Disagreement(`we wrote ${canonical(asSent(value)).slice(0, 300)}, and PHP reads ${canonical(inOurTerms(judgement.value)).slice(0, 300)}`);
}

function asSent(value: unknown): unknown {
	if (typeof value === 'string') return Buffer.from(value).toString('utf8');
	if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
	if (Array.isArray(value)) return value.map(asSent);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([key, entry]) => [Buffer.from(key).toString('utf8'), asSent(entry)] as const);
	const isList = entries.every(([key], index) => key === String(index));
	const record = Object.create(null) as Record<string, unknown>;
	for (const [key, entry] of entries) record[key] = entry;
	return isList ? entries.map(([, entry]) => entry) : record;
}
