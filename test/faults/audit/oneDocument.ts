import type { Ordered } from '../orders';
import { bookingOf, documentsOf, noteOf, saidBy } from './booksOfOrders';
import type { DocumentSeen, Evidence, Finding, RunSeen } from './evidence';

/** How it came out that an order has two documents of a kind. */
export type Told = 'named in the same run' | 'warned of in the same run' | 'named by the next run' | 'silent';

export interface Duplicate {
	order: Ordered;
	documents: DocumentSeen[];
	told: Told;
	/** Whether the two were on their way at the same time, which CashMan-FX gives nobody a way to prevent. */
	isRace: boolean;
}

/** Law 1: one order, one document of each kind; one storno for an invoice; and an order that is due an invoice has it in the end. */
export function oneDocument(evidence: Evidence): Finding[] {
	const law = 'law 1: one order, one document';
	const doubled = duplicatesIn(evidence).filter((duplicate) => duplicate.told === 'silent' || !mayHappen(evidence, duplicate.isRace) || isToldTooLate(evidence, duplicate));
	const ofNobody = evidence.documents.filter(({ note }) => !evidence.orders.some((order) => noteOf(order) === note));
	return [
		...doubled.map(({ order, documents, told }) => ({ law, says: `order ${order.reference} has ${documents.length} documents of the kind ${documents[0]?.kind}: ${documents.map(({ number }) => number).join(', ')} (${told})` })),
		...ofNobody.map(({ number, note }) => ({ law, says: `${number} is nobody's: "${note}"` })),
		...cancelledTwice(evidence).map((number) => ({ law, says: `${number} was cancelled more than once` })),
		...evidence.orders.flatMap((order) => wrongInTheEnd(evidence, order)),
	];
}

/** Nothing can keep two creates apart that neither look-up could see. It must be told of all the same. */
function mayHappen({ kind }: Evidence, isRace: boolean): boolean {
	return kind === 'unsure list' || (kind === 'two at once' && isRace);
}

/** Only where the run that booked last was killed before its closing look could nobody tell of a race at once. */
function isToldTooLate(evidence: Evidence, { told, documents, isRace }: Duplicate): boolean {
	const lastCall = Math.max(...documents.map(({ bookedAtCall }) => bookedAtCall));
	const last = documents.filter(({ bookedAtCall }) => bookedAtCall === lastCall);
	return isRace && told === 'named by the next run' && !runsThatBooked(evidence, last).some(({ isKilled }) => isKilled);
}

export function duplicatesIn(evidence: Evidence): Duplicate[] {
	return evidence.orders.flatMap((order) => ['invoice', 'proforma'].flatMap((kind) => {
		const documents = documentsOf(evidence, order, kind);
		return documents.length < 2 ? [] : [{ order, documents, told: howTold(evidence, documents), isRace: areTogether(evidence, documents) }];
	}));
}

function runsThatBooked(evidence: Evidence, documents: readonly DocumentSeen[]): RunSeen[] {
	const ids = new Set(documents.flatMap((document) => bookingOf(evidence, document)?.runs ?? []));
	return evidence.runs.filter(({ id }) => ids.has(id));
}

function areTogether(evidence: Evidence, documents: readonly DocumentSeen[]): boolean {
	return runsThatBooked(evidence, documents).filter(({ isOneOfTwo }) => isOneOfTwo).length >= documents.length;
}

function howTold(evidence: Evidence, documents: readonly DocumentSeen[]): Told {
	const names = (run: RunSeen): boolean => documents.every(({ number }) => saidBy(run).includes(number));
	const booking = runsThatBooked(evidence, documents);
	if (booking.some(names)) return 'named in the same run';
	// All but one of them said that theirs is not sure to be there, or not sure to be the only one.
	const warned = booking.filter((run) => !run.isKilled && isWarned(run, documents));
	if (warned.length >= documents.length - 1) return 'warned of in the same run';
	const last = Math.max(...booking.map(({ id }) => id));
	return evidence.runs.some((run) => run.id > last && names(run)) ? 'named by the next run' : 'silent';
}

function isWarned({ hints, items = [], error }: RunSeen, documents: readonly DocumentSeen[]): boolean {
	const unsure = items.some(({ outcome, number }) => outcome === 'unknown' && !documents.some((document) => document.number === number));
	return hints.length > 0 || unsure || error !== undefined;
}

function cancelledTwice({ documents }: Evidence): string[] {
	const cancelled = documents.filter(({ kind }) => kind === 'storno').map(({ cancels }) => cancels);
	return cancelled.filter((number, index) => cancelled.indexOf(number) !== index);
}

function wrongInTheEnd(evidence: Evidence, order: Ordered): Finding[] {
	const law = 'law 1: nothing is lost';
	const invoices = documentsOf(evidence, order, 'invoice');
	if (order.due !== 'invoice') return invoices.length === 0 ? [] : [{ law, says: `order ${order.reference} is due ${order.due}, and has ${invoices[0]?.number}` }];
	const [invoice] = invoices;
	if (invoice === undefined) return [{ law, says: `order ${order.reference} never got its invoice` }];
	const written = evidence.records.get(order.recordId)?.mssys_billing_number ?? '';
	const isWritten = invoices.some(({ number, cancelledBy }) => number === written || cancelledBy !== '');
	return isWritten ? [] : [{ law, says: `order ${order.reference} has ${invoice.number}, and SalesAutopilot shows "${written}"` }];
}
