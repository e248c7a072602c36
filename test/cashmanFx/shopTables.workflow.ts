import { item, order, type Row } from '../support/orders';
import { NO_WAIT, startShop, type Shop } from '../support/shop';

let shop: Shop;
beforeEach(async () => { shop = await startShop(); });
afterEach(async () => { await shop.close(); });

const zeroPercent = (changes: Row = {}, label = ''): Row => order({ products: [item({ oi_vat_percent: '0', oi_vat_name: label, oi_brutto_sum: '1000' })], mssys_order_brutto_sum: '1000', ...changes });
const vatCodes = { pairs: [{ inOrder: '0', buyer: 'outsideEu', inCashman: 'EAM' }, { inOrder: '0', buyer: 'euCompany', inCashman: 'KBAET' }, { inOrder: 'Használt cikkek', buyer: 'any', inCashman: 'ÁKK-H' }] };

test('VAT goes out as the account spells it, for each buyer', async () => {
	const orders = [zeroPercent({ mssys_bill_country: 'ch' }), zeroPercent({ mssys_bill_country: 'Germany', mssys_eu_tax: 'DE 123 456 789' }), zeroPercent({}, 'Különbözet szerinti (használt cikkek)'), zeroPercent({}, '0% alanyi adómentes'), order()];
	const { error } = await shop.run(orders, { options: { ...NO_WAIT, vatCodes } });
	expect(error).toBeUndefined();
	const { documents } = await shop.books();
	expect(documents.map(({ wire }) => [wire.orszag, wire.kozossegi_adoszam, wire.nyelv])).toEqual([['Svájc', undefined, 'de'], ['Németország', 'DE123456789', 'de'], ['Magyarország', undefined, 'hu'], ['Magyarország', undefined, 'hu'], ['Magyarország', undefined, 'hu']]);
	expect(documents.map(({ lines }) => lines[0]?.vat ?? lines[0]?.afa)).toEqual(['EAM', 'KBAET', 'ÁKK-H', 'AAM', '27%']);
});

test('a payment method goes by the shop\'s own table, and a filled-in invoice has the VAT table too', async () => {
	const paymentMethods = { pairs: [{ codeOrProvider: 'simplepay', method: 'Szép kártya' }, { codeOrProvider: '7', method: 'Halasztott KP' }] };
	await shop.run([order({ mssys_payment_method: '4', mssys_online_payment_method: 'SimplePay' }), order({ mssys_payment_method: '7' })], { options: { ...NO_WAIT, paymentMethods } });
	const define = { source: 'define', orderReference: 'D-1', buyerName: 'Muster AG', country: 'Svájc', zip: '8001', city: 'Zürich', street: 'Seeweg 1', paymentMethod: 'PayPal', currency: 'EUR', items: { item: [{ name: 'Könyv', quantity: '1', unit: 'db', unitPrice: '10', vat: '0' }] } };
	await shop.run([{}], { ...define, options: { ...NO_WAIT, vatCodes } });
	const { documents } = await shop.books();
	expect(documents.map(({ wire }) => [wire.fizetesmod, wire.fizetesi_hatarido === wire.kelt])).toEqual([['Szép kártya', true], ['Halasztott KP', false], ['PayPal', true]]);
});

test.each([
	['VAT Codes → row 2 → In CashMan-FX', { vatCodes: { pairs: [...vatCodes.pairs.slice(0, 1), { inOrder: 'AAM', buyer: 'any', inCashman: ' ' }] } }], ['VAT Codes → row 1 → In the Order', { vatCodes: { pairs: [{ inOrder: '', buyer: 'any', inCashman: 'AAM' }] } }], ['VAT Codes → row 1 → In CashMan-FX', { vatCodes: { pairs: [{ inOrder: '27', buyer: 'euCompany', inCashman: 'KBAET' }] } }], ['VAT Codes → row 1 → Buyer', { vatCodes: { pairs: [{ inOrder: '0', buyer: 'eu', inCashman: 'AAM' }] } }],
	['Payment Methods → row 1 → Method', { paymentMethods: { pairs: [{ codeOrProvider: 'x', method: 'Bitcoin' }] } }], ['Payment Methods → row 1 → Code or Provider', { paymentMethods: { pairs: [{ codeOrProvider: '', method: 'Barter' }] } }], ['VAT IDs (4.X) → VAT', { spelling: '4', vatIds: { pairs: [{ code: '27 28', id: '1' }] } }],
])('a table with a wrong cell is refused by its place, and nothing is sent: %s', async (place, options) => {
	const { error } = await shop.run([order()], { options: { ...NO_WAIT, ...options } });
	expect(error?.message).toContain(place);
	expect((await shop.books()).calls).toEqual([]);
});

test('4.x finds an id by the code, however the code was written in the table', async () => {
	const options = { ...NO_WAIT, spelling: '4', vatIds: { pairs: [{ code: 'alanyi adómentes', id: '33' }, { code: '5 %', id: '29' }] } };
	const { error } = await shop.run([zeroPercent({}, 'AAM'), order({ products: [item({ oi_vat_percent: '5', oi_brutto_sum: '1050' })], mssys_order_brutto_sum: '1050' })], { options });
	expect(error).toBeUndefined();
	expect((await shop.books()).documents.map(({ gross }) => gross)).toEqual(['1000', '1050']);
});

test('Preview says what a person should look at, and what a row of VAT Codes has answered it leaves out', async () => {
	const preview = async (options: object) => JSON.stringify((await shop.run([zeroPercent({ mssys_bill_country: 'ch' })], { operation: 'preview', options: { ...NO_WAIT, ...options } })).json[0]?.explanation);
	expect(await preview({})).toMatch(/0 % VAT without a reason/);
	expect(await preview({ vatCodes })).not.toMatch(/without a reason/);
	expect((await shop.books()).calls).toEqual([]);
});
