import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { CashmanFxApi, CashmanFx, SalesAutopilot, SalesAutopilotApi, SalesAutopilotTrigger } from '../index';
import { IMAGE_NAMES } from '../scripts/imageNames';
import { operationsPage, operationsTable, TABLE_IN_README } from '../scripts/operationsPage';
import { anchorsOf, boldTexts, codeSpans, imagesOf, italicTexts, linkTargets, npmScripts, tablesOf, type Table } from './support/markdown';
import { toOutput } from '../nodes/CashmanFx/operations/common/outcome';

/** What the docs say is compared with the repository, package.json and the nodes' own descriptions. */
const root = join(__dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as { version: string; scripts: Record<string, string> };
const READMES = ['README.md', 'README.hu.md'];
const docs = [...READMES, 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', ...readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`)];

const inEveryDoc = (find: (markdown: string, file: string) => string[]): string[] => docs.flatMap((file) => find(read(file), file).map((what) => `${file}: ${what}`));

/** A table of each README, found in the English one by its first head; the Hungarian one stands at the same place. */
function tableOfEachReadme(firstHead: string): Table[] {
	const place = tablesOf(read('README.md')).findIndex(({ head }) => head[0] === firstHead);
	return READMES.map((file) => tablesOf(read(file))[place]).filter((table): table is Table => table !== undefined);
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

test('every npm command is a script of package.json, and each README has every script', () => {
	expect(inEveryDoc((markdown) => npmScripts(markdown).filter((script) => !(script in manifest.scripts)))).toEqual([]);
	for (const file of READMES) expect([file, ...Object.keys(manifest.scripts).filter((script) => !npmScripts(read(file)).includes(script))]).toEqual([file]);
});

test('every link to a file or a heading leads somewhere', () => {
	const isDead = (target: string, from: string): boolean => {
		const [path = '', anchor] = target.split('#');
		const file = path === '' ? from : join(dirname(from), path);
		return !existsSync(join(root, file)) || (anchor !== undefined && !anchorsOf(read(file)).includes(anchor));
	};
	expect(inEveryDoc((markdown, file) => linkTargets(markdown).filter((target) => !/^https?:/.test(target) && isDead(target, file)))).toEqual([]);
	// n8n's help button of a credential leads there.
	for (const { documentationUrl } of [new CashmanFxApi(), new SalesAutopilotApi()] as ICredentialType[]) expect(anchorsOf(read('README.md'))).toContain(documentationUrl?.split('#')[1]);
});

test('docs/images has exactly the pictures that npm run docs:images makes, and each README shows every one', () => {
	const files = IMAGE_NAMES.map((name) => `docs/images/${name}.png`).sort();
	expect(readdirSync(join(root, 'docs', 'images')).map((file) => `docs/images/${file}`).sort()).toEqual(files);
	for (const file of READMES) expect([file, ...imagesOf(read(file)).sort()]).toEqual([file, ...files]);
	// A page with half a megabyte of pictures is slow to read on the way.
	for (const file of files) expect([file, statSync(join(root, file)).size < 200_000]).toEqual([file, true]);
});

test('the tarball that the docs name is the one of this version', () => {
	expect(inEveryDoc((markdown) => [...markdown.matchAll(/n8n-nodes-cashman-fx-([\d.]+)\.tgz/g)].map(([, version = '']) => version).filter((version) => version !== manifest.version))).toEqual([]);
	expect(read('CHANGELOG.md')).toContain(`## [${manifest.version}] - `);
});

// Labels

/** Every label and every choice of some properties, nested ones too. */
function labelsOf(properties: INodeProperties[]): string[] {
	return properties.flatMap((property) => [
		property.displayName,
		...(property.options ?? []).flatMap((option) => ('values' in option ? labelsOf(option.values) : 'type' in option ? labelsOf([option as INodeProperties]) : [option.name])),
	]);
}

const everything = [new CashmanFxApi(), new SalesAutopilotApi(), ...[new CashmanFx(), new SalesAutopilot(), new SalesAutopilotTrigger()].map(({ description }) => description)];
const everyLabel = new Set(everything.flatMap(({ properties }) => labelsOf(properties)));

test('every label that is bold in a table is a label of a node or a credential', () => {
	const handWritten = docs.filter((file) => file !== 'docs/operations.md');
	const labelsIn = (file: string): string[] => tablesOf(read(file)).flatMap(({ rows }) => boldTexts(rows.flat().join(' ')));
	for (const file of READMES) expect(labelsIn(file).length).toBeGreaterThan(30);
	expect(handWritten.flatMap((file) => labelsIn(file).filter((label) => !everyLabel.has(label)).map((label) => `${file}: ${label}`))).toEqual([]);
});

test('every option that is named in italics, as Options → …, is one of a node', () => {
	const optionsIn = (markdown: string): string[] => italicTexts(markdown).filter((text) => text.startsWith('Options → ')).map((text) => text.replace('Options → ', ''));
	for (const file of READMES) expect(optionsIn(read(file)).length).toBeGreaterThan(10);
	expect(inEveryDoc((markdown) => optionsIn(markdown).filter((option) => !everyLabel.has(option)))).toEqual([]);
});

test('the page of operations and the table in the README are those that the nodes make', () => {
	const built = { nodes: [new CashmanFx(), new SalesAutopilot()], trigger: new SalesAutopilotTrigger(), credentials: [new CashmanFxApi(), new SalesAutopilotApi()] };
	expect(read('docs/operations.md')).toBe(operationsPage(built));
	expect(TABLE_IN_README.exec(read('README.md'))?.[0]).toBe(operationsTable(built));
});

// Outputs, messages, constants

const sources = ['core', 'nodes', 'credentials'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => read(join(folder, file))));

test('each README has every output field of Create, and no other', () => {
	const tables = tableOfEachReadme('Output field of Create');
	expect(tables).toHaveLength(READMES.length);
	for (const { rows } of tables) {
		const said = rows.flatMap(([first = '']) => codeSpans(first));
		expect(said).toEqual(Object.keys(toOutput({ outcome: 'issued', orderReference: '1' }).json).sort((a, b) => said.indexOf(a) - said.indexOf(b)));
	}
});

test('every message under Troubleshooting, in each README, is one that the code gives', () => {
	const lines = sources.join('\n').replaceAll('\\\'', '\'').split('\n');
	const isGiven = (message: string): boolean => {
		const parts = message.split('…').filter((part) => part.trim().length > 1);
		// The parts follow each other on one line: a message is one literal.
		const endOf = (line: string, part: string, from: number): number => (from < 0 || line.indexOf(part, from) < 0 ? -1 : line.indexOf(part, from) + part.length);
		return lines.some((line) => parts.reduce((from, part) => endOf(line, part, from), 0) >= 0);
	};
	const tables = tableOfEachReadme('Message');
	expect(tables).toHaveLength(READMES.length);
	for (const { rows } of tables) {
		const messages = rows.flatMap(([first = '']) => codeSpans(first));
		expect(messages.length).toBeGreaterThan(20);
		expect(messages.filter((message) => !isGiven(message))).toEqual([]);
	}
});

test('every constant that the API notes name is in the file that they name', () => {
	const named = tablesOf(read('docs/api-knowledge.md')).filter(({ head }) => head[1] === 'Constant').flatMap(({ rows }) => rows);
	expect(named.length).toBeGreaterThan(20);
	const missing = named.flatMap(([, constants = '', file = '']) => codeSpans(constants).filter((constant) => !new RegExp(`(const|function) ${constant}\\b`).test(read(codeSpans(file)[0] ?? ''))));
	expect(missing).toEqual([]);
});
