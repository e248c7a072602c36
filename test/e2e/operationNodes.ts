/** Nodes that together show every field of every operation once: each optional field is added to its collection in one of them. */
import { NodeHelpers, type INodeParameters, type INodeProperties, type INodePropertyCollection, type INodeTypeDescription } from 'n8n-workflow';

export interface OperationNode {
	/** Made of the resource, the operation and the values that are not the defaults: CashMan-FX invoice.find findBy=dates. */
	name: string;
	type: string;
	parameters: INodeParameters;
	/** Every label that the editor must show, once for each time. */
	labels: string[];
}

/** From the nodes' descriptions, so that a new operation or field cannot be forgotten. */
export function operationNodes(descriptions: INodeTypeDescription[]): OperationNode[] {
	return descriptions.flatMap((description) => operationsOf(description).flatMap((operation) => nodesOf(description, operation)));
}

/** Every resource and operation that the dropdowns offer; one without them where there are none. */
function operationsOf({ properties }: INodeTypeDescription): INodeParameters[] {
	const dropdowns = properties.filter(({ name }) => name === 'operation');
	if (dropdowns.length === 0) return [{}];
	return dropdowns.flatMap((dropdown) => (dropdown.displayOptions?.show?.resource ?? []).flatMap((resource) => valuesOf(dropdown).map((operation) => ({ resource: resource as string, operation }))));
}

/** One with the defaults, and one for each change of a few fields that shows others. */
function nodesOf(description: INodeTypeDescription, operation: INodeParameters): OperationNode[] {
	const controls = new Set(description.properties.flatMap(({ displayOptions }) => Object.keys(displayOptions?.show ?? {})));
	const seen = new Set<INodeProperties>();
	const screens = new Set<string>();
	const nodes: OperationNode[] = [];
	const queue: INodeParameters[] = [{}];
	for (let change = queue.shift(); change !== undefined; change = queue.shift()) {
		const { parameters, visible } = screenOf(description, { ...operation, ...change });
		const screen = visible.map((property) => description.properties.indexOf(property)).join();
		if (screens.has(screen)) continue;
		screens.add(screen);
		const parts = visible.map((property) => ({ name: property.name, ...expand(property, parameters[property.name], { description, root: parameters, seen }) }));
		const fields = parts.flatMap((part) => part.fields);
		if (fields.some((field) => !seen.has(field))) {
			const words = [description.displayName, Object.values(operation).join('.'), ...Object.entries(change).map(([name, value]) => `${name}=${String(value)}`)];
			const filled = Object.fromEntries(parts.map(({ name, value }) => [name, value])) as INodeParameters;
			nodes.push({ name: words.join(' ').trim(), type: description.name, parameters: { ...parameters, ...filled }, labels: parts.flatMap(({ labels }) => labels) });
		}
		fields.forEach((field) => seen.add(field));
		for (const property of visible) {
			if (!controls.has(property.name) || property.name in operation || property.name in change) continue;
			queue.push(...valuesOf(property).filter((value) => value !== property.default).map((value) => ({ ...change, [property.name]: value })));
		}
	}
	return nodes;
}

function valuesOf({ type, options = [] }: INodeProperties): Array<string | number | boolean> {
	if (type === 'boolean') return [true, false];
	return options.flatMap((option) => ('value' in option ? [option.value] : []));
}

/** The defaults beside these values, and the fields that n8n shows then. */
function screenOf(description: INodeTypeDescription, given: INodeParameters): { parameters: INodeParameters; visible: INodeProperties[] } {
	const node = { typeVersion: [description.version].flat().at(-1) ?? 1 };
	const parameters = NodeHelpers.getNodeParameters(description.properties, given, true, false, node, description) ?? {};
	return { parameters, visible: description.properties.filter((property) => property.type !== 'hidden' && NodeHelpers.displayParameter(parameters, property, node, description)) };
}

interface Part {
	value: unknown;
	labels: string[];
	/** The field, and those that were added to it. */
	fields: INodeProperties[];
}

/** The defaults, but for a field on which a neighbour's visibility depends. */
function showing(members: INodeProperties[]): INodeParameters {
	const demands = members.flatMap(({ displayOptions }) => Object.entries(displayOptions?.show ?? {}).filter(([name]) => !name.startsWith('/')).map(([name, values]) => [name, values?.[0]]));
	return Object.fromEntries([...members.map((member) => [member.name, member.default]), ...demands]) as INodeParameters;
}

interface Context {
	description: INodeTypeDescription;
	/** Values of the node's own fields, which a member may name with a slash. */
	root: INodeParameters;
	seen: Set<INodeProperties>;
}

/** A field with its value; a collection with all that can be added to it, unless all of that was seen already. */
function expand(property: INodeProperties, value: unknown, context: Context): Part {
	const members = groupsOf(property).map(({ name, values }) => {
		const given = showing(values);
		const shown = values.filter((member) => NodeHelpers.displayParameter(given, member, null, context.description, context.root));
		return { name, parts: shown.map((member) => ({ name: member.name, ...expand(member, given[member.name], context) })) };
	});
	const added = members.flatMap(({ parts }) => parts);
	const own = { labels: property.type === 'notice' ? [] : [property.displayName], fields: [property] };
	if (added.every(({ fields }) => fields.every((field) => context.seen.has(field)))) return { value, ...own };
	const rows = members.map(({ name, parts }) => [name, Object.fromEntries(parts.map((part) => [part.name, part.value]))] as const);
	const isTable = property.typeOptions?.multipleValues === true;
	return {
		value: property.type === 'collection' ? rows[0]?.[1] : Object.fromEntries(rows.map(([name, row]) => [name, isTable ? [row] : row])),
		labels: [...own.labels, ...added.flatMap(({ labels }) => labels)],
		fields: [...own.fields, ...added.flatMap(({ fields }) => fields)],
	};
}

/** What can be added to a field: nothing, except to a collection. */
function groupsOf({ type, options }: INodeProperties): Array<Pick<INodePropertyCollection, 'name' | 'values'>> {
	if (type === 'collection') return [{ name: '', values: options as INodeProperties[] }];
	return type === 'fixedCollection' ? options as INodePropertyCollection[] : [];
}
