import { type CashmanState, initialCashmanState } from './cashman/accounts';
import type { BookedDocument } from './cashman/types';
import { type Clock, type ClockOptions, createClock } from './clock';
import { FaultBoard } from './faults';
import { renderInvoice } from './pdf/invoice';
import { type Random, seededRandom } from './random';
import { initialSalesAutopilotState } from './salesautopilot/seed';
import type { SalesAutopilotState } from './salesautopilot/types';

export interface SandboxOptions extends ClockOptions {
	seed?: number;
	/** How long a SalesAutopilot call takes; calls that overlap get 429. */
	salesAutopilotLatencyMs?: number;
}

const DEFAULT_LATENCY_MS = 3;

/** Everything the two services know. One object for the life of a sandbox; a reset puts it back to the seed. */
export class SandboxState {
	readonly clock: Clock;
	readonly faults = new FaultBoard();
	readonly salesAutopilotLatencyMs: number;
	cashman: CashmanState = initialCashmanState();
	salesAutopilot: SalesAutopilotState = initialSalesAutopilotState();
	random: Random;
	/** External actions under way that nobody awaits; a closing sandbox does. */
	readonly background = new Set<Promise<unknown>>();
	private readonly seed: number;
	private readonly pdfs = new Map<string, Promise<Uint8Array>>();

	constructor(options: SandboxOptions = {}) {
		this.clock = createClock(options);
		this.seed = options.seed ?? 1;
		this.random = seededRandom(this.seed);
		this.salesAutopilotLatencyMs = options.salesAutopilotLatencyMs ?? DEFAULT_LATENCY_MS;
	}

	reset(): void {
		this.cashman = initialCashmanState();
		this.salesAutopilot = initialSalesAutopilotState();
		this.random = seededRandom(this.seed);
		this.faults.clear();
		this.pdfs.clear();
	}

	/** Drawn once per document as it stands; a document that was cancelled or paid since is drawn anew. */
	renderPdf(document: BookedDocument): Promise<Uint8Array> {
		const key = [document.id, document.paidDate, document.cancelledBy, document.eInvoice].join('/');
		let pdf = this.pdfs.get(key);
		if (!pdf) {
			pdf = renderInvoice(document);
			this.pdfs.set(key, pdf);
		}
		return pdf;
	}
}
