import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { ALLOW_AS_TOOL, type AnyOperation } from './itemLoop';

/** The Resource and Operation dropdowns and every operation's fields, each shown only where it belongs. */
export function buildProperties(operations: readonly AnyOperation[], resources: INodePropertyOptions[]): INodeProperties[] {
	return [
		dropdown({ displayName: 'Resource', name: 'resource' }, resources),
		...resources.map(({ value: resource }): INodeProperties => {
			const choices = operations
				.filter((operation) => operation.resource === resource)
				.map(({ value, name, action, description }) => ({ name, value, action, description }));
			return { ...dropdown({ displayName: 'Operation', name: 'operation' }, choices), displayOptions: { show: { resource: [resource as string] } } };
		}),
		...operations.flatMap(({ resource, value, fields, changesBooks }) =>
			[...fields, ...(changesBooks === true ? [allowAsTool] : [])].map((field): INodeProperties => ({
				...field,
				displayOptions: { ...field.displayOptions, show: { ...field.displayOptions?.show, resource: [resource], operation: [value] } },
			})),
		),
	];
}

const allowAsTool: INodeProperties = {
	displayName: 'Allow Changes As A Tool',
	name: ALLOW_AS_TOOL,
	type: 'boolean',
	noDataExpression: true,
	default: false,
	displayOptions: { show: { '@tool': [true] } },
	hint: 'Kikapcsolva az eszköz csak megmondja, mit tenne',
	description: 'Whether an AI agent may really do this (tényleges végrehajtás). Off, the tool only says what it would do, and sends nothing.',
};

function dropdown(names: Pick<INodeProperties, 'displayName' | 'name'>, options: INodePropertyOptions[]): INodeProperties {
	return { ...names, type: 'options', noDataExpression: true, options, default: options[0]?.value ?? '' };
}
