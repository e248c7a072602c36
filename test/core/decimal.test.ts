import fc from 'fast-check';
import { allocate } from '../../core/allocate';
import { isWithinTolerance, requireExactMinor, showMoney, unitPriceFor } from '../../core/amounts';
import { divideHalfAwayFromZero, formatDecimal, formatUnits, multiply, parseDecimal, toScale } from '../../core/decimal';

const read = (value: unknown): string | undefined => {
	const decimal = parseDecimal(value);
	return decimal && formatDecimal(decimal);
};

test.each([
	['0', '0'], ['-0', '0'], ['00', '0'], ['+5', '5'], ['1270', '1270'], [' 1270\n', '1270'], ['1270.00', '1270'], ['007.50', '7.5'], ['-0.05', '-0.05'], ['787,4', '787.4'], ['787,40', '787.4'], ['12.345678', '12.345678'],
	['999999999999999', '999999999999999'], ['0.000000000001', '0.000000000001'], [1270, '1270'], [0.1, '0.1'], [-0, '0'], ['\u00a01270', '1270'], [`000000000001.${'0'.repeat(40)}`, '1'],
	// What a division or a binary float leaves behind the twelfth decimal is rounded away.
	[1000 / 1.27, '787.40157480315'], [0.1 + 0.2, '0.3'], [3.3 * 3, '9.9'], ['0.0000000000004', '0'], ['-0.0000000000005', '-0.000000000001'],
])('%j is read as %s', (value, expected) => {
	expect(read(value)).toBe(expected);
});

test.each([
	'', ' ', '1e400', '1e5', 'NaN', 'Infinity', '1,270', '1,270.00', '1.270,00', '1 270', '1\u00a0270', '12 Ft', '27%', '.5', '5.', ',5', '5,', '--1', '+-1', '0x10', '1_000', '½', '١٢', '１２', '1000000000000000',
	Number.NaN, Infinity, -Infinity, 1e21, 1e-7, 1e300, null, undefined, true, [], ['1'], {}, { units: 1n }, 12n, `0.${'0'.repeat(100)}1`,
])('%p is no plain decimal number', (value) => {
	expect(parseDecimal(value)).toBeUndefined();
});

test('a number of a hundred thousand characters is refused, whatever zeros or spaces it is made of', () => {
	for (const text of ['9'.repeat(1e5), `0.${'0'.repeat(1e5)}1`, `${'0'.repeat(1e5)}1`, ' '.repeat(1e5), `${' '.repeat(5e4)}x${' '.repeat(5e4)}`]) expect(parseDecimal(text)).toBeUndefined();
});

const decimal = fc.record({ units: fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }), scale: fc.nat({ max: 12 }) });
const minor = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });

test('what is written is read back as the same value', () => {
	fc.assert(fc.property(decimal, (value) => {
		const again = parseDecimal(formatDecimal(value));
		expect(again && toScale(again, 12)).toBe(toScale(value, 12));
		expect(parseDecimal(formatUnits(value.units, value.scale))).toEqual(again);
	}), { numRuns: 2000 });
});

test('a number is written without an exponent and without zeros at its end', () => {
	fc.assert(fc.property(decimal, (value) => /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/.test(formatDecimal(value).replace(/^-(?=0$)/, 'x'))));
});

test.each([[5n, 2n, 3n], [-5n, 2n, -3n], [5n, -2n, -3n], [-5n, -2n, 3n], [7n, 3n, 2n], [1n, 3n, 0n], [-1n, 3n, 0n], [0n, 7n, 0n], [10n ** 30n + 1n, 2n, 5n * 10n ** 29n + 1n]])('%s / %s rounds to %s', (dividend, divisor, quotient) => {
	expect(divideHalfAwayFromZero(dividend, divisor)).toBe(quotient);
});

test('rounding moves a value by half a unit at most, and a negative one as the mirror of the positive', () => {
	fc.assert(fc.property(decimal, fc.nat({ max: 12 }), (value, scale) => {
		const rounded = toScale(value, scale);
		const error = toScale({ units: rounded, scale }, 12) - toScale(value, 12);
		expect(2n * (error < 0n ? -error : error) <= 10n ** BigInt(12 - scale)).toBe(true);
		expect(toScale({ units: -value.units, scale: value.scale }, scale)).toBe(-rounded);
	}), { numRuns: 2000 });
});

test('a product loses nothing', () => {
	expect(formatDecimal(multiply({ units: 787_401_574_803n, scale: 9 }, { units: 333n, scale: 3 }))).toBe('262.204724409399');
});

test('the parts sum to the whole, have its sign, and are less than one off their exact share', () => {
	const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 50 }).filter((list) => list.some((weight) => weight > 0n));
	fc.assert(fc.property(minor, weights, (whole, list) => {
		const parts = allocate(whole, list);
		const total = list.reduce((sum, weight) => sum + weight, 0n);
		expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(whole);
		parts.forEach((part, index) => {
			const error = part * total - whole * (list[index] as bigint);
			expect((error < 0n ? -error : error) < total).toBe(true);
			expect(whole < 0n ? part <= 0n : part >= 0n).toBe(true);
		});
	}), { numRuns: 2000 });
});

test.each([[100n, [1n, 1n, 1n], [34n, 33n, 33n]], [-100n, [1n, 1n, 1n], [-34n, -33n, -33n]], [0n, [1n, 2n], [0n, 0n]], [7n, [0n, 5n, 0n], [0n, 7n, 0n]], [1n, [1n, 3n], [0n, 1n]], [2n, [1n, 1n, 1n, 1n], [1n, 1n, 0n, 0n]]])('%s parted by %j is %j', (whole, weights, parts) => {
	expect(allocate(whole, weights)).toEqual(parts);
});

test('a unit price times its quantity rounds to the line\'s net, for quantities below a million', () => {
	const quantity = fc.record({ units: fc.bigInt({ min: 1n, max: 999_999_999n }), scale: fc.constant(3) });
	fc.assert(fc.property(minor, quantity, fc.constantFrom(0, 2), (net, amount, scale) => toScale(multiply(unitPriceFor(net, amount, undefined, scale), amount), scale) === net), { numRuns: 2000 });
});

test('a given unit price is kept only where it makes the line\'s net', () => {
	const three = { units: 3n, scale: 0 };
	expect(unitPriceFor(1000n, three, { units: 33333n, scale: 2 }, 0)).toEqual({ units: 33333n, scale: 2 });
	expect(formatDecimal(unitPriceFor(900n, three, { units: 33333n, scale: 2 }, 0))).toBe('300');
});

test.each([[27n, 27n, true], [28n, 27n, true], [29n, 27n, false], [2727n, 2700n, true], [2728n, 2700n, false], [-27n, 27n, false], [-28n, -27n, true]])('%s for %s is within 1 %% or one unit: %s', (actual, expected, isWithin) => {
	expect(isWithinTolerance(actual, expected, 1n)).toBe(isWithin);
});

test('an amount with more decimals than the currency is refused and never rounded', () => {
	expect(() => requireExactMinor({ units: 12705n, scale: 1 }, 0, 'f', '1270.5')).toThrow(/more decimals/);
	expect(requireExactMinor({ units: 12705n, scale: 1 }, 2, 'f', '1270.5')).toBe(127050n);
});

test.each([[-5n, 2, 'EUR', '-0.05 EUR'], [1270n, 0, 'HUF', '1270 HUF'], [0n, 2, 'HUF', '0.00 HUF']])('%s at scale %s in %s shows as %s', (units, scale, currency, shown) => {
	expect(showMoney(units, scale as number, currency as string)).toBe(shown);
});
