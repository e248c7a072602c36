import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../../itemLoop';
import { nameOrder } from '../../../nameOrder';
import { createFields } from '../issuing/createFields';
import { planCreate, type CreatePlan, type Shaping } from '../issuing/createPlan';
import { foretell } from '../issuing/foretell';
import { advanceFields, advanceShaping, invoiceShaping, ownNumberField, proformaShaping } from '../issuing/shapings';

const SHAPINGS: Readonly<Record<string, Shaping>> = { invoice: invoiceShaping, proforma: proformaShaping, advance: advanceShaping };

const documentField: INodeProperties = {
	displayName: 'Document',
	name: 'documentKind',
	type: 'options',
	default: 'invoice',
	description: 'What would be issued (bizonylat fajtája)',
	options: [
		{ name: 'Advance Invoice', value: 'advance', description: 'Advance invoice (előlegszámla)' },
		{ name: 'Invoice', value: 'invoice', description: 'Invoice (számla)' },
		{ name: 'Proforma', value: 'proforma', description: 'Proforma (díjbekérő)' },
	],
};

const only = (kind: string, fields: INodeProperties[]): INodeProperties[] => fields.map((field) => ({ ...field, displayOptions: { show: { documentKind: [kind] } } }));

export const previewOperation: Operation<CreatePlan> = {
	resource: 'invoice',
	value: 'preview',
	name: 'Preview',
	action: 'Preview an invoice without sending it',
	description: 'Show the exact rows that would be sent, with totals, VAT and rounding explained (előnézet). It sends nothing.',
	fields: [documentField, ...only('advance', advanceFields), ...only('proforma', [ownNumberField]), ...createFields],
	nameItem: nameOrder,
	prepare: (context, itemIndex) => planCreate(context, itemIndex, SHAPINGS[String(context.getNodeParameter('documentKind', itemIndex, 'invoice'))] ?? invoiceShaping),
	execute: async (_context, plan) => ({ json: { outcome: 'preview', ...foretell(plan), message: 'Nothing was sent, and the invoice list was not read: whether the order already has a document shows only in Create.' } }),
};
