import { orderRow } from '../bench/orders';
import { invoiceOf } from './core/builders';

test('the orders of the bench can be invoiced: what is refused would be measured by nobody', () => {
	for (const lines of [1, 3, 1000]) for (const number of [0, 1, 999]) expect(invoiceOf(orderRow(number, lines)).lines).toHaveLength(lines);
});
