import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../../itemLoop';
import { optionsField } from '../../../optionsField';
import { fetchForms, type FormMethod } from '../../calls/lists';
import { requireListId } from '../../ids';
import { openService, type Patience } from '../../transport';
import { orderListField, readOptions, readPatience } from '../commonFields';

interface GetFormsPlan {
	listId: string;
	method: FormMethod;
	patience: Patience;
}

export const getFormsOperation: Operation<GetFormsPlan, undefined> = {
	resource: 'list',
	value: 'getForms',
	name: 'Get Forms',
	action: 'Get the forms of a list',
	description: 'Get the forms (űrlapok) of a list',
	fields: [
		orderListField,
		{
			displayName: 'Kind',
			name: 'method',
			type: 'options',
			default: 'dataUpdate',
			description: 'Which forms (űrlapok) to get',
			options: [
				{ name: 'Data Update', value: 'dataUpdate', description: 'Forms that change a record (adatmódosító űrlapok)' },
				{ name: 'Order', value: 'order', description: 'Forms that take an order (megrendelő űrlapok)' },
				{ name: 'Subscribe', value: 'subscribe', description: 'Forms that sign up (feliratkozó űrlapok)' },
			],
		},
		optionsField(readOptions()),
	],

	prepare: (context, itemIndex) => ({
		listId: requireListId(context.getNodeParameter('listId', itemIndex, '')),
		method: context.getNodeParameter('method', itemIndex, 'dataUpdate') as FormMethod,
		patience: readPatience(context.getNodeParameter('options', itemIndex, {}) as IDataObject),
	}),

	async execute(context, { listId, method, patience }) {
		const forms = await fetchForms(context, await openService(context, patience), listId, method);
		return forms.map(({ id, name }) => ({ json: { listId, formId: id, name } }));
	},
};
