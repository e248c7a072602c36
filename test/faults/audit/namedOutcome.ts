import { bookedBy, documentsOf, noteOf, orderOf } from './booksOfOrders';
import type { Evidence, Finding, ItemSeen, RunSeen } from './evidence';

const OUTCOMES: Readonly<Record<RunSeen['does'], readonly string[]>> = {
	create: ['issued', 'existing', 'skipped', 'unknown', 'failed'],
	proforma: ['issued', 'existing', 'skipped', 'unknown', 'failed'],
	storno: ['issued', 'existing', 'unknown', 'failed'],
	convert: ['issued', 'existing', 'unknown', 'failed'],
	settle: ['done', 'existing', 'unknown', 'failed'],
	link: ['found', 'failed'],
};

/** Law 2: every item ends in one named outcome, and the outcome is true. */
export function namedOutcome(evidence: Evidence): Finding[] {
	const ended = evidence.runs.filter(({ isKilled }) => !isKilled);
	return [...ended.flatMap((run) => ofRun(evidence, run)), ...ended.flatMap((run) => untrulyWritten(evidence, run)), ...unresolved(evidence)];
}

/** A write-back counts as written only when SalesAutopilot said so. */
function untrulyWritten({ calls }: Evidence, run: RunSeen): Finding[] {
	const wasAnswered = (recordId: string): boolean => calls.some((call) => call.runs.includes(run.id) && call.operation.startsWith('update/') && call.operation.endsWith(`/${recordId}`) && call.isAnswered);
	return run.writeBacks.filter(({ recordId, writeBack }) => writeBack === 'written' && !wasAnswered(recordId)).map(({ recordId }) => ({ law: 'law 2: every item ends in one named outcome', says: `run ${run.id} says that order ${recordId} was written back, and SalesAutopilot did not` }));
}

function ofRun(evidence: Evidence, run: RunSeen): Finding[] {
	const finding = (says: string): Finding => ({ law: 'law 2: every item ends in one named outcome', says: `run ${run.id} (${run.title}): ${says}` });
	const { given, items, error } = run;
	if (given === undefined || items === undefined) {
		const isIdle = given === undefined || given.length === 0;
		if (error === undefined && !isIdle) return [finding('it ended without items and without an error')];
		return error === '' ? [finding('its error says nothing')] : untold(evidence, run).map(finding);
	}
	const missing = given.filter((recordId, index) => items.filter((item) => item.recordId === recordId).length < given.slice(0, index + 1).filter((each) => each === recordId).length);
	return [
		...missing.map((recordId) => finding(`order ${orderOf(evidence, recordId).reference} was dropped`)),
		...(items.length > given.length ? [finding(`${given.length} items went in, ${items.length} came out`)] : []),
		...items.flatMap((item) => problemsOf(evidence, run, item).map((says) => finding(`order ${orderOf(evidence, item.recordId).reference} is ${item.outcome}, but ${says}`))),
	];
}

/** A run that stops says what it had issued by then. With Retry On Fail n8n shows the last try alone. */
function untold(evidence: Evidence, run: RunSeen): string[] {
	const { error = '', isRetried } = run;
	if (isRetried || (run.does !== 'create' && run.does !== 'proforma')) return [];
	return bookedBy(evidence, run).filter(({ number, note }) => !error.includes(number) && !error.includes(`order ${note.replace('Megrendelésszám: ', '')}`)).map(({ number }) => `it issued ${number}, and its error does not say so: ${error}`);
}

function problemsOf(evidence: Evidence, run: RunSeen, item: ItemSeen): string[] {
	const { outcome } = item;
	if (!OUTCOMES[run.does].includes(outcome)) return ['that is no outcome'];
	if (outcome === 'failed') return item.says.trim() === '' ? ['it does not say why'] : bookedMeanwhile(evidence, run, item);
	if (outcome === 'unknown') return wasSent(evidence, run, item) ? [] : ['nothing was sent for it, or it was answered'];
	return isTrue(evidence, run, item) ? [] : [`the books say otherwise (${item.number})`];
}

/** "No invoice was made" is a claim as well. */
function bookedMeanwhile(evidence: Evidence, run: RunSeen, { recordId }: ItemSeen): string[] {
	const booked = bookedBy(evidence, run).find(({ note }) => note === noteOf(orderOf(evidence, recordId)));
	return booked === undefined || run.isRetried ? [] : [`this run booked ${booked.number}`];
}

function wasSent({ calls, orders }: Evidence, run: RunSeen, { recordId, number }: ItemSeen): boolean {
	const note = noteOf(orders.find((order) => order.recordId === recordId) as never);
	const ofItem = calls.filter((call) => call.runs.includes(run.id) && call.service === 'cashman' && (run.does === 'create' || run.does === 'proforma' ? call.note === note : call.number === number && number !== ''));
	return ofItem.some(({ isAnswered, operation }) => !isAnswered && operation !== '2');
}

function isTrue(evidence: Evidence, run: RunSeen, { recordId, outcome, number }: ItemSeen): boolean {
	const order = orderOf(evidence, recordId);
	const invoice = documentsOf(evidence, order, 'invoice').find((document) => document.number === number);
	switch (run.does) {
		case 'create':
			if (outcome === 'skipped') return order.due === 'nothing: worth zero';
			return invoice !== undefined || (outcome === 'existing' && order.carries !== '' && number === order.carries);
		case 'proforma':
			if (outcome === 'skipped') return order.due === 'nothing: worth zero';
			return documentsOf(evidence, order, 'proforma').some((document) => document.number === number);
		case 'storno':
			return invoice !== undefined && evidence.documents.some(({ cancels }) => cancels === number);
		case 'settle':
			return invoice?.paid === true;
		case 'convert':
			return documentsOf(evidence, order, 'proforma').some((document) => document.number === number) && documentsOf(evidence, order, 'invoice').length > 0;
		case 'link':
			return invoice !== undefined;
	}
}

/** What is unknown is known once the order is run again. */
function unresolved(evidence: Evidence): Finding[] {
	return unknownsIn(evidence).filter(({ isResolved }) => !isResolved).map(({ run, reference }) => ({ law: 'law 2: unknown is resolved by running again', says: `order ${reference} was unknown in run ${run}, and no later run says what it is` }));
}

export function unknownsIn({ runs, orders }: Evidence): Array<{ run: number; reference: string; isResolved: boolean }> {
	const makes = (run: RunSeen): boolean => run.does === 'create' || run.does === 'proforma';
	return runs.filter(makes).flatMap((run) => (run.items ?? []).filter(({ outcome }) => outcome === 'unknown').map(({ recordId }) => ({
		run: run.id,
		reference: orders.find((order) => order.recordId === recordId)?.reference ?? '',
		isResolved: run.does === 'proforma' || runs.some((later) => later.id > run.id && makes(later) && (later.items ?? []).some((item) => item.recordId === recordId && (item.outcome === 'issued' || item.outcome === 'existing'))),
	})));
}
