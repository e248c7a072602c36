import type { Operation } from '../../../itemLoop';
import { withCode } from '../../calls/callOperation';
import type { Server } from '../../transport';
import { OPERATION_CODES } from '../../wire/operationCodes';
import { readSlices } from '../../wire/slices';
import { askFor } from '../catalog/answers';
import { optionsWith } from '../catalog/fields';
import { openServer } from '../common/openServer';
import { productField, productRow, readProductPlan, type ProductPlan } from './productField';

/** The reply's form is not known beyond being parted by `|` (V), so its fields are given out as they come. */
export const getStockEverywhereOperation: Operation<ProductPlan, Server> = {
	resource: 'product',
	value: 'getStockEverywhere',
	name: 'Get Stock in All Warehouses',
	action: 'Get the stock of a product in all warehouses',
	description: 'Get the stock (készlet) of a product in every warehouse (raktár). CashMan-FX answers it from the PRO+ package on.',
	fields: [productField, optionsWith(['productSku'])],
	prepare: readProductPlan,
	before: openServer,

	async execute(context, plan, server) {
		const rows = withCode([productRow(plan)], OPERATION_CODES.stockEverywhere);
		const fields = await askFor(context, server, { subject: `The stock of product ${plan.sku} in all warehouses`, rows, understand: readSlices });
		return { json: { sku: plan.sku, fields } };
	},
};
