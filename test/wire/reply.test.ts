import { PhpFormatError } from '../../nodes/CashmanFx/wire/phpReader';
import { readDocumentReply, readReply, readRows } from '../../nodes/CashmanFx/wire/reply';

const BOM = '\ufeff';
const document = (text: string) => readDocumentReply(Buffer.from(text));
const rows = (text: string) => readRows(Buffer.from(text));
const LIST = 'a:1:{i:0;a:1:{s:6:"szamla";s:10:"2026/00042";}}';

test.each(['HIBA:076 Nincs ilyen termék!', ' HIBA:076 Nincs ilyen termék!', '\r\n\tHIBA:076 Nincs ilyen termék!\n', `${BOM}HIBA:076 Nincs ilyen termék!`, `${BOM}\n HIBA:076 Nincs ilyen termék!\n\n`])('%j is a refusal with its text alone', (body) => {
	expect(readReply(Buffer.from(body))).toEqual({ kind: 'refused', message: 'HIBA:076 Nincs ilyen termék!' });
});

test.each(['', 'HIBA', 'hiba: x', '42|1|HIBA:|', '<b>HIBA:076</b>', 'Warning: x\nHIBA:076'])('%j is no refusal, so nothing is guessed from it', (body) => {
	expect(readReply(Buffer.from(body)).kind).toBe('text');
});

test('a refusal of a megabyte is cut to a readable text', () => {
	const reply = readReply(Buffer.from(`HIBA:1 ${'á'.repeat(1_000_000)}`));
	expect(reply.kind === 'refused' && reply.message.length).toBeLessThanOrEqual(2000);
});

test('the slices of a document are read in their order', () => {
	expect(document('4711|1|2026/00042|0|hu|x|9|1|3|p%20q|1')).toEqual({
		invoiceId: '4711', pieces: '1', number: '2026/00042', originalOnly: '0', language: 'hu', slices: ['4711', '1', '2026/00042', '0', 'hu', 'x', '9', '1', '3', 'p%20q', '1'],
	});
});

test.each(['4711|1|2026/00042', '4711|1|2026/00042|', `${BOM}4711|1|2026/00042|0\n`, '\r\n4711|1|2026/00042|0 '])('of %j the slices that are missing read as empty', (text) => {
	expect(document(text)).toMatchObject({ invoiceId: '4711', number: '2026/00042', language: '' });
});

test.each([
	'', ' ', '|', '||||||||||', '4711', '4711|1', '4711|1|', '4711|1||0|hu', '|1|2026/00042|0', 'x|1|2026/00042|0', '4711|1|nincs|0', '4711|1|0|0|hu', '-1|1|2026/1|0', '<html><body>502 Bad Gateway</body></html>',
	'<br />\n<b>Warning</b>: x\n4711|1|2026/00042|0', 'Notice: x\n4711|1|2026/00042|0|hu', '4711|1|2026/00042|0\u0000', 'OK', '0', LIST, `4711|1|2026/00042|${'x'.repeat(3000)}`,
])('%j is no document, so that a create ends as uncertain and not as issued', (text) => {
	expect(document(text)).toBeUndefined();
});

test('bytes that are no text are no document', () => {
	expect(readDocumentReply(Buffer.from([0xff, 0xfe, 0x00, 0x7c, 0x31]))).toBeUndefined();
	expect(readDocumentReply(Buffer.from('4711|1|2026/00042|0', 'utf16le'))).toBeUndefined();
});

test.each([LIST, `${BOM}${LIST}`, `\r\n${LIST}`, `${LIST}\n`, `${BOM}\n${LIST}\n\n`])('a list with what an editor leaves around it is read: %j', (text) => {
	expect(rows(text)).toEqual([{ szamla: '2026/00042' }]);
});

test('an empty list has no rows, and a list with keys of its own is a list', () => {
	expect(rows('a:0:{}')).toEqual([]);
	expect(rows('a:1:{s:1:"x";a:1:{i:0;s:1:"y";}}')).toEqual([{ 0: 'y' }]);
});

test.each(['', ' ', BOM, 'N;', 'b:0;', 's:5:"nincs";', 'i:0;', 'a:1:{i:0;s:1:"x";}', 'a:1:{i:0;N;}', '<html></html>', `${LIST}${LIST}`, `${BOM}${BOM}${LIST}`, 'Warning: x\na:0:{}', LIST.slice(0, -1)])('%j is no list of rows, and is never taken for an empty one', (text) => {
	expect(() => rows(text)).toThrow(PhpFormatError);
});

test('a row with a __proto__ key keeps its prototype and the value', () => {
	const [row] = rows('a:1:{i:0;a:1:{s:9:"__proto__";s:1:"x";}}');
	expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
	expect(Object.entries(row ?? {})).toEqual([['__proto__', 'x']]);
});
