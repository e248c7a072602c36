import type { INodeProperties } from 'n8n-workflow';
import { RECORD_FIELDS } from '../../../../core/salesAutopilotRecord';
import { optionsField } from '../../../optionsField';
import { orderListField, readOptions, updateFormField } from '../commonFields';

const [attempts, firstWait, timeout] = readOptions() as [INodeProperties, INodeProperties, INodeProperties];

/** Fields of Write Invoice Back. */
export const writeInvoiceFields: INodeProperties[] = [
	updateFormField,
	{ ...orderListField, default: '={{ $json.listId }}', hint: 'The list (megrendelés lista) of the order. The item brings it along.' },
	{
		displayName: 'Record ID',
		name: 'recordId',
		type: 'string',
		default: '={{ $json.recordId }}',
		required: true,
		description: 'ID of the order in SalesAutopilot (rekord azonosító). When the item does not carry it, drag it here from the output of the node that does.',
	},
	{ displayName: 'Invoice Number', name: 'invoiceNumber', type: 'string', default: '={{ $json.invoiceNumber }}', description: 'Number of the invoice (számlaszám). Empty, nothing is written and the item goes on.' },
	{ displayName: 'Invoice Link', name: 'invoiceLink', type: 'string', default: '={{ $json.invoiceLink }}', description: 'Link of the invoice (számlalink) for the buyer, http or https. Empty, only the number is written.' },
	optionsField([
		{ ...attempts, description: 'How often to write in all (próbálkozások száma) while SalesAutopilot is busy (429). After any other answer nothing is written again.' },
		firstWait,
		{ displayName: 'Invoice Link Field', name: 'linkField', type: 'string', default: '', placeholder: RECORD_FIELDS.invoiceLink, description: 'Field to write the link into; left empty, SalesAutopilot\'s own for an invoice or a proforma (díjbekérő). Set a custom field of the list when SalesAutopilot does not let the API write its own one.' },
		{ displayName: 'Invoice Number Field', name: 'numberField', type: 'string', default: '', placeholder: RECORD_FIELDS.invoiceNumber, description: 'Field to write the number into; left empty, SalesAutopilot\'s own for an invoice or a proforma (díjbekérő). Set a custom field of the list when SalesAutopilot does not let the API write its own one.' },
		{
			displayName: 'Order Status',
			name: 'orderStatus',
			type: 'options',
			default: '',
			description: 'Status (rendelés állapota) to set. Paid makes SalesAutopilot issue an invoice of its own where the form does automatic invoicing.',
			options: [
				{ name: 'Leave as It Is', value: '' },
				{ name: 'Ordered', value: '1' },
				{ name: 'Paid', value: '2' },
				{ name: 'Refunded', value: '3' },
			],
		},
		{ displayName: 'Payment Date', name: 'paymentDate', type: 'dateTime', default: '', description: 'Day of payment (fizetés dátuma) to set' },
		timeout,
	]),
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		default: {},
		placeholder: 'Add Field',
		description: 'Further fields of the order to set (további mezők)',
		options: [
			{
				displayName: 'Field',
				name: 'pairs',
				values: [
					{ displayName: 'Name', name: 'name', type: 'string', default: '', description: 'Technical name of the field (mező azonosítója)' },
					{ displayName: 'Value', name: 'value', type: 'string', default: '', description: 'Value (érték) as SalesAutopilot takes it' },
				],
			},
		],
	},
];
