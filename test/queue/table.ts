import type { Campaign } from './campaign';

const share = (part: number, whole: number): string => `${part} (${whole === 0 ? 0 : ((part * 100) / whole).toFixed(2)} %)`;

/** One line for each number. */
export function printTable({ way, orders, delivered, kills, restarts, runs, invoicedAtOnce, settled, findings, seconds }: Campaign): void {
	const lines: Array<[title: string, shown: string]> = [
		['orders', String(orders)],
		['calls, answered with 200', `${delivered.calls}, ${delivered.taken}`],
		['orders with no call answered', String(delivered.unanswered.length)],
		['workers killed', String(kills)],
		['restarted', restarts.join(', ')],
		['runs in n8n', `${runs.executions} (${Object.entries(runs.statuses).map(([status, count]) => `${count} ${status}`).join(', ')})`],
		['invoiced when at rest', share(invoicedAtOnce, orders)],
		['later runs needed', String(settled.rounds)],
		['invoiced in the end', share(findings.invoiced.length, orders)],
		['invoiced twice', share(findings.duplicates.length, orders)],
		['  of them told by the node', String(findings.duplicates.length - findings.unreported.length)],
		['  not told, a run was killed', String(findings.unreported.length - findings.silent.length)],
		['  told by the reconciliation', String(findings.duplicates.length - findings.unreconciled.length)],
		['listed for a person', share(findings.listed.length, orders)],
		['lost', share(findings.lost.length, orders)],
		['wrong, or of no order', String(findings.wrong.length + findings.strangers.length)],
		['number not written back', String(findings.notCarried.length)],
		['seconds', seconds.toFixed(0)],
	];
	const width = Math.max(...lines.map(([title]) => title.length));
	console.log(`\n${way.title}`);
	for (const [title, shown] of lines) console.log(`${title.padEnd(width)}  ${shown}`);
	console.log('');
}

export function closingLine({ way, orders, findings }: Campaign): string {
	return `${way.title}: ${orders} orders, ${findings.duplicates.length} duplicates, ${findings.lost.length} lost, ${findings.listed.length} listed for a person`;
}
