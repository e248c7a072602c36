import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeHelpers, type INode, type INodeParameters, type INodeProperties, type INodePropertyCollection, type INodeTypeDescription } from 'n8n-workflow';
import { CashmanFx, SalesAutopilot, SalesAutopilotTrigger } from '../index';

/** What can be said of a template without running it; test/e2e runs each on the real n8n. */
const directory = join(__dirname, '..', 'workflows');
interface Template {
	name: string;
	nodes: INode[];
	connections: Record<string, { main: Array<Array<{ node: string; type: string; index: number }>> }>;
}
const texts = new Map(readdirSync(directory).map((file) => [file, readFileSync(join(directory, file), 'utf8')]));
const templates = [...texts].map(([file, text]): [string, Template] => [file, JSON.parse(text) as Template]);

const OURS = 'n8n-nodes-cashman-fx.';
const descriptions: Record<string, INodeTypeDescription> = Object.fromEntries([CashmanFx, SalesAutopilot, SalesAutopilotTrigger].map((Type) => {
	const { description } = new Type();
	return [`${OURS}${description.name}`, description as INodeTypeDescription];
}));

/** Versions of n8n's own nodes that both n8n 1.123 and 2.41 have (their dist/types/nodes.json). */
const VERSIONS_OF_N8N: Record<string, number[]> = {
	code: [2], emailSend: [2.1], filter: [2.2], if: [2.2], manualTrigger: [1], noOp: [1], postgres: [2.6], scheduleTrigger: [1.2], set: [3.4], stickyNote: [1], stopAndError: [1], switch: [3.2],
};
/** Credentials by the node that takes them. */
const CREDENTIALS_OF_N8N: Record<string, string> = { emailSend: 'smtp', postgres: 'postgres' };
const TRIGGERS = /Trigger$/;

const isOurs = ({ type }: INode): boolean => type.startsWith(OURS);
const inEveryTemplate = (find: (template: Template, file: string) => string[]): string[] => templates.flatMap(([file, template]) => find(template, file).map((what) => `${file}: ${what}`));
const inEveryNode = (find: (node: INode) => string[]): string[] => inEveryTemplate(({ nodes }) => nodes.flatMap((node) => find(node).map((what) => `${node.name}: ${what}`)));

/** Parameters that the description does not have, or does not show with these values, down to the options in collections. */
function unknownParameters(given: INodeParameters, properties: INodeProperties[], isShown: (property: INodeProperties) => boolean): string[] {
	return Object.entries(given).flatMap(([name, value]) => {
		const property = properties.find((each) => each.name === name && isShown(each));
		if (property === undefined) return [name];
		const inside = (values: unknown, inner: INodeProperties[]): string[] => unknownParameters(values as INodeParameters, inner, () => true).map((key) => `${name}.${key}`);
		if (property.type === 'collection') return inside(value, property.options as INodeProperties[]);
		if (property.type === 'fixedCollection') {
			return Object.entries(value as INodeParameters).flatMap(([group, rows]) => {
				const found = (property.options as INodePropertyCollection[]).find((each) => each.name === group);
				return found === undefined ? [`${name}.${group}`] : [rows].flat().flatMap((row) => inside(row, found.values));
			});
		}
		return [];
	});
}

test('there are ten templates and more, each with a name and a file of its own', () => {
	expect(templates.length).toBeGreaterThanOrEqual(10);
	expect(new Set(templates.map(([, { name }]) => name)).size).toBe(templates.length);
	expect([...texts.keys()].filter((file) => !/^[a-z-]+\.json$/.test(file))).toEqual([]);
});

test('every template says on a sticky note what it does, and what to do first', () => {
	const note = ({ nodes }: Template): string => String(nodes.find(({ name }) => name === 'About This Workflow')?.parameters.content ?? '');
	expect(inEveryTemplate((template) => [/^## .+\n.{80}/.test(note(template)) ? [] : ['says too little'], /^1\. /m.test(note(template)) ? [] : ['has no steps']].flat())).toEqual([]);
});

test('nodes of this package have only parameters and choices that their descriptions show', () => {
	expect(inEveryNode((node) => {
		const description = descriptions[node.type];
		if (description === undefined) return isOurs(node) ? ['is no node of this package'] : [];
		const filledIn = NodeHelpers.getNodeParameters(description.properties, node.parameters, true, false, node, description) ?? {};
		const isShown = (property: INodeProperties): boolean => NodeHelpers.displayParameter(filledIn, property, node, description);
		return [...unknownParameters(node.parameters, description.properties, isShown), ...(description.version === node.typeVersion ? [] : [`version ${node.typeVersion}`])];
	})).toEqual([]);
});

test('nodes of this package miss nothing that is required', () => {
	expect(inEveryNode((node) => {
		const description = descriptions[node.type];
		if (description === undefined) return [];
		const filledIn = NodeHelpers.getNodeParameters(description.properties, node.parameters, true, false, node, description) ?? {};
		const issues = NodeHelpers.getNodeParametersIssues(description.properties, { ...node, parameters: filledIn }, description);
		// Lists and forms come from the service, so what is chosen cannot be judged here.
		return Object.entries(issues?.parameters ?? {}).flatMap(([name, found]) => found.map((issue) => `${name}: ${issue}`));
	})).toEqual([]);
});

test('n8n\'s own nodes are of versions that n8n 1.123 and 2.41 both have', () => {
	expect(inEveryNode((node) => {
		const type = node.type.replace('n8n-nodes-base.', '');
		return isOurs(node) || VERSIONS_OF_N8N[type]?.includes(node.typeVersion) ? [] : [`${node.type} ${node.typeVersion}`];
	})).toEqual([]);
});

test('every connection leads from an output to a node, and every node is reached', () => {
	expect(inEveryTemplate(({ nodes, connections }) => {
		const names = new Set(nodes.map(({ name }) => name));
		const links = Object.entries(connections).flatMap(([from, { main }]) => main.flat().map(({ node }) => ({ from, to: node })));
		const reached = new Set(links.map(({ to }) => to));
		const isStart = ({ type }: INode): boolean => TRIGGERS.test(type) || type.endsWith('.stickyNote');
		return [
			...(names.size === nodes.length ? [] : ['two nodes of one name']),
			...links.flatMap(({ from, to }) => [from, to]).filter((name) => !names.has(name)).map((name) => `no node ${name}`),
			...nodes.filter((node) => !isStart(node) && !reached.has(node.name)).map(({ name }) => `${name} is never reached`),
		];
	})).toEqual([]);
});

test('an error output is connected, and only a node that has one uses it', () => {
	expect(inEveryTemplate(({ nodes, connections }) => nodes.filter(isOurs).flatMap(({ name, onError }) => {
		const outputs = (connections[name]?.main ?? []).filter((targets) => targets.length > 0).length;
		const hasErrorOutput = (connections[name]?.main[1]?.length ?? 0) > 0;
		return (onError === 'continueErrorOutput') === hasErrorOutput && outputs <= 2 ? [] : [name];
	}))).toEqual([]);
});

test('every node that needs a credential names one by its type, and none holds a secret', () => {
	expect(inEveryNode((node) => {
		const own = descriptions[node.type]?.credentials?.map(({ name }) => name) ?? [];
		const wanted = own.length > 0 ? own : [CREDENTIALS_OF_N8N[node.type.replace('n8n-nodes-base.', '')] ?? []].flat();
		return Object.keys(node.credentials ?? {}).join() === wanted.join() ? [] : [`wants ${wanted.join() || 'none'}`];
	})).toEqual([]);
	expect([...texts].filter(([, text]) => /password|secret|token|pinData|apiKey/i.test(text)).map(([file]) => file)).toEqual([]);
});

test('a template can be imported twice: no webhook address and no node ID is shared with another, or with itself', () => {
	expect(inEveryNode(({ webhookId }) => (webhookId === undefined ? [] : ['a fixed webhook address']))).toEqual([]);
	const ids = templates.flatMap(([, { nodes }]) => nodes.map(({ id }) => id));
	expect(new Set(ids).size).toBe(ids.length);
});

test('every template runs in the execution order of today\'s n8n, and addresses of people are made up', () => {
	expect(templates.filter(([, template]) => (template as unknown as { settings: { executionOrder: string } }).settings.executionOrder !== 'v1').map(([file]) => file)).toEqual([]);
	const addresses = [...texts.values()].flatMap((text) => text.match(/[\w.+-]+@[\w.-]+/g) ?? []);
	expect(addresses.filter((address) => !address.endsWith('@example.com'))).toEqual([]);
});

test('a template that lists orders reads nothing of an order that could not be read, and the reconciliation reports it', () => {
	const lists = ({ nodes }: Template): boolean => nodes.some(({ parameters }) => parameters.resource === 'order' && parameters.operation === 'getMany');
	const reading = inEveryTemplate((template) => (lists(template) ? template.nodes.filter(({ type }) => /\.(?:filter|set)$/.test(type)).flatMap(({ name, parameters }) => (/\$json\.order\.|item\.json\.order\./.test(JSON.stringify(parameters)) ? [name] : [])) : []));
	expect(reading).toEqual([]);

	const reconciliation = templates.find(([file]) => file === 'nightly-reconciliation.json')?.[1];
	const code = String(reconciliation?.nodes.find(({ name }) => name === 'What Differs')?.parameters.jsCode);
	const items: Record<string, unknown[]> = { 'Orders of SalesAutopilot': [{ json: { listId: '1001', recordId: '6', readProblem: 'SalesAutopilot failed (500)' } }], 'Invoices of CashMan-FX': [] };
	const differences: unknown = new Function('$', '$now', code)((name: string) => ({ all: () => items[name] }), { minus: () => ({ toISODate: () => '2026-11-01' }) });
	expect(differences).toEqual([{ json: expect.objectContaining({ difference: 'order could not be read', recordId: '6', detail: 'SalesAutopilot failed (500)' }) }]);
});
