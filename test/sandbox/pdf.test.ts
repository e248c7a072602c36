import { pdfText } from './pdf-text';
import { call, create, inProcess, LINE, slices, type Subject } from './support';

let sandbox: Subject;
beforeEach(async () => {
	sandbox = await inProcess();
});

async function pdf(reply: string): Promise<Buffer> {
	const [id = ''] = slices(reply);
	return (await sandbox.send('GET', `/sandbox/pdf/demo/${id}`)).bytes;
}

test('the PDF says what is on the document, with ő and ű as letters', async () => {
	const reply = await create(
		sandbox,
		{ megnevezes: 'Űrhajós bögre, fülű', nev: 'Tűrő Ödön', megjegyzes: 'Őrizze meg!' },
		{ ...LINE, megnevezes: 'Könyv', afa: '5' },
	);
	const text = pdfText(await pdf(reply));
	for (const expected of [
		'Számla',
		'2026/00001',
		'Tűrő Ödön',
		'9021 Győr, Fő utca 1.',
		'Űrhajós bögre, fülű',
		'27%',
		'5%',
		'Átutalás',
		'2026-03-14',
		'Megrendelésszám: 1',
		'Őrizze meg!',
		'Minta Kereskedő Kft.',
		'4\u00a0640',
	])
		expect(text).toContain(expected);
});

test('the VAT summary has one row per rate and its sums', async () => {
	const text = pdfText(await pdf(await create(sandbox, {}, LINE, { ...LINE, afa: 'AAM' })));
	const rows = text.split('\n');
	expect(rows.filter((row) => row === 'AAM')).toHaveLength(2);
	expect(rows.filter((row) => row === '27%')).toHaveLength(3);
	expect(text).toContain('5\u00a0080');
});

test.each([
	['de', 'Rechnung', 'Käufer'],
	['en', 'Invoice', 'Buyer'],
	['hu', 'Számla', 'Vevő'],
])('headings follow the language %s', async (nyelv, kind, buyer) => {
	const text = pdfText(await pdf(await create(sandbox, { nyelv })));
	expect(text).toContain(kind);
	expect(text).toContain(buyer);
});

test('a storno names the document it cancels', async () => {
	await create(sandbox);
	const text = pdfText(await pdf(await call(sandbox, '3', { szamlaszam: '2026/00001' })));
	for (const expected of ['Sztornó számla', '2026/00002', 'Érvényteleníti: 2026/00001', '-2\u00a0540'])
		expect(text).toContain(expected);
});

test('the same document is the same bytes', async () => {
	const other = await inProcess();
	const [first, second] = [await create(sandbox), await create(other)];
	expect(first).toBe(second);
	const otherPdf = (await other.send('GET', `/sandbox/pdf/demo/${slices(second)[0] ?? ''}`)).bytes;
	expect(Buffer.compare(await pdf(first), otherPdf)).toBe(0);
});

test('a long document goes on over more pages and loses no line', async () => {
	const lines = Array.from({ length: 120 }, (_, index) => ({ ...LINE, megnevezes: `Tétel ${index}.` }));
	const text = pdfText(await pdf(await create(sandbox, {}, ...lines)));
	expect(lines.every(({ megnevezes }) => text.includes(megnevezes))).toBe(true);
});
