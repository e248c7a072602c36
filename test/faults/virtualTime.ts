interface Waiting {
	atMs: number;
	/** Who came first goes first where two are due at the same moment. */
	order: number;
	fire: () => void;
	isCancelled: boolean;
}

export type Timer = Pick<Waiting, 'isCancelled'>;

/** Far more than any history needs: whoever gets there turns in a circle. */
const MOST_EVENTS = 1_000_000;

/**
 * Time that passes only when nobody has anything left to do: then it jumps to whatever is due next. Waits of minutes cost nothing, and
 * what happens at once happens in an order that depends on nothing but the seed.
 */
export class VirtualTime {
	private readonly waiting: Waiting[] = [];
	private readonly onSettled: Array<() => void> = [];
	private order = 0;

	constructor(public nowMs: number) {}

	after(delayMs: number, fire: () => void): Timer {
		const event: Waiting = { atMs: this.nowMs + Math.max(0, delayMs), order: this.order++, fire, isCancelled: false };
		push(this.waiting, event);
		return event;
	}

	async sleep(delayMs: number): Promise<void> {
		await new Promise<void>((resolve) => { this.after(delayMs, resolve); });
	}

	/** Runs once all that the present event set going has come to rest, before the next event. */
	whenSettled(run: () => void): void {
		this.onSettled.push(run);
	}

	/** Lets time pass until the work is done. Throws when nothing is due any more and the work still waits. */
	async drive<Result>(work: Promise<Result>): Promise<Result> {
		let isDone = false;
		const done = (): void => { isDone = true; };
		work.then(done, done);
		for (let events = 0; events < MOST_EVENTS; events++) {
			await this.settle();
			if (isDone) return await work;
			const next = this.takeNext();
			if (next === undefined) throw new Error('Everything waits, and nothing is due: a run hangs for ever');
			this.nowMs = next.atMs;
			next.fire();
		}
		throw new Error(`No end after ${MOST_EVENTS} events`);
	}

	private async settle(): Promise<void> {
		await untilIdle();
		while (this.onSettled.length > 0) {
			for (const run of this.onSettled.splice(0)) run();
			await untilIdle();
		}
	}

	private takeNext(): Waiting | undefined {
		for (;;) {
			const next = pop(this.waiting);
			if (next === undefined || !next.isCancelled) return next;
		}
	}
}

/** Taken before a world replaces the timers. */
const turnOfTheLoop = setImmediate;

/** No socket, file or timer is waited for in a world, so after two turns of the event loop every promise and stream has come to rest. */
async function untilIdle(): Promise<void> {
	await new Promise<void>((resolve) => { turnOfTheLoop(() => turnOfTheLoop(resolve)); });
}

const isBefore = (left: Waiting, right: Waiting): boolean => left.atMs < right.atMs || (left.atMs === right.atMs && left.order < right.order);

/** A binary heap: the earliest is on top. */
function push(heap: Waiting[], event: Waiting): void {
	let index = heap.push(event) - 1;
	while (index > 0) {
		const parent = (index - 1) >> 1;
		if (!isBefore(event, heap[parent] as Waiting)) break;
		heap[index] = heap[parent] as Waiting;
		index = parent;
	}
	heap[index] = event;
}

function pop(heap: Waiting[]): Waiting | undefined {
	const top = heap[0];
	const last = heap.pop();
	if (heap.length === 0 || last === undefined) return top;
	let index = 0;
	for (;;) {
		let child = index * 2 + 1;
		if (child >= heap.length) break;
		if (child + 1 < heap.length && isBefore(heap[child + 1] as Waiting, heap[child] as Waiting)) child++;
		if (!isBefore(heap[child] as Waiting, last)) break;
		heap[index] = heap[child] as Waiting;
		index = child;
	}
	heap[index] = last;
	return top;
}
