import { Duplex } from 'node:stream';
import type { Timer, VirtualTime } from './virtualTime';

/** What happens at one end of a connection. */
export interface EndEvents {
	onBytes(bytes: Buffer): void;
	/** The end says that nothing more comes from it. */
	onFinish?(): void;
	/** The end is torn down; what it still had to say is lost. */
	onDestroy?(): void;
}

/**
 * One end of a connection without a kernel: Node's own HTTP client and server speak over it as over a socket, and the network in
 * between decides when bytes arrive, and whether they do.
 */
export class ConnectionEnd extends Duplex {
	private timeoutMs = 0;
	private timer: Timer | undefined;

	constructor(private readonly time: VirtualTime, private readonly events: EndEvents) {
		super();
	}

	/** Bytes that arrive here. */
	arrive(bytes: Buffer | null): void {
		if (this.destroyed || this.readableEnded) return;
		this.startTimer();
		this.push(bytes);
	}

	override _read(): void {}

	override _write(bytes: Buffer, _encoding: string, done: () => void): void {
		this.startTimer();
		this.events.onBytes(bytes);
		done();
	}

	override _final(done: () => void): void {
		this.events.onFinish?.();
		done();
	}

	override _destroy(error: Error | null, done: (error: Error | null) => void): void {
		if (this.timer !== undefined) this.timer.isCancelled = true;
		this.events.onDestroy?.();
		done(error);
	}

	/** As a socket has it: `timeout` is emitted when nothing came or went for so long. */
	setTimeout(timeoutMs: number, onTimeout?: () => void): this {
		this.timeoutMs = timeoutMs;
		if (onTimeout !== undefined) this.once('timeout', onTimeout);
		this.startTimer();
		return this;
	}

	private startTimer(): void {
		if (this.timer !== undefined) this.timer.isCancelled = true;
		this.timer = this.timeoutMs > 0 ? this.time.after(this.timeoutMs, () => this.emit('timeout')) : undefined;
	}

	setNoDelay(): this { return this; }
	setKeepAlive(): this { return this; }
	ref(): this { return this; }
	unref(): this { return this; }
}
