import { control, outputOf, recordOf } from './stage';
import { BUYER, hoursAgo, MALFORMED, setTemplateStage, type TemplateStage, type UsedTemplate } from './templateStage';

/** The claim in PostgreSQL, on one n8n: several workers only make what happens here more likely. */
let stage: TemplateStage;
let template: UsedTemplate;

beforeAll(async () => {
	stage = await setTemplateStage();
	template = await stage.use('order-to-invoice-queue-mode');
});
afterAll(async () => { await stage?.close(); });

const claim = (recordId: string) => stage.database.rows(`SELECT outcome, invoice_number, message, tries, finished_at IS NOT NULL AS finished, lease_ends_at > now() AS leased FROM cashman_fx_claims WHERE record_id = '${recordId}'`)[0];
const change = (recordId: string, set: string) => { stage.database.run(`UPDATE cashman_fx_claims SET ${set} WHERE record_id = '${recordId}'`); };
const invoicesOf = async (recordId: string) => (await stage.documents()).filter(({ note }) => note === `Megrendelésszám: ${recordId}`);
const SCHEDULE = 'Every 15 Minutes';

test('an order is claimed, invoiced, written back, and its claim is closed with the number', async () => {
	const recordId = await stage.order();
	const run = await template.fire(recordId);
	expect({ status: run.status, error: run.error?.message }).toEqual({ status: 'success', error: undefined });
	const [invoice] = await invoicesOf(recordId);
	expect(claim(recordId)).toMatchObject({ outcome: 'issued', invoice_number: invoice?.number, tries: 1, finished: true });
	expect(await recordOf(stage.sandbox, recordId)).toMatchObject({ mssys_billing_number: invoice?.number });
});

test('a second call about an order stops at its claim, before CashMan-FX is asked', async () => {
	const recordId = await stage.order();
	await template.fire(recordId);
	const run = await template.fire(recordId);
	expect(Object.keys(run.runs)).toContain('Another Run Has It');
	expect(Object.keys(run.runs)).not.toContain('Create Invoice');
	expect(await invoicesOf(recordId)).toHaveLength(1);
});

test('five calls about an order at the same moment issue one invoice', async () => {
	const recordId = await stage.order();
	const runs = await Promise.all(Array.from({ length: 5 }, async () => await template.fire(recordId)));
	expect(runs.filter(({ runs: nodes }) => 'Create Invoice' in nodes)).toHaveLength(1);
	expect(await invoicesOf(recordId)).toHaveLength(1);
});

test('a claim whose run broke off before the invoice is taken over once its time is up', async () => {
	const recordId = await stage.order();
	stage.database.run(`INSERT INTO cashman_fx_claims (list_id, order_reference, record_id, claimed_by) VALUES ('1001', '${recordId}', '${recordId}', 'a crashed run')`);
	await template.runFrom(SCHEDULE);
	expect(await invoicesOf(recordId)).toHaveLength(0);

	change(recordId, "lease_ends_at = now() - interval '1 second'");
	const run = await template.runFrom(SCHEDULE);
	expect({ status: run.status, error: run.error?.message }).toEqual({ status: 'success', error: undefined });
	const [invoice] = await invoicesOf(recordId);
	expect(claim(recordId)).toMatchObject({ outcome: 'issued', invoice_number: invoice?.number, tries: 2, finished: true });
});

test('a claim whose run broke off after the invoice is taken over without a second one', async () => {
	const recordId = await stage.order();
	await template.fire(recordId);
	const [invoice] = await invoicesOf(recordId);
	change(recordId, "outcome = NULL, invoice_number = NULL, finished_at = NULL, lease_ends_at = now() - interval '1 second'");
	await emptyWriteBack(recordId);
	const run = await template.runFrom(SCHEDULE);
	expect(outputOf(run, 'Create Invoice')).toMatchObject([{ outcome: 'existing', invoiceNumber: invoice?.number }]);
	expect(await invoicesOf(recordId)).toHaveLength(1);
	expect(claim(recordId)).toMatchObject({ outcome: 'existing', invoice_number: invoice?.number, finished: true });
	expect(await recordOf(stage.sandbox, recordId)).toMatchObject({ mssys_billing_number: invoice?.number });
});

test('an order that fails shows as a failed run, says why in its claim, and is tried again when it was corrected', async () => {
	const recordId = await stage.order(MALFORMED);
	const run = await template.fire(recordId);
	expect(run.status).toBe('error');
	expect(run.error?.message).toMatch(/tax number/i);
	expect(claim(recordId)).toMatchObject({ outcome: 'failed', message: expect.stringMatching(/tax number/i), finished: false, leased: true });

	await stage.update(recordId, { mssys_vat_number: '12345676-2-41' });
	change(recordId, "lease_ends_at = now() - interval '1 second'");
	expect((await template.runFrom(SCHEDULE)).status).toBe('success');
	expect(claim(recordId)).toMatchObject({ outcome: 'issued', tries: 2, finished: true });
});

test('a write-back that fails leaves the number in the claim, and is made up for without a second invoice', async () => {
	const recordId = await stage.order();
	await control(stage.sandbox, 'POST', 'faults', { name: 'sa-500', operation: 'update/1001', count: 20 });
	const run = await template.fire(recordId);
	await control(stage.sandbox, 'DELETE', 'faults');
	const [invoice] = await invoicesOf(recordId);
	expect(run.status).toBe('error');
	expect(claim(recordId)).toMatchObject({ outcome: 'issued', invoice_number: invoice?.number, finished: false });

	change(recordId, "lease_ends_at = now() - interval '1 second'");
	await template.runFrom(SCHEDULE);
	expect(await invoicesOf(recordId)).toHaveLength(1);
	expect(claim(recordId)).toMatchObject({ finished: true });
	expect(await recordOf(stage.sandbox, recordId)).toMatchObject({ mssys_billing_number: invoice?.number });
});

test('an unknown outcome is never taken over, and a person is mailed once', async () => {
	const recordId = await stage.order(BUYER);
	await control(stage.sandbox, 'POST', 'faults', { name: 'drop-before-commit', operation: '1' });
	const run = await template.fire(recordId);
	expect(outputOf(run, 'Create Invoice')).toMatchObject([{ outcome: 'unknown' }]);
	expect(claim(recordId)).toMatchObject({ outcome: 'unknown', finished: false });

	change(recordId, "lease_ends_at = now() - interval '1 second'");
	const before = stage.mailbox.letters.length;
	for (let round = 1; round <= 2; round++) expect((await template.runFrom(SCHEDULE)).status).toBe('success');
	expect(await invoicesOf(recordId)).toHaveLength(0);
	const letters = stage.mailbox.letters.slice(before);
	expect(letters).toHaveLength(1);
	expect(letters[0]?.text).toContain(`${recordId} (list 1001`);

	// What the note tells a person to do when there is no such invoice.
	change(recordId, 'outcome = NULL, tries = 0');
	await template.runFrom(SCHEDULE);
	expect(claim(recordId)).toMatchObject({ outcome: 'issued', finished: true });
});

test('after five tries a person is mailed, and the order is left alone', async () => {
	const recordId = await stage.order(MALFORMED);
	await template.fire(recordId);
	change(recordId, "tries = 5, lease_ends_at = now() - interval '1 second'");
	const before = stage.mailbox.letters.length;
	const run = await template.runFrom(SCHEDULE);
	expect(Object.keys(run.runs)).not.toContain('Create Invoice');
	expect(stage.mailbox.letters.slice(before).map(({ text }) => text)).toEqual([expect.stringContaining(recordId)]);
});

test('an order whose calls never arrived is claimed and invoiced after a quarter of an hour; what is older than the first claim is left alone', async () => {
	await template.fire(await stage.order());
	stage.database.run("UPDATE cashman_fx_claims SET noticed_at = now() - interval '3 hours'");
	const ofBefore = await stage.order({ ...BUYER, subdate: hoursAgo(4) });
	const neverArrived = await stage.order({ ...BUYER, subdate: hoursAgo(1) });
	const onItsWay = await stage.order({ ...BUYER, subdate: hoursAgo(0.1) });
	const run = await template.runFrom(SCHEDULE);
	expect({ status: run.status, error: run.error?.message }).toEqual({ status: 'success', error: undefined });
	expect(claim(neverArrived)).toMatchObject({ outcome: 'issued', tries: 1, finished: true });
	expect(await Promise.all([ofBefore, neverArrived, onItsWay].map(async (recordId) => (await invoicesOf(recordId)).length))).toEqual([0, 1, 0]);
	expect([claim(ofBefore), claim(onItsWay)]).toEqual([undefined, undefined]);
});

test('a run sends nothing in the last five minutes of its claim, so that the next run sees all that was sent', async () => {
	await template.deactivate();
	const late = await stage.use('order-to-invoice-queue-mode', ({ nodes }) => {
		const { parameters } = nodes.find(({ name }) => name === 'Claim the Order')!;
		parameters.query = String(parameters.query).replace("interval '5 minutes'", "interval '31 minutes'");
	});
	const recordId = await stage.order();
	expect((await late.fire(recordId)).error?.message).toMatch(/Send Before has passed/);
	expect(await invoicesOf(recordId)).toHaveLength(0);
	expect(claim(recordId)).toMatchObject({ outcome: 'failed', finished: false });
});

async function emptyWriteBack(recordId: string): Promise<void> {
	await stage.update(recordId, { mssys_billing_number: '', mssys_bill_pdf_link: '' });
}
