import { buildDefinedInvoice } from '../../core/definedInvoice';
import { explainInvoice } from '../../core/explainInvoice';
import { definedItem, form, TODAY } from './builders';

const explain = (changes: Parameters<typeof form>[0] = {}) => explainInvoice(buildDefinedInvoice(form(changes), TODAY));

test('every VAT rate has its sums, and they are the sums of the lines', () => {
	const { vatSummary, lines } = explain({ items: [definedItem(), definedItem({ vat: '5', unitPrice: '200', quantity: '2' }), definedItem({ vat: 'AAM', unitPrice: '10' }), definedItem()] });
	expect(vatSummary).toEqual([
		{ vat: '27', net: '2000', vatAmount: '540', gross: '2540' },
		{ vat: '5', net: '400', vatAmount: '20', gross: '420' },
		{ vat: 'AAM', net: '10', vatAmount: '0', gross: '10' },
	]);
	expect(lines).toHaveLength(4);
});

test('a code is said to be reckoned as 0 %, a private person to have no tax number, cash to be rounded by CashMan-FX', () => {
	const text = explain({ items: [definedItem({ vat: 'AAM' })], paymentMethod: 'Készpénz' }).sentences.join(' ');
	expect(text).toContain('AAM (reckoned as 0 %)');
	expect(text).toContain('private person');
	expect(text).toContain('Rounding cash to 5 Ft is left to CashMan-FX');
});

test('rounding line by line is set against rounding the sum', () => {
	const items = Array.from({ length: 2 }, () => definedItem({ unitPrice: '2' }));
	expect(explain({ items }).sentences.join(' ')).toMatch(/rounding the lines makes 1 HUF more VAT/);
	expect(explain().sentences.join(' ')).not.toContain('rounding the lines');
});

test('a company\'s tax number and a paid day are said', () => {
	const text = explain({ taxNumber: '12345676-2-42', paidOn: '2026-11-20' }).sentences.join(' ');
	expect(text).toContain('12345676-2-42');
	expect(text).toContain('paid on 2026-11-20');
});
