import { readGivenOrder } from '../../core/givenOrder';
import { isSalesAutopilotRecord, readOrder } from '../../core/salesAutopilotRecord';
import { item, order } from '../support/orders';
import { invoiceOf } from './builders';

test('the webshop\'s order number is the reference, and the record\'s id only where there is none', () => {
	expect(readOrder(order({ id: '5', mssys_shoprenter_id: 'WEB-7' }), '1')).toMatchObject({ reference: 'WEB-7', recordId: '5', listId: '1' });
	expect(readOrder(order({ id: 5, mssys_shoprenter_id: ' ' }), '')).toMatchObject({ reference: '5', recordId: '5', listId: '' });
});

test.each([['1', 'ordered'], ['2', 'paid'], ['3', 'refunded'], ['4', 'incomplete'], [2, 'paid'], ['', ''], ['5', ''], ['constructor', ''], ['__proto__', ''], [null, '']])('the status %j is %j', (code, status) => {
	expect(readOrder(order({ mssys_order_status: code }), '1').status).toBe(status);
});

test('a company is the buyer where one is named, else the person', () => {
	expect(readOrder(order({ mssys_bill_company: 'Minta Kft.' }), '1').buyer).toMatchObject({ name: 'Minta Kft.', isCompany: true });
	expect(readOrder(order({ mssys_fullname: 'Dr. Minta Anna' }), '1').buyer).toMatchObject({ name: 'Dr. Minta Anna', isCompany: false });
	expect(readOrder(order({ mssys_lastname: '' }), '1').buyer.name).toBe('Anna');
});

test.each([['HU', 'hu', 'Magyarország'], ['de', 'de', 'Németország'], ['Németország', 'Németország', 'Németország'], ['', '', 'Magyarország']])('the country %j keeps its capitals when it is a name, for it is printed', (typed, code, printed) => {
	const row = order({ mssys_bill_country: typed });
	expect(readOrder(row, '1').buyer.address.countryCode).toBe(code);
	expect(invoiceOf(row).buyer.address.country).toBe(printed);
});

test('a shipping address that lacks a part, or is the billing address, is none', () => {
	const shipping = { mssys_postal_zip: '1012', mssys_postal_city: 'Budapest', mssys_postal_address: 'Új tér 2', mssys_postal_country: 'HU' };
	expect(invoiceOf(order(shipping)).shippingAddress).toEqual({ name: 'Minta Anna', zip: '1012', city: 'Budapest', street: 'Új tér 2', country: 'Magyarország' });
	expect(invoiceOf(order({ ...shipping, mssys_postal_zip: '' })).shippingAddress).toBeUndefined();
	expect(invoiceOf(order({ ...shipping, mssys_postal_zip: '1011', mssys_postal_address: 'Fő utca 1.' })).shippingAddress).toBeUndefined();
});

test('products are read from a list and from an object, as PHP writes a list with gaps', () => {
	const products = { 1: item(), 4: item({ oi_name: 'Toll' }), 5: null, 6: 'x' };
	expect(readOrder(order({ products }), '1').items.map(({ name }) => name)).toEqual(['Könyv', 'Toll']);
	for (const none of [undefined, null, '', 'x', 5, true]) expect(readOrder(order({ products: none }), '1').items).toEqual([]);
});

test('an order without a currency takes that of its items', () => {
	expect(readOrder(order({ mssys_bill_currency: '', products: [item(), item({ oi_currency: 'EUR' })] }), '1').currency).toBe('EUR');
});

test('a paid order is paid on its day of payment, or today where it has none', () => {
	expect(invoiceOf(order({ mssys_order_status: '2' })).paidOn).toBe('2026-11-23');
	expect(invoiceOf(order({ mssys_order_status: '2', mssys_pay_date: '2026-11-20 09:00:00' })).paidOn).toBe('2026-11-20');
	expect(invoiceOf(order({ mssys_pay_date: '0000-00-00' })).paidOn).toBeUndefined();
});

test('an invoice is never due before it is issued', () => {
	expect(invoiceOf(order({ mssys_pay_due_date: '2026-01-01' })).dueOn).toBe('2026-11-23');
	expect(invoiceOf(order({ mssys_pay_due_date: '2027-01-01' })).dueOn).toBe('2027-01-01');
	expect(invoiceOf(order({ mssys_payment_method: '2' })).dueOn).toBe('2026-11-23');
});

test('a record and an order are told from what is neither', () => {
	expect([order(), { products: [] }, { mssys_coupon: '' }].every(isSalesAutopilotRecord)).toBe(true);
	expect([null, undefined, 'x', [], [order()], {}, { id: '5' }].some(isSalesAutopilotRecord)).toBe(false);
	expect(readGivenOrder(readOrder(order({ id: '5' }), '1'))).toEqual(readOrder(order({ id: '5' }), '1'));
	expect([null, {}, order(), { items: [] }, { items: {}, totals: {}, buyer: {} }].map(readGivenOrder)).toEqual(Array(5).fill(undefined));
});

test('an empty record is an order of empty texts', () => {
	expect(JSON.stringify(readOrder({}, ''))).not.toMatch(/undefined|null|NaN|object/);
});
