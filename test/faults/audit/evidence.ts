import type { Call } from '../call';
import type { Ordered } from '../orders';
import type { WorldKind } from '../plan';

/** One item that a node put out, as anybody reads it in n8n. */
export interface ItemSeen {
	recordId: string;
	/** `failed` where the item carries an error. */
	outcome: string;
	number: string;
	link: string;
	gross: string;
	currency: string;
	emailSent: boolean;
	/** The message of the item, or its error's text and description. */
	says: string;
}

/** One run of a workflow. */
export interface RunSeen {
	id: number;
	/** In words, for the history. */
	title: string;
	/** What its CashMan-FX node does. */
	does: 'create' | 'proforma' | 'storno' | 'settle' | 'link' | 'convert';
	startedMs: number;
	endedMs: number;
	isKilled: boolean;
	/** Another run was under way at the same time. */
	isOneOfTwo: boolean;
	/** Retry On Fail is on: n8n runs a failed node again, with all items. */
	isRetried: boolean;
	/** Send E-Mail is on. */
	mayMail: boolean;
	/** Record ids of the items that the run began with, also where it was killed. */
	startedWith: string[];
	/** Record ids of the items that its CashMan-FX node was given; undefined where it was never reached. */
	given?: string[];
	/** What that node put out; undefined where it put out nothing, since it failed or was not reached. */
	items?: ItemSeen[];
	/** Text and description of the error with which the run ended. */
	error?: string;
	hints: string[];
	/** The write-back of each item: `written`, `unchanged`, `skipped` or `failed`. */
	writeBacks: Array<{ recordId: string; writeBack: string; number: string }>;
	/** Everything that n8n would keep of the run, as text. */
	record: string;
}

/** A document in CashMan-FX's books. */
export interface DocumentSeen {
	number: string;
	kind: string;
	note: string;
	currency: string;
	net: string;
	vat: string;
	gross: string;
	buyer: string;
	paid: boolean;
	cancelledBy: string;
	cancels: string;
	convertedFrom: string;
	lines: Array<{ net: string; vatAmount: string; gross: string }>;
	/** The call that booked it, in CashMan-FX's own log. */
	bookedAtCall: number;
	bookedAtMs: number;
}

/** What was ordered, what was seen from outside, and what the books of both services hold in the end. */
export interface Evidence {
	seed: number;
	kind: WorldKind;
	list: { hidesMs: number; isBlind: boolean };
	orders: Ordered[];
	runs: RunSeen[];
	calls: Call[];
	documents: DocumentSeen[];
	mails: Array<{ to: string; number: string }>;
	/** The same, after every link that was put out or written down was opened as a buyer would. */
	mailsAfterOpening: number;
	openedLinks: Array<{ link: string; status: number }>;
	/** SalesAutopilot's records by id. */
	records: Map<string, Record<string, string>>;
	/** What calls with a wrong password got. */
	forged: Array<{ status: number; hasStarted: boolean; said: string }>;
	/** From here on no call was faulty: unknown outcomes were run again, and the nightly workflow ran. */
	calmSinceRun: number;
}

/** What breaks a law. */
export interface Finding {
	law: string;
	says: string;
}
