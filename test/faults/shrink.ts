import type { Action, Plan, Step } from './plan';
import type { Seen } from './examine';
import type { Muted } from './world';

type Live = (plan: Plan, muted: Muted) => Promise<Seen>;

/** A history is lived again at most so often to find a smaller one. */
const MOST_TRIALS = 150;

/** Leaves out steps, faults and orders, one after the other, for as long as the same law stays broken. */
export async function shrink(plan: Plan, seen: Seen, live: Live): Promise<Seen> {
	const law = seen.findings[0]?.law;
	let best = { plan, muted: new Set<string>() as Muted, seen };
	let trials = 0;
	const attempt = async (candidate: Plan, muted: Muted): Promise<boolean> => {
		if (trials++ >= MOST_TRIALS) return false;
		const again = await live(candidate, muted);
		if (again.findings[0]?.law !== law) return false;
		best = { plan: candidate, muted, seen: again };
		return true;
	};

	for (let size = Math.ceil(best.plan.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
		for (let from = 0; from < best.plan.steps.length;) {
			const steps = [...best.plan.steps.slice(0, from), ...best.plan.steps.slice(from + size)];
			if (!(await attempt({ ...best.plan, steps }, best.muted))) from += size;
		}
	}
	for (const [index, step] of [...best.plan.steps].entries()) {
		for (const simpler of simplerThan(step)) await attempt({ ...best.plan, steps: best.plan.steps.map((each, at) => (at === index ? { ...each, ...simpler } : each)) }, best.muted);
	}
	await attempt(best.plan, new Set([...best.muted, ...best.seen.struck]));
	for (const strike of best.seen.struck) if (!best.muted.has(strike)) await attempt(best.plan, new Set([...best.muted, strike]));
	const mentioned = new Set(best.plan.steps.flatMap(({ action, second }) => [...ordersIn(action), ...(second === undefined ? [] : ordersIn(second.action))]));
	for (const order of best.plan.orders.keys()) if (!mentioned.has(order)) await attempt({ ...best.plan, absent: [...best.plan.absent, order] }, best.muted);
	return best.seen;
}

function simplerThan(step: Step): Array<Partial<Step>> {
	const { dies, down, second, action } = step;
	return [
		...(dies === undefined ? [] : [{ dies: undefined }]),
		...(down === undefined ? [] : [{ down: undefined }]),
		...(second === undefined ? [] : [{ second: undefined }]),
		...(action.does === 'batch' ? action.orders.map((_, index): Partial<Step> => ({ action: { ...action, orders: action.orders.filter((__, at) => at !== index) } })) : []),
	];
}

const ordersIn = (action: Action): number[] => ('order' in action ? [action.order] : 'orders' in action ? action.orders : []);
