import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../../itemLoop';
import { optionsField } from '../../../optionsField';
import { fetchLists, fetchOrderLists } from '../../calls/lists';
import { openService, type Patience } from '../../transport';
import { readOptions, readPatience } from '../commonFields';

interface GetListsPlan {
	ordersOnly: boolean;
	patience: Patience;
}

export const getListsOperation: Operation<GetListsPlan, undefined> = {
	resource: 'list',
	value: 'getLists',
	name: 'Get Lists',
	action: 'Get the lists',
	description: 'Get the lists (listák) of the account',
	fields: [
		{
			displayName: 'Kind',
			name: 'kind',
			type: 'options',
			default: 'order',
			description: 'Which lists (listák) to get',
			options: [
				{ name: 'All Lists', value: 'all', description: 'Newsletter lists too' },
				{ name: 'Order Lists', value: 'order', description: 'Lists that take orders (megrendelés listák)' },
			],
		},
		optionsField(readOptions()),
	],

	prepare: (context, itemIndex) => ({
		ordersOnly: context.getNodeParameter('kind', itemIndex, 'order') !== 'all',
		patience: readPatience(context.getNodeParameter('options', itemIndex, {}) as IDataObject),
	}),

	async execute(context, { ordersOnly, patience }) {
		const service = await openService(context, patience);
		const lists = ordersOnly ? await fetchOrderLists(context, service) : await fetchLists(context, service);
		return lists.map(({ id, name }) => ({ json: { listId: id, name } }));
	},
};
