import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readAmount, refuseThousands } from '../../../../core/amounts';
import { formatDecimal } from '../../../../core/decimal';
import { Problem } from '../../../../core/problem';
import { requireCleanText, requireText, typedText } from '../../../../core/text';
import { readVatRate } from '../../../../core/vat';
import type { Operation } from '../../../itemLoop';
import { textField } from '../../../plainFields';
import { withCode } from '../../calls/callOperation';
import type { Server } from '../../transport';
import { withoutEmpty, type Row } from '../../wire/createRows';
import type { WireNames } from '../../wire/fieldNames';
import { OPERATION_CODES } from '../../wire/operationCodes';
import { readText } from '../../wire/slices';
import { saveOnce, describeChanges } from '../catalog/answers';
import { optionsWith } from '../catalog/fields';
import { readFreeFields, additionalFields } from '../common/additionalFields';
import { openServer } from '../common/openServer';
import { readTimeoutMs, readWireNames } from '../common/settings';

interface SavePlan {
	sku: string;
	row: Row;
	timeoutMs: number;
}

export const saveProductOperation: Operation<SavePlan, Server> = {
	resource: 'product',
	value: 'save',
	name: 'Create or Update',
	action: 'Create or update a product',
	description: 'Add a product (termékrögzítés), or change the one with the same SKU. It is sent once.',
	changesBooks: true,
	fields: [
		textField('SKU', 'sku', 'Item number (cikkszám)', { required: true }),
		textField('Name', 'name', 'Name of the product (megnevezés); needed for a new one'),
		textField('Net Price', 'netPrice', 'Net price of one unit (nettó egységár)', { placeholder: 'e.g. 1270' }),
		textField('VAT', 'vat', 'VAT rate (áfa) in percent, or a code such as AAM', { placeholder: 'e.g. 27' }),
		textField('Unit', 'unit', 'Unit of measure (mennyiségi egység)', { placeholder: 'e.g. db' }),
		textField('Barcode', 'barcode', 'Barcode (vonalkód)'),
		textField('Stock', 'stock', 'Quantity in stock (készlet)', { placeholder: 'e.g. 12' }),
		additionalFields,
		optionsWith(['productSku', 'productName', 'productNetPrice', 'productVat', 'productUnit', 'productBarcode', 'productStock']),
	],

	prepare(context, itemIndex) {
		const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
		const sku = requireText(context.getNodeParameter('sku', itemIndex, ''), 'SKU', 'Give the item number (cikkszám) of the product.');
		return { sku, row: readProduct(context, itemIndex, sku, readWireNames(options)), timeoutMs: readTimeoutMs(options) };
	},
	identify: ({ sku }) => `product ${sku}`,
	foretell: ({ sku, row }) => ({ explanation: [`This would save product ${sku}.`], rows: [row] }),
	before: openServer,

	async execute(context, { sku, row }, server) {
		return await saveOnce(context, server, {
			subject: `Saving product ${sku}`,
			rows: withCode([row], OPERATION_CODES.saveProduct),
			output: { sku, reply: '' },
			// What op 8 answers is not known; the vendor's client takes whatever is no error for done (V).
			understand: (body) => ({ reply: server.show(readText(body)) }),
		});
	},

	describeDone: (outputs) => describeChanges(outputs, ({ sku }) => String(sku)),
};

/** The fields that were filled in; what is empty is not sent. */
function readProduct(context: IExecuteFunctions, itemIndex: number, sku: string, names: WireNames): Row {
	const read = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
	const clean = (name: string, label: string): string => requireCleanText(read(name), label);
	const decimal = (name: string, label: string): string => {
		const amount = readAmount(typedText(read(name), label), label);
		return amount === undefined ? '' : formatDecimal(amount);
	};
	const netPrice = decimal('netPrice', 'Net Price');
	refuseThousands(read('netPrice'), 'Net Price');
	if (netPrice.startsWith('-')) throw new Problem('The price is negative', 'Net Price', netPrice, 'Give a price of 0 or more.');
	const vat = clean('vat', 'VAT');
	return {
		...withoutEmpty({
			[names.productSku]: sku,
			[names.productName]: clean('name', 'Name'),
			[names.productNetPrice]: netPrice,
			[names.productVat]: vat === '' ? '' : readVatRate(vat, 'VAT').code,
			[names.productUnit]: clean('unit', 'Unit'),
			[names.productBarcode]: clean('barcode', 'Barcode'),
			[names.productStock]: decimal('stock', 'Stock'),
		}),
		...readFreeFields(context, itemIndex, [names.productSku]),
	};
}
