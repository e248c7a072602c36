import { freeOrder, item, order } from '../support/orders';
import { CONTINUE_ON_FAIL, NO_WAIT, startShop, yearly, type Shop } from '../support/shop';

let shop: Shop;
beforeEach(async () => { shop = await startShop(); });
afterEach(async () => { await shop.close(); });

test('a SalesAutopilot order becomes one invoice with nothing filled in but the credential', async () => {
	const { json } = await shop.run([order({ id: '1234' })]);
	const { documents } = await shop.books();
	expect(documents).toHaveLength(1);
	expect(json[0]).toMatchObject({ outcome: 'issued', orderReference: '1234', invoiceNumber: documents[0]?.number, currency: 'HUF', netTotal: '1000', vatTotal: '270', grossTotal: '1270', emailSent: false, message: '' });
	expect(documents[0]).toMatchObject({ note: 'Megrendelésszám: 1234', gross: '1270' });
});

test('every input item gives one output item, in order, paired with it', async () => {
	const orders = [order({ id: '1' }), freeOrder({ id: '2' }), order({ id: '3', mssys_billing_number: 'OLD-7', mssys_bill_pdf_link: 'https://example.hu/old.pdf' }), order({ id: '1' })];
	const { items, json } = await shop.run(orders);
	expect(json.map(({ outcome, orderReference }) => `${outcome} ${orderReference}`)).toEqual(['issued 1', 'skipped 2', 'existing 3', 'existing 1']);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3].map((item) => ({ item })));
	expect((await shop.books()).documents).toHaveLength(1);
});

test('an order that carries an invoice of SalesAutopilot\'s own integration is existing, with that link', async () => {
	const { json } = await shop.run([order({ mssys_billing_number: 'OLD-7', mssys_bill_pdf_link: 'https://example.hu/old.pdf' })]);
	expect(json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: 'OLD-7', invoiceLink: 'https://example.hu/old.pdf', currency: 'HUF', netTotal: '1000', vatTotal: '270', grossTotal: '1270' });
	expect(await shop.calls('1')).toBe(0);
});

test('a javascript: link in an order goes nowhere', async () => {
	const { json } = await shop.run([order({ mssys_billing_number: 'OLD-7', mssys_bill_pdf_link: 'javascript:alert(1)' })]);
	expect(json[0]).toMatchObject({ outcome: 'existing', invoiceLink: '' });
});

test('a zero-total order is invoiced only when Issue Zero-Total Invoices is on', async () => {
	expect((await shop.run([freeOrder({ id: '50' })])).json[0]).toMatchObject({ outcome: 'skipped' });
	expect((await shop.books()).documents).toHaveLength(0);
	expect((await shop.run([freeOrder({ id: '50' })], { issueZeroTotal: true })).json[0]).toMatchObject({ outcome: 'issued', grossTotal: '0' });
	expect((await shop.books()).documents).toHaveLength(1);
});

test('a run of any size looks at the invoice list twice: before the first create and after the last', async () => {
	await shop.run(Array.from({ length: 20 }, (_each, index) => order({ id: String(index + 1) })));
	expect(await shop.calls('18')).toBe(2);
	expect(await shop.calls('1')).toBe(20);
});

test('a run that issues nothing new looks once and creates nothing', async () => {
	await shop.run([order({ id: '1' })]);
	await shop.run([order({ id: '1' })]);
	expect(await shop.calls('18')).toBe(3);
	expect(await shop.calls('1')).toBe(1);
});

test('several invoices at once keep the order of the items', async () => {
	const orders = Array.from({ length: 12 }, (_each, index) => order({ id: String(100 + index) }));
	const { json } = await shop.run(orders, { options: { ...NO_WAIT, concurrency: 5 } });
	expect(json.map(({ orderReference }) => orderReference)).toEqual(orders.map(({ id }) => id));
	expect((await shop.books()).documents).toHaveLength(12);
});

test('Send E-Mail opens the mailing link once, and never for an invoice that exists', async () => {
	await shop.run([order({ id: '1' })], { sendEmail: true });
	await shop.run([order({ id: '1' })], { sendEmail: true });
	expect((await shop.books()).mails).toEqual([expect.objectContaining({ to: 'anna@example.hu' })]);
});

test('without Send E-Mail the address is not even sent', async () => {
	await shop.run([order()]);
	const { documents, mails } = await shop.books();
	expect(documents[0]?.wire).not.toHaveProperty('email_cim');
	expect(mails).toHaveLength(0);
});

test('Define Below sends every field of an invoice under its wire name', async () => {
	const { json, error } = await shop.run([{}], {
		source: 'define', orderReference: 'WEB-1', buyerName: 'Példa Kft.', country: 'HU', zip: '9021', city: 'Győr', street: '', taxNumber: '12345676-2-08',
		paymentMethod: 'Készpénz', currency: 'EUR', email: 'iroda@example.hu', sendEmail: true,
		buyerDetails: { euVatNumber: 'HU12345676', streetName: 'Fő', streetType: 'tér', houseNumber: '2/B', district: 'II', building: 'A', staircase: '1', floor: '3', door: '12' },
		shippingAddress: { name: 'Raktár', zip: '9022', city: 'Győr', street: 'Ipar utca 9', country: 'HU' },
		dates: { issuedOn: '2026-11-20T00:00:00', fulfilledOn: '2026-11-19', dueOn: '2026-11-28', paidOn: '2026-11-20' },
		items: { item: [{ name: 'Kávé', quantity: '2', unitPrice: '10.5', vat: '27', details: { unit: 'kg', discountPercent: '10', note: 'pörkölt' } }] },
		options: { comment: 'Köszönjük!', note: 'ajándék', copies: 2, invoiceBook: 'WEB', language: 'de', emailTemplateId: '7', expectedGross: '24.00' },
		bank: { name: 'Példa Bank', account: '11111111-22222222', sortCode: '10000000', bic: 'PELDHUHB' },
		additionalFields: { pairs: [{ name: 'sajat_mezo', value: 'x' }] },
	});
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ outcome: 'issued', netTotal: '18.90', vatTotal: '5.10', grossTotal: '24.00', emailSent: true });
	expect((await shop.books()).documents[0]?.wire).toMatchObject({
		nev: 'Példa Kft.', iranyitoszam: '9021', varos: 'Győr', kerulet: 'II', kozterulet_neve: 'Fő', kozterulet_jellege: 'tér', hazszam: '2/B', epulet: 'A', lepcsohaz: '1', szint: '3', ajto: '12',
		orszag: 'Magyarország', adoszam: '12345676-2-08', kozossegi_adoszam: 'HU12345676',
		szallitasicim_nev: 'Raktár', szallitasicim_iranyitoszam: '9022', szallitasicim_varos: 'Győr', szallitasicim_utca: 'Ipar utca 9', szallitasicim_orszag: 'Magyarország',
		egyeb: 'Megrendelésszám: WEB-1\nMegjegyzés: ajándék', megjegyzes: 'Köszönjük!', kelt: '2026-11-20', teljesites: '2026-11-19', fizetesi_hatarido: '2026-11-28', fizetve: '2026-11-20',
		fizetesmod: 'Készpénz', deviza: 'EUR', tipus: '1', szamlatomb: 'WEB', nyelv: 'de', peldany: '2', noflash: '1', email_cim: 'iroda@example.hu', email_sablon_id: '7',
		szamla_netto: '18.90', szamla_afa: '5.10', szamla_brutto: '24.00', megnevezes: 'Kávé', mennyiseg: '2', afa: '27', mennyisegiegyseg: 'kg', tetel_megjegyzes: 'pörkölt', t_bank: 'Példa Bank', t_bankszamla: '11111111-22222222', t_blz: '10000000', t_bic_swift: 'PELDHUHB', sajat_mezo: 'x',
	});
});

test('products and partners kept in CashMan-FX are sent by their id', async () => {
	const { json, error } = await shop.run([{}], {
		source: 'define', orderReference: 'WEB-2', buyerDetails: { partnerCode: 'P-1' },
		itemsAre: 'json', itemsJson: '[{ "name": "Termék", "sku": "DEMO-1", "unitPrice": 1000 }]',
	});
	expect(error).toBeUndefined();
	const wire = (await shop.books()).documents[0]?.wire;
	expect(wire).toMatchObject({ partner_kod: 'P-1', cikkszam: 'DEMO-1' });
	expect(Object.keys(wire ?? {})).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(?:orszag|nyelv)$/)]));
	expect(json[0]).toMatchObject({ outcome: 'issued', grossTotal: '1270' });
	const unknown = await shop.run([{}], { source: 'define', orderReference: 'WEB-3', buyerDetails: { partnerCode: 'P-1' }, itemsAre: 'json', itemsJson: [{ name: 'Termék', productId: '999999', unitPrice: 1000 }] });
	expect(unknown.error?.message).toContain('HIBA:076');
});

test('a price of three decimals is taken as a number of JSON, and not as text that may mean thousands', async () => {
	const priced = (unitPrice: string | number) => ({ source: 'define', orderReference: 'WEB-4', currency: 'EUR', buyerDetails: { partnerCode: 'P-1' }, itemsAre: 'json', itemsJson: [{ name: 'Csavar', quantity: 8, unitPrice }] });
	expect((await shop.run([{}], priced('12.125'))).error?.message).toContain('Unit Price of item 1');
	expect((await shop.run([{}], priced(12.125))).json[0]).toMatchObject({ outcome: 'issued', netTotal: '97.00' });
});

test('the 4.x spelling sends ids and the street in one line', async () => {
	await shop.run([order()], { options: { ...NO_WAIT, spelling: '4' } });
	const [document] = (await shop.books()).documents;
	expect(document?.wire).toMatchObject({ afa_id: '32', mennyisegiegyseg_id: '19', utca: 'Fő utca 1' });
	expect(document?.wire).not.toHaveProperty('afa');
	expect(document?.wire).not.toHaveProperty('kozterulet_neve');
});

test('a mixed-VAT order with coupon and shipping adds up to its own gross total', async () => {
	const products = [item({ oi_netto_sum: '7000', oi_price: '3500', oi_quantity: '2', oi_brutto_sum: '8890' }), item({ oi_name: 'Tankönyv', oi_price: '2000', oi_vat_percent: '5', oi_netto_sum: '2000', oi_brutto_sum: '2100' })];
	const { json, error } = await shop.run([order({
		products, mssys_coupon: 'ŐSZ10', mssys_coupon_discount_amount_netto: '900', mssys_coupon_discount_amount_brutto: '1099',
		mssys_netto_shipping_cost: '1173', mssys_shipping_cost: '1490', mssys_shipping_mode: 'GLS', mssys_order_netto_sum: '9273', mssys_order_brutto_sum: '11381',
	})]);
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ outcome: 'issued', grossTotal: '11381' });
	const [document] = (await shop.books()).documents;
	expect(document?.gross).toBe('11381');
	expect(document?.lines.map(({ name, vat }) => `${name} ${vat}`)).toEqual(['Könyv 27%', 'Tankönyv 5%', 'Kupon: ŐSZ10 27%', 'Kupon: ŐSZ10 5%', 'GLS 27%']);
});

test('an invoice over more than the order\'s total, for shipping stands beside it, says so', async () => {
	const beside = order({ mssys_netto_shipping_cost: '1173', mssys_shipping_cost: '1490', mssys_shipping_mode: 'GLS' });
	const said = 'The order\'s total of 1270 HUF leaves out shipping of 1490 HUF, which is invoiced on top.';
	expect((await shop.run([beside], { operation: 'preview' })).json[0]?.explanation).toContain(said);
	expect((await shop.run([beside])).json[0]).toMatchObject({ outcome: 'issued', grossTotal: '2760', message: said });
});

test('an item that fails leaves the others of the batch alone under Continue On Fail', async () => {
	const { items } = await shop.run([order({ id: '1' }), order({ id: '2', mssys_vat_number: '123' }), order({ id: '3' })], {}, CONTINUE_ON_FAIL);
	expect(items.map(({ json, error }) => error ? 'failed' : json.outcome)).toEqual(['issued', 'failed', 'issued']);
	expect(items[1]).toMatchObject({ json: {}, pairedItem: { item: 1 } });
	expect(items[1]?.error?.message).toContain('mssys_vat_number');
});

test('without Continue On Fail a bad item stops the run before anything is sent', async () => {
	const { error } = await shop.run([order({ id: '1' }), order({ id: '2', mssys_bill_zip: ' ' })]);
	expect(error?.message).toContain('mssys_bill_zip');
	expect((await shop.books()).calls).toHaveLength(0);
});

test('when the server refuses one order, the error says which were issued before it', async () => {
	await shop.run([order({ id: '1' }), order({ id: '2', products: [item({ oi_vat_percent: '26', oi_netto_sum: '1000', oi_brutto_sum: '1260' })], mssys_order_brutto_sum: '1260' }), order({ id: '3' })]).then(({ error }) => {
		expect(error?.message).toMatch(/order 2: HIBA:/);
		expect(error?.description).toContain(`${yearly(1)} (order 1)`);
	});
	expect((await shop.books()).documents).toHaveLength(1);
});

test('a day of issue from long ago under Additional Fields is searched for too, so that the order is invoiced once', async () => {
	const dated = { additionalFields: { pairs: [{ name: 'kelt', value: '2020-01-02' }] } };
	expect((await shop.run([order({ id: '1' })], dated)).json[0]).toMatchObject({ outcome: 'issued', message: '' });
	expect((await shop.run([order({ id: '1' })], dated)).json[0]).toMatchObject({ outcome: 'existing' });
	const { error } = await shop.run([order({ id: '2' })], { additionalFields: { pairs: [{ name: 'kelt', value: '2026.11.20' }] } });
	expect(error?.message).toContain('Additional Fields (Raw) → kelt');
});
