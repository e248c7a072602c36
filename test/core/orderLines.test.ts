import { formatDecimal } from '../../core/decimal';
import type { Invoice } from '../../core/invoice';
import { item, order, type Row } from '../support/orders';
import { invoiceOf, problemOf } from './builders';

/** An item sold at these amounts. */
const sold = (net: string, gross: string, vat = '27', changes: Row = {}): Row => item({ oi_price: net, oi_netto_sum: net, oi_brutto_sum: gross, oi_vat_percent: vat, ...changes });
const orderOf = (products: Row[], gross: string, changes: Row = {}): Row => order({ products, mssys_order_brutto_sum: gross, ...changes });
const grossOf = ({ lines }: Invoice): string[] => lines.map(({ grossMinor, vat }) => `${grossMinor} (${vat.code})`);
const totalsOf = ({ totals }: Invoice): bigint[] => [totals.netMinor, totals.vatMinor, totals.grossMinor];

const MIXED = [sold('1000', '1270'), sold('2000', '2100', '5', { oi_name: 'Tankönyv' })];
const SHIPPING = { mssys_netto_shipping_cost: '1000', mssys_shipping_cost: '1270', mssys_shipping_mode: 'GLS' };

test('an order of one item is one line with the order\'s own amounts', () => {
	const invoice = invoiceOf(order());
	expect(totalsOf(invoice)).toEqual([1000n, 270n, 1270n]);
	expect(invoice.lines[0]).toMatchObject({ name: 'Könyv', sku: '', unit: 'db', quantity: { units: 1n, scale: 0 }, unitNet: { units: 1000n, scale: 0 }, vat: { code: '27' } });
});

test('a coupon is parted over the VAT rates in proportion to the items\' gross', () => {
	const invoice = invoiceOf(orderOf(MIXED, '3033', { mssys_coupon: 'TAVASZ', mssys_coupon_discount_amount_brutto: '337' }));
	expect(grossOf(invoice)).toEqual(['1270 (27)', '2100 (5)', '-127 (27)', '-210 (5)']);
	expect(invoice.lines[2]).toMatchObject({ name: 'Kupon: TAVASZ', netMinor: -100n, vatMinor: -27n, unitNet: { units: -100n, scale: 0 } });
	expect(invoice.totals.grossMinor).toBe(3033n);
});

test('a coupon written as a negative amount is the same coupon', () => {
	expect(invoiceOf(orderOf(MIXED, '3033', { mssys_coupon_discount_amount_brutto: '-337' })).totals.grossMinor).toBe(3033n);
});

test('a coupon of 100 % makes an invoice of zero in every rate', () => {
	const invoice = invoiceOf(orderOf(MIXED, '0', { mssys_coupon_discount_amount_brutto: '3370' }));
	expect(totalsOf(invoice)).toEqual([0n, 0n, 0n]);
	expect(grossOf(invoice)).toEqual(['1270 (27)', '2100 (5)', '-1270 (27)', '-2100 (5)']);
});

test('a coupon worth more than the items is refused', () => {
	expect(problemOf(() => invoiceOf(orderOf(MIXED, '0', { mssys_coupon_discount_amount_brutto: '3371' }))).what).toMatch(/worth more than the items/);
});

test('a coupon told in net alone takes what the total leaves for it, also over several rates, and is refused where rounding does not explain that', () => {
	const withNet = (products: Row[], gross: string, net: string, changes: Row = {}): Row => orderOf(products, gross, { mssys_coupon_discount_amount_netto: net, ...changes });
	expect(grossOf(invoiceOf(withNet([sold('1000', '1270')], '1143', '100')))).toEqual(['1270 (27)', '-127 (27)']);
	expect(grossOf(invoiceOf(withNet([sold('2362', '3000')], '2000', '787')))).toEqual(['3000 (27)', '-1000 (27)']);
	expect(grossOf(invoiceOf(withNet([sold('2362', '3000')], '3270', '787', { ...SHIPPING, mssys_coupon_discount_amount_brutto: '0' })))).toEqual(['3000 (27)', '-1000 (27)', '1270 (27)']);
	expect(grossOf(invoiceOf(withNet(MIXED, '3033', '300')))).toEqual(['1270 (27)', '2100 (5)', '-127 (27)', '-210 (5)']);
	expect(problemOf(() => invoiceOf(withNet(MIXED, '3000', '300'))).message).toMatch(/make 3033 HUF, a difference of -33 HUF /);
});

test('a voucher worth more than the items pays for the shipping too, and not for more', () => {
	const voucher = (value: string, gross: string): Row => orderOf([sold('1000', '1270')], gross, { ...SHIPPING, mssys_coupon_discount_amount_brutto: value });
	expect(totalsOf(invoiceOf(voucher('2000', '540')))).toEqual([425n, 115n, 540n]);
	expect(problemOf(() => invoiceOf(voucher('2541', '0'))).message).toMatch(/worth more than the items, by 1 HUF/);
});

test.each([['in', '2540'], ['beside', '1270']])('shipping is a line of its own whether its cost is %s the order\'s sum', (_where, gross) => {
	const invoice = invoiceOf(orderOf([sold('1000', '1270')], gross, SHIPPING));
	expect(grossOf(invoice)).toEqual(['1270 (27)', '1270 (27)']);
	expect(invoice.lines[1]).toMatchObject({ name: 'GLS', unitNet: { units: 1000n, scale: 0 }, quantity: { units: 1n, scale: 0 } });
});

test('shipping that the order\'s sum leaves out is remarked on, with both amounts, and that in the sum is not', () => {
	const remarks = (gross: string, changes: Row = SHIPPING): string[] => invoiceOf(orderOf([sold('1000', '1270')], gross, changes)).remarks;
	expect(remarks('1270')).toEqual(['The order\'s total of 1270 HUF leaves out shipping of 1270 HUF, which is invoiced on top.']);
	expect([remarks('2540'), remarks('1270', {})]).toEqual([[], []]);
});

test.each([['', ''], ['0', '0'], ['0', ''], ['', '0'], ['0.00', '0.00']])('shipping for net %j and gross %j is free and has no line', (net, gross) => {
	expect(invoiceOf(order({ mssys_netto_shipping_cost: net, mssys_shipping_cost: gross })).lines).toHaveLength(1);
});

test('an exempt shop\'s shipping carries its exemption and no plain 0', () => {
	const invoice = invoiceOf(orderOf([sold('1000', '1000', '0', { oi_vat_name: 'AAM' })], '2500', { mssys_netto_shipping_cost: '1500', mssys_shipping_cost: '1500' }));
	expect(grossOf(invoice)).toEqual(['1000 (AAM)', '1500 (AAM)']);
});

test('shipping\'s rate is told from its own net and gross, also when no item has it', () => {
	expect(grossOf(invoiceOf(orderOf([sold('2000', '2100', '5')], '3370', SHIPPING)))).toEqual(['2100 (5)', '1270 (27)']);
});

test('shipping with one amount takes the only rate of the items, and is refused where there are several', () => {
	expect(grossOf(invoiceOf(orderOf([sold('2000', '2100', '5')], '3150', { mssys_shipping_cost: '1050' })))).toEqual(['2100 (5)', '1050 (5)']);
	expect(grossOf(invoiceOf(orderOf([sold('2000', '2100', '5')], '3150', { mssys_netto_shipping_cost: '1000' })))).toEqual(['2100 (5)', '1050 (5)']);
	expect(problemOf(() => invoiceOf(orderOf(MIXED, '4640', { mssys_shipping_cost: '1270' }))).remedy).toMatch(/Shipping VAT/);
	expect(grossOf(invoiceOf(orderOf(MIXED, '4640', { mssys_shipping_cost: '1270' }), { shippingVat: '27' }))).toContain('1270 (27)');
});

test('a rate set for shipping that its own net and gross contradict is refused, and the difference named', () => {
	const problem = problemOf(() => invoiceOf(orderOf([sold('1000', '1270')], '2540', SHIPPING), { shippingVat: '5' }));
	expect(problem.message).toMatch(/shipping \(GLS\).* 5: they differ by 220 HUF/);
	expect(problem).toMatchObject({ field: 'mssys_shipping_cost', remedy: expect.stringMatching(/Shipping VAT/) });
});

test('a fractional quantity keeps its digits and the line its sums', () => {
	const invoice = invoiceOf(orderOf([sold('333.33', '423', '27', { oi_quantity: '0.333', oi_price: '1001', oi_netto_sum: '333' })], '423'));
	expect(invoice.lines[0]).toMatchObject({ quantity: { units: 333n, scale: 3 }, netMinor: 333n, grossMinor: 423n });
});

test('a discounted item\'s unit price is what makes its line, not the list price', () => {
	const [line] = invoiceOf(orderOf([sold('900', '1143', '27', { oi_price: '1000' })], '1143')).lines;
	expect(formatDecimal(line?.unitNet ?? { units: 0n, scale: 0 })).toBe('900');
});

test('gross-priced goods with repeating nets keep their gross to the forint', () => {
	const invoice = invoiceOf(orderOf([sold('787.4016', '1000'), sold('2362.2047', '3000', '27', { oi_quantity: '3', oi_price: '787.4016' })], '4000'));
	expect(invoice.scale).toBe(2);
	expect(totalsOf(invoice)).toEqual([314960n, 85040n, 400000n]);
	expect(formatDecimal(invoice.lines[1]?.unitNet ?? { units: 0n, scale: 0 })).toBe('787.4016');
});

test('a rate is also reckoned anew whose VAT is near enough only while the tax office does not round what it expects', () => {
	// 5 % of 34.47 is 1.7235: 1.74 is within one per cent of that, and not of 1.72.
	const shipping = { mssys_netto_shipping_cost: '5.91', mssys_shipping_cost: '6.21', mssys_bill_currency: 'GBP' };
	expect(totalsOf(invoiceOf(orderOf([sold('28.56', '30.00', '5')], '36.21', shipping)))).toEqual([3449n, 172n, 3621n]);
});

test('a rate whose nets drift from its gross by rounding is reckoned anew from its gross, each line by less than one unit', () => {
	const { lines, totals } = invoiceOf(orderOf([...Array.from({ length: 300 }, () => sold('1', '1')), sold('2000', '2100', '5')], '2400'));
	expect(totals).toEqual({ netMinor: 2236n, vatMinor: 164n, grossMinor: 2400n });
	expect(lines.slice(0, 300).filter(({ netMinor }) => netMinor === 1n)).toHaveLength(236);
	expect(lines.slice(0, 300).every(({ netMinor, grossMinor, unitNet }) => grossMinor === 1n && formatDecimal(unitNet) === String(netMinor))).toBe(true);
	expect(lines[300]).toMatchObject({ netMinor: 2000n, vatMinor: 100n });
});

test('nets rounded for each piece give way to the net inside the gross', () => {
	const [line] = invoiceOf(orderOf([sold('800', '1000', '27', { oi_quantity: '100', oi_price: '8' })], '1000')).lines;
	expect(line).toMatchObject({ netMinor: 787n, vatMinor: 213n, grossMinor: 1000n });
	expect(formatDecimal(line?.unitNet ?? { units: 0n, scale: 0 })).toBe('7.87');
});

test('exempt goods have no VAT, whatever a rounding left between net and gross', () => {
	expect(totalsOf(invoiceOf(orderOf([sold('999.6', '1000', '0', { oi_vat_name: 'AAM' })], '1000')))).toEqual([100000n, 0n, 100000n]);
});

test('a discount that takes back everything leaves no net behind', () => {
	expect(totalsOf(invoiceOf(orderOf([sold('787', '1000'), sold('-788', '-1000', '27', { oi_name: 'Kedvezmény' })], '0')))).toEqual([0n, 0n, 0n]);
});

test('an item with a gross alone has the net inside it', () => {
	expect(totalsOf(invoiceOf(orderOf([sold('', '1270', '27', { oi_price: '' })], '1270')))).toEqual([1000n, 270n, 1270n]);
});

test('a gross that a shop reckoned from a rounded net counts as the minor unit it means', () => {
	expect(invoiceOf(orderOf([sold('787.4016', '1000.000032')], '1000.000032')).totals.grossMinor).toBe(100000n);
	expect(invoiceOf(orderOf([sold('1574.80', '1999.996')], '2000')).totals.grossMinor).toBe(200000n);
	expect(invoiceOf(orderOf([sold('2362.2047', '', '27', { oi_price: '787.4016', oi_quantity: '3' })], '3000')).totals.grossMinor).toBe(300000n);
});

test('shipping\'s rate is found although its net is in whole forints and the order has fillér', () => {
	const cheap = orderOf([sold('787.4', '1000')], '1050', { mssys_netto_shipping_cost: '39', mssys_shipping_cost: '50' });
	expect(grossOf(invoiceOf(cheap))).toEqual(['100000 (27)', '5000 (27)']);
});

test('an item without sums is reckoned from its unit price', () => {
	expect(totalsOf(invoiceOf(orderOf([sold('', '', '27', { oi_price: '333.5', oi_quantity: '2' })], '847')))).toEqual([667n, 180n, 847n]);
});

test('a negative line reduces the invoice', () => {
	const invoice = invoiceOf(orderOf([sold('1000', '1270'), sold('-100', '-127', '27', { oi_quantity: '-1', oi_price: '100' })], '1143'));
	expect(totalsOf(invoice)).toEqual([900n, 243n, 1143n]);
	expect(formatDecimal(invoice.lines[1]?.unitNet ?? { units: 0n, scale: 0 })).toBe('100');
});

test('hundreds of lines add up without a rounding of the sum', () => {
	const invoice = invoiceOf(orderOf(Array.from({ length: 700 }, () => sold('787.4016', '1000')), '700000'));
	expect(invoice.lines).toHaveLength(700);
	expect(invoice.totals.grossMinor).toBe(70_000_000n);
});

test('forints with fillér, and euros, are reckoned in hundredths', () => {
	const filler = invoiceOf(orderOf([sold('1000.50', '1270.64')], '1270.64'));
	expect([filler.scale, ...totalsOf(filler)]).toEqual([2, 100050n, 27014n, 127064n]);
	const euro = invoiceOf(orderOf([sold('10', '12.7')], '12.70', { mssys_bill_currency: 'EUR' }));
	expect([euro.scale, ...totalsOf(euro)]).toEqual([2, 1000n, 270n, 1270n]);
});

test('decimals that are zeros do not make fillér', () => {
	expect(invoiceOf(orderOf([sold('1000.0000', '1270.00')], '1270.000')).scale).toBe(0);
});

test('a zero-total order has its lines and a total of zero', () => {
	expect(totalsOf(invoiceOf(orderOf([sold('0', '0')], '0')))).toEqual([0n, 0n, 0n]);
});

test('a letter label counts where the percentage is none or zero, and only there', () => {
	const codeOf = (percent: string, name: string, gross: string) => invoiceOf(orderOf([sold('1000', gross, percent, { oi_vat_name: name })], gross)).lines[0]?.vat.code;
	expect([codeOf('27', 'ÁFA 27%', '1270'), codeOf('0', 'TAM', '1000'), codeOf('', 'AAM', '1000'), codeOf('0', '0%', '1000'), codeOf('27', '', '1270')]).toEqual(['27', 'TAM', 'AAM', '0', '27']);
});

test('the SKU goes along only when products are kept in CashMan-FX, and only as clean text', () => {
	expect(invoiceOf(order(), { sendSku: true }).lines[0]?.sku).toBe('BOOK-1');
	const dirty = order({ products: [item({ oi_sku: 'A\u0000B' })] });
	expect(invoiceOf(dirty).lines[0]?.sku).toBe('');
	expect(problemOf(() => invoiceOf(dirty, { sendSku: true })).field).toBe('oi_sku of item 1');
});

test('an item in another currency than its order is refused, not taken at its face value', () => {
	const problem = problemOf(() => invoiceOf(order({ products: [item({ oi_currency: 'HUF' }), item({ oi_currency: 'EUR' })], mssys_order_brutto_sum: '2540' })));
	expect(problem).toMatchObject({ field: 'oi_currency of item 2', message: expect.stringContaining('in another currency (deviza) than its order, HUF') });
	expect(invoiceOf(order({ products: [item({ oi_currency: 'Ft' })] })).currency).toBe('HUF');
});

test('an order that names no currency is refused, unless one is set for such orders; it never replaces one that is named', () => {
	const nameless = order({ mssys_bill_currency: '' });
	expect(problemOf(() => invoiceOf(nameless))).toMatchObject({ field: 'mssys_bill_currency', remedy: expect.stringContaining('Currency If None') });
	expect(invoiceOf(nameless, { currencyIfNone: 'HUF' }).currency).toBe('HUF');
	expect(invoiceOf(order({ mssys_bill_currency: '', products: [item({ oi_currency: 'EUR' })] }), { currencyIfNone: 'HUF' }).currency).toBe('EUR');
	expect(invoiceOf(order(), { currencyIfNone: 'EUR' }).currency).toBe('HUF');
});

test('an order that was paid on a day to come is refused', () => {
	expect(problemOf(() => invoiceOf(order({ mssys_pay_date: '2026-11-24 00:10:00' }))).field).toBe('mssys_pay_date');
	expect(invoiceOf(order({ mssys_pay_date: '2026-11-23 23:59:59' })).paidOn).toBe('2026-11-23');
});

test('the label of a VAT rate counts where no percentage is given, and is the field that is named when it is none', () => {
	const labelled = (oi_vat_name: string) => order({ products: [item({ oi_vat_percent: '', oi_vat_name })] });
	expect(invoiceOf(labelled('27 %')).lines[0]?.vat.code).toBe('27');
	expect(problemOf(() => invoiceOf(labelled('valami egészen más, ami nem áfakulcs')))).toMatchObject({ field: 'oi_vat_name of item 1' });
});
