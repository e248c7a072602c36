import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { AnyOperation } from './itemLoop';

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
		...operations.flatMap(({ resource, value, fields }) =>
			fields.map((field): INodeProperties => ({
				...field,
				displayOptions: { ...field.displayOptions, show: { ...field.displayOptions?.show, resource: [resource], operation: [value] } },
			})),
		),
	];
}

function dropdown(names: Pick<INodeProperties, 'displayName' | 'name'>, options: INodePropertyOptions[]): INodeProperties {
	return { ...names, type: 'options', noDataExpression: true, options, default: options[0]?.value ?? '' };
}
