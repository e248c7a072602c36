import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toChart } from '../../bench/report/chart';
import { toMarkdown } from '../../bench/report/markdown';
import type { Report } from '../../bench/report/report';
import { withMeasured } from '../../bench/report/write';
import { median, ratioOf } from '../../bench/rounds';
import { isMet, type Bar, type Row } from '../../bench/scenario';

const inDocs = (file: string): string => readFileSync(join(__dirname, '..', '..', 'docs', file), 'utf8');
const row = (variant: string, rounds: number[]): Row => ({ variant, values: [median(rounds)], rounds: [rounds] });
const bar = (changes: Partial<Bar>): Bar => ({ claim: 'CPU, *ours* / *theirs*', measured: 1, limit: 1.5, unit: '×', decimals: 2, ...changes });

const report = (bars: Bar[]): Report => ({
	machine: { day: '2026-11-25', commit: 'abc1234', processor: 'a processor', cores: 2, memoryGb: 24, system: 'linux x64', node: '20', n8n: '2', php: '' },
	isQuick: false, seconds: 600,
	scenarios: [
		{ name: 'batch', title: 'Batch', seconds: 300, findings: { columns: [{ name: 'wall, ms', decimals: 1 }], rows: [row('ours', [3, 1, 2])], bars, notes: ['A note.'] } },
		{ name: 'queue', title: 'Queue', seconds: 0, failure: 'There is no redis-server\nat line 1' },
	],
});

test('the page in docs/ says what the measured figures say: table and chart are made of docs/performance.json', () => {
	const measured = JSON.parse(inDocs('performance.json')) as Report;
	const page = inDocs('performance.md');
	expect(withMeasured(page, toMarkdown(measured))).toBe(page);
	expect(toChart(measured)).toBe(inDocs('performance.svg'));
});

test('a bar is met at its limit and not beyond, on the side that it asks for', () => {
	expect([bar({ measured: 1.5 }), bar({ measured: 1.51 }), bar({ measured: 1.5, isAtLeast: true }), bar({ measured: 1.49, isAtLeast: true })].map(isMet)).toEqual([true, false, true, false]);
	expect(isMet(bar({ measured: Number.NaN }))).toBe(false);
});

test('a bar that is not met says so in the table', () => {
	expect(toMarkdown(report([bar({})]))).toContain('| Batch | CPU, *ours* / *theirs* | 1.00× | ≤ 1.50× | met |');
	expect(toMarkdown(report([bar({ measured: 2 })]))).toContain('| 2.00× | ≤ 1.50× | not met |');
});

test('a figure is the median, with the least and the most beside it', () => {
	expect(toMarkdown(report([]))).toContain('| ours | 2.0 (1.0–3.0) |');
	expect(median([4, 1, 3, 2])).toBe(2.5);
});

test('a scenario that could not run says why, and the others stand', () => {
	expect(toMarkdown(report([]))).toContain('### Queue\n\nNot measured: There is no redis-server');
});

test('a ratio is the median of the rounds\' ratios: what disturbs a whole round does not count', () => {
	const rows = [row('ours', [2, 20, 2.2]), row('theirs', [1, 10, 1])];
	expect(ratioOf(rows, 'ours', 'theirs', 0)).toBe(2);
});

test('what is written by hand stays around what is measured', () => {
	const page = 'before\n<!-- measured: made by npm run bench -->\nold\n<!-- end of measured -->\nafter\n';
	expect(withMeasured(page, 'new')).toBe('before\n<!-- measured: made by npm run bench -->\nnew\n<!-- end of measured -->\nafter\n');
	expect(() => withMeasured('no marks', 'new')).toThrow('has no');
});
