import type { INodeProperties } from 'n8n-workflow';
import { timeoutOption, wireNamesOption } from './commonOptions';

/** Fields of Get Invoice Link. */
export const getLinkFields: INodeProperties[] = [
	{
		displayName: 'Find By',
		name: 'findBy',
		type: 'options',
		default: 'invoiceNumber',
		description: 'What is known of the invoice',
		options: [
			{ name: 'Invoice Number', value: 'invoiceNumber', description: 'Number of the invoice (számlaszám)' },
			{ name: 'Order Reference', value: 'orderReference', description: 'Number of the order (megrendelésszám)' },
		],
	},
	{
		displayName: 'Invoice Number',
		name: 'invoiceNumber',
		type: 'string',
		default: '={{ $json.invoiceNumber }}',
		required: true,
		placeholder: '2026/00042',
		displayOptions: { show: { findBy: ['invoiceNumber'] } },
		description: 'Number of the invoice (számlaszám)',
	},
	{
		displayName: 'Order Reference',
		name: 'orderReference',
		type: 'string',
		default: '={{ $json.orderReference }}',
		required: true,
		displayOptions: { show: { findBy: ['orderReference'] } },
		description: 'Number of the order (megrendelésszám), as it stands in the note of the invoice',
	},
	{
		displayName: 'Download PDF',
		name: 'download',
		type: 'boolean',
		default: false,
		description: 'Whether to open the link and attach the PDF (számlakép) as binary data. It mails nobody.',
	},
	{
		displayName: 'Put Output File in Field',
		name: 'binaryProperty',
		type: 'string',
		default: 'data',
		required: true,
		displayOptions: { show: { download: [true] } },
		hint: 'The name of the output binary field to put the file in',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		placeholder: 'Add Option',
		options: [
			{ displayName: 'Look Back (Days)', name: 'lookBackDays', type: 'number', typeOptions: { minValue: 0 }, default: 400, displayOptions: { show: { '/findBy': ['orderReference'] } }, description: 'How far back the invoice list is searched for the order number' },
			{ displayName: 'PDF Tries', name: 'pdfTries', type: 'number', typeOptions: { minValue: 1, maxValue: 30 }, default: 5, displayOptions: { show: { '/download': [true] } }, description: 'How often to look for the PDF before the item goes on without it' },
			{ displayName: 'PDF Wait (Seconds)', name: 'pdfWait', type: 'number', typeOptions: { minValue: 0, maxValue: 60 }, default: 2, displayOptions: { show: { '/download': [true] } }, description: 'Wait between two tries' },
			timeoutOption,
			wireNamesOption,
		],
	},
];
