import type { VirtualTime } from './virtualTime';

/** What a world stands on: its own time and its own chance, in place of the machine's. */
export interface Ground {
	time: VirtualTime;
	/** In [0, 1). */
	chance(): number;
}

let ground: Ground | undefined;

/** From here on, everything in this thread that asks for the time, waits, or draws chance gets it from this world. */
export function standOn(next: Ground): void {
	if (ground === undefined) replaceTheMachine();
	ground = next;
}

const under = (): Ground => ground as Ground;

/**
 * n8n, axios, the nodes and the sandbox read the clock, wait and draw chance by these functions alone. They are replaced for the whole
 * thread, once: a world has a thread to itself.
 */
function replaceTheMachine(): void {
	const RealDate = Date;
	class VirtualDate extends RealDate {
		constructor(...given: unknown[]) {
			if (given.length === 0) super(under().time.nowMs);
			else super(...(given as [number]));
		}

		/** Dates that Node itself made are dates too. */
		static override [Symbol.hasInstance](value: unknown): boolean {
			return value instanceof RealDate;
		}

		static override now(): number {
			return under().time.nowMs;
		}
	}
	const realClear = clearTimeout;
	Object.assign(globalThis, {
		Date: VirtualDate,
		setTimeout: (run: (...args: unknown[]) => void, delayMs = 0, ...args: unknown[]) => new TimerHandle(() => run(...args), Number(delayMs) || 0),
		clearTimeout: (handle: unknown) => (handle instanceof TimerHandle ? handle.close() : realClear(handle as NodeJS.Timeout)),
	});
	AbortSignal.timeout = (delayMs) => {
		const controller = new AbortController();
		under().time.after(delayMs, () => controller.abort(TOO_LATE));
		return controller.signal;
	};
	Math.random = () => under().chance();
	// Not imported: a bundle would change its own copy of the module.
	const writable = require('node:crypto') as { randomBytes: unknown; randomUUID: unknown };
	writable.randomBytes = seededBytes;
	writable.randomUUID = () => seededBytes(16).toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** One for all: to make one is dear, and nobody looks into it. */
const TOO_LATE = new DOMException('The operation was aborted due to timeout', 'TimeoutError');

function seededBytes(size: number, callback?: (error: null, bytes: Buffer) => void): Buffer {
	const bytes = Buffer.from(Array.from({ length: size }, () => Math.floor(under().chance() * 256)));
	if (callback !== undefined) process.nextTick(callback, null, bytes);
	return bytes;
}

/** As much of Node's Timeout as anybody uses. */
class TimerHandle {
	private timer;

	constructor(private readonly run: () => void, private readonly delayMs: number) {
		this.timer = under().time.after(delayMs, run);
	}

	ref(): this { return this; }
	unref(): this { return this; }
	hasRef(): boolean { return true; }
	refresh(): this {
		this.close();
		this.timer = under().time.after(this.delayMs, this.run);
		return this;
	}
	close(): void { this.timer.isCancelled = true; }
}
