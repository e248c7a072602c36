import { readOrder } from '../../core/salesAutopilotRecord';
import { readOrderLines } from '../../core/orderToInvoice';
import { INVARIANTS, inNumbers } from '../../test/money/invariants';
import { checkOrders } from '../../test/money/check';
import { randomOf } from '../../test/money/random';
import { randomOrder, type ShopOrder } from '../../test/money/shop';
import { answerOnce, costOf } from './measure';

/** What is done with each order. */
export type MoneyWork = 'build' | 'buildAndCheck' | 'wholeCheck';

export interface MoneyInput {
	work: MoneyWork;
	orders: number;
}

const SETTINGS = { unit: 'db', sendSku: false, shippingVat: '', currencyIfNone: '' };
const SEED = 1;
const AT_ONCE = 10_000;

/** The orders are made beforehand, so many at a time, except for the whole check, which makes its own. */
answerOnce(async ({ work, orders }: MoneyInput): Promise<{ cpuMs: number; lines: number }> => {
	perform(work, 0, AT_ONCE);
	const total = { cpuMs: 0, lines: 0 };
	for (let from = 0; from < orders; from += AT_ONCE) {
		const { cpuMs, lines } = await perform(work, from, Math.min(orders, from + AT_ONCE));
		total.cpuMs += cpuMs;
		total.lines += lines;
	}
	return total;
});

async function perform(work: MoneyWork, from: number, to: number): Promise<{ cpuMs: number; lines: number }> {
	let lines = 0;
	if (work === 'wholeCheck') {
		const { cpuMs } = await costOf(() => { lines = checkOrders(SEED, from, to).lines; });
		return { cpuMs, lines };
	}
	const shopOrders = Array.from({ length: to - from }, (_, index) => randomOrder(randomOf(SEED, from + index)));
	const { cpuMs } = await costOf(() => {
		for (const order of shopOrders) lines += buildOne(order, work === 'buildAndCheck');
	});
	return { cpuMs, lines };
}

function buildOne(order: ShopOrder, isChecked: boolean): number {
	const built = readOrderLines(readOrder(order.row, '1'), SETTINGS);
	if (isChecked) {
		const numbers = inNumbers(built, undefined);
		for (const claim in INVARIANTS) if (INVARIANTS[claim]?.(numbers, order) !== true) throw new Error(`Broken: ${claim}`);
	}
	return built.lines.length;
}
