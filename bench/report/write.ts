import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { BENCH_CACHE } from '../child';
import { toChart } from './chart';
import { toMarkdown } from './markdown';
import type { Report } from './report';

const ROOT = join(__dirname, '..', '..');
const BEGIN = '<!-- measured: made by npm run bench -->';
const END = '<!-- end of measured -->';

/** Writes JSON, chart and table: a whole run's into docs/, any other's beside what the bench builds. Gives the files. */
export function writeReport(report: Report, isWhole: boolean): string[] {
	const folder = isWhole ? join(ROOT, 'docs') : BENCH_CACHE;
	mkdirSync(folder, { recursive: true });
	const page = join(folder, 'performance.md');
	const files: Array<[string, string]> = [
		[join(folder, 'performance.json'), `${JSON.stringify(report, undefined, '\t')}\n`],
		[join(folder, 'performance.svg'), toChart(report)],
		[page, isWhole && existsSync(page) ? withMeasured(readFileSync(page, 'utf8'), toMarkdown(report)) : `${toMarkdown(report)}\n`],
	];
	for (const [file, text] of files) writeFileSync(file, text);
	return files.map(([file]) => relative(ROOT, file));
}

/** The page with what stands between its marks made anew. */
export function withMeasured(page: string, measured: string): string {
	const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
	if (begin < 0 || end < begin) throw new Error(`docs/performance.md has no "${BEGIN}" and "${END}" behind it`);
	return `${page.slice(0, begin + BEGIN.length)}\n${measured}\n${page.slice(end)}`;
}
