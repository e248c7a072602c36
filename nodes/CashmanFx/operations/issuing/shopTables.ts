import type { INodeProperties } from 'n8n-workflow';
import { PAYMENT_METHODS, requirePaymentMethod, type PaymentMethodRow } from '../../../../core/payment';
import { Problem } from '../../../../core/problem';
import { plainText, requireCleanText } from '../../../../core/text';
import { readVatRate } from '../../../../core/vat';
import { BUYER_PLACES, requireSameTax, type BuyerPlace, type VatCodeRow } from '../../../../core/vatCodes';
import { readPairRows } from '../../../readOptions';

/** The two tables in which a shop says how its own words are CashMan-FX's. */

/** CashMan-FX's payment methods, in the alphabet's order. */
export const paymentMethodChoices = [...PAYMENT_METHODS].sort((a, b) => a.localeCompare(b, 'en')).map((name) => ({ name, value: name }));

export const paymentMethodsOption: INodeProperties = {
	displayName: 'Payment Methods',
	name: 'paymentMethods',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	default: {},
	placeholder: 'Add Payment Method',
	displayOptions: { show: { '/source': ['salesAutopilotOrder'] } },
	description: 'Which method (fizetési mód) a code or an online provider of the shop stands for; the first row that fits wins. Without a row, codes 1 to 5, Barion, PayPal and Szép kártya are known, and any other provider is Bankkártya.',
	options: [
		{
			displayName: 'Method',
			name: 'pairs',
			values: [
				{ displayName: 'Code or Provider', name: 'codeOrProvider', type: 'string', default: '', placeholder: 'simplepay', description: 'Code of mssys_payment_method (fizetési mód kódja), or a word of mssys_online_payment_method' },
				{
					displayName: 'Method',
					name: 'method',
					type: 'options',
					default: 'Bankkártya',
					description: 'Payment method (fizetési mód) in CashMan-FX',
					options: paymentMethodChoices,
				},
			],
		},
	],
};

export const vatCodesOption: INodeProperties = {
	displayName: 'VAT Codes',
	name: 'vatCodes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	default: {},
	placeholder: 'Add VAT Code',
	description: 'How your account spells VAT codes (áfakódok); the first row that fits wins. Without a row, words go out as NAV\'s code, such as AAM, and codes as they are written.',
	options: [
		{
			displayName: 'Code',
			name: 'pairs',
			values: [
				{ displayName: 'In the Order', name: 'inOrder', type: 'string', default: '', placeholder: 'AAM', description: 'Code or percentage (áfakulcs) of the order or item, such as AAM, KBAET or 0' },
				{
					displayName: 'Buyer',
					name: 'buyer',
					type: 'options',
					default: 'any',
					description: 'Which buyers (vevők) the row is for, by the country of the billing address',
					options: [
						{ name: 'Any', value: 'any' },
						{ name: 'EU Company', value: 'euCompany', description: 'In another EU country, with an EU VAT number (közösségi adószám)' },
						{ name: 'EU Private Person', value: 'euPerson', description: 'In another EU country, without an EU VAT number' },
						{ name: 'In Hungary', value: 'hungary' },
						{ name: 'Outside the EU', value: 'outsideEu' },
					],
				},
				{ displayName: 'In CashMan-FX', name: 'inCashman', type: 'string', default: '', description: 'VAT code (áfakód) as on the API információ page of CashMan-FX' },
			],
		},
	],
};

export function readPaymentMethods(collection: unknown): PaymentMethodRow[] {
	return readPairRows(collection).map((row, index) => {
		const where = `Payment Methods → row ${index + 1}`;
		return { codeOrProvider: requireFilledIn(row.codeOrProvider, `${where} → Code or Provider`), method: requirePaymentMethod(plainText(row.method ?? 'Bankkártya'), `${where} → Method`) };
	});
}

export function readVatCodes(collection: unknown): VatCodeRow[] {
	return readPairRows(collection).map((row, index) => {
		const where = `VAT Codes → row ${index + 1}`;
		const inOrder = readVatRate(plainText(row.inOrder), `${where} → In the Order`);
		const inCashman = requireFilledIn(row.inCashman, `${where} → In CashMan-FX`);
		requireSameTax(inOrder, inCashman, `${where} → In CashMan-FX`);
		return { inOrder, buyer: requireBuyer(row.buyer ?? 'any', `${where} → Buyer`), inCashman };
	});
}

function requireFilledIn(value: unknown, field: string): string {
	const text = requireCleanText(value, field);
	if (text !== '') return text;
	throw new Problem('A row of a table is not filled in', field, value, 'Fill it in, or remove the row.');
}

function requireBuyer(value: unknown, field: string): BuyerPlace | 'any' {
	const buyer = (['any', ...BUYER_PLACES] as const).find((known) => known === value);
	if (buyer !== undefined) return buyer;
	throw new Problem('This is no kind of buyer', field, value, `Choose one from the list, or use one of: any, ${BUYER_PLACES.join(', ')}.`);
}
