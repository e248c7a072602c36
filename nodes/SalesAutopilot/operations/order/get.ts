import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { RECORD_FIELDS } from '../../../../core/salesAutopilotRecord';
import { plainText, requireText } from '../../../../core/text';
import { ServiceError } from '../../../errors';
import type { ItemOutput, Operation } from '../../../itemLoop';
import { optionsField } from '../../../optionsField';
import { fetchOrder, findRecordIds, orderSubject } from '../../calls/orders';
import { requireFieldName, requireId, requireListId } from '../../ids';
import { toOrderJson } from '../../orderOutput';
import { openService, readFailed, type Caller, type Patience, type Service } from '../../transport';
import { orderListField, readOptions, readPatience } from '../commonFields';

interface GetPlan {
	listId: string;
	/** Either the record itself, or a field and the value it has. */
	wanted: { recordId: string } | { field: string; value: string };
	patience: Patience;
}

const fields: INodeProperties[] = [
	orderListField,
	{
		displayName: 'Find By',
		name: 'findBy',
		type: 'options',
		default: 'recordId',
		description: 'What is known of the order (megrendelés)',
		options: [
			{ name: 'Record ID', value: 'recordId', description: 'ID of the order in SalesAutopilot (rekord azonosító)' },
			{ name: 'Webshop Order ID', value: 'webshopOrderId', description: 'Number of the order (rendelésszám) in the webshop' },
			{ name: 'Other Field', value: 'field', description: 'Any field of the list; every order that matches is given' },
		],
	},
	{ displayName: 'Record ID', name: 'recordId', type: 'string', default: '={{ $json.recordId }}', required: true, displayOptions: { show: { findBy: ['recordId'] } }, description: 'ID of the order in SalesAutopilot (rekord azonosító)' },
	{ displayName: 'Webshop Order ID', name: 'webshopOrderId', type: 'string', default: '', required: true, displayOptions: { show: { findBy: ['webshopOrderId'] } }, description: 'Number of the order (rendelésszám) in the webshop' },
	{ displayName: 'Field Name', name: 'fieldName', type: 'string', default: 'email', required: true, displayOptions: { show: { findBy: ['field'] } }, description: 'Technical name of the field (mező azonosítója), such as email or mssys_coupon' },
	{ displayName: 'Field Value', name: 'fieldValue', type: 'string', default: '', required: true, displayOptions: { show: { findBy: ['field'] } }, description: 'What the field holds (érték), in full' },
	optionsField(readOptions()),
];

export const getOrderOperation: Operation<GetPlan, undefined> = {
	resource: 'order',
	value: 'get',
	name: 'Get',
	action: 'Get an order',
	description: 'Get an order (megrendelés) with its items',
	fields,

	prepare(context, itemIndex) {
		const read = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
		const findBy = read('findBy');
		const text = (name: string, label: string): string => requireText(read(name), label, 'Fill it in.');
		return {
			listId: requireListId(read('listId')),
			wanted: findBy === 'recordId'
				? { recordId: requireId(read('recordId'), 'Record ID', 'Give the ID of the order in SalesAutopilot.') }
				: findBy === 'webshopOrderId'
					? { field: RECORD_FIELDS.webshopOrder, value: text('webshopOrderId', 'Webshop Order ID') }
					: { field: requireFieldName(read('fieldName'), 'Field Name'), value: text('fieldValue', 'Field Value') },
			patience: readPatience(context.getNodeParameter('options', itemIndex, {}) as IDataObject),
		};
	},

	async execute(context, { listId, wanted, patience }) {
		const service = await openService(context, patience);
		if ('field' in wanted) return await getByField(context, service, listId, wanted);
		const order = await fetchOrder(context, service, listId, wanted.recordId);
		if ('failure' in order) throw readFailed(order.failure, orderSubject(listId, wanted.recordId));
		return { json: toOrderJson(order.record, listId) };
	},
};

/** Each match is read whole, and counts only when the field really has the value: the server may compare loosely, or with wildcards. */
async function getByField(context: Caller, service: Service, listId: string, { field, value }: { field: string; value: string }): Promise<ItemOutput[]> {
	const outputs: ItemOutput[] = [];
	for (const recordId of await findRecordIds(context, service, listId, field, value)) {
		const order = await fetchOrder(context, service, listId, recordId);
		if ('failure' in order) throw readFailed(order.failure, orderSubject(listId, recordId));
		const found = plainText(order.record[field]).trim();
		if (found.toLowerCase() === value.toLowerCase()) outputs.push({ json: toOrderJson(order.record, listId) });
	}
	if (outputs.length > 0) return outputs;
	throw new ServiceError(`List ${listId} has no order whose ${field} is "${value.slice(0, 60)}"`, 'Check the value and the list. With Settings → On Error the workflow can go on without it.');
}
