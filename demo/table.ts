import type { Seen } from './check';
import type { DemoOrder } from './orders';

/** Order, list, outcome, number, gross and link, one line a run. */
export function printTable(orders: DemoOrder[], seen: Seen[]): void {
	const titles = orders.flatMap(({ title, expected }) => expected.outcomes.map((_outcome, index) => (index === 0 ? title : `${title} (again)`)));
	const rows = seen.map((run, index) => [
		titles[index] ?? '',
		run.listId,
		run.recordId,
		run.outcome,
		run.invoiceNumber,
		run.grossTotal === '' ? '' : `${run.grossTotal} ${run.currency}`,
		shorten(run.invoiceLink || run.message),
	]);
	const head = ['order', 'list', 'id', 'outcome', 'number', 'gross', 'link, or why not'];
	const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
	for (const row of [head, head.map((_title, column) => '─'.repeat(Math.min(widths[column] ?? 0, 60))), ...rows]) {
		console.log(row.map((cell, column) => (column === 5 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(column === head.length - 1 ? 0 : (widths[column] ?? 0)))).join('  '));
	}
}

/** So that a line fits a terminal: whoever wants the PDF finds it in a file. */
const MOST_SHOWN_CHARACTERS = 40;

function shorten(text: string): string {
	return text.length > MOST_SHOWN_CHARACTERS ? `${text.slice(0, MOST_SHOWN_CHARACTERS - 1)}…` : text;
}
