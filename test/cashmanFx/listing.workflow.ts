import { CONTINUE_ON_FAIL, startShop, type Shop } from '../support/shop';

/** What a person may ask of the invoice list that could only be answered with nothing is said, and not asked. */
let shop: Shop;
beforeAll(async () => { shop = await startShop(); });
afterAll(async () => { await shop.close(); });

const refusal = async (parameters: Record<string, unknown>) => (await shop.run([{}], parameters, CONTINUE_ON_FAIL)).items[0]?.error;
const number = { operation: 'getLines', findBy: 'invoiceNumber', invoiceNumber: '2026/00001' };

afterEach(async () => { expect((await shop.books()).calls).toEqual([]); });

test.each([
	['find', { findBy: 'dates', from: '2026-11-26', until: '2026-11-25' }],
	['getMany', { from: '2026-11-26', until: '2026-11-25' }],
	['getMany', { until: '2001-01-01' }],
	['getMany', { until: '={{ DateTime.fromISO("2001-01-01") }}' }],
	['find', { findBy: 'dates', from: '={{ $now }}', until: '={{ $now.minus({ days: 1 }) }}' }],
])('%s with the last day before the first is refused: %j', async (operation, parameters) => {
	expect((await refusal({ operation, ...parameters }))?.message).toMatch(/The last day is before the first, \d{4}-\d{2}-\d{2} \(Until: "/);
});

test.each([0, -1, 1.5])('a limit of %d is refused with what it may be', async (limit) => {
	expect((await refusal({ operation: 'getMany', limit }))?.message).toContain('not a whole number of 1 or more');
});

test.each(['Password', 'Csoport', 'User', 'muveletkod', 'rossz név'])('Wire Names cannot be set to %s', async (invoiceNumber) => {
	expect((await refusal({ ...number, options: { wireNames: { names: { invoiceNumber } } } }))?.message).toContain(`Wire Names (Advanced): "${invoiceNumber}"`);
});
