import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { requireText } from '../../../../core/text';
import type { Row } from '../../wire/createRows';
import type { WireNames } from '../../wire/fieldNames';
import { readTimeoutMs, readWireNames } from '../common/settings';

export const productField: INodeProperties = {
	displayName: 'Product',
	name: 'product',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'Product that is kept in CashMan-FX (termék)',
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Choose a product', typeOptions: { searchListMethod: 'searchProducts', searchable: true } },
		{ displayName: 'By SKU', name: 'sku', type: 'string', placeholder: 'e.g. DEMO-1', hint: 'Item number (cikkszám)' },
	],
};

/** What an operation on one product asks for. */
export interface ProductPlan {
	sku: string;
	timeoutMs: number;
	wireNames: WireNames;
}

export function readProductPlan(context: IExecuteFunctions, itemIndex: number): ProductPlan {
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const given: unknown = context.getNodeParameter('product', itemIndex, '', { extractValue: true });
	return {
		sku: requireText(given, 'Product', 'Choose a product, or give its item number (cikkszám).'),
		timeoutMs: readTimeoutMs(options),
		wireNames: readWireNames(options),
	};
}

/** The row that names a product. */
export function productRow({ sku, wireNames }: ProductPlan): Row {
	return { [wireNames.productSku]: sku };
}
