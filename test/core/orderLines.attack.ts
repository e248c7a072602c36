import { readOrderLines } from '../../core/orderToInvoice';
import { readOrder } from '../../core/salesAutopilotRecord';
import { freeOrder, item, order, type Row } from '../support/orders';
import { invoiceOf, problemOf, SETTINGS } from './builders';

const problem = (changes: Row, settings = {}) => problemOf(() => invoiceOf(order(changes), settings));

test('a gross amount that could have thousands dots is refused, and a database\'s zeros are not', () => {
	const dotted = { products: [item({ oi_price: '1.000', oi_netto_sum: '1.000', oi_brutto_sum: '1.270' })], mssys_order_brutto_sum: '1.270' };
	expect(problem(dotted).remedy).toContain('without a thousands separator, 1270, or');
	expect(invoiceOf(order({ products: [item({ oi_netto_sum: '1000.000', oi_brutto_sum: '1270.000' })], mssys_order_brutto_sum: '1270.000' })).totals.grossMinor).toBe(1270n);
});

test('a sum that differs by one forint is refused, with both sums and the difference', () => {
	const { message, field } = problem({ mssys_order_brutto_sum: '1271', mssys_shipping_cost: '500', mssys_netto_shipping_cost: '394' });
	expect(message).toMatch(/1770 HUF with shipping and 1270 HUF without, a difference of -499 HUF or 1 HUF/);
	expect(field).toBe('mssys_order_brutto_sum');
});

test('a total that a shop rounded is refused, and the remedy names rounding: of a forint, or of cash to 5 Ft where cash was paid', () => {
	const remedyFor = (gross: string, total: string, payment: string): string => problem({ products: [item({ oi_price: '', oi_netto_sum: '', oi_brutto_sum: gross })], mssys_order_brutto_sum: total, mssys_payment_method: payment }).remedy;
	expect(remedyFor('1268.73', '1269', '1')).toMatch(/^Less than a forint is rounding/);
	for (const payment of ['2', '3']) expect(remedyFor('1273', '1275', payment)).toMatch(/rounded the total to 5 Ft for cash.* does not belong in the total/);
	for (const remedy of [remedyFor('1273', '1275', '1'), remedyFor('1273', '1274', '2'), remedyFor('1270', '1275', '2')]) expect(remedy).toMatch(/^Compare the items/);
});

test('shipping told in net alone is refused where its point may part thousands', () => {
	expect(problem({ mssys_netto_shipping_cost: '1.173', mssys_order_brutto_sum: '1271' })).toMatchObject({ field: 'mssys_netto_shipping_cost', value: '1.173' });
});

test('shipping whose net and gross go with no rate is refused, and the remedies are those that help: Shipping VAT only where there is no net', () => {
	const book = item({ oi_name: 'Tankönyv', oi_vat_percent: '5', oi_brutto_sum: '1050' });
	const mixed = { products: [item(), book], mssys_order_brutto_sum: '3720', mssys_netto_shipping_cost: '1150', mssys_shipping_cost: '1400' };
	expect(problem(mixed)).toMatchObject({ field: 'mssys_shipping_cost', message: expect.stringContaining('go with no VAT rate'), remedy: expect.stringMatching(/one item for each.*empty mssys_netto_shipping_cost and set Options → Shipping VAT/) });
	expect(invoiceOf(order({ ...mixed, mssys_netto_shipping_cost: '' }), { shippingVat: '27' }).totals.grossMinor).toBe(3720n);
});

test('the line whose net and gross do not go together is named with its difference', () => {
	const { message, field, remedy } = problem({ products: [item(), item({ oi_name: 'Toll', oi_brutto_sum: '1280' })], mssys_order_brutto_sum: '2550' });
	expect(message).toMatch(/item 2 \(Toll\) do not go with its VAT rate of 27: they differ by 10 HUF/);
	expect(field).toBe('oi_brutto_sum of item 2');
	expect(remedy).toMatch(/package of several VAT rates/);
});

test('a difference that one line alone explains names that line', () => {
	const book = item({ oi_brutto_sum: '1271' });
	expect(problem({ products: [book, item({ oi_name: 'Toll', oi_price: '100', oi_netto_sum: '100', oi_brutto_sum: '127' })], mssys_order_brutto_sum: '1397' }).message).toMatch(/line 1 \(Könyv, 1271 HUF\) alone would explain/);
	expect(problem({ products: [item(), item({ oi_name: 'Toll', oi_price: '100', oi_netto_sum: '100', oi_brutto_sum: '127' })] }).message).toMatch(/they make 1397 HUF, a difference of -127 HUF, which line 2 \(Toll, 127 HUF\)/);
	expect(problem({ products: [item(), item()] }).message).not.toMatch(/alone would explain/);
});

test('a VAT that rounding cannot explain is refused though it is within 1 %, and per-piece rounding explains as much as its pieces', () => {
	const sold = (net: string, gross: string, quantity: string) => ({ products: [item({ oi_price: '', oi_quantity: quantity, oi_netto_sum: net, oi_brutto_sum: gross })], mssys_order_brutto_sum: gross });
	expect(problem(sold('100000', '127200', '1')).message).toMatch(/differ by 200 HUF/);
	expect(invoiceOf(order(sold('100000', '127200', '400'))).totals.grossMinor).toBe(127200n);
});

test('an order whose own total is negative is refused, even where its shipping would make the invoice positive', () => {
	const changes = { products: [item({ oi_quantity: '-1', oi_netto_sum: '-1000', oi_brutto_sum: '-1270' })], mssys_order_brutto_sum: '-1270', mssys_netto_shipping_cost: '2000', mssys_shipping_cost: '2540' };
	expect(problem(changes)).toMatchObject({ what: 'The gross total is negative', field: 'mssys_order_brutto_sum' });
});

test('a thousandfold slip of one amount is refused', () => {
	expect(problem({ products: [item({ oi_brutto_sum: '1.270' })] }).field).toBe('oi_brutto_sum of item 1');
	expect(problem({ mssys_order_brutto_sum: '1.270' }).field).toBe('mssys_order_brutto_sum');
});

const GARBAGE = ['x', '1e400', 'NaN', '1,270', '1 270', '1270 Ft', '0x10', '٣', '9'.repeat(16)];

test.each(['oi_quantity', 'oi_price', 'oi_netto_sum', 'oi_brutto_sum', 'oi_vat_percent'])('garbage in %s is refused, and the field and its item are named', (field) => {
	for (const value of GARBAGE.filter((text) => field !== 'oi_vat_percent' || text !== 'x')) {
		expect(problem({ products: [item(), item({ [field]: value })], mssys_order_brutto_sum: '2540' })).toMatchObject({ field: `${field} of item 2`, value });
	}
});

test.each(['mssys_order_brutto_sum', 'mssys_shipping_cost', 'mssys_netto_shipping_cost', 'mssys_coupon_discount_amount_brutto', 'mssys_coupon_discount_amount_netto'])('garbage in %s is refused, and the field is named', (field) => {
	for (const value of GARBAGE) expect(problem({ [field]: value })).toMatchObject({ field, value });
});

test.each([
	['no items', { products: [] }, 'products'], ['no list of items', { products: 'x' }, 'products'], ['items that are no records', { products: [1, null, 'x', []] }, 'products'],
	['no total', { mssys_order_brutto_sum: '' }, 'mssys_order_brutto_sum'], ['no currency', { mssys_bill_currency: '' }, 'mssys_bill_currency'],
	['no name of an item', { products: [item({ oi_name: ' ' })] }, 'oi_name of item 1'], ['a quantity of 0', { products: [item({ oi_quantity: '0.00' })] }, 'oi_quantity of item 1'],
	['no quantity', { products: [item({ oi_quantity: '' })] }, 'oi_quantity of item 1'], ['no VAT rate', { products: [item({ oi_vat_percent: '' })] }, 'oi_vat_percent of item 1'],
	['neither sums nor price', { products: [item({ oi_price: '', oi_netto_sum: '', oi_brutto_sum: '' })] }, 'oi_netto_sum of item 1'],
	['a NUL in a name', { products: [item({ oi_name: 'a\u0000' })] }, 'oi_name of item 1'], ['a name of a million characters', { products: [item({ oi_name: 'x'.repeat(1e6) })] }, 'oi_name of item 1'],
	['a gross whose third decimal the total lacks', { products: [item({ oi_brutto_sum: '1270.005' })] }, 'mssys_order_brutto_sum'], ['an order total with a third decimal', { mssys_order_brutto_sum: '1270.005' }, 'mssys_order_brutto_sum'],
	['a line break in a coupon', { mssys_coupon: 'A\u0000B', mssys_coupon_discount_amount_brutto: '127', mssys_order_brutto_sum: '1143' }, 'mssys_coupon'],
	['no billing city', { mssys_bill_city: '' }, 'mssys_bill_city'], ['a payment method of no meaning', { mssys_payment_method: 'constructor' }, 'mssys_payment_method'],
	['a due date that is no day', { mssys_pay_due_date: '2026-02-30' }, 'mssys_pay_due_date'], ['a broken tax number', { mssys_vat_number: '12345675-2-42' }, 'mssys_vat_number'],
])('an order with %s is refused by the name of the field', (_case, changes, field) => {
	expect(problem(changes as Row).field).toBe(field);
});

test('a coupon on items that were all given away is refused', () => {
	expect(problemOf(() => invoiceOf(freeOrder({ mssys_coupon_discount_amount_brutto: '100' }))).what).toMatch(/worth more than the items/);
});

test('an order is worth nothing when its gross is exactly zero, and not a fillér less or more', () => {
	const isWorthNothing = (row: Row): boolean => readOrderLines(readOrder(row, '1'), SETTINGS).totals.grossMinor === 0n;
	expect(isWorthNothing(freeOrder())).toBe(true);
	expect(isWorthNothing(freeOrder({ mssys_bill_name: '', mssys_bill_city: '' }))).toBe(true);
	expect(isWorthNothing(order())).toBe(false);
	expect(isWorthNothing(order({ mssys_bill_currency: 'EUR', products: [item({ oi_price: '0.01', oi_netto_sum: '0.01', oi_brutto_sum: '0.01' })], mssys_order_brutto_sum: '0.01' }))).toBe(false);
});

test.each(['NaN', 'Infinity', '-1', '1.5', '1e9'])('%s payment days end in a problem and not in a broken date', (days) => {
	expect(problem({}, { paymentDays: Number(days) }).field).toBe('Payment Days');
});

test('a record of values of every type ends in an invoice or in a problem', () => {
	for (const value of [null, undefined, 0, -1, true, [], {}, [[]], Number.NaN, Infinity, 'constructor', '__proto__', '\u0000', '\ud800', 'x'.repeat(1e5)]) {
		for (const field of Object.keys(order())) {
			try {
				expect(invoiceOf(order({ [field]: value })).totals.grossMinor).toBe(1270n);
			} catch (error) {
				expect(`${field}: ${(error as Error).name}`).toBe(`${field}: Problem`);
			}
		}
	}
});
