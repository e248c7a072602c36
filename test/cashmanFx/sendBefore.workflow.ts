import { order } from '../support/orders';
import { CONTINUE_ON_FAIL, NO_WAIT, startShop, type Shop } from '../support/shop';

/** Options → Send Before: the end of a claim, for a run that outlives it. */
let shop: Shop;
beforeAll(async () => { shop = await startShop(); });
afterAll(async () => { await shop.close(); });

const HOUR_MS = 60 * 60 * 1000;
const before = (sendBefore: string) => ({ options: { ...NO_WAIT, sendBefore } });

test('an order is issued before the moment', async () => {
	const { json } = await shop.run([order()], before(new Date(Date.now() + HOUR_MS).toISOString()));
	expect(json).toMatchObject([{ outcome: 'issued' }]);
});

test('after the moment nothing is sent, and the item fails and says so', async () => {
	const creates = await shop.calls('1');
	const { error } = await shop.run([order()], before(new Date(Date.now() - 1).toISOString()));
	expect(error?.message).toMatch(/was not issued: the moment of Options → Send Before has passed/);
	expect(error?.description).toMatch(/^Nothing was sent/);
	expect(await shop.calls('1')).toBe(creates);
});

test('a moment that an expression computes counts', async () => {
	const { error } = await shop.run([order()], before('={{ $now.minus({ minutes: 1 }) }}'));
	expect(error?.message).toMatch(/Send Before has passed/);
});

test('the moment is looked at when the create is sent, not when the run begins: an answer that took long ends it', async () => {
	const creates = await shop.calls('1');
	const soon = Date.now() + 400;
	await shop.fault({ name: 'delay', operation: '18', delayMs: 900 });
	const { items } = await shop.run([order()], before(new Date(soon).toISOString()), CONTINUE_ON_FAIL);
	expect(items[0]?.error?.message).toMatch(/Send Before/);
	expect(await shop.calls('1')).toBe(creates);
});

test('an invoice that is there already is found after the moment, too', async () => {
	const ordered = order();
	await shop.run([ordered]);
	expect((await shop.run([ordered], before('2026-01-01T00:00:00Z'))).json).toMatchObject([{ outcome: 'existing' }]);
});

test.each(['tomorrow', '2026-11-25', '2026-11-25T10:00:00', '2026-13-45T10:00:00Z'])('%s is refused: it is no moment with its time zone', async (text) => {
	const { error } = await shop.run([order()], before(text));
	expect(error?.message).toMatch(/Send Before/);
});
