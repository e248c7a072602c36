import { control, outputOf, recordOf } from './stage';
import { BUYER, hoursAgo, MALFORMED, setTemplateStage, ZERO, type TemplateStage, type UsedTemplate } from './templateStage';

/** What each template is for, seen on the real n8n. The one with the claim has a file of its own. */
let stage: TemplateStage;
let used: UsedTemplate[] = [];

beforeAll(async () => { stage = await setTemplateStage(); });
beforeEach(async () => {
	await control(stage.sandbox, 'POST', 'reset');
	stage.mailbox.letters.length = 0;
});
afterEach(async () => {
	for (const template of used) await template.deactivate();
	used = [];
});
afterAll(async () => { await stage?.close(); });

const use: TemplateStage['use'] = async (...given) => {
	const template = await stage.use(...given);
	used.push(template);
	return template;
};
const ended = ({ status, error }: { status: string; error?: { message: string } }) => ({ status, error: error?.message });
const WELL = { status: 'success', error: undefined };

test('nightly-batch invoices what has none, goes on past a failure, leaves new orders alone, and mails a summary', async () => {
	const [plain, , broken] = [await stage.order(), await stage.order(ZERO), await stage.order(MALFORMED)];
	await stage.order({ ...BUYER, subdate: hoursAgo(0) });
	const template = await use('nightly-batch');
	const run = await template.runFrom('Every Night');
	expect(ended(run)).toEqual(WELL);
	expect(outputOf(run, 'Summary')).toMatchObject([{ orders: 3, issued: 1, existing: 0, skipped: 1, unknown: 0, failed: 1, problems: expect.stringMatching(new RegExp(`Order ${broken}.*tax number`, 'i')) }]);
	const [invoice] = await stage.documents();
	expect(await recordOf(stage.sandbox, plain)).toMatchObject({ mssys_billing_number: invoice?.number });
	expect(stage.mailbox.letters).toMatchObject([{ to: ['invoices@example.com'], subject: 'Invoices of the night: 1 issued, 1 to look at', text: expect.stringContaining(`Order ${broken}`) }]);

	expect(outputOf(await template.runFrom('Every Night'), 'Summary')).toMatchObject([{ orders: 2, issued: 0, failed: 1 }]);
	expect(await stage.documents()).toHaveLength(1);
});

test('proforma-then-invoice gives a new order a proforma, and converts it when the order is paid, once', async () => {
	const template = await use('proforma-then-invoice');
	const recordId = await stage.order();
	expect(ended(await template.fire(recordId))).toEqual(WELL);
	const [proforma] = await stage.documents();
	expect(proforma?.kind).toBe('proforma');
	expect(await recordOf(stage.sandbox, recordId)).toMatchObject({ mssys_proform_number: proforma?.number, mssys_billing_number: '' });

	await stage.update(recordId, { mssys_order_status: '2' });
	expect(ended(await template.fire(recordId))).toEqual(WELL);
	const [, invoice] = await stage.documents();
	expect(invoice?.kind).toBe('invoice');
	expect(await recordOf(stage.sandbox, recordId)).toMatchObject({ mssys_proform_number: proforma?.number, mssys_billing_number: invoice?.number });

	expect(ended(await template.fire(recordId))).toEqual(WELL);
	expect(await stage.documents()).toHaveLength(2);
});

test('proforma-then-invoice gives an order that was paid at once its invoice, and finds at night what was paid unnoticed', async () => {
	const template = await use('proforma-then-invoice');
	const atOnce = await stage.order({ ...BUYER, mssys_order_status: '2' });
	await template.fire(atOnce);
	expect((await stage.documents()).map(({ kind }) => kind)).toEqual(['invoice']);

	const unnoticed = [await stage.order(), await stage.order()];
	for (const recordId of unnoticed) {
		await template.fire(recordId);
		await stage.update(recordId, { mssys_order_status: '2' });
	}
	await stage.order();
	expect(ended(await template.runFrom('Every Night'))).toEqual(WELL);
	const documents = await stage.documents();
	expect(documents.map(({ kind }) => kind)).toEqual(['invoice', 'proforma', 'proforma', 'invoice', 'invoice']);
	for (const [index, recordId] of unnoticed.entries()) expect(await recordOf(stage.sandbox, recordId)).toMatchObject({ mssys_billing_number: documents[3 + index]?.number });
});

test('errors-with-alert sends each outcome its own way', async () => {
	const template = await use('errors-with-alert');
	const plain = await template.fire(await stage.order());
	expect(outputOf(plain, 'Write Invoice Back')).toMatchObject([{ writeBack: 'written' }]);
	const zero = await template.fire(await stage.order(ZERO));
	expect(outputOf(zero, 'Zero Total: Nothing to Do')).toMatchObject([{ outcome: 'skipped' }]);
	expect(stage.mailbox.letters).toEqual([]);

	const broken = await stage.order(MALFORMED);
	const failed = await template.fire(broken);
	expect(failed.status).toBe('error');
	expect(failed.error?.message).toMatch(/tax number/i);
	expect(stage.mailbox.letters).toMatchObject([{ subject: `Order ${broken} has no invoice`, text: expect.stringMatching(/tax number/i) }]);

	await control(stage.sandbox, 'POST', 'faults', { name: 'drop-before-commit', operation: '1' });
	const doubtful = await stage.order();
	expect(ended(await template.fire(doubtful))).toEqual(WELL);
	expect(stage.mailbox.letters[1]).toMatchObject({ subject: `Order ${doubtful}: was the invoice issued?`, text: expect.stringContaining('may have been issued') });
});

test('pdf-by-mail mails the PDF of a new invoice to the buyer, once', async () => {
	const template = await use('pdf-by-mail');
	const recordId = await stage.order();
	expect(ended(await template.fire(recordId))).toEqual(WELL);
	const [invoice] = await stage.documents();
	expect(stage.mailbox.letters).toMatchObject([{ to: ['anna@example.hu'], subject: `Számla: ${invoice?.number}`, text: expect.stringMatching(/Content-Type: application\/pdf[\s\S]*\r\nJVBERi/) }]);
	expect(stage.mailbox.letters[0]?.text).toContain('Kedves Minta Anna!');

	const again = await template.fire(recordId);
	expect(Object.keys(again.runs)).toContain('Nobody Is Mailed');
	expect(stage.mailbox.letters).toHaveLength(1);
});

test('storno-with-check cancels the invoice that is meant, and nothing else', async () => {
	const recordId = await stage.order();
	const issuing = await use('order-to-invoice');
	await issuing.fire(recordId);
	const which = async (grossTotal: string) => await use('storno-with-check', ({ nodes }) => {
		const { assignments } = nodes.find(({ name }) => name === 'Which Invoice')?.parameters.assignments as { assignments: Array<{ name: string; value: string }> };
		for (const field of assignments) field.value = field.name === 'grossTotal' ? grossTotal : recordId;
	});
	const wrongTotal = await (await which('8891')).runFrom('Start by Hand');
	expect(Object.keys(wrongTotal.runs)).toEqual(expect.arrayContaining(['Left Alone']));
	expect(Object.keys(wrongTotal.runs)).not.toContain('Cancel');

	const template = await which('8890.00');
	const run = await template.runFrom('Start by Hand');
	expect(ended(run)).toEqual(WELL);
	expect(outputOf(run, 'Cancel')).toMatchObject([{ outcome: 'issued' }]);
	expect(await stage.documents()).toHaveLength(2);
	expect(Object.keys((await template.runFrom('Start by Hand')).runs)).not.toContain('Cancel');
	expect(await stage.documents()).toHaveLength(2);
});

test('storno-with-check leaves an order without an invoice alone', async () => {
	const run = await (await use('storno-with-check')).runFrom('Start by Hand');
	expect(ended(run)).toEqual(WELL);
	expect(outputOf(run, 'Left Alone')).toMatchObject([{ found: false }]);
});

test('two-lists-two-accounts invoices each list through its own account, with its own option for zero totals', async () => {
	const template = await use('two-lists-two-accounts');
	await template.fire(await stage.order());
	await template.fire(await stage.order(ZERO));
	expect((await stage.documents('demo')).map(({ gross }) => Number(gross))).toEqual([8890]);
	await template.fire(await stage.order(BUYER, '1002'), '1002');
	await template.fire(await stage.order(ZERO, '1002'), '1002');
	expect((await stage.documents('demo2')).map(({ gross }) => Number(gross))).toEqual([8890, 0]);
	expect(await stage.documents('demo')).toHaveLength(1);
});

test('alert-when-orders-wait mails at the fifth waiting order, and counts no zero total', async () => {
	const template = await use('alert-when-orders-wait');
	for (let count = 1; count <= 4; count++) await stage.order();
	await stage.order(ZERO);
	expect(Object.keys((await template.runFrom('Every Hour')).runs)).toContain('All Is Well');
	const fifth = await stage.order();
	expect(ended(await template.runFrom('Every Hour'))).toEqual(WELL);
	expect(stage.mailbox.letters).toMatchObject([{ subject: '5 orders wait for their invoice', text: expect.stringContaining(`${fifth} of `) }]);
	expect(await stage.documents()).toEqual([]);
});

test('nightly-reconciliation is silent when both sides agree, and when both are empty', async () => {
	const template = await use('nightly-reconciliation');
	expect(ended(await template.runFrom('Every Night'))).toEqual(WELL);
	const issuing = await use('order-to-invoice');
	await issuing.fire(await stage.order());
	await stage.order(ZERO);
	const run = await template.runFrom('Every Night');
	expect(ended(run)).toEqual(WELL);
	expect(outputOf(run, 'What Differs')).toEqual([]);
	expect(stage.mailbox.letters).toEqual([]);
});

test('nightly-reconciliation names every difference', async () => {
	const issuing = await use('order-to-invoice');
	const [without, notWritten, foreign, cancelled, otherTotal, lost] = [await stage.order(), await stage.order(), await stage.order(), await stage.order(), await stage.order(), await stage.order()];
	for (const recordId of [notWritten, foreign, cancelled, otherTotal, lost]) await issuing.fire(recordId);
	const numbers = Object.fromEntries((await stage.documents()).map(({ note, number }) => [note.replace('Megrendelésszám: ', ''), number]));
	await stage.update(notWritten, { mssys_billing_number: '', mssys_bill_pdf_link: '' });
	await stage.update(foreign, { mssys_billing_number: 'SA-1' });
	await stage.update(otherTotal, { mssys_order_brutto_sum: '9000' });
	await fetch(`${stage.sandbox.url}/salesautopilot/delete/1001/record/${lost}`, { method: 'DELETE', headers: { authorization: `Basic ${Buffer.from('demo:demo').toString('base64')}` } });
	const storno = await use('storno-with-check', ({ nodes }) => {
		const { assignments } = nodes.find(({ name }) => name === 'Which Invoice')?.parameters.assignments as { assignments: Array<{ name: string; value: string }> };
		for (const field of assignments) field.value = field.name === 'grossTotal' ? '8890' : cancelled;
	});
	await storno.runFrom('Start by Hand');
	const before = await stage.documents();

	const run = await (await use('nightly-reconciliation')).runFrom('Every Night');
	expect(ended(run)).toEqual(WELL);
	const found = outputOf(run, 'What Differs').map(({ difference, orderReference, inCashmanFx }) => `${String(orderReference)} ${String(inCashmanFx)}: ${String(difference)}`);
	expect(found.sort()).toEqual([
		`${without} : no invoice`,
		`${notWritten} ${numbers[notWritten]}: invoice not written back`,
		`${foreign} ${numbers[foreign]}: invoice is not in CashMan-FX`,
		`${cancelled} ${numbers[cancelled]}: order carries a cancelled invoice`,
		`${otherTotal} ${numbers[otherTotal]}: totals differ`,
		`${lost} ${numbers[lost]}: no such order in this list`,
	].sort());
	expect(stage.mailbox.letters).toMatchObject([{ subject: '6 difference(s) between SalesAutopilot and CashMan-FX', text: expect.stringContaining('order 8890') }].map(({ subject }) => ({ subject })));
	expect(await stage.documents()).toEqual(before);
});
