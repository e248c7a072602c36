import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchorsOf, blocksOf, boldTexts, codeSpans, headingsOf, imagesOf, italicTexts, linkTargets, sectionsOf, tablesOf, type Block } from './support/markdown';

/** README.hu.md is a README of equal standing: what one of the two has, the other has, in the same place. The words are free. */
const read = (file: string): string => readFileSync(join(__dirname, '..', file), 'utf8');
const [english, hungarian] = [read('README.md'), read('README.hu.md')];

/** Compares what `find` finds in the two. */
function expectSame(find: (markdown: string, file: 'README.md' | 'README.hu.md') => unknown): void {
	expect(find(hungarian, 'README.hu.md')).toEqual(find(english, 'README.md'));
}

const sorted = (texts: Iterable<string>): string[] => [...texts].sort();
const distinct = (texts: string[]): string[] => sorted(new Set(texts));

test('each links to the other in its first lines', () => {
	const firstLines = (markdown: string): string => markdown.split('\n').slice(0, 5).join('\n');
	expect(linkTargets(firstLines(english))).toEqual(['README.hu.md']);
	expect(linkTargets(firstLines(hungarian))).toEqual(['README.md']);
});

test('they have the same headings, by number and level', () => {
	expect(headingsOf(english).length).toBeGreaterThan(20);
	expectSame((markdown) => headingsOf(markdown).map((heading) => heading.split(' ')[0]));
});

test('they have the same blocks of code; only comments and the words in a diagram are translated', () => {
	const code = ({ info, text }: Block): [string, string] => [info, info === 'mermaid' ? text.replace(/"[^"]*"/g, '""') : text.replace(/ +# .*$/gm, '')];
	expect(blocksOf(english).length).toBeGreaterThan(7);
	expectSame((markdown) => blocksOf(markdown).map(code));
});

test('every section names the same code: commands, files, fields, values', () => {
	expectSame((markdown) => sectionsOf(markdown).map(({ text }) => distinct(codeSpans(text))));
});

test('every section names the same buttons, menus and options, which stand in italics', () => {
	expect(italicTexts(english).length).toBeGreaterThan(60);
	expectSame((markdown) => sectionsOf(markdown).map(({ text }) => distinct(italicTexts(text))));
});

test('every section has as many steps, points and questions', () => {
	const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;
	expectSame((markdown) => sectionsOf(markdown).map(({ text }) => ({ steps: count(text, /^\d+\. /gm), points: count(text, /^- /gm), strong: boldTexts(text).length })));
});

test('they have the same tables, row for row, with the same code, labels and links in each row', () => {
	const withoutAnchor = (targets: string[]): string[] => sorted(targets.map((target) => (target.startsWith('#') ? '#' : target)));
	const describe = (cells: string[]) => ({ cells: cells.length, code: distinct(codeSpans(cells.join('|'))), labels: distinct(boldTexts(cells.join('|'))), links: withoutAnchor(linkTargets(cells.join('|'))) });
	expect(tablesOf(english).flatMap(({ rows }) => rows).length).toBeGreaterThan(150);
	expectSame((markdown) => tablesOf(markdown).map(({ head, rows }) => [head.length, ...rows.map(describe)]));
});

test('an empty cell is empty in both', () => {
	expectSame((markdown) => tablesOf(markdown).map(({ rows }) => rows.map((cells) => cells.map((cell) => cell === ''))));
});

test('they show the same images and lead to the same places, each to its own headings', () => {
	expectSame((markdown) => imagesOf(markdown));
	const OTHER = { 'README.md': 'README.hu.md', 'README.hu.md': 'README.md' };
	expectSame((markdown, file) => sectionsOf(markdown).map(({ text }) => sorted(linkTargets(text).map((target) => {
		if (target === OTHER[file]) return 'the other README';
		return target.startsWith('#') ? `heading ${anchorsOf(markdown).indexOf(target.slice(1))}` : target;
	}))));
});

test('the Hungarian one is Hungarian: English stands only in code, in labels and in links', () => {
	const words = (markdown: string): string[] => sectionsOf(markdown).flatMap(({ text }) => text.replace(/`[^`\n]+`|\*[^*\n]+\*|\[[^\]]*\]/g, '').match(/(?<!\p{L})(?:the|and|of|with|which|from|that)(?!\p{L})/giu) ?? []);
	expect(words(english).length).toBeGreaterThan(300);
	expect(words(hungarian)).toEqual([]);
});
