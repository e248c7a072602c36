/** The sandbox's own page in a browser, with the workflow published behind it on the real n8n. */
import type { Locator } from 'playwright-core';
import { readTemplates } from '../../scripts/n8n/templates';
import { openWindow, windowTest, type Window } from './browser';
import { copyFromViewer, readByPoppler } from './pdfReader';
import { booksOf, execution, importWorkflow, outputOf, publish, setStage, type Stage } from './stage';

let stage: Stage;
let window: Window | undefined;
let workflowId: string;

beforeAll(async () => {
	stage = await setStage();
	const workflow = readTemplates().get('order-to-invoice');
	if (workflow === undefined) throw new Error('workflows/ has no order-to-invoice.json');
	workflowId = await importWorkflow(stage, workflow);
	await publish(stage, workflowId, workflow);
	window = await openWindow();
	await window.page.goto(stage.sandbox.url);
});
afterAll(async () => {
	await window?.close();
	await stage?.close();
});

const claim = (title: string, body: () => Promise<void>) => windowTest(title, () => window, body);
const page = () => (window as Window).page;
const section = (title: string): Locator => page().locator('section', { has: page().getByRole('heading', { name: title }) });
const rowsOf = (title: string): Locator => section(title).locator('tbody tr');
const countOf = (title: string): Locator => section(title).locator('.count');

claim('a company\'s order, placed with a button of the page, gets its invoice before the eyes of who looks', async () => {
	await page().getByRole('button', { name: /^Company with tax number/ }).click();
	await page().getByText(/^Order \d+: external action answered 200$/).waitFor();
	const order = rowsOf('Orders').first();
	await order.getByRole('link', { name: /^\d{4}\/\d{5}$/ }).waitFor();
	expect(await order.innerText()).toMatch(/Árvíz Kft\..*111125 HUF/s);

	const document = rowsOf('Documents in CashMan-FX');
	expect(await document.count()).toBe(1);
	expect(await document.innerText()).toMatch(/Invoice \(számla\).*Árvíz Kft\..*111 125 HUF.*paid.*Megrendelésszám: \d+/s);
	expect(outputOf(await execution(stage, workflowId, 1), 'Write Invoice Back')).toMatchObject([{ outcome: 'issued', writeBack: 'written' }]);
});

claim('the order\'s link opens the PDF, whose text has the letters ő and ű and the totals, by two readers; and mails nobody', async () => {
	const link = rowsOf('Orders').first().getByRole('link');
	const [number, address] = [await link.innerText(), await link.getAttribute('href') as string];
	await link.click();
	await page().waitForURL(address);
	const seen = await copyFromViewer(page(), stage.sandbox.url);
	const read = readByPoppler(Buffer.from(await (await fetch(address)).arrayBuffer()));
	for (const text of [seen, read]) {
		for (const words of [`Sorszám: ${number}`, 'Árvíz Kft.', '9021 Győr, Baross Gábor út 7', '12345676-2-41', 'Minta Kereskedő Kft.', 'Árvíztűrő utca', 'Tanfolyam', 'Bögre', 'Fizetendő']) expect(text).toContain(words);
		expect(text.replace(/[ \u00a0]/g, '')).toContain('Fizetendő:111125HUF');
	}

	await page().goBack();
	await countOf('Mails sent by CashMan-FX').waitFor();
	expect(await countOf('Mails sent by CashMan-FX').innerText()).toBe('0');
	expect(await rowsOf('Documents in CashMan-FX').locator('td.amount').nth(1).innerText()).toBe('2');
});

claim('"Fire again" gives the same invoice back, and a zero total leaves its order without one', async () => {
	await rowsOf('Orders').first().getByRole('button', { name: 'Fire again' }).click();
	expect(outputOf(await execution(stage, workflowId, 2), 'Create Invoice')).toMatchObject([{ outcome: 'existing' }]);
	await page().getByRole('button', { name: /^Zero total/ }).click();
	expect(outputOf(await execution(stage, workflowId, 3), 'Create Invoice')).toMatchObject([{ outcome: 'skipped' }]);
	await countOf('Orders').filter({ hasText: '2' }).waitFor();
	expect(await rowsOf('Orders').first().innerText()).toContain('none yet');
	expect(await countOf('Documents in CashMan-FX').innerText()).toBe('1');
	expect((await booksOf(stage.sandbox)).documents).toHaveLength(1);
});

claim('the page itself makes no error in the console', async () => {
	expect((window as Window).problems()).toEqual([]);
});
