/** The editor in a browser, from the login to an invoice, as a person goes through it who starts from nothing. */
import { CALLER } from '../../demo/workflows';
import { openWindow, windowTest, type Window } from './browser';
import { addCreate, addTrigger, addWriteBack, CREATE, TRIGGER, WRITE_BACK } from './chain';
import { createEditor, type Editor } from './editor';
import { booksOf, control, recordOf, setStage, type Stage } from './stage';
import { MALFORMED } from './templateStage';

let stage: Stage;
let window: Window | undefined;
let editor: Editor;

beforeAll(async () => {
	stage = await setStage({ hasCredentials: false });
	window = await openWindow();
	editor = createEditor(window.page, stage.n8n.url);
	await editor.logIn();
	await editor.openEmpty();
	// What stood in the console until here is about the login.
	window.problems();
});
afterAll(async () => {
	await window?.close();
	await stage?.close();
});

const claim = (title: string, body: () => Promise<void>) => windowTest(title, () => window, body);

/** Presses Execute workflow, and has SalesAutopilot call with an order. Gives the order's id. */
async function executeWith(place: string, body?: unknown): Promise<string> {
	await editor.listen();
	const { recordId, fired } = await control<{ recordId: string; fired: { status: number } }>(stage.sandbox, 'POST', place, body);
	expect(fired.status).toBe(200);
	return recordId;
}

/** Opens a node and gives its output, as soon as it is this. */
async function outputOf(node: string, pattern: RegExp): Promise<string> {
	await editor.parameters.open(editor.node(node));
	const output = await editor.parameters.outputWith(pattern);
	await editor.parameters.close();
	return output;
}

claim('the panel of nodes finds ours by "cashman", "számla", "invoice" and "salesautopilot"', async () => {
	await editor.nodePanel.open();
	await editor.nodePanel.search('cashman', 'CashMan-FX');
	await editor.nodePanel.search('számla', 'CashMan-FX', 'SalesAutopilot');
	await editor.nodePanel.search('invoice', 'CashMan-FX');
	await editor.nodePanel.search('salesautopilot', 'SalesAutopilot');
});

claim('the trigger goes onto the empty canvas, its credential tests green, and its lists are there to choose from', async () => {
	await addTrigger(editor, stage.sandbox.url);
	expect(await editor.parameters.shown('listId')).toBe('Webáruház rendelések (1001)');
	const url = await editor.parameters.testUrl();
	expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/webhook-test\/[\w-]+\/order$/);
	await control(stage.sandbox, 'PUT', 'external-action/1001', { url, ...CALLER, format: 'json', body: '{"nl_id":"1001","nud_id":"[id]"}' });
	await editor.parameters.close();
});

claim('a credential with a wrong password is red and says why; corrected, it is green', async () => {
	await addCreate(editor, stage.sandbox.url);
	const { credential } = editor.parameters;
	await editor.parameters.editCredential();
	await credential.good.waitFor();
	await credential.fill({ password: 'wr0ng' });
	await credential.save();
	expect(await credential.refusal()).toMatch(/CashMan-FX refused the login/);
	await credential.fill({ password: 'demo' });
	await credential.save();
	await credential.good.waitFor();
	await credential.close();
	await editor.parameters.close();
});

claim('the third node completes the chain: it takes the credential that is there, and offers the data-update forms', async () => {
	await addWriteBack(editor);
	expect(await editor.parameters.shown('formId')).toBe('Webáruház rendelések: Számla visszaírása (10013)');
	await editor.parameters.close();
	expect(await editor.part('canvas-node').count()).toBe(3);
	expect(await editor.part('edge').count()).toBe(2);
});

claim('Execute takes an order through the three nodes, and the output shows its invoice', async () => {
	const recordId = await executeWith('samples/company?list=1001');
	for (const node of [TRIGGER, CREATE, WRITE_BACK]) await editor.waitForMark(node, 'success');
	const created = await outputOf(CREATE, /issued/);
	const [document, ...more] = (await booksOf(stage.sandbox)).documents;
	expect(more).toEqual([]);
	for (const text of ['outcome', 'invoiceNumber', document?.number, 'grossTotal', '111125', 'HUF']) expect(created).toContain(text);
	await outputOf(WRITE_BACK, /written/);
	expect(await recordOf(stage.sandbox, recordId)).toMatchObject({ mssys_billing_number: document?.number });
});

claim('an order with a zero total comes out as skipped, with the reason', async () => {
	await executeWith('samples/zero?list=1001');
	await outputOf(CREATE, /skipped[^]*The gross total is zero, and Issue Zero-Total Invoices is off/);
	await outputOf(WRITE_BACK, /skipped[^]*Nothing was written/);
	expect((await booksOf(stage.sandbox)).documents).toHaveLength(1);
});

claim('a bad order turns the node red, and its error names the order, the field, the value and the remedy', async () => {
	const recordId = await executeWith('orders', { listId: '1001', order: MALFORMED, fire: true });
	await editor.waitForMark(CREATE, 'error');
	const output = await outputOf(CREATE, /tax number/);
	for (const text of [`Order ${recordId}: The tax number (adószám) is not of the form 12345678-2-42`, 'mssys_vat_number', '"1234-5"', 'Correct it, or empty the field for a private person']) expect(output).toContain(text);
	expect((await booksOf(stage.sandbox)).documents).toHaveLength(1);
});

claim('the console has no error, and no part of the page says "undefined"', async () => {
	expect((window as Window).problems()).toEqual([]);
	expect(await editor.page.locator('body').innerText()).not.toMatch(/undefined|\[object Object\]/);
});
