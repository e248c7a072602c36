import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_WIRE_NAMES } from '../../wire/fieldNames';
import { DEFAULT_TIMEOUT_SECONDS } from './settings';

/** Options that more than one operation of the invoice has. */

export const timeoutOption: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: DEFAULT_TIMEOUT_SECONDS,
	description: 'How long to wait for each answer of the server',
};

export const wireNamesOption: INodeProperties = {
	displayName: 'Wire Names (Advanced)',
	name: 'wireNames',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Set Names',
	description: 'Names of API fields that are not documented and that we can only guess. Set one when your account\'s API információ page says otherwise.',
	options: [
		{
			displayName: 'Names',
			name: 'names',
			values: [
				{ displayName: 'Invoice Number', name: 'invoiceNumber', type: 'string', default: '', placeholder: DEFAULT_WIRE_NAMES.invoiceNumber, description: 'Field that names an invoice in a request; left empty, our guess' },
				{ displayName: 'List From', name: 'listFrom', type: 'string', default: '', placeholder: DEFAULT_WIRE_NAMES.listFrom, description: 'Field for the first day of the invoice list; left empty, our guess' },
			],
		},
	],
};
