import { readOrder } from '../../core/salesAutopilotRecord';
import { freeOrder, order } from '../support/orders';
import { CONTINUE_ON_FAIL, startShop, type Shop } from '../support/shop';

/** What an expression gives that points to the wrong thing: a whole object, or a list. Taken for nothing, it would drop what was meant. */
let shop: Shop;
beforeAll(async () => { shop = await startShop(); });
afterAll(async () => { await shop.close(); });

const define = (changes: Record<string, unknown>): Record<string, unknown> => ({
	source: 'define', orderReference: 'D-1', buyerName: 'Minta Anna', zip: '1011', city: 'Budapest', street: 'Fő utca 1.', items: { item: [{ name: 'Könyv', unitPrice: '100' }] }, ...changes,
});
const wrong = { number: '12345676-2-42' };

const BAD: Array<[field: string, parameters: Record<string, unknown>]> = [
	['Tax Number', define({ taxNumber: wrong })],
	['E-Mail Address', define({ sendEmail: true, email: ['anna@example.com'] })],
	['Buyer Details → EU VAT Number', define({ buyerDetails: { euVatNumber: wrong } })],
	['Shipping Address → Name', define({ shippingAddress: { name: wrong } })],
	['Bank → Account', define({ bank: { account: wrong } })],
	['Dates → Due Date', define({ dates: { dueOn: wrong } })],
	['Note', define({ options: { note: wrong } })],
	['Expected Gross Total', define({ options: { expectedGross: [127] } })],
	['discountPercent of item 1', define({ itemsAre: 'json', itemsJson: [{ name: 'Könyv', unitPrice: 100, discountPercent: { percent: 10 } }] })],
	['Additional Fields (Raw) → t_bank', define({ additionalFields: { pairs: [{ name: 't_bank', value: wrong }] } })],
	['Options → Send Before', { options: { sendBefore: wrong } }],
	['Order Reference', { options: { orderReference: wrong } }],
	['Paid On', { operation: 'settle', invoiceNumber: '2026/00001', paidOn: ['2026-11-02'] }],
	['Invoice Number', { operation: 'settle', invoiceNumber: { mode: 'number', value: ['2026/00001'] } }],
	['Order Reference', { operation: 'cancel', findBy: 'orderReference', orderReference: wrong }],
	['Amount', { resource: 'cashDesk', operation: 'record', cashDeskId: '1', amount: wrong }],
	['Phone', { resource: 'partner', operation: 'save', name: 'Minta Anna', phone: wrong }],
	['Stock', { resource: 'product', operation: 'save', sku: 'A', stock: wrong }],
	['Advance Gross Total', { resource: 'advance', operation: 'createFinal', advanceGross: wrong }],
];

test.each(BAD)('an object or a list as %s is refused by name, and nothing is sent', async (field, parameters) => {
	const { items: [item] } = await shop.run([order({ id: 'B-1' })], parameters, CONTINUE_ON_FAIL);
	expect(item?.error?.message).toContain('a list or an object, where one value is wanted');
	expect(item?.error?.message).toContain(`(${field}: `);
	expect(item?.error?.description).toContain('Nothing was sent');
	expect((await shop.books()).documents).toEqual([]);
});

const EMPTY = ['', null, [], '={{ "" }}', '={{ $json.isNotThere }}'];

test.each(EMPTY)('Look Back whose expression found nothing (%j) is its default, so that an invoice of last week is still found', async (lookBackDays) => {
	const reference = `L-${EMPTY.indexOf(lookBackDays)}`;
	const [first] = (await shop.run([{}], define({ orderReference: reference, dates: { issuedOn: '={{ $now.minus({ days: 7 }) }}' } }))).json;
	const [again] = (await shop.run([{}], define({ orderReference: reference, options: { lookBackDays } }))).json;
	expect([again?.outcome, again?.invoiceNumber]).toEqual(['existing', first?.invoiceNumber]);
});

test('Payment Days and Copies whose expressions found nothing are their defaults', async () => {
	const row = async (options: Record<string, unknown>): Promise<unknown> => {
		const { json: [shown] } = await shop.run([{}], define({ operation: 'preview', paymentMethod: 'Átutalás', options }));
		return shown?.rows;
	};
	expect(await row({ paymentDays: '', copies: '={{ $json.isNotThere }}' })).toEqual(await row({}));
});

test('Issue Zero-Total Invoices is on for true alone, not for the text "false"', async () => {
	expect((await shop.run([freeOrder()], { issueZeroTotal: '={{ "false" }}' })).json[0]?.outcome).toBe('skipped');
});

test.each([
	['an expression that finds nothing', order({ id: 'E-1' }), '={{ $json.ordr }}', 'Set it back to {{ $json }}.'], ['a part of the order', order({ id: 'E-2' }), '={{ $json.products }}', 'Set it back to {{ $json }}.'],
	['the ids alone, as somebody pins them', { listId: '1001', recordId: '5' }, '={{ $json }}', 'pin the whole output of the trigger'],
])('%s in place of the order is told with what helps', async (_what, item, expression, remedy) => {
	const { items: [failed] } = await shop.run([item], { order: expression }, CONTINUE_ON_FAIL);
	expect(failed?.error?.description).toContain(remedy);
});

test('an error of Define Below names the order as it is typed', async () => {
	const { items: [failed] } = await shop.run([{}], define({ orderReference: 'K-123', buyerName: '' }), CONTINUE_ON_FAIL);
	expect(failed?.error?.message).toMatch(/^Order K-123: /);
});

test('a refused product is told with the SKUs that were sent', async () => {
	const { items: [failed] } = await shop.run([{}], define({ orderReference: 'K-124', items: { item: [{ name: 'Könyv', unitPrice: '100', details: { sku: 'NINCS-1' } }] } }), CONTINUE_ON_FAIL);
	expect(failed?.error?.description).toContain('These were sent as SKU or product ID: NINCS-1.');
});

test('an empty day of SalesAutopilot\'s database is no day', () => {
	expect(readOrder({ ...order(), mssys_pay_date: '0000-00-00 00:00:00', mssys_pay_due_date: '0000-00-00', mssys_execute_date: '2026-11-20' }, '')).toMatchObject({ payment: { paidAt: '' }, dueDate: '', fulfilmentDate: '2026-11-20' });
});
