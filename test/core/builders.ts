import type { DefinedInvoice, DefinedItem } from '../../core/definedInvoice';
import type { Invoice } from '../../core/invoice';
import { buildInvoiceFromOrder, type OrderSettings } from '../../core/orderToInvoice';
import { Problem } from '../../core/problem';
import { readOrder } from '../../core/salesAutopilotRecord';
import type { Row } from '../support/orders';

export const TODAY = '2026-11-23';

export const SETTINGS: OrderSettings = {
	unit: 'db', sendSku: false, shippingVat: '', currencyIfNone: '', reference: '', anyStatus: false, today: TODAY, paymentMethod: '', paymentMethods: [], paymentDays: 8, language: '',
	invoiceBook: '', comment: '', note: '', copies: 1, sendEmail: false, emailTemplateId: '',
};

/** The invoice of a raw row of SalesAutopilot. */
export function invoiceOf(row: Row, settings: Partial<OrderSettings> = {}): Invoice {
	return buildInvoiceFromOrder(readOrder(row, '1'), { ...SETTINGS, ...settings });
}

/** The problem that a reading ends in; a reading without one fails the test, and an error of another kind is thrown on. */
export function problemOf(read: () => unknown): Problem {
	try {
		read();
	} catch (error) {
		if (error instanceof Problem) return error;
		throw error;
	}
	throw new Error('No problem was found');
}

export function definedItem(changes: Partial<DefinedItem> = {}): DefinedItem {
	return { name: 'Könyv', sku: '', quantity: '1', unit: 'db', unitPrice: '1000', vat: '27', discountPercent: '', note: '', warehouseId: '', costCentreId: '', productId: '', ...changes };
}

export function form(changes: Partial<DefinedInvoice> = {}): DefinedInvoice {
	return {
		reference: '1234', partnerCode: '', electronicPartnerId: '', bank: { name: '', account: '', sortCode: '', bic: '' }, name: 'Minta Anna', taxNumber: '', euVatNumber: '', country: 'hu', zip: '1011', city: 'Budapest', street: 'Fő utca 1.',
		streetParts: { district: '', streetName: '', streetType: '', houseNumber: '', building: '', staircase: '', floor: '', door: '' },
		shipping: { name: '', zip: '', city: '', street: '', country: '' },
		issuedOn: '', fulfilledOn: '', dueOn: '', paymentDays: 8, paidOn: '', paymentMethod: 'Átutalás', currency: 'HUF', language: '', note: '', comment: '', invoiceBook: '',
		copies: 1, sendEmail: false, email: '', emailTemplateId: '', pricesAre: 'net', items: [definedItem()], expectedGross: '', ...changes,
	};
}
