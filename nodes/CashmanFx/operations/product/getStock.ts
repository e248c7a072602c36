import type { Operation } from '../../../itemLoop';
import { withCode } from '../../calls/callOperation';
import type { Server } from '../../transport';
import { OPERATION_CODES } from '../../wire/operationCodes';
import { readProductStock } from '../../wire/slices';
import { askFor } from '../catalog/answers';
import { optionsWith } from '../catalog/fields';
import { openServer } from '../common/openServer';
import { productField, productRow, readProductPlan, type ProductPlan } from './productField';

export const getStockOperation: Operation<ProductPlan, Server> = {
	resource: 'product',
	value: 'getStock',
	name: 'Get Stock',
	action: 'Get the stock of a product',
	description: 'Get the stock (készlet) and the gross price (bruttó ár) of a product',
	fields: [productField, optionsWith(['productSku'])],
	prepare: readProductPlan,
	before: openServer,

	async execute(context, plan, server) {
		const rows = withCode([productRow(plan)], OPERATION_CODES.productStock);
		const stock = await askFor(context, server, { subject: `The stock of product ${plan.sku}`, rows, understand: readProductStock });
		return { json: { sku: plan.sku, ...stock } };
	},
};
