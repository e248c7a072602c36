import { isMet, type Bar, type Column, type Findings, type Row } from '../scenario';
import { show } from '../rounds';
import type { Machine } from './machine';
import type { Report, ScenarioReport } from './report';

/** The measured part of docs/performance.md. */
export function toMarkdown({ machine, scenarios, seconds, isQuick }: Report): string {
	return [
		`${describe(machine)} ${isQuick ? 'A quick run, of small numbers' : 'The whole run'}: ${Math.round(seconds / 60)} minutes.`,
		summaryOf(scenarios),
		...scenarios.map(sectionOf),
	].join('\n\n');
}

function describe({ day, commit, processor, cores, memoryGb, system, node, n8n, php }: Machine): string {
	return `Measured on ${day} at ${commit}, on ${processor}, ${cores} cores, ${memoryGb} GB, ${system}; Node.js ${node}, n8n ${n8n}${php === '' ? '' : `, PHP ${php}`}.`;
}

function summaryOf(scenarios: readonly ScenarioReport[]): string {
	const bars = scenarios.flatMap((scenario) => ('findings' in scenario ? scenario.findings.bars.map((bar) => [scenario.title, ...cellsOf(bar)]) : []));
	return tableOf(['scenario', 'what was asked for', 'measured', 'bar', ''], bars);
}

function cellsOf(bar: Bar): string[] {
	const column: Column = { name: '', decimals: bar.decimals };
	const unit = bar.unit === '' || bar.unit === '×' ? bar.unit : ` ${bar.unit}`;
	return [bar.claim, `${show(bar.measured, column)}${unit}`, `${bar.isAtLeast === true ? '≥' : '≤'} ${show(bar.limit, column)}${unit}`, isMet(bar) ? 'met' : 'not met'];
}

function sectionOf(scenario: ScenarioReport): string {
	const heading = `### ${scenario.title}`;
	if ('failure' in scenario) return `${heading}\n\nNot measured: ${scenario.failure.split('\n')[0]}`;
	const { notes } = scenario.findings;
	return [heading, tableOfFigures(scenario.findings), notes.map((note) => `- ${note}`).join('\n')].join('\n\n');
}

function tableOfFigures({ columns, rows }: Findings): string {
	return tableOf(['', ...columns.map(({ name }) => name)], rows.map((row) => [row.variant, ...columns.map((column, index) => figureOf(row, column, index))]));
}

/** The median, and in brackets the least and the most of the rounds where there are several. */
function figureOf({ values, rounds }: Row, column: Column, index: number): string {
	const measured = rounds[index] ?? [];
	const text = show(values[index], column);
	const range = [Math.min(...measured), Math.max(...measured)].map((value) => show(value, column));
	return measured.length < 2 || range[0] === range[1] ? text : `${text} (${range.join('–')})`;
}

function tableOf(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
