import fc from 'fast-check';
import { keepSecret } from '../nodes/secret';

/** How texts are written on their way through servers; each may come upon another. */
const ENCODINGS: ReadonlyArray<readonly [string, (text: string) => string]> = [
	['itself', (text) => text],
	['URL', encodeURIComponent],
	['strict URL', (text) => encodeURIComponent(text).replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)],
	['URL in small letters', (text) => encodeURIComponent(text).replace(/%../g, (escape) => escape.toLowerCase())],
	['form', (text) => new URLSearchParams({ x: text }).toString().slice(2)],
	['HTML', (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\'', '&#039;')],
	['XML', (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\'', '&apos;').replace(/[^\x20-\x7e]/gu, (sign) => `&#x${(sign.codePointAt(0) ?? 0).toString(16)};`)],
	['JSON', (text) => JSON.stringify(text).slice(1, -1)],
	['PHP\'s JSON', (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/').replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)],
	['slashes', (text) => text.replace(/['"\\]/g, '\\$&')],
	['serialized PHP', (text) => `s:${Buffer.byteLength(text)}:"${text}";`],
];
const OPAQUE: ReadonlyArray<readonly [string, (text: string) => string]> = [
	['base64', (text) => Buffer.from(text).toString('base64')],
	['base64 for URLs', (text) => Buffer.from(text).toString('base64url')],
	['hex', (text) => Buffer.from(text).toString('hex')],
	['HEX', (text) => Buffer.from(text).toString('hex').toUpperCase()],
];

const password = fc.string({ unit: fc.constantFrom(...'abcXYZ0189 "\'&<>;+%/\\|=:~(*)!?#$^[]{}.,-_@óŐ€'), minLength: 8, maxLength: 40 }).filter((text) => text.trim().length >= 8 && /[A-Za-z0-9]/.test(text));
const around = fc.string({ maxLength: 20 });

test.each([...ENCODINGS, ...OPAQUE])('a password that comes back as %s is found and blotted out', (_name, encode) => {
	fc.assert(fc.property(password, around, around, (secret, before, after) => {
		const kept = keepSecret(secret);
		const echo = encode(`${before}${secret}${after}`);
		expect(kept.isIn(Buffer.from(echo))).toBe(true);
		expect(kept.conceal(echo)).toContain('•••');
		expect(kept.conceal(echo)).not.toContain(encode(secret));
	}), { numRuns: 200 });
});

test('also when what was written in one way was put into JSON or a quoted text', () => {
	const quoting = ENCODINGS.filter(([name]) => /JSON|slashes/.test(name));
	fc.assert(fc.property(password, fc.constantFrom(...ENCODINGS), fc.constantFrom(...quoting), (secret, [, first], [, second]) => {
		expect(keepSecret(secret).isIn(Buffer.from(second(first(secret))))).toBe(true);
	}), { numRuns: 2000 });
});

test('what does not hold it is left as it is', () => {
	fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => {
		expect(keepSecret('a-Password-of-22-signs').conceal(text)).toBe(text);
		expect(keepSecret('').conceal(text)).toBe(text);
		expect(keepSecret('', 'demo').isIn(Buffer.from(text))).toBe(false);
	}));
});

test('a short password is blotted out of an error text, and data that has its letters is not refused for it', () => {
	expect(keepSecret('demo').conceal('HIBA:001 demo')).toBe('HIBA:001 •••');
	expect(keepSecret('demo').isIn(Buffer.from('DEMO demo demo-1'))).toBe(false);
});

test('it is found where two looked-at parts of a long answer meet', () => {
	const secret = 'pass word & more';
	for (let shift = 0; shift < 60; shift += 7) {
		const body = Buffer.concat([Buffer.alloc(1024 * 1024 - shift, 'x'), Buffer.from(encodeURIComponent(secret)), Buffer.alloc(100, 'x')]);
		expect(keepSecret(secret).isIn(body)).toBe(true);
	}
});

test('a text that almost holds it does not make the search endless', () => {
	const secret = keepSecret('a\\\\\\"""&&&%%%!!!óóó\\\\z');
	for (const piece of ['\\', '%25', '&amp;', '%5c', 'a\\"', '%21', '&#92;']) secret.isIn(Buffer.from(`a${piece.repeat(200_000)}`));
});
