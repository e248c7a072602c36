import type { Told } from './audit/oneDocument';
import type { Report } from './report';

const LAWS = ['law 1: one order, one document', 'law 1: nothing is lost', 'law 2: every item ends in one named outcome', 'law 2: unknown is resolved by running again', 'law 2: every run ends', 'law 3: money is exact', 'law 4: a write is sent once', 'law 5: a customer\'s link mails nobody', 'law 6: secrets stay inside'];

type Row = readonly [what: string, times: number, more?: string];

/** What a campaign came to, as lines. */
export function tableOf(report: Report): string[] {
	const { worlds, orders, runs, calls, faultyCalls, kills, outcomes, faults, races, unsure, broken, unknown, unknownResolved } = report;
	const items = sum(outcomes);
	const share = (part: number, whole: number): string => `${((part * 100) / Math.max(1, whole)).toFixed(1)} %`;
	return [
		...section('what happened', [['histories', worlds], ['orders', orders], ['runs of a workflow', runs], ['  of which killed', sum(kills)], ['calls of both services', calls], ['  of which faulty', faultyCalls, share(faultyCalls, calls)]]),
		...section('where the process was killed', rowsOf(kills)),
		...section('calls hit, by fault', rowsOf(faults)),
		...section('items of the invoice node, by outcome', rowsOf(outcomes).map(([outcome, times]): Row => [outcome, times, share(times, items)])),
		...section('unknown', [['outcomes', unknown], ['resolved by running again', unknownResolved]]),
		...section('two executions at once: orders with two documents', toldRows(races)),
		...section('lists that lag too long, show no order numbers, or creates booked when given up: orders with two documents', toldRows(unsure)),
		...section('laws', [...new Set([...LAWS, ...Object.keys(broken)])].map((law): Row => [law, broken[law] ?? 0, (broken[law] ?? 0) === 0 ? 'kept' : 'BROKEN'])),
	];
}

export function closingLine({ orders, duplicates, lost, unknownResolved, races, broken }: Report): string {
	const findings = sum(broken);
	const raced = sum(races);
	const silent = races.silent ?? 0;
	return [
		`races: ${raced}, ${silent === 0 ? 'all reported' : `${silent} not reported`}`,
		`${orders} orders, ${duplicates} duplicates, ${lost} lost, ${unknownResolved} unknown resolved${findings === 0 ? '' : `, ${findings} findings`}`,
	].join('\n');
}

const sum = (counts: Partial<Record<string, number>>): number => Object.values(counts).reduce<number>((total, times) => total + (times ?? 0), 0);
const rowsOf = (counts: Record<string, number>): Row[] => Object.entries(counts).sort(([, left], [, right]) => right - left);

function toldRows(counts: Partial<Record<Told, number>>): Row[] {
	const told: Told[] = ['named in the same run', 'warned of in the same run', 'named by the next run', 'silent'];
	return told.map((each) => [each, counts[each] ?? 0]);
}

function section(title: string, rows: readonly Row[]): string[] {
	const lines = rows.map(([what, times, more = '']) => `  ${what.padEnd(48)}${String(times).padStart(8)}  ${more}`.trimEnd());
	return ['', title, ...(lines.length === 0 ? ['  none'] : lines)];
}
