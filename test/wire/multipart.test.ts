import { multipartOf } from '../../nodes/CashmanFx/wire/multipart';
import { readRows } from '../../sandbox/cashman/rows';
import { encodePhp } from '../../nodes/CashmanFx/wire/phpEncode';

const sent = (value: string): string | undefined => {
	const { contentType, body } = multipartOf('post', encodePhp([{ egyeb: value }]));
	return readRows(contentType, Buffer.from(body))[0]?.get('egyeb');
};

test('a text arrives as it was, with letters of several bytes and the marks of a form in it', () => {
	for (const text of ['Megrendelésszám: 12', 'árvíztűrő tükörfúrógép', '--\r\n\r\n', 'a"; filename="x"', '']) expect(sent(text)).toBe(text);
});

test('a text that holds the boundary does not end the form: nobody can add a field by an order', () => {
	const boundary = multipartOf('post', '').contentType.replace(/.*boundary=/, '');
	const hostile = `\r\n--${boundary}--\r\n--${boundary}\r\nContent-Disposition: form-data; name="post"\r\n\r\nx`;
	expect(sent(hostile)).toBe(hostile);
	expect(sent(`${hostile}${boundary}-${boundary}--`)).toBe(`${hostile}${boundary}-${boundary}--`);
});
