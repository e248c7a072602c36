import type { INodeProperties } from 'n8n-workflow';

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
					{ displayName: 'Cost Centre ID', name: 'costCentreId', type: 'string', default: '', description: 'Cost centre (költséghely)' },
					{ displayName: 'Discount', name: 'discountPercent', type: 'string', default: '', description: 'Discount in percent (kedvezmény)' },
					{ displayName: 'Name', name: 'name', type: 'string', default: '', description: 'Name of the product or service (megnevezés)' },
					{ displayName: 'Note', name: 'note', type: 'string', default: '', description: 'Note of the line (tétel megjegyzés)' },
					{ displayName: 'Product ID', name: 'productId', type: 'string', default: '', description: 'ID of a product kept in CashMan-FX (termék azonosító); with it the SKU is not looked at' },
					{ displayName: 'Quantity', name: 'quantity', type: 'string', default: '1', description: 'Quantity (mennyiség)' },
					{ displayName: 'SKU', name: 'sku', type: 'string', default: '', description: 'Item number (cikkszám); only for a product that is kept in CashMan-FX, which refuses an unknown one' },
					{ displayName: 'Unit', name: 'unit', type: 'string', default: 'db', description: 'Unit of measure (mennyiségi egység)' },
					{ displayName: 'Unit Price', name: 'unitPrice', type: 'string', default: '', description: 'Price of one unit (egységár)' },
					{ displayName: 'VAT', name: 'vat', type: 'string', default: '27', description: 'VAT rate in percent (áfa), or a code such as AAM, TAM, KBAET, EAM or FAD, which counts as 0 %' },
					{ displayName: 'Warehouse ID', name: 'warehouseId', type: 'string', default: '', description: 'Warehouse (raktár)' },
				],
			},
		],
	},
];
