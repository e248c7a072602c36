import type { Campaign } from './campaign';

const share = (part: number, whole: number): string => `${part} (${whole === 0 ? 0 : ((part * 100) / whole).toFixed(2)} %)`;

/** One column for each way, one line for each number. */
export function printTable(campaigns: readonly Campaign[]): void {
	const lines: Array<[string, (campaign: Campaign) => string]> = [
		['orders', ({ orders }) => String(orders)],
		['calls, answered with 200', ({ delivered }) => `${delivered.calls}, ${delivered.taken}`],
		['orders with no call answered', ({ delivered }) => String(delivered.unanswered.length)],
		['workers killed', ({ kills }) => String(kills)],
		['restarted', ({ restarts }) => restarts.join(', ')],
		['runs in n8n', ({ runs }) => `${runs.executions} (${Object.entries(runs.statuses).map(([status, count]) => `${count} ${status}`).join(', ')})`],
		['invoiced when at rest', ({ invoicedAtOnce, orders }) => share(invoicedAtOnce, orders)],
		['later runs needed', ({ settled }) => String(settled.rounds)],
		['invoiced in the end', ({ findings, orders }) => share(findings.invoiced.length, orders)],
		['invoiced twice', ({ findings, orders }) => share(findings.duplicates.length, orders)],
		['  of them told by the node', ({ findings }) => String(findings.duplicates.length - findings.unreported.length)],
		['listed for a person', ({ findings, orders }) => share(findings.listed.length, orders)],
		['lost', ({ findings, orders }) => share(findings.lost.length, orders)],
		['wrong, or of no order', ({ findings }) => String(findings.wrong.length + findings.strangers.length)],
		['number not written back', ({ findings }) => String(findings.notCarried.length)],
		['seconds', ({ seconds }) => seconds.toFixed(0)],
	];
	const rows = [['', ...campaigns.map(({ way }) => way.title)], ...lines.map(([title, show]) => [title, ...campaigns.map(show)])];
	const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	console.log('');
	for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
	console.log('');
}

export function closingLine({ way, orders, findings }: Campaign): string {
	return `${way.title}: ${orders} orders, ${findings.duplicates.length} duplicates, ${findings.lost.length} lost, ${findings.listed.length} listed for a person`;
}
