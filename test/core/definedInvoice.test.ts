import fc from 'fast-check';
import { buildDefinedInvoice, type DefinedInvoice, type DefinedItem } from '../../core/definedInvoice';
import { formatDecimal } from '../../core/decimal';
import { sumAmounts } from '../../core/invoice';
import { definedItem, form, problemOf, TODAY } from './builders';

const build = (changes: Partial<DefinedInvoice> = {}) => buildDefinedInvoice(form(changes), TODAY);
const line = (changes: Partial<DefinedItem>, others: Partial<DefinedInvoice> = {}) => build({ items: [definedItem(changes)], ...others }).lines[0];
const problem = (changes: Partial<DefinedInvoice>) => problemOf(() => build(changes));

test('a form of one item is an invoice of its net, VAT and gross, due in the days that were given', () => {
	expect(build()).toMatchObject({
		reference: '1234', issuedOn: TODAY, fulfilledOn: TODAY, dueOn: '2026-12-01', currency: 'HUF', language: 'hu', scale: 0, email: '', emailTemplateId: '',
		buyer: { name: 'Minta Anna', address: { country: 'Magyarország', streetName: 'Fő', streetType: 'utca', houseNumber: '1' } }, totals: { netMinor: 1000n, vatMinor: 270n, grossMinor: 1270n },
	});
});

test.each([
	[{ unitPrice: '100.5', quantity: '2' }, [201n, 54n, 255n]], [{ unitPrice: '999.50', quantity: '3', discountPercent: '100' }, [0n, 0n, 0n]], [{ discountPercent: '10' }, [900n, 243n, 1143n]], [{ discountPercent: '100' }, [0n, 0n, 0n]], [{ discountPercent: '33,3' }, [667n, 180n, 847n]],
	[{ quantity: '0.5' }, [500n, 135n, 635n]], [{ vat: 'AAM' }, [1000n, 0n, 1000n]], [{ unitPrice: '0' }, [0n, 0n, 0n]],
])('a net-priced item with %j comes to %j', (changes, amounts) => {
	const made = line(changes);
	expect([made?.netMinor, made?.vatMinor, made?.grossMinor]).toEqual(amounts);
});

test('fillér in a net price stay in its line, and in the sum of many such lines', () => {
	const one = definedItem({ unitPrice: '787.40' });
	expect(build({ items: [one] })).toMatchObject({ scale: 2, totals: { netMinor: 78740n, vatMinor: 21260n, grossMinor: 100000n } });
	expect(build({ items: Array.from({ length: 10 }, () => one), expectedGross: '10000' }).totals.grossMinor).toBe(1_000_000n);
	expect(build({ items: [definedItem({ unitPrice: '787.4016' })] }).totals.grossMinor).toBe(100000n);
	expect(build({ items: [definedItem({ unitPrice: '333.33', quantity: '3' })] })).toMatchObject({ scale: 2, totals: { netMinor: 99999n, grossMinor: 127000n } });
	expect(build({ items: [definedItem({ unitPrice: '100.5' })] })).toMatchObject({ scale: 2, totals: { netMinor: 10050n, grossMinor: 12764n } });
});

test('a net price that is a whole gross price without its VAT, rounded to any decimals, comes back to that gross', () => {
	fc.assert(fc.property(fc.integer({ min: 1, max: 500_000 }), fc.integer({ min: 1, max: 50 }), fc.constantFrom(1, 2, 3, 4, 5, 6, 8), fc.constantFrom(5, 18, 27), (gross, quantity, decimals, percent) => {
		// More pieces than that may be rounded to another forint.
		fc.pre(quantity * (1 + percent / 100) * 0.5 * 10 ** -decimals < 0.4);
		// A third decimal could part thousands.
		const unitPrice = (gross / (1 + percent / 100)).toFixed(decimals) + (decimals === 3 ? '0' : '');
		const { scale, totals } = build({ items: [definedItem({ unitPrice, quantity: String(quantity), vat: String(percent) })] });
		expect(totals.grossMinor).toBe(BigInt(gross * quantity) * 10n ** BigInt(scale));
	}));
});

test('forints stay whole where only a quantity or a discount has decimals, or what the price has is dust', () => {
	for (const changes of [{ quantity: '0.333' }, { discountPercent: '33.3' }, { unitPrice: '100.5', quantity: '2' }, { unitPrice: '1000.000000001' }]) expect(build({ items: [definedItem(changes)] }).scale).toBe(0);
});

test('a gross price stays as it is to the last unit', () => {
	expect(line({ unitPrice: '1000' }, { pricesAre: 'gross' })).toMatchObject({ netMinor: 787n, vatMinor: 213n, grossMinor: 1000n });
	expect(build({ pricesAre: 'gross', items: [definedItem({ unitPrice: '999.5' })] })).toMatchObject({ scale: 2, totals: { grossMinor: 99950n } });
});

test.each(['net', 'gross'] as const)('a %s price whose point may part thousands is refused, and the remedy spells both that it may be; a number of JSON is taken at its word', (pricesAre) => {
	const priced = (unitPrice: string | number) => ({ pricesAre, items: [definedItem(), definedItem({ unitPrice })] });
	for (const unitPrice of ['12.990', '1.270', '-1.270']) expect(problem(priced(unitPrice))).toMatchObject({ field: 'Unit Price of item 2', value: unitPrice });
	expect(problem(priced('12.990')).remedy).toMatch(/12990.* 12\.9900\./);
	expect(build({ currency: 'EUR', ...priced('12.9900') }).totals).toEqual(build({ currency: 'EUR', ...priced(12.99) }).totals);
	expect(build({ currency: 'EUR', ...priced('12.1250') }).totals).toEqual(build({ currency: 'EUR', ...priced(12.125) }).totals);
	for (const unitPrice of ['1270.000', '0.125', '12990', '12.99']) expect(() => build(priced(unitPrice))).not.toThrow();
});

test('a discount is in the unit price that is sent', () => {
	expect(formatDecimal(line({ discountPercent: '10' })?.unitNet ?? { units: 0n, scale: 0 })).toBe('900');
});

test('many small lines have the VAT of their sum: net prices keep their net, gross prices their gross', () => {
	const items = Array.from({ length: 300 }, () => definedItem({ unitPrice: '1' }));
	expect(build({ items }).totals).toEqual({ netMinor: 300n, vatMinor: 81n, grossMinor: 381n });
	expect(build({ items, pricesAre: 'gross' }).totals).toEqual({ netMinor: 236n, vatMinor: 64n, grossMinor: 300n });
});

test.each([
	['quantity', 'Quantity'], ['unitPrice', 'Unit Price'], ['vat', 'VAT'], ['discountPercent', 'Discount'], ['name', 'Name'], ['unit', 'Unit'], ['sku', 'SKU'], ['note', 'Note'], ['warehouseId', 'Warehouse ID'], ['costCentreId', 'Cost Centre ID'],
])('a NUL in the %s of the second item is refused by the label %s and the item\'s number', (name, label) => {
	expect(problem({ items: [definedItem(), definedItem({ [name]: 'a\u0000' })] }).field).toBe(`${label} of item 2`);
});

test.each([['quantity', '0'], ['quantity', ''], ['unitPrice', ''], ['unitPrice', '1e400'], ['unitPrice', 'NaN'], ['vat', ''], ['vat', 'NaN'], ['discountPercent', '-1'], ['discountPercent', '100.1'], ['discountPercent', 'x'], ['name', ' '], ['unit', '']])('an item with the %s %j is refused', (name, value) => {
	expect(problem({ items: [definedItem({ [name]: value })] }).field).toMatch(/ of item 1$/);
});

test.each([
	['reference', '', 'Order Reference'], ['currency', 'PLN', 'Currency'], ['paymentMethod', '', 'Payment Method'], ['issuedOn', '2026-02-30', 'Issue Date'], ['fulfilledOn', 'x', 'Fulfilment Date'], ['dueOn', 'x', 'Due Date'], ['paidOn', 'x', 'Paid On'],
	['name', '', 'Buyer Name'], ['zip', '', 'ZIP Code'], ['city', '', 'City'], ['street', '', 'Street'], ['taxNumber', 'x', 'Tax Number'], ['euVatNumber', 'x', 'EU VAT Number'], ['note', '\u0000', 'Note'], ['comment', '\ud800x', 'Comment'], ['invoiceBook', 'a\u0001', 'Invoice Book'],
	['paymentDays', Number.NaN, 'Payment Days'], ['expectedGross', 'x', 'Expected Gross Total'],
] as Array<[keyof DefinedInvoice, unknown, string]>)('a form with the %s %j is refused by the label %s', (name, value, label) => {
	expect(problem({ [name]: value }).field).toBe(label);
});

test('a due date before the day of issue is refused, and one on it is kept', () => {
	expect(problem({ issuedOn: '2026-11-20', dueOn: '2026-11-19' })).toMatchObject({ field: 'Due Date', message: expect.stringContaining('before the day of issue, 2026-11-20') });
	expect(build({ issuedOn: '2026-11-20', dueOn: '2026-11-20' }).dueOn).toBe('2026-11-20');
});

test('an invoice is not said to be paid on a day to come', () => {
	expect(problem({ paidOn: '2026-11-24' })).toMatchObject({ field: 'Paid On', message: expect.stringContaining(`after today, ${TODAY}`) });
	expect(build({ paidOn: TODAY }).paidOn).toBe(TODAY);
});

test('an expected total that the items do not make is refused, with the difference', () => {
	expect(build({ expectedGross: '1270.00' }).totals.grossMinor).toBe(1270n);
	expect(problem({ expectedGross: '1271' }).message).toMatch(/make 1270 HUF, which differs by 1 HUF/);
	expect(problem({ expectedGross: '1270.5' }).what).toMatch(/more decimals/);
});

test('a partner\'s code stands for the buyer\'s data', () => {
	expect(build({ partnerCode: 'P-1', name: '', zip: '', city: '', street: '' }).buyer).toMatchObject({ partnerCode: 'P-1', name: '' });
});

test('a shipping address counts once its name is given, and then whole', () => {
	const shipping = { name: '', zip: '1012', city: 'Budapest', street: 'Új tér 2', country: 'sk' };
	expect(build({ shipping }).shippingAddress).toBeUndefined();
	expect(build({ shipping: { ...shipping, name: 'Bolt' } }).shippingAddress).toMatchObject({ name: 'Bolt', country: 'Szlovákia' });
	expect(problem({ shipping: { ...shipping, name: 'Bolt', city: '' } }).field).toBe('Shipping Address → City');
});

test('an address is read, and a mail template sent, only when the invoice is to be mailed', () => {
	expect(build({ email: 'x', emailTemplateId: 'a\u0000' })).toMatchObject({ email: '', emailTemplateId: '' });
	expect(problem({ sendEmail: true, email: 'x' }).field).toBe('E-Mail Address');
	expect(problem({ sendEmail: true, email: 'anna@example.hu', emailTemplateId: 'a\u0000b' }).field).toBe('E-Mail Template ID');
});

test('whatever is priced, the lines sum to the totals and net and VAT to the gross; gross prices are never changed', () => {
	const items = fc.array(fc.record({ unitPrice: fc.nat({ max: 10_000_000 }), quantity: fc.integer({ min: 1, max: 100 }), vat: fc.constantFrom('27', '18', '5', '0', 'AAM') }), { minLength: 1, maxLength: 10 });
	fc.assert(fc.property(items, fc.constantFrom('net' as const, 'gross' as const), fc.constantFrom('HUF', 'EUR'), (priced, pricesAre, currency) => {
		const decimals = currency === 'EUR' ? 2 : 0;
		const { lines, totals } = build({ pricesAre, currency, items: priced.map(({ unitPrice, quantity, vat }) => definedItem({ unitPrice: (unitPrice / 10 ** decimals).toFixed(decimals), quantity: String(quantity), vat })) });
		expect(sumAmounts(lines)).toEqual(totals);
		expect(totals.netMinor + totals.vatMinor).toBe(totals.grossMinor);
		if (pricesAre === 'gross') expect(totals.grossMinor).toBe(priced.reduce((sum, { unitPrice, quantity }) => sum + BigInt(unitPrice) * BigInt(quantity), 0n));
	}), { numRuns: 1000 });
});
