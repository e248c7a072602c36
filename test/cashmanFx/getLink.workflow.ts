import { startOddServer, operationOf } from '../support/oddServer';
import { createEngine } from '../engine';
import { order } from '../support/orders';
import { CONTINUE_ON_FAIL, credentialFor, PACKAGE_DIRECTORY, runCashmanFx, startShop, yearly, type Shop } from '../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await startShop();
	await shop.run([order({ id: '501' }), order({ id: '502' })], { sendEmail: true });
});
afterAll(async () => { await shop.close(); });

const byNumber = { operation: 'getLink', findBy: 'invoiceNumber', options: {} };
const byReference = { operation: 'getLink', findBy: 'orderReference', options: {} };

test('an invoice number gives the customer\'s link, which opens a PDF and mails nobody', async () => {
	const { json, error } = await shop.run([{}], { ...byNumber, invoiceNumber: yearly(1) });
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ invoiceNumber: yearly(1), invoiceId: '100001' });
	const before = (await shop.books()).mails.length;
	const opened = await fetch(String(json[0]?.invoiceLink));
	expect(opened.headers.get('content-type')).toContain('application/pdf');
	expect((await fetch(String(json[0]?.pdfUrl))).status).toBe(200);
	expect((await shop.books()).mails).toHaveLength(before);
});

test('order numbers of a whole batch are found with one look-up', async () => {
	const looks = await shop.calls('18');
	const { json } = await shop.run([{ ref: '502' }, { ref: '501' }], { ...byReference, orderReference: '={{ $json.ref }}' });
	expect(json.map(({ orderReference, invoiceNumber }) => [orderReference, invoiceNumber])).toEqual([['502', yearly(2)], ['501', yearly(1)]]);
	expect(await shop.calls('18')).toBe(looks + 1);
});

test('Download PDF attaches a file that is a PDF', async () => {
	const { items } = await shop.run([{}], { ...byNumber, invoiceNumber: yearly(1), download: true });
	const file = items[0]?.binary?.data;
	expect(file).toMatchObject({ mimeType: 'application/pdf', fileName: `${yearly(1).replace('/', '-')}.pdf` });
	expect(Buffer.from(file?.data ?? '', 'base64').toString('latin1', 0, 5)).toBe('%PDF-');
	expect(items[0]?.json).toMatchObject({ pdf: 'ready' });
});

test('a number that does not exist is said to be unknown, and the next item goes on', async () => {
	const { items } = await shop.run([{ n: '2026/99999' }, { n: yearly(2) }], { ...byNumber, invoiceNumber: '={{ $json.n }}' }, CONTINUE_ON_FAIL);
	expect(items[0]?.error?.message).toMatch(/link of 2026\/99999 could not be fetched: HIBA:/);
	expect(items[1]?.json).toMatchObject({ invoiceNumber: yearly(2) });
});

test('an order number that no invoice carries is said to be missing, with the days that were searched', async () => {
	const { error } = await shop.run([{}], { ...byReference, orderReference: '50' });
	expect(error?.message).toBe('No invoice of the last 400 days carries the order number 50');
});

test('an order that has only a proforma is told so when its invoice is asked for', async () => {
	const { json: [proforma] } = await shop.run([order({ id: '551' })], { resource: 'proforma' });
	const { error } = await shop.run([{}], { ...byReference, orderReference: '551' });
	expect(error?.description).toContain(`That number is on proforma ${String(proforma?.invoiceNumber)}: ask by the document number if that is meant.`);
});

test.each(['', '   ', null])('without a number (%p) nothing is asked', async (invoiceNumber) => {
	const calls = (await shop.books()).calls.length;
	const { error } = await shop.run([{ invoiceNumber }], { ...byNumber, invoiceNumber: '={{ $json.invoiceNumber }}' });
	expect(error?.message).toContain('Invoice Number');
	expect((await shop.books()).calls).toHaveLength(calls);
});

const notPdfs: Array<[string, string | Buffer, number]> = [
	['a page of HTML', '<html>hiba</html>', 200],
	['half a PDF', '%PDF-1.7\n1 0 obj', 200],
	['a PDF with status 500', '%PDF-1.7 %%EOF', 500],
	['nothing', '', 200],
];

test.each(notPdfs)('%s in place of the PDF is "not ready", never a broken file', async (_what, content, status) => {
	const odd = await startOddServer((body, response) => response.writeHead(operationOf(body) === '' ? status : 200).end(operationOf(body) === '2' ? '1|1|2026/00001|0|hu||1|1|1||0' : content));
	const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(odd.url) });
	const { items } = await runCashmanFx(engine, [{}], { ...byNumber, invoiceNumber: '2026/00001', download: true, options: { pdfTries: 2, pdfWait: 0 } });
	expect(items[0]?.binary).toBeUndefined();
	expect(items[0]?.json).toMatchObject({ pdf: 'notReady', invoiceNumber: '2026/00001', message: expect.stringContaining('not ready') });
});

describe('Find', () => {
	const find = async (parameters: Record<string, unknown>): Promise<Array<Record<string, unknown>>> => (await shop.run([{}], { operation: 'find', ...parameters })).json;

	test('gives every document of an order, and says plainly when there is none', async () => {
		await shop.run([order({ id: '77' })], { resource: 'proforma' });
		await shop.run([order({ id: '77' })]);
		expect((await find({ findBy: 'orderReference', orderReference: '77' })).map(({ found, documentKind }) => [found, documentKind])).toEqual([[true, 'proforma'], [true, 'invoice']]);
		expect(await find({ findBy: 'orderReference', orderReference: '78' })).toEqual([{ found: false, invoiceNumber: '', orderReference: '78' }]);
		expect(await find({ invoiceNumber: '1999/1' })).toEqual([{ found: false, invoiceNumber: '1999/1', orderReference: '' }]);
	});

	test('by days gives what was issued then, also when the server ignores the days', async () => {
		const dates = (day: string) => ({ source: 'define', orderReference: day, buyerName: 'Minta Anna', zip: '1011', city: 'Budapest', street: 'Fő utca 1.', items: { item: [{ name: 'Könyv', unitPrice: '100' }] }, dates: { issuedOn: day } });
		for (const day of ['2026-11-01', '2026-11-10', '2026-11-20']) await shop.run([{}], dates(day));
		const wireNames = { names: { listFrom: 'nem_ismert', listUntil: 'ez_sem' } };
		const found = await find({ findBy: 'dates', from: '2026-11-05', until: '2026-11-15', options: { wireNames } });
		expect(found.map(({ orderReference }) => orderReference)).toEqual(['2026-11-10']);
	});
});
