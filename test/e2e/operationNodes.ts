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
	return descriptions.flatMap((description) => operationsOf(description).flatMap((operation) => choicesOf(description, operation).map((choice) => build(description, { ...operation, ...choice }, choice))));
}

/** Every resource and operation that the dropdowns offer; one empty choice where there are none. */
function operationsOf(description: INodeTypeDescription): INodeParameters[] {
	const operations = description.properties.filter(({ name }) => name === 'operation');
	if (operations.length === 0) return [{}];
	return operations.flatMap(({ displayOptions, options = [] }) => (displayOptions?.show?.resource ?? []).flatMap((resource) => options.flatMap((option) => ('value' in option ? [{ resource: resource as string, operation: option.value }] : []))));
}

/** The defaults, and each other value of a field on which the visibility of another depends. */
function choicesOf(description: INodeTypeDescription, operation: INodeParameters): INodeParameters[] {
	const own = description.properties.filter(({ name, displayOptions: { show } = {} }) => !(name in operation) && Object.entries(operation).every(([key, value]) => show?.[key]?.includes(value as string) ?? true));
	const controls = new Set(own.flatMap(({ displayOptions }) => [...Object.keys(displayOptions?.show ?? {}), ...Object.keys(displayOptions?.hide ?? {})]));
	const others = own.filter(({ name }) => controls.has(name)).flatMap((property) => valuesOf(property).filter((value) => value !== property.default).map((value) => ({ [property.name]: value })));
	return [{}, ...others];
}

function valuesOf({ type, options = [] }: INodeProperties): Array<string | number | boolean> {
	if (type === 'boolean') return [true, false];
	return options.flatMap((option) => ('value' in option ? [option.value] : []));
}

function build(description: INodeTypeDescription, given: INodeParameters, choice: INodeParameters): OperationNode {
	const node = { typeVersion: [description.version].flat().at(-1) ?? 1 };
	const defaults = NodeHelpers.getNodeParameters(description.properties, given, true, false, node, description) ?? {};
	const visible = description.properties.filter((property) => property.type !== 'hidden' && NodeHelpers.displayParameter(defaults, property, node, description));
	const { resource, operation } = given;
	const words = [description.displayName, ...(operation === undefined ? [] : [`${String(resource)}.${String(operation)}`]), ...Object.entries(choice).map(([name, value]) => `${name}=${String(value)}`)];
	return {
		name: words.join(' '),
		type: description.name,
		parameters: { ...defaults, ...Object.fromEntries(visible.map((property) => [property.name, withEverything(property, defaults[property.name])])) } as INodeParameters,
		labels: visible.flatMap(labelsOf),
	};
}

/** A collection with all that can be added to it; any other field as it is. */
function withEverything(property: INodeProperties, value: unknown): unknown {
	if (property.type === 'collection') return membersOf((property.options ?? []) as INodeProperties[]);
	if (property.type !== 'fixedCollection') return value ?? property.default;
	return Object.fromEntries(((property.options ?? []) as INodePropertyCollection[]).map(({ name, values }) => [name, property.typeOptions?.multipleValues === true ? [membersOf(values)] : membersOf(values)]));
}

function membersOf(properties: INodeProperties[]): Record<string, unknown> {
	return Object.fromEntries(properties.map((property) => [property.name, withEverything(property, property.default)]));
}

/** Its own label, and those of what is in it. */
function labelsOf(property: INodeProperties): string[] {
	if (property.type === 'notice') return [];
	const inner = property.type === 'collection' ? (property.options ?? []) as INodeProperties[]
		: property.type === 'fixedCollection' ? ((property.options ?? []) as INodePropertyCollection[]).flatMap(({ values }) => values) : [];
	return [property.displayName, ...inner.flatMap(labelsOf)];
}
