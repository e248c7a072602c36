/** A node for every operation and for every choice that shows other fields, each with all its optional fields added; and what the editor must show of it. */
import { NodeHelpers, type INodeParameters, type INodeProperties, type INodePropertyCollection, type INodeTypeDescription } from 'n8n-workflow';

export interface OperationNode {
	/** Made of the resource, the operation and the choice: Cashman-FX invoice.find findBy=dates. */
	name: string;
	type: string;
	parameters: INodeParameters;
	/** Every label that must be on the screen, once for each time. */
	labels: string[];
}

/** Of some nodes as n8n itself describes them, so that a new operation cannot be forgotten. */
export function operationNodes(descriptions: INodeTypeDescription[]): OperationNode[] {
	return descriptions.flatMap((description) => operationsOf(description).flatMap((operation) => choicesOf(description, operation).map((choice) => build(description, operation, choice))));
}

/** Every resource and operation that the dropdowns offer; one empty choice where there are none. */
function operationsOf(description: INodeTypeDescription): INodeParameters[] {
	const operations = description.properties.filter(({ name }) => name === 'operation');
	if (operations.length === 0) return [{}];
	return operations.flatMap(({ displayOptions, options = [] }) => (displayOptions?.show?.resource ?? []).flatMap((resource) => options.flatMap((option) => ('value' in option ? [{ resource: resource as string, operation: option.value }] : []))));
}

/** The defaults, and other values of fields, alone or together, as far as each shows a field that was not seen before. */
function choicesOf(description: INodeTypeDescription, operation: INodeParameters): INodeParameters[] {
	const controls = new Set(description.properties.flatMap(({ displayOptions }) => [...Object.keys(displayOptions?.show ?? {}), ...Object.keys(displayOptions?.hide ?? {})]).filter((name) => !(name in operation)));
	const seen = new Set<INodeProperties>();
	const screens = new Set<string>();
	const choices: INodeParameters[] = [];
	const queue: INodeParameters[] = [{}];
	for (let choice = queue.shift(); choice !== undefined; choice = queue.shift()) {
		const visible = visibleOf(description, { ...operation, ...choice }).properties;
		const screen = visible.map((property) => description.properties.indexOf(property)).join();
		if (screens.has(screen)) continue;
		screens.add(screen);
		if (visible.some((property) => !seen.has(property))) choices.push(choice);
		visible.forEach((property) => seen.add(property));
		for (const property of visible) {
			if (!controls.has(property.name) || property.name in choice) continue;
			queue.push(...valuesOf(property).filter((value) => value !== property.default).map((value) => ({ ...choice, [property.name]: value })));
		}
	}
	return choices;
}

/** The defaults with these values, and the fields that n8n shows then. */
function visibleOf(description: INodeTypeDescription, given: INodeParameters): { parameters: INodeParameters; properties: INodeProperties[] } {
	const node = { typeVersion: [description.version].flat().at(-1) ?? 1 };
	const parameters = NodeHelpers.getNodeParameters(description.properties, given, true, false, node, description) ?? {};
	return { parameters, properties: description.properties.filter((property) => property.type !== 'hidden' && NodeHelpers.displayParameter(parameters, property, node, description)) };
}

function valuesOf({ type, options = [] }: INodeProperties): Array<string | number | boolean> {
	if (type === 'boolean') return [true, false];
	return options.flatMap((option) => ('value' in option ? [option.value] : []));
}

function build(description: INodeTypeDescription, { resource, operation }: INodeParameters, choice: INodeParameters): OperationNode {
	const { parameters, properties } = visibleOf(description, { ...(resource !== undefined && { resource, operation }), ...choice });
	const words = [description.displayName, ...(operation === undefined ? [] : [`${String(resource)}.${String(operation)}`]), ...Object.entries(choice).map(([name, value]) => `${name}=${String(value)}`)];
	const filled = Object.fromEntries(properties.map((property) => [property.name, withEverything(property, parameters[property.name])]));
	return {
		name: words.join(' '),
		type: description.name,
		parameters: { ...parameters, ...filled } as INodeParameters,
		labels: labelsOf(properties, filled as INodeParameters, { description, root: parameters }),
	};
}

/** A collection with all that can be added to it, a list with one row; any other field as it is. */
function withEverything(property: INodeProperties, value: unknown): unknown {
	if (property.type === 'collection') return membersOf(property.options as INodeProperties[]);
	if (property.type !== 'fixedCollection') return value ?? property.default;
	const groups = property.options as INodePropertyCollection[];
	return Object.fromEntries(groups.map(({ name, values }) => [name, property.typeOptions?.multipleValues === true ? [membersOf(values)] : membersOf(values)]));
}

function membersOf(properties: INodeProperties[]): Record<string, unknown> {
	return Object.fromEntries(properties.map((property) => [property.name, withEverything(property, property.default)]));
}

/** Of the fields that n8n shows, and of all that is in them. */
function labelsOf(properties: INodeProperties[], values: INodeParameters, node: { description: INodeTypeDescription; root: INodeParameters }): string[] {
	const isShown = (property: INodeProperties): boolean => NodeHelpers.displayParameter({ ...node.root, ...values }, property, null, node.description, node.root);
	return properties.filter((property) => property.type !== 'notice' && isShown(property)).flatMap((property) => {
		const inner = (members: INodeProperties[], value: unknown): string[] => labelsOf(members, (Array.isArray(value) ? value[0] : value) as INodeParameters, node);
		const value = values[property.name] as INodeParameters;
		if (property.type === 'collection') return [property.displayName, ...inner(property.options as INodeProperties[], value)];
		if (property.type !== 'fixedCollection') return [property.displayName];
		return [property.displayName, ...(property.options as INodePropertyCollection[]).flatMap((group) => inner(group.values, value[group.name]))];
	});
}
