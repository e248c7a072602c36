import type { INodeProperties } from 'n8n-workflow';
import { timeoutOptionFor } from '../../../timeout';
import { DEFAULT_WIRE_NAMES, type WireNames } from '../../wire/fieldNames';
import { DEFAULT_TIMEOUT_SECONDS } from './settings';

/** Options that more than one operation has. */

export const timeoutOption = timeoutOptionFor('CashMan-FX', DEFAULT_TIMEOUT_SECONDS);

const WIRE_NAME_LABELS: Readonly<Record<keyof WireNames, [label: string, description: string]>> = {
	invoiceNumber: ['Invoice Number', 'Field that names an invoice (számlaszám) in a request'],
	listFrom: ['List From', 'Field for the first day of the invoice list (számlalista kezdete)'],
	listUntil: ['List Until', 'Field for the last day of the invoice list (számlalista vége)'],
	paidOn: ['Paid On', 'Field for the day of payment (fizetés napja) when an invoice is settled'],
	productSku: ['Item Number', 'Field for the item number (cikkszám) of a product'],
	productName: ['Product Name', 'Field for the name (megnevezés) of a product'],
	productNetPrice: ['Net Price', 'Field for the net price (nettó egységár) of a product'],
	productVat: ['VAT', 'Field for the VAT rate (áfa) of a product'],
	productUnit: ['Unit', 'Field for the unit of measure (mennyiségi egység) of a product'],
	productBarcode: ['Barcode', 'Field for the barcode (vonalkód) of a product'],
	productStock: ['Stock', 'Field for the stock (készlet) of a product'],
	partnerCode: ['Partner Code', 'Field that names a partner (partnerkód) in a request'],
	partnerDiscount: ['Discount', 'Field for the discount (kedvezmény) of a partner'],
	partnerEmail: ['E-Mail', 'Field for the e-mail address (e-mail cím) of a partner'],
	partnerPhone: ['Phone', 'Field for the phone number (telefon) of a partner'],
	cashDeskId: ['Cash Desk ID', 'Field that names an invoice to the cash desk (pénztár)'],
	cashDeskAmount: ['Amount', 'Field for the amount (összeg) at the cash desk'],
};

/** The option by which a user sets the names of an operation's API fields that we can only guess. */
export function wireNamesOption(names: ReadonlyArray<keyof WireNames>): INodeProperties {
	const values = names.map((name): INodeProperties => {
		const [displayName, description] = WIRE_NAME_LABELS[name];
		return { displayName, name, type: 'string', default: '', placeholder: DEFAULT_WIRE_NAMES[name], description: `${description}; left empty, our guess` };
	});
	return {
		displayName: 'Wire Names (Advanced)',
		name: 'wireNames',
		type: 'fixedCollection',
		default: {},
		placeholder: 'Set Names',
		description: 'Names of API fields (mezőnevek) that are not documented and that we can only guess. Set one when your account\'s API információ page says otherwise.',
		options: [{ displayName: 'Names', name: 'names', values: values.sort((left, right) => left.displayName.localeCompare(right.displayName, 'en')) }],
	};
}
