import { item, order } from '../support/orders';
import { CONTINUE_ON_FAIL, NO_WAIT, startShop, yearly, type Fault, type Shop } from '../support/shop';

let shop: Shop;
beforeEach(async () => { shop = await startShop(); });
afterEach(async () => { await shop.close(); });

const committed: Fault[] = [
	{ name: 'drop-after-commit' },
	{ name: 'status-500-after-commit' },
	{ name: 'cut-reply' },
	{ name: 'html-reply-after-commit' },
];

test.each(committed)('after $name the invoice is found by a look-up, and the create is not sent again', async (fault) => {
	await shop.fault({ ...fault, operation: '1' });
	const { json } = await shop.run([order({ id: '77' })]);
	expect(json[0]).toMatchObject({ outcome: 'issued', orderReference: '77', invoiceNumber: yearly(1), grossTotal: '1270' });
	expect(json[0]?.invoiceLink).toContain('szamfej_id=');
	expect(json[0]?.message).toContain('The answer was lost');
	expect(await shop.calls('1')).toBe(1);
	expect((await shop.books()).documents).toHaveLength(1);
});

test('a reply cut behind the number keeps the number, and the link is asked for', async () => {
	await shop.fault({ name: 'truncated-reply', operation: '1' });
	const { json } = await shop.run([order({ id: '77' })]);
	expect(json[0]).toMatchObject({ outcome: 'issued', invoiceNumber: yearly(1), invoiceId: '100001' });
	expect(json[0]?.invoiceLink).toContain('szamfej_id=100001');
	expect(await shop.calls('1')).toBe(1);
	expect(await shop.calls('2')).toBe(1);
});

const lost: Fault[] = [{ name: 'drop-before-commit' }, { name: 'status-500-before-commit' }, { name: 'html-reply' }];

test.each(lost)('after $name the order is unknown, was sent once, and running again issues it', async (fault) => {
	await shop.fault({ ...fault, operation: '1' });
	const first = await shop.run([order({ id: '77' }), order({ id: '78' })]);
	expect(first.json.map(({ outcome }) => outcome)).toEqual(['unknown', 'issued']);
	expect(first.json[0]?.message).toContain('before you run this order again');
	expect(await shop.calls('1')).toBe(2);
	const second = await shop.run([order({ id: '77' }), order({ id: '78' })]);
	expect(second.json.map(({ outcome }) => outcome)).toEqual(['issued', 'existing']);
	expect((await shop.books()).documents).toHaveLength(2);
});

test('an answer that comes too late counts as lost, and the invoice is found', async () => {
	await shop.fault({ name: 'delay', operation: '1', delayMs: 2500 });
	const { json } = await shop.run([order({ id: '77' })], { options: { ...NO_WAIT, timeout: 1 } });
	expect(json[0]).toMatchObject({ outcome: 'issued', invoiceNumber: yearly(1) });
	expect(await shop.calls('1')).toBe(1);
});

test('Send E-Mail mails once also when the answer to the create was lost', async () => {
	await shop.fault({ name: 'drop-after-commit', operation: '1' });
	const { json } = await shop.run([order({ id: '77' })], { sendEmail: true });
	expect(json[0]).toMatchObject({ outcome: 'issued', emailSent: true });
	expect((await shop.books()).mails).toHaveLength(1);
});

test('a lost create after a storno does not pass the cancelled invoice off as the new one, and mails nobody', async () => {
	await shop.run([order({ id: '77' })]);
	await shop.run([{}], { operation: 'cancel', findBy: 'orderReference', orderReference: '77' });
	await shop.fault({ name: 'drop-before-commit', operation: '1' });
	const { json } = await shop.run([order({ id: '77' })], { options: { ...NO_WAIT, issueAgainAfterStorno: true }, sendEmail: true });
	expect(json[0]).toMatchObject({ outcome: 'unknown', invoiceNumber: '', emailSent: false });
	expect((await shop.books()).mails).toHaveLength(0);
});

test('without a look before it, a lost create does not say that it issued what the list shows, and mails nobody', async () => {
	await shop.run([order({ id: '77' })]);
	await shop.fault({ name: 'hiba', operation: '18', text: 'HIBA:005 Nincs jogosultsága a listához!' });
	await shop.fault({ name: 'drop-before-commit', operation: '1' });
	const { json } = await shop.run([order({ id: '77' })], { options: { ...NO_WAIT, issueWithoutLookUp: true }, sendEmail: true });
	expect(json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: yearly(1), emailSent: false, message: expect.stringContaining('it is not known whether this run issued it') });
	expect((await shop.books()).mails).toHaveLength(0);
});

describe('when the look-up before the create is refused', () => {
	const refused = { name: 'hiba', operation: '18', text: 'HIBA:005 Nincs jogosultsága a listához!' };

	test('nothing is created, and the error names the order, the cause and the option', async () => {
		await shop.fault(refused);
		const { items } = await shop.run([order({ id: '77' }), order({ id: '78' })], {}, CONTINUE_ON_FAIL);
		expect(items.map(({ error }) => error?.message)).toEqual([
			expect.stringMatching(/Order 77 .*HIBA:005 Nincs jogosultsága/),
			expect.stringMatching(/Order 78 .*HIBA:005 Nincs jogosultsága/),
		]);
		expect(items[0]?.error?.description).toContain('Issue Without Look-Up');
		expect(await shop.calls('1')).toBe(0);
	});

	test('Issue Without Look-Up issues all the same', async () => {
		await shop.fault(refused);
		const { json } = await shop.run([order({ id: '77' })], { options: { ...NO_WAIT, issueWithoutLookUp: true } });
		expect(json[0]).toMatchObject({ outcome: 'issued' });
	});

	test('an empty list that comes as an error text is an empty list', async () => {
		await shop.fault({ name: 'empty-list-as-hiba', operation: '18' });
		expect((await shop.run([order({ id: '77' })])).json[0]).toMatchObject({ outcome: 'issued' });
	});

	test('a list that is cut or down is read again, since reading changes nothing', async () => {
		await shop.fault({ name: 'cut-reply', operation: '18' });
		expect((await shop.run([order({ id: '77' })])).json[0]).toMatchObject({ outcome: 'issued' });
	});
});

test('an invoice of another order under the same number is not handed out as this order\'s', async () => {
	await shop.run([order({ id: '77' })]);
	const { error } = await shop.run([order({ id: '77', mssys_order_brutto_sum: '2540', products: [{ oi_name: 'Könyv', oi_price: '2000', oi_quantity: '1', oi_vat_percent: '27', oi_netto_sum: '2000', oi_brutto_sum: '2540' }] })]);
	expect(error?.message).toContain(`${yearly(1)} already carries the order number 77, but its gross total is 1270, not 2540`);
	expect((await shop.books()).documents).toHaveLength(1);
});

test('an order of another list with the same number and total is told apart by its buyer', async () => {
	await shop.run([order({ id: '77' })]);
	const { error } = await shop.run([order({ id: '77', mssys_lastname: 'Másik', mssys_firstname: 'Vevő' })]);
	expect(error?.message).toContain(`${yearly(1)} already carries the order number 77, but its buyer is Minta Anna, not Másik Vevő`);
	expect((await shop.run([order({ id: '77', mssys_lastname: 'Másik', mssys_firstname: 'Vevő' })], { options: { ...NO_WAIT, orderReference: '1002-77' } })).json[0]).toMatchObject({ outcome: 'issued' });
});

test('two documents of one order, as a race leaves them, are told to the user by the closing look', async () => {
	const staleList = { name: 'hiba', operation: '18', text: 'HIBA:020 Nincs találat!' };
	await shop.fault(staleList);
	const first = await shop.run([order({ id: '77' })]);
	await shop.fault(staleList);
	const second = await shop.run([order({ id: '77' })]);
	expect(first.json[0]?.message).toBe('');
	expect(second.json[0]?.message).toContain(`more than one invoice: ${yearly(1)}, ${yearly(2)}`);
});

test('a run that stops at a refused order makes its closing look all the same, and its error tells of the second document', async () => {
	await shop.run([order({ id: '77' })]);
	await shop.fault({ name: 'hiba', operation: '18', text: 'HIBA:020 Nincs találat!' });
	const unknownProduct = order({ id: '78', products: [item({ oi_sku: 'NO-SUCH' })] });
	const { error } = await shop.run([order({ id: '77', products: [item({ oi_sku: '' })] }), unknownProduct], { options: { ...NO_WAIT, sendSku: true } });
	expect(error?.message).toContain('HIBA:076');
	expect(error?.description).toContain(`Issued before it in this run: ${yearly(2)} (order 77).`);
	expect(error?.description).toContain(`Order 77: This order has more than one invoice: ${yearly(1)}, ${yearly(2)}`);
});

describe('a closing look that fails', () => {
	const refused = { name: 'hiba', operation: '18', text: 'HIBA:005 Nincs jogosultsága a listához!' };
	const afterTheFirst = async (count: number): Promise<void> => {
		await shop.fault({ name: 'hiba', operation: '18', text: 'HIBA:020 Nincs találat!' });
		await shop.fault({ ...refused, count });
	};

	test('is made again, as often as after an uncertain answer: whoever came while the list lags would else find nothing', async () => {
		await afterTheFirst(3);
		const { json } = await shop.run([order({ id: '77' })]);
		expect(json[0]).toMatchObject({ outcome: 'issued', message: '' });
		expect(await shop.calls('18')).toBe(5);
	});

	test('is told in the message of every new invoice when it failed to the last', async () => {
		await afterTheFirst(4);
		const { json } = await shop.run([order({ id: '77' }), order({ id: '78' })]);
		expect(json.map(({ message }) => message)).toEqual([expect.stringContaining('The closing look at the invoice list failed (HIBA:005'), expect.stringContaining('The closing look at the invoice list failed (HIBA:005')]);
		expect(await shop.calls('18')).toBe(5);
	});

	test('is not made again where the list could not be read before the create either', async () => {
		await shop.fault({ ...refused, count: 9 });
		const { json } = await shop.run([order({ id: '77' })], { options: { ...NO_WAIT, issueWithoutLookUp: true } });
		expect(json[0]).toMatchObject({ outcome: 'issued', message: expect.stringContaining('The closing look at the invoice list failed') });
		expect(await shop.calls('18')).toBe(2);
	});
});

test('an account whose list does not show the order number is told of, since nothing protects it', async () => {
	await shop.fault({ name: 'blind-list', operation: '18', count: 10 });
	const { run, json } = await shop.run([order({ id: '77' })]);
	expect(json[0]).toMatchObject({ outcome: 'issued', message: expect.stringContaining('does not show in the invoice list with its order number') });
	const hints = run.data.resultData.runData['CashMan-FX']?.[0]?.hints ?? [];
	expect(hints.map(({ message }) => message).join()).toContain('cannot recognise an order that was already invoiced');
});

test('a server that is not there means that nothing was sent, and the error says so', async () => {
	await shop.close();
	const { error } = await shop.run([order({ id: '77' })], { options: { ...NO_WAIT, issueWithoutLookUp: true } });
	expect(error?.message).toMatch(/could not be reached for order 77: .*connection refused/);
	expect(error?.description).toContain('Nothing was sent');
	shop = await startShop();
});
