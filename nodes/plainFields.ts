import type { INodeProperties } from 'n8n-workflow';

/** A field for one line of text, empty at first. */
export function textField(displayName: string, name: string, description: string, more: Partial<INodeProperties> = {}): INodeProperties {
	return { displayName, name, type: 'string', default: '', description, ...more };
}

/** A field for a number of 0 or more. */
export function numberField(displayName: string, name: string, value: number, description: string, more: Partial<INodeProperties> = {}): INodeProperties {
	return { displayName, name, type: 'number', typeOptions: { minValue: 0 }, default: value, description, ...more };
}
