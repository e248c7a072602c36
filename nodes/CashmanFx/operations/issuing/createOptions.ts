import type { INodeProperties } from 'n8n-workflow';
import { CURRENCIES } from '../../../../core/currency';
import { optionsField } from '../../../optionsField';
import { numberField } from '../../../plainFields';
import { timeoutOption, wireNamesOption } from '../common/options';
import { DEFAULT_LOOK_BACK_DAYS, DEFAULT_LOOKS } from '../common/settings';
import { paymentMethodChoices, paymentMethodsOption, vatCodesOption } from './shopTables';

/** Eight days is what Hungarian shops give most often for a transfer. */
export const DEFAULT_PAYMENT_DAYS = 8;
/** Invoices under way at the same time. */
export const MOST_AT_ONCE = 10;

const fromOrder = { show: { '/source': ['salesAutopilotOrder'] } };
const defined = { show: { '/source': ['define'] } };
const spelling4 = { show: { spelling: ['4'] } };

const idPairs = (displayName: string, name: string, codeLabel: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	default: {},
	placeholder: 'Add ID',
	displayOptions: spelling4,
	description,
	options: [
		{
			displayName: 'ID',
			name: 'pairs',
			values: [
				{ displayName: codeLabel, name: 'code', type: 'string', default: '', description: 'As it stands on the lines of the invoice (számlatétel)' },
				{ displayName: 'ID', name: 'id', type: 'string', default: '', description: 'ID (azonosító) from the API információ page of CashMan-FX' },
			],
		},
	],
});

/** What few users need; every default is right for a small Hungarian shop. In the alphabet's order, as n8n wants it. */
export const createOptions: INodeProperties = optionsField([
	{ displayName: 'Comment', name: 'comment', type: 'string', default: '', description: 'Comment on the invoice (megjegyzés); left out, the account\'s own' },
	numberField('Copies', 'copies', 1, 'Printed copies (példány), 1 to 5', { typeOptions: { minValue: 1, maxValue: 5 } }),
	{
		displayName: 'Currency If None',
		name: 'currencyIfNone',
		type: 'options',
		default: '',
		displayOptions: fromOrder,
		description: 'Currency (deviza) of orders that name none. What is in another currency must say so, or it would be invoiced in this one.',
		options: [{ name: 'Refuse Such an Order', value: '' }, ...CURRENCIES.map((name) => ({ name, value: name }))],
	},
	{ displayName: 'E-Mail Template ID', name: 'emailTemplateId', type: 'string', default: '', description: 'Template of the letter (e-mail sablon) for Send E-Mail' },
	{ displayName: 'Expected Gross Total', name: 'expectedGross', type: 'string', default: '', displayOptions: defined, description: 'Refuses to send when the items do not make exactly this sum (várt bruttó végösszeg)' },
	{ displayName: 'Invoice Book', name: 'invoiceBook', type: 'string', default: '', description: 'Invoice book (számlatömb); left out, the account\'s default' },
	{ displayName: 'Invoice Orders of Any Status', name: 'anyStatus', type: 'boolean', default: false, displayOptions: fromOrder, description: 'Whether to invoice orders too that were refunded or never finished (rendelés állapota 3, 4). Off, such an order ends in an error.' },
	numberField('Invoices At Once', 'concurrency', 1, 'How many invoices are sent at the same time (egyszerre). Above 1 the invoice numbers need not follow the order of the items.', { typeOptions: { minValue: 1, maxValue: MOST_AT_ONCE } }),
	{ displayName: 'Issue Again After Storno', name: 'issueAgainAfterStorno', type: 'boolean', default: false, description: 'Whether an order whose document was cancelled (stornózott) gets a new one. Off, the cancelled one is reported as existing.' },
	{ displayName: 'Issue Without Look-Up', name: 'issueWithoutLookUp', type: 'boolean', default: false, description: 'Whether to issue even when the invoice list cannot be read (ellenőrzés nélkül). Then nothing protects against a second invoice of the same order.' },
	{
		displayName: 'Language',
		name: 'language',
		type: 'options',
		default: '',
		description: 'Language of the invoice (nyelv)',
		options: [
			{ name: 'By Country', value: '', description: 'Hungarian in Hungary, German in Germany, Austria, Switzerland and Liechtenstein, else English' },
			{ name: 'English', value: 'en' },
			{ name: 'German', value: 'de' },
			{ name: 'Hungarian', value: 'hu' },
		],
	},
	numberField('Look Back (Days)', 'lookBackDays', DEFAULT_LOOK_BACK_DAYS, 'How far back the invoice list (számlalista) is searched for the order number', { typeOptions: { minValue: 1 } }),
	numberField('Looks After an Uncertain Answer', 'looksAfterUncertain', DEFAULT_LOOKS.looksAfterUncertain, 'How often the invoice list (számlalista) is searched when the answer to a create was lost, before the order ends as unknown; and how often again when it does not show a new invoice yet'),
	{ displayName: 'Note', name: 'note', type: 'string', default: '', description: 'Text behind the order number in the note of the invoice (egyéb megjegyzés)' },
	{ displayName: 'Order Reference', name: 'orderReference', type: 'string', default: '', displayOptions: fromOrder, description: 'Number of the order (megrendelésszám); left out, the webshop\'s order number, or else SalesAutopilot\'s record ID' },
	numberField('Payment Days', 'paymentDays', DEFAULT_PAYMENT_DAYS, 'Days to pay (fizetési határidő napokban) for what is paid later (átutalás, utánvét, halasztott KP), where the order has no due date'),
	{
		displayName: 'Payment Method',
		name: 'paymentMethod',
		type: 'options',
		default: '',
		displayOptions: fromOrder,
		description: 'Payment method (fizetési mód) for all orders. Cash rounding to 5 Ft (kerekítés) is left to CashMan-FX.',
		options: [{ name: 'As the Order Says', value: '' }, ...paymentMethodChoices],
	},
	paymentMethodsOption,
	{ displayName: 'Send Before', name: 'sendBefore', type: 'string', default: '', placeholder: 'e.g. 2026-11-25T10:00:00Z', description: 'Moment (határidő) after which nothing is sent any more: the item fails instead. For a run that holds an order only for a time, such as the claim of the queue-mode template.' },
	{ displayName: 'Send SKU', name: 'sendSku', type: 'boolean', default: false, displayOptions: fromOrder, description: 'Whether the lines carry the item number (cikkszám). Only when the products are kept in CashMan-FX, which refuses an unknown one (HIBA:076).' },
	{ displayName: 'Shipping VAT', name: 'shippingVat', type: 'string', default: '', displayOptions: fromOrder, description: 'VAT rate of shipping (szállítás áfája) in percent, or a code such as AAM; left out, told from its net and gross cost' },
	{
		displayName: 'Spelling of VAT and Units',
		name: 'spelling',
		type: 'options',
		default: '6',
		description: 'How the server names VAT rates (áfa) and units of measure (mértékegység)',
		options: [
			{ name: 'CashMan-FX 4.X: by ID', value: '4', description: 'VAT 32 = 27 %, unit 19 = db; other IDs from the API információ page' },
			{ name: 'CashMan-FX 6.X: by Name', value: '6', description: 'VAT 27, unit db' },
		],
	},
	timeoutOption,
	{ displayName: 'Unit', name: 'unit', type: 'string', default: 'db', displayOptions: fromOrder, description: 'Unit of measure (mennyiségi egység) of all lines; SalesAutopilot has none' },
	idPairs('Unit IDs (4.X)', 'unitIds', 'Unit', 'ID of each unit of measure (mértékegység) in your account; db = 19 is known'),
	vatCodesOption,
	idPairs('VAT IDs (4.X)', 'vatIds', 'VAT', 'ID of each VAT rate (áfakulcs) in your account; 27 = 32 is known'),
	numberField('Wait Between Looks (Seconds)', 'waitBetweenLooks', DEFAULT_LOOKS.waitBetweenLooksSeconds, 'Wait (várakozás) before each look after an uncertain answer, and before each further look for a new invoice'),
	wireNamesOption(['invoiceNumber', 'listFrom']),
]);
