import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CANARIES } from './canaries';
import { checkOrders, CLAIMS, type Report } from './check';
import { randomOf } from './random';
import { randomOrder, type ShopOrder } from './shop';

const ORDERS = 20_000;
const SEED = 20_261_123;

let report: Report;
beforeAll(() => {
	report = checkOrders(SEED, 0, ORDERS);
});

test.each(CLAIMS)('of 20,000 random orders: %s', (claim) => {
	expect(report.broken[claim]).toBeUndefined();
	expect(report.orders).toBe(ORDERS);
});

/** How an order can be out of the ordinary; each must occur. */
const CASES: Record<string, (order: ShopOrder) => boolean> = {
	'goods of several VAT rates': ({ sold }) => new Set(sold.map(({ rate }) => rate.code)).size > 1,
	'taxed beside exempt goods': ({ sold }) => new Set(sold.map(({ rate }) => rate.percent > 0)).size > 1,
	'an item for nothing': ({ sold }) => sold.some(({ gross }) => gross === 0),
	'goods that came back, or a discount as an item': ({ sold }) => sold.some(({ gross }) => gross < 0),
	'a VAT rate that is negative in all': ({ sold }) => sold.length > 1 && sold.some(({ gross, rate }) => gross < 0 && sold.filter((other) => other.rate.code === rate.code).every((other) => other.gross < 0)),
	'a quantity of fractions': ({ sold }) => sold.some(({ quantity }) => quantity % 1000 !== 0),
	'a list price that is not what was paid': ({ sold, shop }) => sold.some(({ unitNet, quantity, net }) => Math.abs(unitNet * quantity - net * 1000) > 1000 * Math.abs(quantity) + 1000 * 10 ** (shop.netDecimals - shop.scale)),
	'a gross price whose net repeats': ({ sold, shop }) => shop.pricesAre === 'gross' && shop.netDecimals >= 4 && sold.some(({ gross, rate }) => (gross * 100) % (100 + rate.percent) !== 0),
	'nets in whole forints': ({ shop }) => shop.currency === 'HUF' && shop.netDecimals === 0,
	'whole forints with nets of decimals': ({ shop }) => shop.currency === 'HUF' && shop.scale === 0 && shop.netDecimals >= 2,
	'forints with fillér': ({ shop }) => shop.currency === 'HUF' && shop.scale === 2,
	'euros': ({ shop }) => shop.currency === 'EUR',
	'more than a hundred lines': ({ sold }) => sold.length > 100,
	'hundreds of lines of a few forints': ({ sold, shop }) => sold.length > 100 && shop.scale === 0 && sold.filter(({ gross, quantity }) => quantity === 1000 && gross < 10).length > 10,
	'a gross with a shop\'s unrounded decimals': ({ sold }) => sold.some(({ writesDust }) => writesDust),
	'an item without its gross': ({ sold }) => sold.some(({ omits }) => omits === 'gross'),
	'a coupon over all goods': ({ sold, coupon }) => coupon !== undefined && coupon.gross === sold.reduce((sum, { gross }) => sum + gross, 0),
	'a coupon that is more than one rate': ({ sold, coupon }) => coupon !== undefined && sold.some(({ rate }) => sold.filter((other) => other.rate.code === rate.code).reduce((sum, { gross }) => sum + gross, 0) < coupon.gross),
	'a coupon told in net alone, over several rates': ({ sold, coupon }) => coupon?.tells === 'net' && new Set(sold.map(({ rate }) => rate.code)).size > 1,
	'a coupon on one of several rates': ({ sold, coupon }) => coupon?.on !== undefined && new Set(sold.map(({ rate }) => rate.code)).size > 1,
	'a voucher that pays for the delivery too': ({ sold, coupon }) => coupon !== undefined && coupon.gross > sold.reduce((sum, { gross }) => sum + gross, 0),
	'delivery beside the total': ({ delivery }) => delivery?.isInTotal === false,
	'delivery in the total': ({ delivery }) => delivery?.isInTotal === true,
	'delivery for nothing': ({ delivery }) => delivery === undefined,
};

test.each(Object.keys(CASES))('among the random orders are some with %s', (name) => {
	let found = 0;
	for (let number = 0; number < ORDERS && found < 5; number += 1) found += CASES[name]?.(randomOrder(randomOf(SEED, number))) === true ? 1 : 0;
	expect(found).toBe(5);
});

test('one order in seven is spoilt', () => {
	expect(report.spoilt).toBeGreaterThan(ORDERS / 7);
});

/** What `npm run check:money` says with these arguments, and its exit code. */
function runCheck(...args: string[]): Promise<{ said: string; code: number | null }> {
	const child = spawn(process.execPath, [require.resolve('tsx/cli'), join(__dirname, 'main.ts'), '--workers', '1', '--seed', String(SEED), ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
	let said = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		said += text;
	});
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => resolve({ said, code }));
	});
}

test('the command ends with the count of orders and mismatches, and with 0 where there are none', async () => {
	expect(await runCheck('--orders', '1000')).toEqual({ said: expect.stringMatching(/\n1000 orders, mismatches: 0\n$/), code: 0 });
});

test.each(Object.keys(CANARIES))('the wrong build %s is caught', async (canary) => {
	const { said, code } = await runCheck('--orders', String(ORDERS), '--canary', canary);
	expect(said).toMatch(/^broken [1-9]\d* times: [\s\S]*\n\d+ orders, mismatches: [1-9]\d*\n$/);
	expect(code).toBe(1);
});
