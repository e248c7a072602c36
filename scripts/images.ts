/**
 * `npm run docs:images`: makes docs/images anew from the real n8n 2.x, its editor in a browser, and the sandbox. It needs chromium and pdftoppm.
 * The chain is built and run in the editor as the end-to-end tests do it.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { CALLER } from '../demo/workflows';
import { openWindow } from '../test/e2e/browser';
import { addCreate, addTrigger, addWriteBack, CREATE, TRIGGER, WRITE_BACK } from '../test/e2e/chain';
import { createEditor, type Editor } from '../test/e2e/editor';
import { control, setStage, type Stage } from '../test/e2e/stage';
import { MALFORMED } from '../test/e2e/templateStage';
import { IMAGE_NAMES, type ImageName } from './imageNames';
import { say } from './n8n/progress';

const FOLDER = join(__dirname, '..', 'docs', 'images');
/** Sharp on any screen; what is cut out of it is at most as wide as two of its three panels, so that its text is large in a README. */
const WINDOW = { width: 1440, height: 800, scale: 1.5 };
const PAGE_WINDOW = { width: 1120, height: 760, scale: 1.25 };
/** What comes and goes above the page, or looks into it from the side. */
const IN_THE_WAY = '.el-notification, [data-test-id=floating-nodes], [data-test-id=output-panel] [data-test-id=ask-assistant-button] { display: none !important }';

interface Edges {
	top: number;
	right: number;
	bottom: number;
	left: number;
}
const NO_MARGIN: Edges = { top: 0, right: 0, bottom: 0, left: 0 };
/** Around the squares of nodes: their names, the sign of the trigger, the plus behind the last one. */
const AROUND_NODES: Edges = { top: 32, right: 148, bottom: 84, left: 72 };
const A_LITTLE: Edges = { top: 16, right: 16, bottom: 16, left: 16 };

type Shot = (name: ImageName, picture: Buffer) => void;

/** The part of the page that these cover together with a margin; cut off below the last part, if there is one. */
async function photograph(page: Page, parts: Locator[], { margin = NO_MARGIN, lastPart }: { margin?: Edges; lastPart?: Locator } = {}): Promise<Buffer> {
	const boxes = await Promise.all(parts.map(boxOf));
	const x = Math.min(...boxes.map((box) => box.x)) - margin.left;
	const y = Math.min(...boxes.map((box) => box.y)) - margin.top;
	const right = Math.max(...boxes.map((box) => box.x + box.width)) + margin.right;
	const end = lastPart === undefined ? undefined : await boxOf(lastPart);
	const bottom = (end === undefined ? Math.max(...boxes.map((box) => box.y + box.height)) : end.y + end.height) + margin.bottom;
	return await page.screenshot({ clip: { x, y, width: right - x, height: bottom - y }, animations: 'disabled', style: IN_THE_WAY });
}

async function boxOf(part: Locator) {
	const box = await part.boundingBox();
	if (box === null) throw new Error(`There is nothing to photograph: ${String(part)}`);
	return box;
}

async function editorImages(stage: Stage, editor: Editor, shoot: Shot): Promise<void> {
	const { page, parameters } = editor;
	await editor.logIn();
	await editor.openEmpty();
	await addTrigger(editor, stage.sandbox.url);
	const url = await parameters.testUrl();
	await control(stage.sandbox, 'PUT', 'external-action/1001', { url, ...CALLER, format: 'json', body: '{"nl_id":"1001","nud_id":"[id]"}' });
	await parameters.panel.getByText('Production URL', { exact: true }).click();
	shoot('trigger', await photograph(page, [parameters.panel.getByText('Webhook URLs', { exact: true }), parameters.panel.locator('.notice'), parameters.field('listId')], { margin: { ...A_LITTLE, top: 6, bottom: 32 } }));
	await parameters.close();

	const { credential } = parameters;
	await addCreate(editor, stage.sandbox.url, async () => { shoot('credential', await photograph(page, [credential.dialog.locator('.el-dialog__header')], { margin: { ...NO_MARGIN, bottom: 24 }, lastPart: credential.field('ownServer') })); });
	await parameters.close();
	await addWriteBack(editor);
	await parameters.close();

	await editor.listen();
	await control(stage.sandbox, 'POST', 'samples/company?list=1001');
	for (const node of [TRIGGER, CREATE, WRITE_BACK]) await editor.waitForMark(node, 'success');
	await page.getByText('1 item', { exact: true }).nth(2).waitFor();
	// A click beside the nodes: the last one is marked as chosen no more.
	const firstNode = await editor.node(TRIGGER).boundingBox();
	await page.mouse.click(firstNode?.x ?? 0, (firstNode?.y ?? 0) + 250);
	shoot('chain', await photograph(page, [TRIGGER, CREATE, WRITE_BACK].map(editor.node), { margin: AROUND_NODES }));
	shoot('create-invoice', await outputOf(editor, /issued/, { withParameters: true }));

	await editor.listen();
	await control(stage.sandbox, 'POST', 'samples/zero?list=1001');
	shoot('skipped', await outputOf(editor, /skipped/));

	await editor.listen();
	await control(stage.sandbox, 'POST', 'orders', { listId: '1001', order: MALFORMED, fire: true });
	await editor.waitForMark(CREATE, 'error');
	shoot('error', await outputOf(editor, /tax number/));
}

/** What came out of Create Invoice, field under field, and its parameters beside it if wanted. */
async function outputOf({ page, node, part, parameters }: Editor, pattern: RegExp, { withParameters = false } = {}): Promise<Buffer> {
	const { output } = parameters;
	await parameters.open(node(CREATE));
	await parameters.outputWith(pattern);
	const asSchema = output.locator('[data-test-id=radio-button-schema]');
	if (await asSchema.isVisible()) await asSchema.click();
	const last = output.getByText('pdfUrl', { exact: true }).or(output.getByText('Other info')).first();
	await last.waitFor();
	const picture = await photograph(page, [output, ...(withParameters ? [part('node-parameters')] : [])], { margin: { ...NO_MARGIN, right: -1, bottom: 40 }, lastPart: last });
	await parameters.close();
	return picture;
}

/** The page with the orders and their invoices, and the PDF behind one. */
async function sandboxImages(stage: Stage, page: Page, shoot: Shot): Promise<void> {
	await page.goto(stage.sandbox.url);
	const section = (title: string): Locator => page.locator('section', { has: page.getByRole('heading', { name: title }) });
	shoot('sandbox-page', await photograph(page, [section('Place an order'), section('Documents in CashMan-FX')], { margin: A_LITTLE }));
	const link = await section('Orders').locator('tbody a').first().getAttribute('href');
	if (link === null) throw new Error('No order of the sandbox has its invoice');
	shoot('invoice', firstPage(Buffer.from(await (await fetch(link)).arrayBuffer())));
}

function firstPage(pdf: Buffer): Buffer {
	const folder = mkdtempSync(join(tmpdir(), 'invoice-'));
	try {
		const file = join(folder, 'invoice.pdf');
		writeFileSync(file, pdf);
		return execFileSync('pdftoppm', ['-png', '-r', '140', '-y', '60', '-H', '600', '-singlefile', file]);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function inWindow(size: typeof WINDOW, work: (page: Page) => Promise<void>): Promise<void> {
	const window = await openWindow(size);
	try {
		await work(window.page);
	} catch (error) {
		say(`what the window showed: ${await window.photograph('images')}`);
		throw error;
	} finally {
		await window.close();
	}
}

async function main(): Promise<void> {
	process.env.E2E_N8N_LINE = '2';
	const made = new Map<ImageName, Buffer>();
	const shoot: Shot = (name, picture) => {
		say(`${name}.png, ${Math.round(picture.length / 1024)} kB`);
		made.set(name, picture);
	};
	say('start n8n and the sandbox ...');
	const stage = await setStage({ hasCredentials: false, ports: { n8n: 5678, sandbox: 4010 } });
	try {
		await inWindow(WINDOW, async (page) => { await editorImages(stage, createEditor(page, stage.n8n.url), shoot); });
		await inWindow(PAGE_WINDOW, async (page) => { await sandboxImages(stage, page, shoot); });
	} finally {
		await stage.close();
	}
	rmSync(FOLDER, { recursive: true, force: true });
	mkdirSync(FOLDER, { recursive: true });
	for (const name of IMAGE_NAMES) writeFileSync(join(FOLDER, `${name}.png`), made.get(name) as Buffer);
}

main().then(() => process.exit(0), (error: Error) => {
	console.error(error.message);
	process.exit(1);
});
