import type { INodeProperties } from 'n8n-workflow';

/** The collection of what few users need, as every operation of n8n has it; in the alphabet's order, as the gate wants it. */
export function optionsField(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		placeholder: 'Add Option',
		description: 'Further settings (további beállítások); what is left out is right for most shops',
		options: [...options].sort((left, right) => left.displayName.localeCompare(right.displayName, 'en')),
	};
}
