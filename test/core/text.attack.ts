import fc from 'fast-check';
import { requireEmail } from '../../core/email';
import { requireReference } from '../../core/requireReference';
import { Problem, showValue } from '../../core/problem';
import { MOST_TEXT_CHARACTERS, plainText, requireCleanText, requireText, withoutEntities } from '../../core/text';
import { problemOf } from './builders';

test.each(['\u0000', 'a\u0000b', '\u0001', '\u000b', '\u001b[31m', '\u007f', '\ufffe', '\uffff', 'a\u0008'])('%j is refused for its control character, and shown so that it can be seen', (text) => {
	const problem = problemOf(() => requireCleanText(`x${text}x`, 'Note'));
	expect(problem.what).toMatch(/control characters/);
	expect(problem.message).not.toMatch(/[\u0000-\u001f\u007f]/);
});

test.each(['\ud800', 'a\udc00', '\ud83d', '\udc00\ud800', '🧾\ud83e'])('half of a character is refused: %j', (text) => {
	expect(problemOf(() => requireCleanText(text, 'Note')).what).toMatch(/half of a character/);
});

test.each(['🧾', 'árvíztűrő tükörfúrógép', 'a\tb\nc\r\nd', '日本', '<b>&amp;"\'|', '\u0085x', 'e\u0301', 'שלום'])('%j is text for an invoice and stays as it is', (text) => {
	expect(requireCleanText(text, 'Note')).toBe(text);
});

test('a text is trimmed, and may be as long as the limit and not longer', () => {
	expect(requireCleanText(`\ufeff \u00a0x${' '.repeat(1e6)}`, 'Note')).toBe('x');
	expect(requireCleanText('x'.repeat(MOST_TEXT_CHARACTERS), 'Note')).toHaveLength(MOST_TEXT_CHARACTERS);
	expect(problemOf(() => requireCleanText('x'.repeat(MOST_TEXT_CHARACTERS + 1), 'Note')).what).toMatch(/too long/);
});

test('a million characters are refused in a short message', () => {
	const { message } = problemOf(() => requireCleanText('x'.repeat(1_000_000), 'Note'));
	expect(message.length).toBeLessThan(200);
	expect(message).toMatch(/1000000 characters/);
});

test.each([[undefined, ''], [null, ''], [{}, ''], [['a'], ''], [() => 1, ''], [Symbol('a'), ''], [1270, '1270'], [0, '0'], [false, 'false'], [12n, '12']])('%p is the text %j', (value, text) => {
	expect(plainText(value)).toBe(text);
});

test.each(['', ' ', '\u00a0', '\ufeff', undefined, null])('%p is missing where a text is required', (value) => {
	expect(problemOf(() => requireText(value, 'Name', 'Fill it in.'))).toMatchObject({ what: 'A required value is missing', field: 'Name', remedy: 'Fill it in.' });
});

test.each([[{}], [[]], [['a']], [{ city: 'Pécs' }], [new Date(0)]])('%j is refused where a text is typed: taken for nothing, it would drop what was meant', (value) => {
	expect(problemOf(() => requireCleanText(value, 'Tax Number'))).toMatchObject({ what: 'This is a list or an object, where one value is wanted', field: 'Tax Number' });
});

test('a reference is one line, composed, and at most 100 characters', () => {
	expect(requireReference(' 12 \n\t 34 ', 'r')).toBe('12 34');
	expect(requireReference('Ő-1'.normalize('NFD'), 'r')).toBe('Ő-1');
	expect(requireReference('x'.repeat(100), 'r')).toHaveLength(100);
	for (const typed of ['', ' ', 'x'.repeat(101), 'a\u0000']) expect(problemOf(() => requireReference(typed, 'r')).field).toBe('r');
});

test.each(['anna@example.hu', 'a+b@example.hu', 'ő@példa.hu', 'a@b.c'])('%s is an e-mail address', (typed) => {
	expect(requireEmail(typed, 'email')).toBe(typed);
});

test.each(['', 'anna', 'anna@', '@example.hu', 'anna@example', 'a b@example.hu', 'a@example.hu,b@example.hu', 'a@example.hu;b@example.hu', '<a@example.hu>', 'a@@example.hu', 'a@example.hu\nBcc: b@example.hu', 'a@.', `a@${'b.'.repeat(1000)}`])('%j is no e-mail address', (typed) => {
	expect(problemOf(() => requireEmail(typed, 'email')).field).toBe('email');
});

const circular: Record<string, unknown> = {};
circular.self = circular;

test.each([[undefined, 'empty'], [null, 'empty'], ['', 'empty'], [' \n', 'empty'], [0, '"0"'], ['a\nb', '"a\\u000ab"'], [{ a: 1 }, '"{"a":1}"'], [circular, '"[object Object]"'], [{ toJSON: () => undefined }, 'empty'], [{ n: 1n }, '"[object Object]"'], ['\ud800', '"\\ud800"']])('%p is shown as %s', (value, shown) => {
	expect(showValue(value)).toBe(shown);
});

test('whatever value a problem is about, its message is one short line', () => {
	fc.assert(fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (value) => {
		const { message } = new Problem('What', 'field', value, 'Remedy.');
		expect(message).not.toMatch(/[\n\r\u0000]/);
		expect(message.length).toBeLessThan(200);
	}), { numRuns: 2000 });
});

test('entities become what they stand for, and anything else stays', () => {
	expect(withoutEntities('&Aacute;&ouml;&#337;&odblac;&amp;amp;&lt;&nbsp;&#x171;')).toBe('Áöőő&amp;< ű');
	for (const text of ['&', '&;', '&#;', '&#x;', '&foo;', '&#99999999;', '&xacute', 'a&b;c']) expect(withoutEntities(text)).toBe(text);
});
