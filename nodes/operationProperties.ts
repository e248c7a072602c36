import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { AnyOperation } from './itemLoop';

/** The Resource and Operation dropdowns and every operation's fields, each shown only where it belongs. */
export function buildProperties(operations: readonly AnyOperation[], resources: INodePropertyOptions[]): INodeProperties[] {
	return [
		{ displayName: 'Resource', name: 'resource', type: 'options', noDataExpression: true, default: resources[0]?.value as string, options: resources },
		...resources.map(({ value: resource }): INodeProperties => {
			const ofResource = operations.filter((operation) => operation.resource === resource);
			return {
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: [resource as string] } },
				default: ofResource[0]?.value ?? '',
				options: ofResource.map(({ value, name, action, description }) => ({ name, value, action, description })),
			};
		}),
		...operations.flatMap(({ resource, value, fields }) =>
			fields.map((field): INodeProperties => ({
				...field,
				displayOptions: { ...field.displayOptions, show: { ...field.displayOptions?.show, resource: [resource], operation: [value] } },
			})),
		),
	];
}
