import { largest, smallest } from '../../core/extremes';

/** More than the stack has room for as parameters. */
const MANY = Array.from({ length: 1_000_000 }, (_, index) => index + 1);

test('the largest and the smallest of a million values are found', () => {
	expect([largest(MANY), smallest(MANY)]).toEqual([1_000_000, 1]);
	expect(() => Math.max(...MANY)).toThrow(RangeError);
});

test('of no values the largest is zero and the smallest infinite', () => {
	expect([largest([]), smallest([])]).toEqual([0, Number.POSITIVE_INFINITY]);
});
