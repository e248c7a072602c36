import { readOrder } from '../../core/salesAutopilotRecord';
import { order, type Row } from '../support/orders';
import { NO_WAIT, startShop, yearly, type Shop } from '../support/shop';

let shop: Shop;
beforeEach(async () => { shop = await startShop(); });
afterEach(async () => { await shop.close(); });

const carrying = (number: string, changes: Row = {}): Row => order({ id: '77', mssys_billing_number: number, mssys_bill_pdf_link: 'https://szamla.example/a', ...changes });
const again = { options: { ...NO_WAIT, issueAgainAfterStorno: true } };
const cancel = async (): Promise<void> => { await shop.run([{}], { operation: 'cancel', findBy: 'orderReference', orderReference: '77' }); };

test('an order that carries a link alone is invoiced already, and the message says what to do if it is not', async () => {
	const { json } = await shop.run([carrying('')]);
	expect(json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: '', invoiceLink: 'https://szamla.example/a', message: expect.stringContaining('empty the link') });
	expect(await shop.calls('1')).toBe(0);
});

test.each(['0', '-', 'null', 'N/A'])('%s in both fields is no invoice', async (placeholder) => {
	expect((await shop.run([carrying(placeholder, { mssys_bill_pdf_link: placeholder })])).json[0]).toMatchObject({ outcome: 'issued' });
});

describe('an invoice that was written back and then cancelled', () => {
	beforeEach(async () => {
		await shop.run([order({ id: '77' })]);
		await cancel();
	});

	test('is reported as cancelled when its order comes again', async () => {
		const { json } = await shop.run([carrying(yearly(1))]);
		expect(json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: yearly(1), cancelled: true, message: expect.stringContaining('Issue Again After Storno') });
	});

	test('makes way for a new one with Issue Again After Storno, once', async () => {
		expect((await shop.run([carrying(yearly(1))], again)).json[0]).toMatchObject({ outcome: 'issued', invoiceNumber: yearly(3) });
		expect((await shop.run([carrying(yearly(1))], again)).json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: yearly(3), cancelled: false });
	});

	test('gives way to the one that was issued since, also without the option', async () => {
		await shop.run([order({ id: '77' })], again);
		expect((await shop.run([carrying(yearly(1))])).json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: yearly(3), cancelled: false });
	});

	test('stands by its order where the list cannot be read, and the message says so', async () => {
		await shop.fault({ name: 'hiba', operation: '18', text: 'HIBA:005 Nincs jogosultsága a listához!' });
		const { json } = await shop.run([carrying(yearly(1))], again);
		expect(json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: yearly(1), message: expect.stringContaining('Whether it was cancelled (storno) since is not known') });
	});
});

test('a cancelled final invoice that was issued again is told by its new number', async () => {
	const final = { resource: 'advance', operation: 'createFinal' };
	await shop.run([order({ id: '77' })], { resource: 'advance', operation: 'create' });
	await shop.run([order({ id: '77' })], final);
	await shop.run([{}], { operation: 'cancel', invoiceNumber: yearly(2) });
	await shop.run([order({ id: '77' })], { ...final, ...again });
	expect((await shop.run([carrying(yearly(2))])).json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: yearly(4), message: expect.stringContaining('stands in its place') });
});

test('another buyer\'s invoice under the same number is not told as the one that stands in place of the cancelled one', async () => {
	await shop.run([order({ id: '77' })]);
	await cancel();
	await shop.run([order({ id: '77', mssys_lastname: 'Kiss', mssys_firstname: 'Béla' })], { options: { ...NO_WAIT, issueAgainAfterStorno: true } });
	expect((await shop.run([carrying(yearly(1))])).json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: yearly(1), cancelled: true });
});

test('what an earlier try issued in place of a cancelled one comes out as issued', async () => {
	await shop.run([order({ id: '77' })]);
	await cancel();
	await shop.fault({ name: 'truncated-reply', operation: '1' });
	await shop.fault({ name: 'hiba', operation: '1', text: 'HIBA:099 Pillanatnyi hiba' });
	const { json } = await shop.run([carrying(yearly(1)), order({ id: '78' })], again, { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 });
	expect(json).toMatchObject([{ outcome: 'issued', invoiceNumber: yearly(3) }, { outcome: 'issued', orderReference: '78' }]);
});

test('an order number with two spaces is looked for as it was issued', async () => {
	const spaced = { id: '9', mssys_shoprenter_id: 'WEB  77' };
	await shop.run([order(spaced)]);
	await shop.run([{}], { operation: 'cancel', invoiceNumber: yearly(1) });
	expect((await shop.run([order({ ...spaced, mssys_billing_number: yearly(1) })], again)).json[0]).toMatchObject({ outcome: 'issued' });
});

test.each(['0', '-', 'null', ' '])('%j as the invoice of an edited order is none', async (number) => {
	const { order: read } = { order: readOrder(order({ id: '78' }), '1') };
	expect((await shop.run([{ order: { ...read, invoice: { number, link: '' } } }])).json[0]).toMatchObject({ outcome: 'issued', orderReference: '78' });
});

test('an invoice that another program issued is not asked for again, whatever the option says', async () => {
	expect((await shop.run([carrying('MASIK-2026/7')], again)).json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: 'MASIK-2026/7', cancelled: false });
	expect(await shop.calls('1')).toBe(0);
});

describe('an order that carries the invoice of another program', () => {
	test.each([['proforma', 'create', 'ask for its money again'], ['advance', 'create', 'bill it twice']])('gets no %s', async (resource, operation, words) => {
		const { error } = await shop.run([carrying('MASIK-2026/7')], { resource, operation });
		expect(error?.message).toMatch(new RegExp(`carries the invoice MASIK-2026/7 .*${words}`));
		expect((await shop.books()).documents).toHaveLength(0);
	});

	test('gets no final invoice beside it', async () => {
		await shop.run([order({ id: '77' })], { resource: 'advance', operation: 'create' });
		const { error } = await shop.run([carrying('MASIK-2026/7')], { resource: 'advance', operation: 'createFinal' });
		expect(error?.message).toContain('this would bill it twice');
		expect((await shop.books()).documents).toHaveLength(1);
	});
});

test('the number of the advance, where an order carries it, does not stand in the way of the final invoice', async () => {
	await shop.run([order({ id: '77' })], { resource: 'advance', operation: 'create' });
	const { json } = await shop.run([carrying(yearly(1))], { resource: 'advance', operation: 'createFinal' });
	expect(json[0]).toMatchObject({ outcome: 'issued', invoiceNumber: yearly(2) });
});
