import type { INodeProperties } from 'n8n-workflow';
import { RECORD_FIELDS } from '../../../../core/salesAutopilotRecord';
import { limitFields } from '../../../limitFields';
import { optionsField } from '../../../optionsField';
import { orderListField, readOptions } from '../commonFields';

// The gate knows a default by a name alone, not by a member of something.
const { invoiceLink, invoiceNumber } = RECORD_FIELDS;
const [attempts, firstWait, timeout] = readOptions() as [INodeProperties, INodeProperties, INodeProperties];

/** Fields of Get Many Orders. */
export const getManyFields: INodeProperties[] = [
	orderListField,
	{
		displayName: 'Invoice',
		name: 'invoice',
		type: 'options',
		default: 'without',
		description: 'Which orders (megrendelések) to get',
		options: [
			{ name: 'All Orders', value: 'all', description: 'Whether invoiced or not' },
			{ name: 'With an Invoice', value: 'with', description: 'Orders that carry an invoice number or link' },
			{ name: 'Without an Invoice', value: 'without', description: 'Orders still to be invoiced: refunded (visszatérített) and incomplete (befejezetlen) ones are left out' },
		],
	},
	{
		displayName: 'Since',
		name: 'since',
		type: 'dateTime',
		default: '',
		description: 'Only orders made at this moment or later (ettől kezdve). A time without a zone is Hungarian time. Empty: from the first order on.',
	},
	...limitFields,
	optionsField([
		attempts,
		firstWait,
		{ displayName: 'Invoice Link Field', name: 'linkField', type: 'string', default: invoiceLink, description: 'Field of the list that holds the link (számla linkje), when it is a custom one' },
		{ displayName: 'Invoice Number Field', name: 'numberField', type: 'string', default: invoiceNumber, description: 'Field of the list that holds the invoice number (számlaszám), when it is a custom one' },
		timeout,
	]),
];
