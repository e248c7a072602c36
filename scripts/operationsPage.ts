/** Writes docs/operations.md, and the table of operations in the README, from the nodes' own descriptions. A test holds both to the nodes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ICredentialType, INodeProperties, INodeType, INodeTypeDescription } from 'n8n-workflow';

interface Choice { name: string; value: string; description?: string }

export interface Package {
	nodes: INodeType[];
	trigger: INodeType;
	credentials: ICredentialType[];
}

/** The whole page, as Markdown. */
export function operationsPage({ nodes, trigger, credentials }: Package): string {
	return [
		'# Operations, fields and defaults',
		'Made from the nodes themselves by `npm run docs:operations`. What the outcomes mean, and what to do at each, is in the [README](../README.md#what-you-get-out).',
		...nodes.flatMap(({ description }) => nodeSection(description)),
		`## ${trigger.description.displayName}`,
		asSentence(trigger.description.description),
		fieldTable(trigger.description.properties),
		...credentials.flatMap(({ displayName, properties }) => [`## Credential: ${displayName}`, fieldTable(properties)]),
	].filter((part) => part !== '').join('\n\n') + '\n';
}

function nodeSection({ displayName, description, properties }: INodeTypeDescription): string[] {
	const resources = properties.find(({ name }) => name === 'resource')?.options as Choice[];
	const isShownFor = ({ displayOptions }: INodeProperties, parameter: 'resource' | 'operation', value: string): boolean => displayOptions?.show?.[parameter]?.includes(value) === true;
	const sections = resources.flatMap((resource) => {
		const own = properties.filter((property) => isShownFor(property, 'resource', resource.value));
		const operations = own.find(({ name }) => name === 'operation')?.options as Choice[];
		return operations.flatMap((operation) => [
			`### ${displayName}: ${resource.name}: ${operation.name}`,
			asSentence(operation.description ?? ''),
			fieldTable(own.filter((property) => isShownFor(property, 'operation', operation.value))),
		]);
	});
	return [`## ${displayName}`, asSentence(description), ...sections];
}

/** The README's table of all operations, each linked to its fields. */
export function operationsTable({ nodes }: Package): string {
	const headings = nodes.flatMap((node) => nodeSection(node.description)).map((part) => part.split('\n')[0] ?? '');
	const rows = headings.flatMap((heading, index) => {
		if (!heading.startsWith('### ')) return [];
		const name = heading.slice(4);
		return [`| [${name}](docs/operations.md#${slug(name)}) | ${inCell(headings[index + 1] ?? '')} |`];
	});
	return ['| Operation | What it does |', '| --- | --- |', ...rows].join('\n');
}

/** The anchor that a heading gets on the usual hosts. */
function slug(heading: string): string {
	return heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
}

/** Where the table stands in the README. */
export const TABLE_IN_README = /(?<=<!-- operations: made by npm run docs:operations -->\n)[^]*?(?=\n<!-- end of operations -->)/;

function asSentence(text: string): string {
	return text.endsWith('.') ? text : `${text}.`;
}

function fieldTable(properties: INodeProperties[]): string {
	const rows = properties.filter(({ type }) => type !== 'notice' && type !== 'hidden').flatMap((property) => fieldRows(property, ''));
	return rows.length === 0 ? '' : ['| Field | Default | What it is |', '| --- | --- | --- |', ...rows].join('\n');
}

/** A row of its own for each field; those of a collection stand under it, with its name before theirs. */
function fieldRows(property: INodeProperties, group: string): string[] {
	const nested = (property.options ?? []).flatMap((option) => ('values' in option ? option.values : 'type' in option ? [option as INodeProperties] : []));
	const choices = (property.options ?? []).filter((option): option is Choice => 'value' in option).map(({ name, description }) => (description ? `*${name}*: ${description}` : `*${name}*`));
	const about = [property.description ?? property.hint ?? '', choices.join('; ')].filter((part) => part !== '').join(' — ');
	return [`| ${group}**${property.displayName}** | ${showDefault(property)} | ${inCell(about)} |`, ...nested.flatMap((each) => fieldRows(each, `${property.displayName} → `))];
}

function showDefault({ type, default: value, options }: INodeProperties): string {
	if (type === 'boolean') return value === true ? 'on' : 'off';
	const chosen = options?.find((option) => 'value' in option && option.value === value);
	if (chosen !== undefined) return chosen.name;
	const plain = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
	if (typeof plain === 'object' || plain === '' || plain === undefined) return '–';
	return type === 'json' && !String(plain).startsWith('=') ? 'a sample' : `\`${inCell(String(plain).replace(/^=/, ''))}\``;
}

function inCell(text: string): string {
	return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
}

if (require.main === module) {
	const exported = require('../dist/index.js') as Record<string, new () => never>;
	const make = (name: string): never => new (exported[name] as new () => never)();
	const built: Package = { nodes: [make('CashmanFx'), make('SalesAutopilot')], trigger: make('SalesAutopilotTrigger'), credentials: [make('CashmanFxApi'), make('SalesAutopilotApi')] };
	const root = join(__dirname, '..');
	writeFileSync(join(root, 'docs', 'operations.md'), operationsPage(built));
	const readme = join(root, 'README.md');
	writeFileSync(readme, readFileSync(readme, 'utf8').replace(TABLE_IN_README, () => operationsTable(built)));
}
