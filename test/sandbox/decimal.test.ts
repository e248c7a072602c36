import fc from 'fast-check';
import { add, equals, formatDecimal, negate, parseDecimal, round, subtract, ZERO } from '../../sandbox/decimal';
import { addDays, isDate } from '../../sandbox/clock';
import { seededRandom } from '../../sandbox/random';

const decimalText = fc
	.tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.nat({ max: 6 }))
	.map(([units, scale]) => formatDecimal({ units, scale }));

describe('a decimal', () => {
	test('is read and written without loss', () => {
		fc.assert(
			fc.property(decimalText, (text) => {
				expect(formatDecimal(parseDecimal(text) ?? ZERO)).toBe(text);
			}),
		);
	});

	test('added and taken away again is unchanged', () => {
		fc.assert(
			fc.property(decimalText, decimalText, (left, right) => {
				const first = parseDecimal(left) ?? ZERO;
				const second = parseDecimal(right) ?? ZERO;
				expect(equals(subtract(add(first, second), second), first)).toBe(true);
			}),
		);
	});

	test.each([
		['0.5', '1'],
		['-0.5', '-1'],
		['2.4999', '2'],
		['1.5', '2'],
		['0.4', '0'],
	])('%s rounds half away from zero to %s', (text, rounded) => {
		expect(formatDecimal(round(parseDecimal(text) ?? ZERO, 0))).toBe(rounded);
	});

	test('rounds a negative as the mirror of the positive', () => {
		fc.assert(
			fc.property(decimalText, (text) => {
				const value = parseDecimal(text) ?? ZERO;
				expect(round(negate(value), 0)).toEqual(negate(round(value, 0)));
			}),
		);
	});

	test.each(['', '1,5', ' 1', '1.', '.5', 'NaN', '0x1', '1'.repeat(40)])('is not made of %j', (text) => {
		expect(parseDecimal(text)).toBeUndefined();
	});

	test('reads the exponent a PHP float may carry', () => {
		expect(formatDecimal(parseDecimal('1.5E+3') ?? ZERO)).toBe('1500');
		expect(formatDecimal(parseDecimal('1.0e-7') ?? ZERO)).toBe('0.0000001');
	});
});

describe('a day', () => {
	test('must exist', () => {
		expect(['2026-02-28', '2028-02-29'].every(isDate)).toBe(true);
		expect(['2026-02-29', '2026-13-01', '2026-2-1', '', '2026-01-01 00:00:00'].some(isDate)).toBe(false);
	});

	test('moves over the end of a month', () => {
		expect(addDays('2026-12-28', 8)).toBe('2027-01-05');
	});
});

test('the same seed draws the same numbers', () => {
	expect(seededRandom(3).hex(7)).toBe(seededRandom(3).hex(7));
	expect(seededRandom(3).hex(7)).not.toBe(seededRandom(4).hex(7));
	expect(seededRandom(3).hex(7)).toMatch(/^[0-9a-f]{7}$/);
});
