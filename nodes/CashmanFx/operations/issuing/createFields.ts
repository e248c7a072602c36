import type { INodeProperties } from 'n8n-workflow';
import { CURRENCIES } from '../../../../core/currency';
import { textField } from '../../../plainFields';
import { additionalFields } from '../common/additionalFields';
import { createOptions } from './createOptions';
import { itemFields } from './itemFields';
import { WHOLE_ITEM } from './readOrderInput';
import { paymentMethodChoices } from './shopTables';

const defined = { show: { source: ['define'] } };
const fromOrder = { show: { source: ['salesAutopilotOrder'] } };

/** Fields of the operations that issue a document. */
export const createFields: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		default: 'salesAutopilotOrder',
		description: 'Where the invoice data comes from (számlaadatok forrása)',
		options: [
			{ name: 'SalesAutopilot Order', value: 'salesAutopilotOrder', description: 'The order that the SalesAutopilot Trigger or node gives: nothing else to fill in' },
			{ name: 'Define Below', value: 'define', description: 'Fill in the buyer and the items yourself' },
		],
	},
	{
		displayName: 'Order',
		name: 'order',
		type: 'json',
		default: WHOLE_ITEM,
		required: true,
		displayOptions: fromOrder,
		description: 'The order (megrendelés). Leave it as it is when the item comes straight from SalesAutopilot; else point it to the item of the node that gave it.',
		hint: 'Leave it as it is right behind a SalesAutopilot node',
	},
	{
		displayName: 'Issue Zero-Total Invoices',
		name: 'issueZeroTotal',
		type: 'boolean',
		default: false,
		description: 'Whether to issue an invoice for an order whose gross total is zero too (nullás végösszegű számla is kerüljön kiállításra). Off, such an order ends as skipped and the workflow goes on.',
		hint: 'Nullás végösszegű számla is kerüljön kiállításra',
	},
	textField('Order Reference', 'orderReference', 'Number of the order (megrendelésszám). It stands in the note of the invoice, and an order number that was already invoiced is not invoiced again.', { required: true, displayOptions: defined }),
	textField('Buyer Name', 'buyerName', 'Name of the person or company (vevő neve)', { placeholder: 'e.g. Kovács Béla', displayOptions: defined, hint: 'Név, irányítószám, város és utca kell, hacsak nincs partnerkód' }),
	textField('Country', 'country', 'Country (ország): a two-letter code such as HU, or its name in Hungarian, English or German', { default: 'HU', displayOptions: defined }),
	textField('ZIP Code', 'zip', 'Postal code (irányítószám)', { placeholder: 'e.g. 1111', displayOptions: defined }),
	textField('City', 'city', 'City (város)', { placeholder: 'e.g. Budapest', displayOptions: defined }),
	textField('Street', 'street', 'Street and house number (utca, házszám) in one line. For an address in parts use Buyer Details.', { placeholder: 'e.g. Fő utca 1.', displayOptions: defined }),
	textField('Tax Number', 'taxNumber', 'Hungarian tax number (adószám) of a company, 12345676-2-42; of a VAT group (áfacsoport), the group\'s. Leave it empty for a private person and for a company abroad.', { placeholder: 'e.g. 12345676-2-42', displayOptions: defined }),
	{
		displayName: 'Payment Method',
		name: 'paymentMethod',
		type: 'options',
		default: 'Átutalás',
		displayOptions: defined,
		description: 'How the buyer pays (fizetési mód). Cash rounding to 5 Ft (kerekítés) is left to CashMan-FX.',
		options: paymentMethodChoices,
	},
	{
		displayName: 'Currency',
		name: 'currency',
		type: 'options',
		default: 'HUF',
		displayOptions: defined,
		description: 'Currency of the invoice (deviza)',
		options: CURRENCIES.map((code) => ({ name: code, value: code })),
	},
	...itemFields.map((field) => ({ ...field, displayOptions: { show: { ...defined.show, ...field.displayOptions?.show } } })),
	{
		displayName: 'Buyer Details',
		name: 'buyerDetails',
		type: 'collection',
		default: {},
		placeholder: 'Add Detail',
		displayOptions: defined,
		description: 'More about the buyer (vevő); an address in parts counts when the street name is given',
		options: [
			textField('Building', 'building', 'Building (épület)'),
			textField('District', 'district', 'District (kerület)'),
			textField('Door', 'door', 'Door (ajtó)'),
			textField('E-Invoice Partner ID', 'electronicPartnerId', 'Partner of an e-invoice (e-számla partner) kept in CashMan-FX, where no partner code is given'),
			textField('EU VAT Number', 'euVatNumber', 'EU VAT number (közösségi adószám), for example DE123456789'),
			textField('Floor', 'floor', 'Floor (szint)'),
			textField('House Number', 'houseNumber', 'House number (házszám)'),
			textField('Partner Code', 'partnerCode', 'Code of a partner (partnerkód) kept in CashMan-FX: the buyer is taken from there'),
			textField('Staircase', 'staircase', 'Staircase (lépcsőház)'),
			textField('Street Name', 'streetName', 'Name of the street (közterület neve)'),
			textField('Street Type', 'streetType', 'Kind of the street (közterület jellege), for example utca'),
		],
	},
	{
		displayName: 'Shipping Address',
		name: 'shippingAddress',
		type: 'collection',
		default: {},
		placeholder: 'Add Part',
		displayOptions: defined,
		description: 'Shipping address (szállítási cím); once a name is given, all parts are needed',
		options: [
			textField('City', 'city', 'City (város)'),
			textField('Country', 'country', 'Country (ország), a two-letter code or its name in Hungarian, English or German'),
			textField('Name', 'name', 'Name of the receiver (címzett)'),
			textField('Street', 'street', 'Street and house number (utca, házszám)'),
			textField('ZIP Code', 'zip', 'Postal code (irányítószám)'),
		],
	},
	{
		displayName: 'Bank',
		name: 'bank',
		type: 'collection',
		default: {},
		placeholder: 'Add Part',
		displayOptions: defined,
		description: 'Where to pay (bankszámla); left out, the account\'s own',
		options: [
			textField('Account', 'account', 'Bank account number (bankszámlaszám)'),
			textField('BIC', 'bic', 'BIC or SWIFT code (SWIFT-kód)'),
			textField('BLZ', 'sortCode', 'Bank sort code (BLZ)'),
			textField('Name', 'name', 'Name of the bank (bank neve)'),
		],
	},
	{
		displayName: 'Dates',
		name: 'dates',
		type: 'collection',
		default: {},
		placeholder: 'Add Date',
		displayOptions: defined,
		description: 'Days of the invoice (dátumok); left out, issue and fulfilment are today',
		options: [
			{ displayName: 'Due Date', name: 'dueOn', type: 'dateTime', default: '', description: 'Last day to pay (fizetési határidő)' },
			{ displayName: 'Fulfilment Date', name: 'fulfilledOn', type: 'dateTime', default: '', description: 'Day of fulfilment (teljesítés)' },
			{ displayName: 'Issue Date', name: 'issuedOn', type: 'dateTime', default: '', description: 'Day of issue (kelt)' },
			{ displayName: 'Paid On', name: 'paidOn', type: 'dateTime', default: '', description: 'Day of payment (fizetve): given, the invoice counts as paid' },
		],
	},
	{
		displayName: 'Send E-Mail',
		name: 'sendEmail',
		type: 'boolean',
		default: false,
		description: 'Whether CashMan-FX mails the invoice to the buyer (számla küldése e-mailben). The node opens the mailing link itself, once, after the invoice is issued.',
		hint: 'A vevő e-mailben is megkapja',
	},
	textField('E-Mail Address', 'email', 'Where the invoice is mailed (e-mail cím)', { placeholder: 'name@email.com', displayOptions: { show: { source: ['define'], sendEmail: [true] } } }),
	createOptions,
	additionalFields,
];

/** The same fields for an operation that has no use for one of them. */
export function createFieldsWithout(name: string): INodeProperties[] {
	return createFields.filter((field) => field.name !== name);
}
