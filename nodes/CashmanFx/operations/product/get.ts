import type { Operation } from '../../../itemLoop';
import { withCode } from '../../calls/callOperation';
import type { Server } from '../../transport';
import { OPERATION_CODES } from '../../wire/operationCodes';
import { readSlices } from '../../wire/slices';
import { askFor } from '../catalog/answers';
import { optionsWith } from '../catalog/fields';
import { openServer } from '../common/openServer';
import { productField, productRow, readProductPlan, type ProductPlan } from './productField';

export const getProductOperation: Operation<ProductPlan, Server> = {
	resource: 'product',
	value: 'get',
	name: 'Get',
	action: 'Get a product',
	description: 'Get the data of a product (termékadatok), as the plain list of fields that CashMan-FX answers with',
	fields: [productField, optionsWith(['productSku'])],
	prepare: readProductPlan,
	before: openServer,

	async execute(context, plan, server) {
		const rows = withCode([productRow(plan)], OPERATION_CODES.productData);
		const fields = await askFor(context, server, { subject: `The data of product ${plan.sku}`, rows, understand: readSlices });
		return { json: { sku: plan.sku, fields } };
	},
};
