import type { Evidence, RunSeen } from './audit/evidence';
import type { Call } from './call';

/** A history as a person reads it: what was ordered, each run with its calls and what came of it, and the books. */
export function historyOf(evidence: Evidence): string[] {
	const { orders, runs, calls, documents, kind, list } = evidence;
	const startMs = runs[0]?.startedMs ?? 0;
	const lags = list.hidesMs > 0 ? `; the list shows a document ${list.hidesMs / 1000} s after it was made` : '';
	return [
		`${kind}${lags}${list.isBlind ? '; the list shows no order numbers' : ''}`,
		...orders.map(({ reference, recordId, gross, currency, buyer, due }) => `  ordered: ${reference}${reference === recordId ? '' : ` (${recordId})`}, ${gross} ${currency}, ${buyer}, due ${due}`),
		...runs.flatMap((run) => linesOf(run, calls.filter((call) => call.runs.includes(run.id)), startMs)),
		...documents.map(({ number, kind: what, note, gross, currency, cancels }) => `  booked: ${number} ${what}${cancels === '' ? '' : ` of ${cancels}`}, "${note}", ${gross} ${currency}`),
	];
}

function linesOf(run: RunSeen, calls: readonly Call[], startMs: number): string[] {
	const outcomes = (run.items ?? []).map(({ outcome, number, says }) => [outcome, number, says === '' ? '' : `"${says}"`].filter((part) => part !== '').join(' '));
	const ends = run.isKilled ? ['the process is killed'] : run.error !== undefined ? [`error: ${run.error}`] : [];
	const writeBacks = run.writeBacks.map(({ writeBack }) => `write-back ${writeBack}`);
	return [
		`  ${timeOf(run.startedMs - startMs)} run ${run.id}: ${run.title}${run.isRetried ? ', with Retry On Fail' : ''}`,
		...calls.map((call) => `      ${timeOf(call.sentMs - startMs)} ${nameOf(call)}${call.fault === undefined ? '' : ` — ${call.fault}`}`),
		...[...outcomes, ...run.hints.map((hint) => `hint: ${hint}`), ...writeBacks, ...ends].map((line) => `      → ${line}`),
	];
}

const OPERATIONS: Readonly<Record<string, string>> = { '1': 'create', '2': 'reprint', '3': 'storno', '6': 'settle', '11': 'convert', '18': 'look-up', link: 'open link', pdf: 'fetch PDF' };

function nameOf({ service, operation, note, number }: Call): string {
	if (service === 'salesautopilot') return `SalesAutopilot ${operation}`;
	return [OPERATIONS[operation] ?? `op ${operation}`, note === '' ? '' : `"${note}"`, number].filter((part) => part !== '').join(' ');
}

function timeOf(milliseconds: number): string {
	const seconds = milliseconds / 1000;
	const [days, rest] = [Math.floor(seconds / 86_400), seconds % 86_400];
	return `${days > 0 ? `day ${days} + ` : ''}${rest.toFixed(3)} s`;
}
