import { type Random, seededRandom } from './random';

/** What can go wrong, by name. `before` and `after` say on which side of the booking. */
export const FAULT_NAMES = [
	'drop-before-commit',
	'drop-after-commit',
	'delay',
	'status-500-before-commit',
	'status-500-after-commit',
	'status-before-commit',
	'status-after-commit',
	'truncated-reply',
	'cut-reply',
	'garbled-reply',
	'empty-reply',
	'slow-drip',
	'html-reply',
	'html-reply-after-commit',
	'hiba',
	'empty-list-as-hiba',
	'stale-list',
	'blind-list',
	'list-down',
	'no-link',
	'rate-limit',
	'sa-500',
] as const;

export type FaultName = (typeof FAULT_NAMES)[number];
export type FaultService = 'cashman' | 'salesautopilot';

const LISTING_FAULTS: ReadonlySet<FaultName> = new Set(['empty-list-as-hiba', 'stale-list', 'blind-list', 'list-down']);
/** These leave the answer whole: it comes late, or says less. Several may hit one call. */
const MILD_FAULTS: ReadonlySet<FaultName> = new Set(['empty-list-as-hiba', 'stale-list', 'blind-list', 'delay', 'no-link']);
const SALESAUTOPILOT_FAULTS: ReadonlySet<FaultName> = new Set(['rate-limit', 'sa-500']);
const NEEDS_STATUS: ReadonlySet<FaultName> = new Set(['status-before-commit', 'status-after-commit']);
const DEFAULT_STALE_CALLS = 3;

function isStatus(status: unknown): boolean {
	return Number.isInteger(status) && Number(status) >= 300 && Number(status) <= 599;
}

export interface FaultRequest {
	name: FaultName;
	/** How many matching calls it hits. */
	count?: number;
	/** Op code (`1`), `link` or `pdf` of CashMan-FX, or a path prefix of SalesAutopilot (`update/1001`). */
	operation?: string;
	/** How late `delay` answers; the pause before each byte of `slow-drip`. */
	delayMs?: number;
	/** What `status-before-commit` and `status-after-commit` answer, such as 429 or 503; a redirect leads to the same address. */
	status?: number;
	probability?: number;
	seed?: number;
	/** The reply of `hiba`. */
	text?: string;
	/** `stale-list`: documents of the last so many calls are not listed yet. */
	calls?: number;
	/** `stale-list`: documents younger than this are not listed yet, whatever was called since. */
	ageMs?: number;
}

export interface Fault extends FaultRequest {
	count: number;
	readonly random: Random;
}

/** What is wrong with the next invoice list. */
export interface ListingDefects {
	readonly emptyAsHiba: boolean;
	readonly withoutNote: boolean;
	/** A document of this age in calls, or younger, is not listed; -1 lists all. */
	readonly hiddenAgeInCalls: number;
	/** A younger document is not listed; 0 lists all. */
	readonly hiddenAgeMs: number;
}

export interface FaultPlan {
	/** The one fault that spoils the answer, if any. */
	readonly spoiler?: Fault;
	readonly delayMs: number;
	readonly listing: ListingDefects;
	/** Op 1 says that its document has no printable link: slice [7] is 0. */
	readonly withoutLink: boolean;
	/** Names for the log. */
	readonly label?: string;
}

export class InvalidFault extends Error {}

export class FaultBoard {
	private faults: Fault[] = [];

	add(request: FaultRequest): Fault {
		if (!FAULT_NAMES.includes(request.name)) throw new InvalidFault(`unknown fault: ${String(request.name)}`);
		if (request.name === 'hiba' && request.text === undefined) throw new InvalidFault('hiba needs a text');
		if (NEEDS_STATUS.has(request.name) && !isStatus(request.status)) throw new InvalidFault(`${request.name} needs a status from 300 to 599`);
		const fault: Fault = {
			...request,
			operation: request.operation === undefined ? undefined : String(request.operation),
			count: request.count ?? 1,
			random: seededRandom(request.seed ?? 1),
		};
		this.faults.push(fault);
		return fault;
	}

	list(): FaultRequest[] {
		return this.faults.map(({ random: _random, ...fault }) => fault);
	}

	/** Takes back a fault that has not struck. */
	remove(fault: Fault): void {
		this.faults = this.faults.filter((each) => each !== fault);
	}

	clear(): void {
		this.faults = [];
	}

	/** Takes every fault that hits this call and counts it down. One spoiler at most, in the order they were added. */
	plan(service: FaultService, operation: string): FaultPlan {
		const hits: Fault[] = [];
		for (const fault of this.faults) {
			if (isSpoiler(fault) && hits.some(isSpoiler)) continue;
			if (!matches(fault, service, operation)) continue;
			if (fault.probability !== undefined && fault.random.next() >= fault.probability) continue;
			fault.count -= 1;
			hits.push(fault);
		}
		this.faults = this.faults.filter((fault) => fault.count > 0);
		return planOf(hits);
	}
}

function isSpoiler(fault: Fault): boolean {
	return !MILD_FAULTS.has(fault.name);
}

function matches(fault: Fault, service: FaultService, operation: string): boolean {
	if (LISTING_FAULTS.has(fault.name)) return service === 'cashman' && operation === '18';
	if (fault.name === 'no-link') return service === 'cashman' && operation === '1';
	if (service === 'salesautopilot') {
		if (fault.operation === undefined) return SALESAUTOPILOT_FAULTS.has(fault.name);
		return operation.startsWith(fault.operation.replace(/^\//, ''));
	}
	if (SALESAUTOPILOT_FAULTS.has(fault.name)) return false;
	// Without an operation only API calls are hit; a link or a PDF must be named.
	return fault.operation === undefined ? /^\d*$/.test(operation) : fault.operation === operation;
}

function planOf(hits: readonly Fault[]): FaultPlan {
	const stale = hits.find((hit) => hit.name === 'stale-list');
	return {
		spoiler: hits.find(isSpoiler),
		delayMs: hits.reduce((total, hit) => total + (hit.name === 'slow-drip' ? 0 : (hit.delayMs ?? 0)), 0),
		listing: {
			emptyAsHiba: hits.some((hit) => hit.name === 'empty-list-as-hiba'),
			withoutNote: hits.some((hit) => hit.name === 'blind-list'),
			hiddenAgeInCalls: stale ? (stale.calls ?? (stale.ageMs === undefined ? DEFAULT_STALE_CALLS : -1)) : -1,
			hiddenAgeMs: stale?.ageMs ?? 0,
		},
		withoutLink: hits.some((hit) => hit.name === 'no-link'),
		label: hits.length === 0 ? undefined : hits.map((hit) => hit.name).join('+'),
	};
}
