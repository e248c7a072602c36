/** Markdown as far as the docs use it: what a test has to find in a page. */

export interface Table {
	/** The nearest heading above. */
	heading: string;
	head: string[];
	rows: string[][];
}

export interface Block {
	/** What stands behind the opening fence, such as `mermaid`; "" for none. */
	info: string;
	text: string;
}

export interface Section {
	heading: string;
	text: string;
}

export const withoutBlocks = (markdown: string): string => markdown.replace(/^```[^]*?^```$/gm, '');

export const codeSpans = (markdown: string): string[] => [...withoutBlocks(markdown).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

export const boldTexts = (text: string): string[] => [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, label = '']) => label);

/** What stands in italics: in our docs, names on the screen of n8n, of the nodes or of a service. */
export function italicTexts(markdown: string): string[] {
	const plain = withoutBlocks(markdown).replace(/\*\*[^*]+\*\*|`[^`\n]+`/g, '');
	return [...plain.matchAll(/\*([^*\n]+)\*/g)].map(([, text = '']) => text);
}

export function blocksOf(markdown: string): Block[] {
	return [...markdown.matchAll(/^```(.*)\n([^]*?)^```$/gm)].map(([, info = '', text = '']) => ({ info, text: text.replace(/\n$/, '') }));
}

/** Every heading as it stands, with its signs: `## Install`. */
export function headingsOf(markdown: string): string[] {
	return [...withoutBlocks(markdown).matchAll(/^#+ .+$/gm)].map(([heading]) => heading);
}

/** The page without its blocks of code, cut before every heading. */
export function sectionsOf(markdown: string): Section[] {
	return withoutBlocks(markdown).split(/^(?=#+ )/m).map((part) => ({ heading: part.split('\n', 1)[0] ?? '', text: part }));
}

/** The anchors that the usual hosts give to the headings of a page. */
export function anchorsOf(markdown: string): string[] {
	return headingsOf(markdown).map((heading) => heading.replace(/^#+ /, '').toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));
}

/** Where the links of a page lead, in its order; images too. */
export function linkTargets(markdown: string): string[] {
	return [...withoutBlocks(markdown).matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);
}

export function imagesOf(markdown: string): string[] {
	return [...withoutBlocks(markdown).matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, source = '']) => source);
}

/** Names of the npm scripts that a text calls. */
export function npmScripts(markdown: string): string[] {
	return [...markdown.matchAll(/npm run ([\w:-]+)|npm (test)\b/g)].map(([, script, itself]) => script ?? itself ?? '');
}

export function tablesOf(markdown: string): Table[] {
	const tables: Table[] = [];
	let heading = '';
	let isOpen = false;
	for (const line of withoutBlocks(markdown).split('\n')) {
		if (line.startsWith('#')) heading = line.replace(/^#+\s*/, '');
		if (!line.startsWith('|')) isOpen = false;
		else {
			const cells = line.split('|').slice(1, -1).map((cell) => cell.trim());
			if (!isOpen) tables.push({ heading, head: cells, rows: [] });
			else if (!cells.every((cell) => /^-+$/.test(cell))) tables.at(-1)?.rows.push(cells);
			isOpen = true;
		}
	}
	return tables;
}
