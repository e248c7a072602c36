import { isWrite, type Call } from '../call';
import type { Ordered } from '../orders';
import type { DocumentSeen, Evidence, RunSeen } from './evidence';

/** How a document says whose it is: the spec's words, written here a second time. */
export const noteOf = ({ reference }: Ordered): string => `Megrendelésszám: ${reference}`;

export const documentsOf = ({ documents }: Evidence, order: Ordered, kind: string): DocumentSeen[] => documents.filter((document) => document.kind === kind && document.note === noteOf(order));

/** The call that booked a document. */
export const bookingOf = ({ calls }: Evidence, document: DocumentSeen): Call | undefined => calls.find(({ sequence }) => sequence === document.bookedAtCall);

/** What the calls of a run booked. */
export function bookedBy(evidence: Evidence, run: RunSeen): DocumentSeen[] {
	const sequences = new Set(evidence.calls.filter((call) => isWrite(call) && call.runs.includes(run.id)).map(({ sequence }) => sequence));
	return evidence.documents.filter(({ bookedAtCall }) => sequences.has(bookedAtCall));
}

export const orderOf = ({ orders }: Evidence, recordId: string): Ordered => orders.find((order) => order.recordId === recordId) as Ordered;

/** Everything that a person reads of a run. */
export const saidBy = (run: RunSeen): string => [run.error ?? '', ...run.hints, ...(run.items ?? []).flatMap(({ number, says }) => [number, says])].join('\n');
