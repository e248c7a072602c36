import { MOST_LEVELS } from '../../nodes/CashmanFx/wire/phpDecode';
import { depthOf, type Judgement, type PhpNode } from './judge';

/**
 * Where we differ from PHP on purpose, each known by what stands in the text and not by what our reader says of it. PHP writes none of them but the
 * first two; a server that sends one is not answering with scalars and arrays.
 */
export const DIFFERENCES = {
	foreign: 'objects, references, enums and escaped texts are refused',
	deep: `arrays nested deeper than ${MOST_LEVELS} levels are refused`,
	trailing: 'bytes behind the value are refused; PHP passes over them',
	numberForms: 'numbers with a plus sign, without a digit on one side of the point, with a small e, or of 40 characters and more are refused',
	overflow: 'a length or count of more digits than fit is refused; PHP goes on with what is left of it',
	bigIntegers: 'an integer beyond 64 bits keeps its digits; PHP makes the largest of it',
	leadingZeros: 'an integer beyond 53 bits keeps its leading zeros',
	repeatedKeys: 'an array whose repeated keys leave 0, 1, 2 … is a record and no list',
	sameKeys: 'keys that differ only in bytes that are no UTF-8 become one',
} as const;

/** The reason why we may differ from PHP on this text, or undefined. With `refusedAt`, why we may refuse it there. */
export function differenceOnPurpose(text: Buffer, { value, hasMore }: Judgement, refusedAt?: number): keyof typeof DIFFERENCES | undefined {
	if (refusedAt !== undefined) {
		const rest = text.toString('latin1', refusedAt, refusedAt + 200);
		const before = text.toString('latin1', Math.max(0, refusedAt - 2), refusedAt);
		if (/^[OCERSr]:/.test(rest)) return 'foreign';
		if (depthOf(value) > MOST_LEVELS) return 'deep';
		if (isOddNumber(before + rest)) return 'numberForms';
		if (/^(?:s:\d{11,}|a:\d{10,}):/.test(before + rest)) return 'overflow';
		return hasMore ? 'trailing' : undefined;
	}
	const all = text.toString('latin1');
	if (/(?<!\d)-?(?:\d{19,});/.test(all) && [...all.matchAll(/i:(-?\d{19,});/g)].some(([, digits = '0']) => BigInt.asIntN(64, BigInt(digits)) !== BigInt(digits))) return 'bigIntegers';
	if (/i:-?0\d{16,};/.test(all)) return 'leadingZeros';
	return hasSameKeys(value) ? 'sameKeys' : undefined;
}

function hasSameKeys(node: PhpNode): boolean {
	if (node[0] !== 'a') return false;
	const keys = node[1].map(([[type, key]]) => (type === 'i' ? key : Buffer.from(key, 'hex').toString('utf8')));
	return new Set(keys).size < keys.length || node[1].some(([, value]) => hasSameKeys(value));
}

function isOddNumber(text: string): boolean {
	return /^i:(?:\+\d|[+-]?\d{21,};)|^d:(?:\+|[+-]?\.\d|[+-]?\d+\.[;eE]|[+-]?[\d.]+e|[^;]{40,};)/.test(text);
}
