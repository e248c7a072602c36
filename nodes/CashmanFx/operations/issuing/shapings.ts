import type { INodeProperties } from 'n8n-workflow';
import { asAdvance, asProforma, readAdvance } from '../../../../core/advance';
import { requireCleanText, typedText } from '../../../../core/text';
import type { Shaping } from './createPlan';

/** What each operation makes of the invoice of a whole order, with the fields that it takes for it. */

export const invoiceShaping: Shaping = {
	documentKind: 'invoice',
	alreadyIn: ({ invoice }) => invoice,
	shape: (_context, _itemIndex, invoice) => invoice,
};

export const ownNumberField: INodeProperties = {
	displayName: 'Own Number',
	name: 'ownNumber',
	type: 'string',
	default: '',
	description: 'Number of the proforma where you number them yourself (saját díjbekérő szám); left empty, CashMan-FX gives the next',
};

export const proformaShaping: Shaping = {
	documentKind: 'proforma',
	alreadyIn: ({ proforma }) => proforma,
	shape: (context, itemIndex, invoice) => asProforma(invoice, requireCleanText(context.getNodeParameter('ownNumber', itemIndex, ''), 'Own Number')),
};

export const advanceFields: INodeProperties[] = [
	{
		displayName: 'Advance Is',
		name: 'advanceIs',
		type: 'options',
		default: 'percent',
		description: 'How the advance (előleg) is given',
		options: [
			{ name: 'Amount', value: 'amount', description: 'A gross amount (bruttó összeg)' },
			{ name: 'Percent', value: 'percent', description: 'A share of the order\'s gross total (a bruttó végösszeg százaléka)' },
		],
	},
	{
		displayName: 'Advance',
		name: 'advance',
		type: 'string',
		default: '50',
		required: true,
		description: 'Percent or gross amount of the advance (előleg mértéke). It is parted over the VAT rates of the order.',
	},
];

export const advanceShaping: Shaping = {
	documentKind: 'advance',
	alreadyIn: () => ({ number: '', link: '' }),
	shape(context, itemIndex, invoice) {
		const kind = context.getNodeParameter('advanceIs', itemIndex) === 'amount' ? 'amount' : 'percent';
		return asAdvance(invoice, readAdvance(invoice, kind, typedText(context.getNodeParameter('advance', itemIndex), 'Advance'), 'Advance'));
	},
};
