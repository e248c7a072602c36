import type { IDataObject } from 'n8n-workflow';
import { withoutErrorField } from '../../../errorField';
import { ServiceError } from '../../../errors';
import type { Operation } from '../../../itemLoop';
import { limitFields, readLimit } from '../../../limitFields';
import { readStockList } from '../../calls/stockList';
import type { Server } from '../../transport';
import { optionsWith } from '../catalog/fields';
import { openServer } from '../common/openServer';
import { readTimeoutMs } from '../common/settings';

interface GetManyPlan {
	limit: number;
	timeoutMs: number;
}

export const getManyProductsOperation: Operation<GetManyPlan, Server> = {
	resource: 'product',
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many products',
	description: 'Get many products with their stock and prices (készletlista)',
	fields: [
		...limitFields,
		optionsWith([]),
	],

	prepare(context, itemIndex) {
		return {
			limit: readLimit(context, itemIndex),
			timeoutMs: readTimeoutMs(context.getNodeParameter('options', itemIndex, {}) as IDataObject),
		};
	},
	before: openServer,

	async execute(context, { limit }, server) {
		const list = await readStockList(context, server);
		if ('failure' in list) throw new ServiceError(`The stock list could not be fetched: ${list.failure}`, 'Nothing was changed. Correct what the text names, or run again later.');
		return list.products.slice(0, limit).map(({ row, ...named }) => ({ json: { ...withoutErrorField(row), ...named } as IDataObject }));
	},
};
