import { CHECKERS } from './audit';
import type { Evidence, Finding } from './audit/evidence';
import { unknownsIn } from './audit/namedOutcome';
import { duplicatesIn, type Told } from './audit/oneDocument';
import { isWrite } from './call';

/** What a failing history is, as it is printed. */
export interface Failure {
	seed: number;
	findings: Finding[];
	/** The smallest history that still breaks the same law. */
	history: string[];
}

/** What came of one world or of many. */
export interface Report {
	worlds: number;
	orders: number;
	runs: number;
	calls: number;
	faultyCalls: number;
	/** Calls hit, by the fault's name. */
	faults: Record<string, number>;
	/** Runs that died, by what the process was about to do or had just done. */
	kills: Record<string, number>;
	/** How the items of creating runs ended. */
	outcomes: Record<string, number>;
	unknown: number;
	unknownResolved: number;
	duplicates: number;
	lost: number;
	/** Orders with two documents where nothing can prevent it, by how it came out. */
	races: Partial<Record<Told, number>>;
	/** The same where the account's list is unsure. */
	unsure: Partial<Record<Told, number>>;
	/** Findings by law. */
	broken: Record<string, number>;
	failures: Failure[];
	/** Of everything that was seen: the same seed gives the same. */
	fingerprint: string;
}

export const emptyReport = (): Report => ({
	worlds: 0, orders: 0, runs: 0, calls: 0, faultyCalls: 0, faults: {}, kills: {}, outcomes: {}, unknown: 0, unknownResolved: 0, duplicates: 0, lost: 0, races: {}, unsure: {}, broken: {}, failures: [], fingerprint: '',
});

const MOST_FAILURES = 5;

const count = (counts: Record<string, number>, name: string, times = 1): void => { counts[name] = (counts[name] ?? 0) + times; };

/** Sums up one world. */
export function reportOf(evidence: Evidence, findings: readonly Finding[], fingerprint: string): Report {
	const { orders, runs, calls, kind } = evidence;
	const report: Report = { ...emptyReport(), worlds: 1, orders: orders.length, runs: runs.length, calls: calls.length, fingerprint };
	for (const { fault } of calls) {
		if (fault === undefined) continue;
		report.faultyCalls++;
		count(report.faults, fault);
	}
	for (const run of runs) {
		if (run.isKilled) count(report.kills, placeOfDeath(evidence, run.id));
		if (run.does === 'create') for (const { outcome } of run.items ?? []) count(report.outcomes, outcome);
	}
	const unknowns = unknownsIn(evidence);
	report.unknown = unknowns.length;
	report.unknownResolved = unknowns.filter(({ isResolved }) => isResolved).length;
	for (const { told } of duplicatesIn(evidence)) count(kind === 'unsure list' ? report.unsure : report.races, told);
	report.duplicates = findings.filter(({ law }) => law === 'law 1: one order, one document').length;
	report.lost = findings.filter(({ law }) => law === 'law 1: nothing is lost').length;
	for (const { law } of findings) count(report.broken, law);
	return report;
}

function placeOfDeath({ calls }: Evidence, run: number): string {
	const last = calls.filter((call) => call.runs.includes(run)).at(-1);
	if (last === undefined) return 'before its first call';
	const what = last.service === 'salesautopilot' ? (isWrite(last) ? 'the write-back' : 'reading orders') : (NAMES[last.operation] ?? last.operation);
	return last.endedMs === undefined ? `at ${what}, with no answer` : `after ${what}`;
}

const NAMES: Readonly<Record<string, string>> = { '1': 'the create', '2': 'asking for the link', '3': 'the storno', '6': 'the settlement', '11': 'the conversion', '18': 'a look-up', link: 'the mailing link' };

export function addReport(whole: Report, part: Report): void {
	for (const name of ['worlds', 'orders', 'runs', 'calls', 'faultyCalls', 'unknown', 'unknownResolved', 'duplicates', 'lost'] as const) whole[name] += part[name];
	for (const name of ['faults', 'kills', 'outcomes', 'races', 'unsure', 'broken'] as const) for (const [key, times] of Object.entries(part[name])) count(whole[name] as Record<string, number>, key, times);
	whole.failures.push(...part.failures.slice(0, MOST_FAILURES - whole.failures.length));
}

export const isClean = ({ broken }: Report): boolean => Object.keys(broken).length === 0;

/** As many checkers as laws, so that none is forgotten in the table. */
export const LAWS = CHECKERS.length;
