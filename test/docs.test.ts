import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { CashmanFxApi, CashmanFx, SalesAutopilot, SalesAutopilotApi, SalesAutopilotTrigger } from '../index';
import { toOutput } from '../nodes/CashmanFx/operations/invoice/outcome';

/** What the docs say is compared with the repository, package.json and the nodes' own descriptions. */
const root = join(__dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as { version: string; scripts: Record<string, string> };
const docs = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', ...readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`)];

const withoutBlocks = (markdown: string): string => markdown.replace(/^```[\s\S]*?^```$/gm, '');
const codeSpans = (markdown: string): string[] => [...withoutBlocks(markdown).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
const bold = (text: string): string[] => [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, label = '']) => label);
const inEveryDoc = (find: (markdown: string, file: string) => string[]): string[] => docs.flatMap((file) => find(read(file), file).map((what) => `${file}: ${what}`));

interface Table {
	/** The nearest heading above. */
	heading: string;
	head: string[];
	rows: string[][];
}

function tablesOf(markdown: string): Table[] {
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

// Paths, commands, links

const API_CALL = /^(list|update)\//;
const MEDIA_TYPE = /^(application|multipart|text)\//;
const FILE_ENDING = /\.(ts|js|mjs|json|md|yml|svg|php)$/;

/** Whether a code span, or a word of a command, means a file or folder of this repository. */
function isPath(text: string): boolean {
	if (/[\s<>{}…*?=&|]|:\/\/|^[~/@\d]/.test(text) || API_CALL.test(text) || MEDIA_TYPE.test(text)) return false;
	return text.includes('/') || FILE_ENDING.test(text);
}

/** Made by a build or a demo, so not there on a fresh clone. */
const MADE_BY_COMMANDS = ['dist/', 'demo-output/'];

function pathsIn(markdown: string): string[] {
	return codeSpans(markdown).flatMap((code) => (/^(node|npx|bash) /.test(code) ? code.split(' ') : [code])).filter(isPath);
}

test('every path in backticks is in the repository', () => {
	const exists = (path: string, file: string): boolean => MADE_BY_COMMANDS.includes(path) || existsSync(join(root, path)) || existsSync(join(root, dirname(file), path));
	expect(docs.flatMap((file) => pathsIn(read(file))).length).toBeGreaterThan(30);
	expect(inEveryDoc((markdown, file) => pathsIn(markdown).filter((path) => !exists(path, file)))).toEqual([]);
});

test('every npm command is a script of package.json, and the README has every script', () => {
	const named = (markdown: string): string[] => [...markdown.matchAll(/npm run ([\w:-]+)|npm (test)\b/g)].map(([, script, itself]) => script ?? itself ?? '');
	expect(inEveryDoc((markdown) => named(markdown).filter((script) => !(script in manifest.scripts)))).toEqual([]);
	expect(Object.keys(manifest.scripts).filter((script) => !named(read('README.md')).includes(script))).toEqual([]);
});

test('every link to a file or a heading leads somewhere', () => {
	const slug = (heading: string): string => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
	const anchors = (file: string): string[] => [...withoutBlocks(read(file)).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slug(heading));
	const isDead = (target: string, from: string): boolean => {
		const [path = '', anchor] = target.split('#');
		const file = path === '' ? from : join(dirname(from), path);
		return !existsSync(join(root, file)) || (anchor !== undefined && !anchors(file).includes(anchor));
	};
	expect(inEveryDoc((markdown, file) => [...markdown.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target).filter((target) => !/^https?:/.test(target) && isDead(target, file)))).toEqual([]);
	// n8n's help button of a credential leads there.
	for (const { documentationUrl } of [new CashmanFxApi(), new SalesAutopilotApi()] as ICredentialType[]) expect(anchors('README.md')).toContain(documentationUrl?.split('#')[1]);
});

test('the tarball that the docs name is the one of this version', () => {
	expect(inEveryDoc((markdown) => [...markdown.matchAll(/n8n-nodes-cashman-fx-([\d.]+)\.tgz/g)].map(([, version = '']) => version).filter((version) => version !== manifest.version))).toEqual([]);
	expect(read('CHANGELOG.md')).toContain(`## [${manifest.version}] - `);
});

// Labels and defaults

/** A part of the editor that the README has a heading for: its labels, with the defaults as the docs write them. */
type Labels = Map<string, Set<string>>;

function collect(properties: INodeProperties[]): { fields: Labels; choices: Set<string> } {
	const fields: Labels = new Map();
	const choices = new Set<string>();
	const visit = (property: INodeProperties): void => {
		if (property.type === 'notice') return;
		fields.set(property.displayName, (fields.get(property.displayName) ?? new Set()).add(showDefault(property)));
		for (const option of property.options ?? []) {
			if ('values' in option) option.values.forEach(visit);
			else if ('type' in option) visit(option as INodeProperties);
			else choices.add(option.name);
		}
	};
	properties.forEach(visit);
	return { fields, choices };
}

function showDefault({ type, default: value, options }: INodeProperties): string {
	if (type === 'boolean') return value === true ? 'on' : 'off';
	const chosen = options?.find((option) => 'value' in option && option.value === value);
	if (chosen !== undefined) return chosen.name;
	if (type === 'json' && !String(value).startsWith('=')) return 'a sample item';
	return typeof value === 'object' || value === '' ? '–' : String(value).replace(/^=/, '');
}

const places = new Map<string, ReturnType<typeof collect>>();
for (const { displayName, properties } of [new CashmanFxApi(), new SalesAutopilotApi()] as ICredentialType[]) places.set(displayName, collect(properties));
for (const { description } of [new CashmanFx(), new SalesAutopilot()]) {
	for (const operation of description.properties.filter(({ name }) => name === 'operation')) {
		for (const { name, value } of operation.options as Array<{ name: string; value: string }>) {
			const isShown = ({ displayOptions }: INodeProperties): boolean => displayOptions?.show?.operation?.includes(value) === true;
			places.set(`${description.displayName}: ${name}`, collect(description.properties.filter(isShown)));
		}
	}
}
places.set('SalesAutopilot Trigger', collect(new SalesAutopilotTrigger().description.properties));

const everyLabel = new Set([...places.values()].flatMap(({ fields, choices }) => [...fields.keys(), ...choices]));
const readmeTables = tablesOf(read('README.md'));

test('every label that is bold in a table is a label of a node or a credential', () => {
	expect(docs.flatMap((file) => tablesOf(read(file)).flatMap(({ rows }) => bold(rows.flat().join(' ')))).length).toBeGreaterThan(100);
	expect(inEveryDoc((markdown) => tablesOf(markdown).flatMap(({ rows }) => bold(rows.flat().join(' '))).filter((label) => !everyLabel.has(label)))).toEqual([]);
});

describe.each([...places])('%s', (heading, { fields, choices }) => {
	const tables = readmeTables.filter((table) => table.heading === heading);
	const mentioned = bold(tables.flatMap(({ rows }) => rows.flat()).join(' '));

	test('the tables of the README have every field, and no other', () => {
		expect([...fields.keys()].filter((label) => label !== 'Options' && !mentioned.includes(label))).toEqual([]);
		expect(mentioned.filter((label) => !fields.has(label) && !choices.has(label))).toEqual([]);
	});

	test('the defaults are those of the node', () => {
		const wrong: string[] = [];
		for (const [first = '', defaults = ''] of tables.filter(({ head }) => head[1] === 'Default').flatMap(({ rows }) => rows)) {
			const labels = bold(first);
			const stated = labels.length === 1 ? [defaults] : defaults.split(', ');
			labels.forEach((label, index) => {
				const said = stated[index]?.replaceAll('`', '') ?? 'nothing';
				if (!fields.get(label)?.has(said)) wrong.push(`${label}: ${said}, not ${[...(fields.get(label) ?? [])].join(' or ')}`);
			});
		}
		expect(wrong).toEqual([]);
	});
});

// Outputs, messages, constants

const sources = ['core', 'nodes', 'credentials'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => read(join(folder, file))));

test('the README has every output field of Create, and no other', () => {
	const said = readmeTables.filter(({ head }) => head[0] === 'Output field of Create').flatMap(({ rows }) => rows.flatMap(([first = '']) => codeSpans(first)));
	expect(said).toEqual(Object.keys(toOutput({ outcome: 'issued', orderReference: '1' }).json).sort((a, b) => said.indexOf(a) - said.indexOf(b)));
});

test('every message under Troubleshooting is one that the code gives', () => {
	const lines = sources.join('\n').replaceAll('\\\'', '\'').split('\n');
	const isGiven = (message: string): boolean => {
		const parts = message.split('…').filter((part) => part.trim().length > 1);
		// The parts follow each other on one line: a message is one literal.
		const endOf = (line: string, part: string, from: number): number => (from < 0 || line.indexOf(part, from) < 0 ? -1 : line.indexOf(part, from) + part.length);
		return lines.some((line) => parts.reduce((from, part) => endOf(line, part, from), 0) >= 0);
	};
	const messages = readmeTables.filter(({ head }) => head[0] === 'Message').flatMap(({ rows }) => rows.flatMap(([first = '']) => codeSpans(first)));
	expect(messages.length).toBeGreaterThan(20);
	expect(messages.filter((message) => !isGiven(message))).toEqual([]);
});

test('every constant that the API notes name is in the file that they name', () => {
	const named = tablesOf(read('docs/api-knowledge.md')).filter(({ head }) => head[1] === 'Constant').flatMap(({ rows }) => rows);
	expect(named.length).toBeGreaterThan(20);
	const missing = named.flatMap(([, constants = '', file = '']) => codeSpans(constants).filter((constant) => !new RegExp(`(const|function) ${constant}\\b`).test(read(codeSpans(file)[0] ?? ''))));
	expect(missing).toEqual([]);
});
