import type { INodeProperties } from 'n8n-workflow';
import { textField } from '../../../plainFields';

const asForm = { show: { itemsAre: ['form'] } };
const asJson = { show: { itemsAre: ['json'] } };

/** The item list of Define Below, as a form or as JSON from an earlier node. */
export const itemFields: INodeProperties[] = [
	{
		displayName: 'Prices Are',
		name: 'pricesAre',
		type: 'options',
		default: 'net',
		description: 'Whether the unit prices are without or with VAT (nettó or bruttó)',
		options: [
			{ name: 'Net', value: 'net', description: 'Without VAT (nettó)' },
			{ name: 'Gross', value: 'gross', description: 'With VAT (bruttó)' },
		],
	},
	{
		displayName: 'Items Are',
		name: 'itemsAre',
		type: 'options',
		default: 'form',
		description: 'How the items (tételek) are given',
		options: [
			{ name: 'Filled In Below', value: 'form' },
			{ name: 'JSON', value: 'json', description: 'A list from an expression or an earlier node' },
		],
	},
	{
		displayName: 'Items (JSON)',
		name: 'itemsJson',
		type: 'json',
		default: '[{ "name": "", "quantity": 1, "unit": "db", "unitPrice": 0, "vat": "27" }]',
		displayOptions: asJson,
		description: 'A list of items (tételek) with name, quantity, unit, unitPrice, vat, and if wanted sku, productId, discountPercent, note, warehouseId, costCentreId',
	},
	{
		displayName: 'Items',
		name: 'items',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		default: {},
		placeholder: 'Add Item',
		displayOptions: asForm,
		description: 'Lines of the invoice (tételek)',
		options: [
			{
				displayName: 'Item',
				name: 'item',
				values: [
					textField('Name', 'name', 'Name of the product or service (megnevezés)', { placeholder: 'e.g. Póló' }),
					textField('Quantity', 'quantity', 'Quantity (mennyiség)', { default: '1' }),
					textField('Unit Price', 'unitPrice', 'Price of one unit (egységár)', { placeholder: 'e.g. 12990' }),
					textField('VAT', 'vat', 'VAT rate in percent (áfa), or a code such as AAM, TAM, KBAET, EAM or FAD, which counts as 0 %', { default: '27' }),
					{
						displayName: 'Details',
						name: 'details',
						type: 'collection',
						default: {},
						placeholder: 'Add Detail',
						description: 'More about the item (tétel)',
						options: [
							textField('Cost Centre ID', 'costCentreId', 'Cost centre (költséghely)'),
							textField('Discount', 'discountPercent', 'Discount in percent (kedvezmény)'),
							textField('Note', 'note', 'Note of the line (tétel megjegyzés)'),
							textField('Product ID', 'productId', 'ID of a product kept in CashMan-FX (termék azonosító); with it the SKU is not looked at'),
							textField('SKU', 'sku', 'Item number (cikkszám); only for a product that is kept in CashMan-FX, which refuses an unknown one'),
							textField('Unit', 'unit', 'Unit of measure (mennyiségi egység)', { default: 'db' }),
							textField('Warehouse ID', 'warehouseId', 'Warehouse (raktár)'),
						],
					},
				],
			},
		],
	},
];
