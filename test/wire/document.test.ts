import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodePhp } from '../../nodes/CashmanFx/wire/phpDecode';
import { encodePhp, type PhpValue } from '../../nodes/CashmanFx/wire/phpEncode';
import { DEFAULT_ADDRESSES } from '../../nodes/CashmanFx/wire/addresses';
import { buildLinks, LINK_LAYOUTS } from '../../nodes/CashmanFx/wire/links';
import { OPERATION_CODES } from '../../nodes/CashmanFx/wire/operationCodes';
import { readDocumentReply, readReply, readRows } from '../../nodes/CashmanFx/wire/reply';
import exchanges from '../fixtures/golden/cashman-fx.json';
import { blocksOf, codeSpans, tablesOf } from '../support/markdown';

/** docs/wire-protocol.md, for whoever writes another client: what it shows is what was captured, and what our codec does. */
const page = readFileSync(join(__dirname, '..', '..', 'docs', 'wire-protocol.md'), 'utf8');
const tableWith = (firstHead: string): string[][] => tablesOf(page).find(({ head }) => head[0] === firstHead)?.rows ?? [];

interface Example {
	what: string;
	text: string;
	exchange: { request: Array<Record<string, PhpValue>>; post: string; postBytes: number; reply: string; pnSuffix: string | null; result: Record<string, unknown> };
}

/** The blocks that show a part of an exchange: `text reply: new invoice 30`. */
const examples: Example[] = blocksOf(page).flatMap(({ info, text }) => {
	const [, what, name] = /^text ([^:]+): (.+)$/.exec(info) ?? [];
	if (what === undefined) return [];
	const exchange = exchanges.find((each) => each.name === name);
	if (exchange === undefined) throw new Error(`No exchange is called ${name}`);
	return [{ what, text, exchange: exchange as unknown as Example['exchange'] }];
});

function exampleOf(what: string): Example {
	const example = examples.find((each) => each.what === what);
	if (example === undefined) throw new Error(`The page shows no ${what}`);
	return example;
}

test('the request is the captured one, our codec writes the same, and its length is told', () => {
	const { text, exchange } = exampleOf('post');
	const post = text.split('\n').map((line) => line.trimStart()).join('');
	expect(post).toBe(exchange.post);
	// The rows of the exchange are those before the vendor's client adds the op code and counts the copies.
	const [row0, ...others] = exchange.request;
	expect(encodePhp([{ ...row0, peldany: '1', muveletkod: '1' }, ...others])).toBe(post);
	expect(page).toContain(`one line of ${exchange.postBytes} bytes`);
});

test('every reply is the captured one', () => {
	const replies = examples.filter(({ what }) => what === 'reply');
	expect(replies).toHaveLength(3);
	for (const { text, exchange } of replies) expect(text).toBe(exchange.reply);
	expect(replies.map(({ text }) => readReply(Buffer.from(text)).kind)).toEqual(['text', 'refused', 'text']);
	expect(readRows(Buffer.from(replies[2]?.text ?? ''))).toEqual(replies[2]?.exchange.result.szamlatetelekTomb);
});

test('the table of slices is that reply, as the node takes it apart', () => {
	const { text } = exampleOf('reply');
	const slices = readDocumentReply(Buffer.from(text))?.slices ?? [];
	const shown = tableWith('slice').map(([index = '', example = '']) => [index, codeSpans(example)[0] ?? '']);
	expect(shown).toEqual(slices.map((slice, index) => [String(index), slice]));
});

test('the links are those that the node makes of that reply', () => {
	const { text, exchange } = exampleOf('reply');
	const reply = readDocumentReply(Buffer.from(text));
	if (reply === undefined) throw new Error('The reply was not read');
	const row0 = exchange.request[0] ?? {};
	const made = buildLinks('create', reply, { group: String(row0.Csoport), copies: '1', pdfForm: true, produceOnly: true, email: String(row0.email_cim), suffix: exchange.pnSuffix ?? '' }, DEFAULT_ADDRESSES);
	expect([exampleOf('producing link'), exampleOf('customer\'s link'), exampleOf('temporary PDF')].map((example) => example.text)).toEqual([made.producingLink, made.customerLink, made.temporaryPdfUrl]);
});

test('the table of links has the slices and marks of every layout', () => {
	const shown = tableWith('op').filter((row) => row.length === 5);
	const expected = Object.entries(LINK_LAYOUTS).map(([kind, { design, parameter, customerDesign }]) => [OPERATION_CODES[kind as keyof typeof LINK_LAYOUTS], String(design), String(parameter), String(customerDesign)]);
	expect(shown.map(([op = '', ...slices]) => [op.split(' ')[0], ...slices.slice(0, 3)])).toEqual(expected);
	const says = (mark: string): boolean[] => shown.map(([, , , , marks = '']) => marks.includes(mark));
	expect(says('api=1')).toEqual(Object.values(LINK_LAYOUTS).map(({ endsWithApi }) => endsWithApi));
	expect(says('without `api=1`')).toEqual(Object.values(LINK_LAYOUTS).map(({ endsWithApi, customerEndsWithApi }) => endsWithApi && !customerEndsWithApi));
	expect(says('eszamla')).toEqual(Object.values(LINK_LAYOUTS).map(({ electronic }) => electronic !== 'none'));
	expect(says('email=')).toEqual(Object.values(LINK_LAYOUTS).map(({ alwaysNamesEmail }) => alwaysNamesEmail));
});

test('every example of a PHP value is read, and written the same', () => {
	const values = tableWith('PHP value').flatMap(([, , example = '']) => codeSpans(example));
	expect(values).toHaveLength(6);
	for (const value of values) {
		const data = decodePhp(Buffer.from(value)) as PhpValue;
		expect(encodePhp(data)).toBe(value);
	}
});
