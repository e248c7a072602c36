import fc from 'fast-check';
import { multipartField } from '../../sandbox/wire/multipart';
import { linkParameters } from '../../sandbox/wire/query';
import { multipart } from './support';

describe('a multipart field', () => {
	test('keeps every byte, line ends included', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom('\r', '\n', '-', 'ő', 'a', '"', ';') }), (value) => {
				const { body, headers } = multipart('post', value);
				expect(multipartField(headers['content-type'] ?? '', body, 'post')?.toString()).toBe(value);
			}),
		);
	});

	test('is found when the header names no boundary, as a bare header leaves it', () => {
		const { body } = multipart('post', 'x');
		expect(multipartField('multipart/form-data', body, 'post')?.toString()).toBe('x');
	});

	test('is found among others', () => {
		const boundary = 'b';
		const part = (name: string, value: string): string =>
			`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Type: text/plain\r\n\r\n${value}\r\n`;
		const body = Buffer.from(`${part('other', '1')}${part('post', '2')}--${boundary}--\r\n`);
		expect(multipartField('multipart/form-data; boundary="b"', body, 'post')?.toString()).toBe('2');
		expect(multipartField('multipart/form-data; boundary="b"', body, 'none')).toBeUndefined();
	});

	test('is missing from a body that is cut off', () => {
		const { body, headers } = multipart('post', 'value');
		expect(
			multipartField(headers['content-type'] ?? '', body.subarray(0, body.length - 30), 'post'),
		).toBeUndefined();
	});
});

describe('the query of a link', () => {
	test('keeps a plus as a plus, escaped or not', () => {
		expect(linkParameters('?restartApplication&email=a+b@example.com').get('email')).toBe('a+b@example.com');
		expect(linkParameters('?email=a%2Bb%40example.com').get('email')).toBe('a+b@example.com');
	});

	test('survives a percent sign that escapes nothing', () => {
		expect(linkParameters('?strparam=100%&pn=x').get('strparam')).toBe('100%');
	});
});
