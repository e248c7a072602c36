import { randomOf, type Random } from '../money/random';
import { ordersOf, type Ordered } from './orders';

/**
 * `one after the other`: no run begins before the one before it has ended. `two at once`: some do, in one process or in two.
 * `unsure list`: the account's list hides new documents for longer than the node waits, or shows no order numbers, or a create is
 * booked when nobody waits for it any more. `killed`: the process dies at every call of the create path.
 */
export type WorldKind = 'one after the other' | 'two at once' | 'unsure list' | 'killed';

export type Action =
	/** SalesAutopilot calls the webhook for an order. */
	| { does: 'deliver'; order: number }
	/** A person presses Retry on the last run of an order: it goes on at the node that failed, with the items of that time. */
	| { does: 'retry'; order: number }
	/** Orders that were read earlier go through the invoice node together. */
	| { does: 'batch'; orders: number[] }
	/** The nightly workflow: all orders that have no invoice. */
	| { does: 'sweep' }
	| { does: 'link' | 'storno' | 'settle' | 'proforma' | 'convert'; order: number }
	/** A call to the webhook with a wrong password. */
	| { does: 'forge'; order: number };

/** How the invoice node of a workflow is set up. */
export interface Settings {
	onError: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	retryOnFail: boolean;
	sendEmail: boolean;
	invoicesAtOnce: number;
}

export interface Step {
	/** Stays the same when other steps are dropped, and so does everything that happens by chance in this step. */
	id: number;
	/** After the end of the step before. */
	gapMs: number;
	action: Action;
	settings: Settings;
	/** Begins so long after the first, whether that has ended or not. */
	second?: { action: Action; offsetMs: number; isInSameProcess: boolean };
	/** How many of a hundred calls are hit by a fault. */
	faultyPercent: number;
	/** Every call of a kind fails during the step. */
	down?: 'CashMan-FX' | 'SalesAutopilot' | 'look-up';
	/** Faults that surely hit the calls with these numbers, from 0. */
	forced?: ReadonlyArray<{ call: number; fault: string }>;
	/** The process dies at the call with this number, from 0. */
	dies?: { call: number; when: 'before sending' | 'after the commit' };
	/** Creates may arrive so long after the node has given them up. */
	lateCreates?: boolean;
}

export interface Plan {
	seed: number;
	kind: WorldKind;
	startMs: number;
	orders: Ordered[];
	steps: Step[];
	/** Orders that are never placed: what is left out when a history is made smaller. */
	absent: readonly number[];
	/** What is wrong with the account's list from beginning to end. */
	list: { hidesMs: number; isBlind: boolean };
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Ordinary days, and the nights in which a day or a year ends in Hungary. */
const STARTS = ['2026-11-23T08:00:00Z', '2026-11-23T22:59:40Z', '2026-12-31T22:59:30Z', '2028-02-28T21:00:00Z'];
/** The longest for which the node outwaits a list that lags: it looks three times, three seconds apart. */
export const MOST_LAG_MS = 5000;
/** Added to a step's id for the one that follows it in haste; no plan has as many steps. */
const HASTY = 500;
/** The id of the step that is tried again as a whole. */
const TRIED_AGAIN = 400;
/** n8n takes longer than this to come back. */
export const RESTART_MS = 10 * SECOND;

export function planOf(seed: number): Plan {
	const random = randomOf(seed, 0);
	const kind = kindOf(seed);
	const startMs = Date.parse(random.pick(STARTS));
	if (kind === 'killed') return { seed, kind, startMs, absent: [], list: { hidesMs: 0, isBlind: false }, ...killedAtEveryCall(random, seed) };
	const orders = ordersOf(random, random.between(8, 13));
	const steps = [...(kind === 'one after the other' ? triedAgain(random, orders) : []), ...stepsOf(random, kind, orders)];
	const list = listOf(random, kind);
	return { seed, kind, startMs, orders, absent: [], steps: kind === 'one after the other' && list.hidesMs > 0 ? withHaste(random, steps) : steps, list };
}

function kindOf(seed: number): WorldKind {
	const turn = seed % 20;
	if (turn === 0) return 'killed';
	if (turn <= 3) return 'two at once';
	return turn === 4 ? 'unsure list' : 'one after the other';
}

function listOf(random: Random, kind: WorldKind): Plan['list'] {
	if (kind === 'unsure list') return random.pick([{ hidesMs: 0, isBlind: true }, { hidesMs: random.between(12, 90) * SECOND, isBlind: false }, { hidesMs: 0, isBlind: false }]);
	return { hidesMs: kind === 'one after the other' && random.chance(40) ? random.between(300, MOST_LAG_MS) : 0, isBlind: false };
}

function stepsOf(random: Random, kind: WorldKind, orders: readonly Ordered[]): Step[] {
	const actions = shuffled(random, actionsOf(random, orders));
	return actions.map((action, id) => {
		const step: Step = { id, gapMs: gapOf(random), action, settings: settingsOf(random), faultyPercent: 22 };
		if (random.chance(4)) step.down = random.pick(['CashMan-FX', 'SalesAutopilot', 'look-up'] as const);
		if (random.chance(8)) step.dies = { call: random.between(0, 6), when: random.pick(['before sending', 'after the commit'] as const) };
		if (kind === 'unsure list') step.lateCreates = true;
		if (kind === 'two at once' && random.chance(50)) step.second = secondOf(random, action, orders.length);
		return step;
	});
}

/** Every order is delivered, most of them again, and what happens to invoices later is mixed in. */
function actionsOf(random: Random, orders: readonly Ordered[]): Action[] {
	const actions: Action[] = [];
	const any = (): number => random.between(0, orders.length - 1);
	for (const [order, { due }] of orders.entries()) {
		const deliveries = random.pick([0, 1, 1, 1, 2, 2, 3, 5]);
		for (let delivery = 0; delivery < deliveries; delivery++) actions.push({ does: 'deliver', order });
		if (random.chance(20)) actions.push({ does: 'retry', order });
		if (random.chance(15)) actions.push({ does: 'link', order });
		// A proforma of what SalesAutopilot invoiced already would be a person's mistake.
		if (random.chance(8) && due === 'invoice') actions.push({ does: 'proforma', order }, { does: 'convert', order });
		for (const does of ['storno', 'settle'] as const) if (random.chance(8)) actions.push({ does, order });
	}
	for (let batch = random.between(1, 3); batch > 0; batch--) actions.push({ does: 'batch', orders: Array.from({ length: random.between(2, 6) }, any) });
	if (random.chance(60)) actions.push({ does: 'sweep' });
	if (random.chance(20)) actions.push({ does: 'forge', order: any() });
	return actions;
}

/** Where the list lags, some orders come again as soon as their run has ended, with the items of that time: whoever ended before the list showed the invoice has the next one find nothing. */
function withHaste(random: Random, steps: readonly Step[]): Step[] {
	return steps.flatMap((step) => {
		const { action, id } = step;
		if (action.does !== 'deliver' || !random.chance(30)) return [step];
		return [step, { id: HASTY + id, gapMs: random.between(0, SECOND / 2), action: { does: 'retry', order: action.order }, settings: step.settings, faultyPercent: step.faultyPercent }];
	});
}

/** What comes at the same moment is mostly the same order once more. */
function secondOf(random: Random, first: Action, orders: number): Step['second'] {
	const same = 'order' in first ? first.order : random.between(0, orders - 1);
	const action: Action = random.chance(70) ? { does: first.does === 'storno' || first.does === 'convert' ? first.does : 'deliver', order: same } : random.pick<Action>([{ does: 'sweep' }, { does: 'batch', orders: [same, random.between(0, orders - 1)] }]);
	return { action, offsetMs: random.chance(30) ? 0 : random.between(30, 155), isInSameProcess: random.chance(50) };
}

function gapOf(random: Random): number {
	return random.pick([random.between(SECOND, 10 * SECOND), random.between(10 * SECOND, 10 * MINUTE), random.between(HOUR, 8 * HOUR), random.between(DAY, 9 * DAY)]);
}

function settingsOf(random: Random): Settings {
	return {
		onError: random.pick(['stopWorkflow', 'stopWorkflow', 'continueRegularOutput', 'continueErrorOutput']),
		retryOnFail: random.chance(30),
		sendEmail: random.chance(25),
		invoicesAtOnce: random.chance(20) ? random.between(2, 4) : 1,
	};
}

/**
 * A batch that stops at its second order and is tried again as a whole, while it is not known whether the first was issued. Call 0
 * is the look-up, 1 the first create, 2 to 4 look for it, 5 is the second create. Both orders were read before, while the list was down.
 */
function triedAgain(random: Random, orders: readonly Ordered[]): Step[] {
	const due = [...orders.keys()].filter((order) => orders[order]?.due === 'invoice').slice(0, 2);
	if (due.length < 2 || !random.chance(25)) return [];
	const first = random.pick(['dropped before commit', 'request lost, no answer', '5xx before commit'] as const);
	const settings: Settings = { onError: 'stopWorkflow', retryOnFail: true, sendEmail: false, invoicesAtOnce: 1 };
	const reads = due.map((order, index): Step => ({ id: TRIED_AGAIN + 1 + index, gapMs: SECOND, action: { does: 'deliver', order }, settings: { ...settings, retryOnFail: false }, faultyPercent: 0, down: 'look-up' }));
	return [...reads, { id: TRIED_AGAIN, gapMs: SECOND, action: { does: 'batch', orders: due }, settings, faultyPercent: 0, forced: [{ call: 1, fault: first }, { call: 5, fault: 'HIBA' }] }];
}

function shuffled<Item>(random: Random, items: Item[]): Item[] {
	for (let index = items.length - 1; index > 0; index--) {
		const other = random.between(0, index);
		[items[index], items[other]] = [items[other] as Item, items[index] as Item];
	}
	return items;
}

/** One past the last call of the longest create path: there the process lives to the end. */
const MOST_CALLS = 10;

/** One order for every call at which its run can die, on both sides of the commit; then the order comes again. */
function killedAtEveryCall(random: Random, seed: number): Pick<Plan, 'orders' | 'steps'> {
	const orders = ordersOf(random, MOST_CALLS * 2);
	const path = PATHS[Math.floor(seed / 20) % PATHS.length] as (typeof PATHS)[number];
	const settings: Settings = { onError: 'stopWorkflow', retryOnFail: false, sendEmail: path.sendEmail, invoicesAtOnce: 1 };
	const first = orders.map((_, order): Step => ({
		id: order, gapMs: SECOND, action: { does: 'deliver', order }, settings, faultyPercent: 0,
		dies: { call: Math.floor(order / 2), when: order % 2 === 0 ? 'before sending' : 'after the commit' },
		...(path.forced !== undefined && { forced: path.forced }),
	}));
	const again = orders.map((_, order): Step => ({
		id: 100 + order, gapMs: RESTART_MS, action: { does: order % 3 === 0 ? 'retry' : 'deliver', order }, settings, faultyPercent: 0,
	}));
	return { orders, steps: first.flatMap((step, index) => [step, again[index] as Step]) };
}

/** The ways through a create. Call 0 reads the order, 1 is the look-up, 2 the create. */
const PATHS: ReadonlyArray<{ sendEmail: boolean; forced?: Step['forced'] }> = [
	{ sendEmail: false },
	{ sendEmail: true },
	{ sendEmail: true, forced: [{ call: 2, fault: 'dropped after commit' }] },
	{ sendEmail: false, forced: [{ call: 2, fault: 'dropped before commit' }] },
	{ sendEmail: false, forced: [{ call: 1, fault: 'cut reply' }] },
];
