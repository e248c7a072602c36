import type { INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../../optionsField';
import type { WireNames } from '../../wire/fieldNames';
import { timeoutOption, wireNamesOption } from '../common/options';
import { DEFAULT_LOOK_BACK_DAYS } from '../common/settings';

/** How operations on an existing document say which one is meant; `referenceHint` says which of an order's documents, where no field asks. */
export function targetFields(word: 'Invoice' | 'Proforma', referenceHint = ''): INodeProperties[] {
	const hungarian = word === 'Invoice' ? 'számlaszám' : 'díjbekérő száma';
	return [
		{
			displayName: 'Find By',
			name: 'findBy',
			type: 'options',
			default: 'invoiceNumber',
			description: `What is known of the ${word.toLowerCase()} (${word === 'Invoice' ? 'számla' : 'díjbekérő'})`,
			options: [
				{ name: 'Document Number', value: 'invoiceNumber', description: `Number of the ${word.toLowerCase()} (${hungarian})` },
				{ name: 'Order Reference', value: 'orderReference', description: 'Number of the order (megrendelésszám)' },
			],
		},
		{
			displayName: `${word} Number`,
			name: 'invoiceNumber',
			type: 'resourceLocator',
			default: { mode: 'number', value: '={{ $json.invoiceNumber }}' },
			required: true,
			displayOptions: { show: { findBy: ['invoiceNumber'] } },
			description: `Number of the ${word.toLowerCase()} (${hungarian})`,
			modes: [
				{ displayName: 'Number', name: 'number', type: 'string', placeholder: 'e.g. 2026/00042' },
				{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod: word === 'Invoice' ? 'searchInvoices' : 'searchProformas', searchable: true } },
			],
		},
		{
			displayName: 'Order Reference',
			name: 'orderReference',
			type: 'string',
			default: '={{ $json.orderReference }}',
			required: true,
			displayOptions: { show: { findBy: ['orderReference'] } },
			description: 'Number of the order (megrendelésszám), as it stands in the note of the document',
			...(referenceHint !== '' && { hint: referenceHint }),
		},
	];
}

/** Which of an order's documents is meant. */
export const documentField: INodeProperties = {
	displayName: 'Document',
	name: 'documentKind',
	type: 'options',
	default: 'invoice',
	displayOptions: { show: { findBy: ['orderReference'] } },
	description: 'Which document (bizonylat) of the order is meant',
	options: [
		{ name: 'Advance Invoice', value: 'advance', description: 'Advance invoice (előlegszámla)' },
		{ name: 'Invoice', value: 'invoice', description: 'Invoice (számla)' },
		{ name: 'Proforma', value: 'proforma', description: 'Proforma (díjbekérő)' },
		{ name: 'Storno', value: 'storno', description: 'Cancelling document (stornó számla)' },
	],
};

export const lookBackOption: INodeProperties = {
	displayName: 'Look Back (Days)',
	name: 'lookBackDays',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: DEFAULT_LOOK_BACK_DAYS,
	description: 'How far back the invoice list (számlalista) is searched',
};

/** Options of an operation on an existing document; more are given in the alphabet's order among them. */
export function targetOptions(more: INodeProperties[] = [], wireNames: ReadonlyArray<keyof WireNames> = ['invoiceNumber', 'listFrom']): INodeProperties {
	return optionsField([...more, lookBackOption, timeoutOption, wireNamesOption(wireNames)]);
}
