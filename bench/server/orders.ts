import type { RunningSandbox } from '../../sandbox/server';
import { control } from '../../test/e2e/stage';
import { orderRow } from '../orders';
import type { Wire } from '../wire/wire';
import { LIST_ID, type Chain } from './chains';

const ASK_EVERY_MS = 5;

/** Puts orders into SalesAutopilot's list, and gives their record ids: what the node then calls them by. */
export async function placeOrders(sandbox: RunningSandbox, count: number): Promise<string[]> {
	const ids: string[] = [];
	for (let number = 0; number < count; number++) {
		const { id: _id, subdate: _subdate, ...order } = orderRow(number);
		ids.push((await control<{ recordId: string }>(sandbox, 'POST', 'orders', { listId: LIST_ID, order })).recordId);
	}
	return ids;
}

/** Resolves when so many invoices are booked, or the time is up; gives how many are. */
export async function untilBooked(wire: Wire, wanted: number, limitMs: number): Promise<number> {
	const limit = Date.now() + limitMs;
	for (;;) {
		const { creates } = await wire.counts();
		if (creates >= wanted || Date.now() > limit) return creates;
		await new Promise((resolve) => { setTimeout(resolve, ASK_EVERY_MS); });
	}
}

/** One order after the other: from the call of the webhook until the invoice is booked. */
export async function latenciesMs(chain: Chain, wire: Wire, recordIds: readonly string[]): Promise<number[]> {
	await wire.reset({});
	const startedMs: number[] = [];
	for (const [index, recordId] of recordIds.entries()) {
		startedMs.push(Date.now());
		await chain.start(recordId);
		const booked = await untilBooked(wire, index + 1, 60_000);
		if (booked !== index + 1) throw new Error(`${chain.name}: ${booked} invoices after ${index + 1} orders`);
	}
	const { bookedAtMs } = await wire.counts();
	return bookedAtMs.map((ms, index) => ms - (startedMs[index] ?? Number.NaN));
}

/** Invoices a second with so many orders under way. */
export async function throughputPerSecond(chain: Chain, wire: Wire, recordIds: readonly string[], atOnce: number): Promise<number> {
	await wire.reset({});
	const startedMs = performance.now();
	let started = 0;
	const starting = async (): Promise<void> => {
		while (started < recordIds.length) {
			const rank = started++;
			await untilBooked(wire, rank - atOnce + 1, 60_000);
			await chain.start(recordIds[rank] as string);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, starting));
	const booked = await untilBooked(wire, recordIds.length, 60_000);
	if (booked < recordIds.length) throw new Error(`${chain.name}: ${booked} invoices of ${recordIds.length} orders`);
	const { bookedAtMs } = await wire.counts();
	return (recordIds.length * 1000) / (performance.now() - startedMs - Math.max(0, Date.now() - (bookedAtMs.at(-1) ?? Date.now())));
}

/** What became of orders that came at an even rate. */
export interface Steady {
	orders: number;
	lost: number;
	twice: number;
	latenciesMs: number[];
}

export async function steadily(chain: Chain, wire: Wire, recordIds: readonly string[], perSecond: number): Promise<Steady> {
	await wire.reset({});
	const startedMs = new Map<string, number>();
	const calls: Array<Promise<void>> = [];
	const beginMs = Date.now();
	for (const [index, recordId] of recordIds.entries()) {
		const aheadMs = beginMs + (index * 1000) / perSecond - Date.now();
		if (aheadMs > 0) await new Promise((resolve) => { setTimeout(resolve, aheadMs); });
		startedMs.set(recordId, Date.now());
		calls.push(chain.start(recordId));
	}
	await Promise.all(calls);
	await untilBooked(wire, recordIds.length, 120_000);
	const { references, bookedAtMs } = await wire.counts();
	const distinct = new Set(references);
	return {
		orders: recordIds.length,
		lost: recordIds.filter((id) => !distinct.has(id)).length,
		twice: references.length - distinct.size,
		latenciesMs: references.map((reference, index) => (bookedAtMs[index] ?? Number.NaN) - (startedMs.get(reference) ?? Number.NaN)),
	};
}

export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((left, right) => left - right);
	return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
