import { countryCode, countryInHungarian, languageForCountry } from './country';
import { requireCurrency, type Currency } from './currency';
import { addDays, laterDay, readDate, readPaymentDay, requireDays } from './dates';
import { requireEmail } from './email';
import { OWN_BANK, type Buyer, type BuyerAddress, type Invoice } from './invoice';
import { isBillable, type Order, type OrderAddress } from './order';
import { buildOrderLines, type LineSettings, type OrderLines } from './orderLines';
import { isPaidLater, paymentMethodFromSalesAutopilot, requirePaymentMethod, type PaymentMethod, type PaymentMethodRow } from './payment';
import { Problem } from './problem';
import { requireFindableReference, requireNote } from './requireReference';
import { splitStreet } from './street';
import { readTaxNumbers } from './taxNumber';
import { requireCleanText, requireText } from './text';
import { requireVatFits } from './vatRules';

/** What a user may set for all orders; an empty text means "as the order says". */
export interface OrderSettings extends LineSettings {
	reference: string;
	/** Today in Hungary, `YYYY-MM-DD`: the day of issue. */
	today: string;
	/** Whether orders that were refunded or never finished are invoiced too. */
	anyStatus: boolean;
	paymentMethod: string;
	/** Methods of the shop's own codes and providers; they go before SalesAutopilot's. */
	paymentMethods: readonly PaymentMethodRow[];
	paymentDays: number;
	language: '' | 'hu' | 'de' | 'en';
	invoiceBook: string;
	comment: string;
	note: string;
	copies: number;
	/** Whether CashMan-FX is to mail the invoice to the buyer. */
	sendEmail: boolean;
	emailTemplateId: string;
}

/** The invoice of an order, ready to send, or a Problem that names what is wrong. An order worth nothing gives an invoice of 0. */
export function buildInvoiceFromOrder(order: Order, settings: OrderSettings, knownLines?: OrderLines): Invoice {
	const reference = requireFindableReference(settings.reference || order.reference, 'Order Reference');
	requireBillable(order, settings);
	const currency = orderCurrency(order, settings);
	const paymentMethod = settings.paymentMethod === ''
		? paymentMethodFromSalesAutopilot(order.payment.code, order.payment.provider, settings.paymentMethods)
		: requirePaymentMethod(settings.paymentMethod, 'Payment Method');
	const shippingAddress = readShippingAddress(order);
	const invoice: Invoice = {
		kind: 'invoice',
		ownNumber: '',
		reference,
		buyer: readBuyer(order),
		...(shippingAddress && { shippingAddress }),
		...readDays(order, paymentMethod, settings),
		paymentMethod,
		currency,
		language: settings.language || languageForCountry(order.buyer.address.countryCode),
		note: requireNote(settings.note),
		comment: requireCleanText(settings.comment || order.invoiceComment, settings.comment ? 'Comment' : 'mssys_bill_comment'),
		invoiceBook: settings.invoiceBook,
		bank: OWN_BANK,
		copies: settings.copies,
		email: settings.sendEmail ? requireEmail(order.buyer.email, 'email') : '',
		emailTemplateId: settings.sendEmail ? settings.emailTemplateId : '',
		...(knownLines ?? buildOrderLines(order, currency, settings)),
	};
	requireVatFits(invoice, 'mssys_vat_number', 'mssys_eu_tax');
	return invoice;
}

/** A refunded or unfinished order (M: codes 3 and 4) is hardly meant to be invoiced, but its code is not sure enough to pass over it in silence. */
function requireBillable({ status }: Order, { anyStatus }: OrderSettings): void {
	if (anyStatus || isBillable(status)) return;
	const what = status === 'refunded' ? 'The order was refunded (visszatérített)' : 'The order is not finished (befejezetlen)';
	throw new Problem(`${what}, so it is not invoiced`, 'mssys_order_status', status, 'If it is to be invoiced all the same, switch on Options → Invoice Orders of Any Status.');
}

/** The lines alone, to tell an order worth nothing before its buyer is looked at. */
export function readOrderLines(order: Order, settings: LineSettings): OrderLines {
	return buildOrderLines(order, orderCurrency(order, settings), settings);
}

/** The order's own currency goes before the one that is set for orders without. */
function orderCurrency(order: Order, { currencyIfNone }: LineSettings): Currency {
	if (order.currency !== '' || currencyIfNone !== '') return requireCurrency(order.currency || currencyIfNone, order.currency === '' ? 'Currency If None' : 'mssys_bill_currency');
	throw new Problem('The order names no currency (deviza)', 'mssys_bill_currency', order.currency, 'Set it in SalesAutopilot, or for all such orders under Options → Currency If None.');
}

function readBuyer(order: Order): Buyer {
	const { buyer } = order;
	const { taxNumber, euVatNumber } = readTaxNumbers(buyer.taxNumber, buyer.euVatNumber, 'mssys_vat_number', 'mssys_eu_tax', countryCode(buyer.address.countryCode));
	return {
		partnerCode: '',
		electronicPartnerId: '',
		name: requireText(buyer.name, 'Buyer name (mssys_fullname, or mssys_bill_company)', 'Fill in the buyer\'s name in SalesAutopilot.'),
		taxNumber,
		euVatNumber,
		address: readAddress(buyer.address),
	};
}

function readAddress(address: OrderAddress): BuyerAddress {
	const remedy = 'Fill in the billing address in SalesAutopilot.';
	return {
		country: countryInHungarian(requireCleanText(address.countryCode, 'mssys_bill_country')),
		zip: requireText(address.zip, 'mssys_bill_zip', remedy),
		city: requireText(address.city, 'mssys_bill_city', remedy),
		district: '',
		...splitStreet(requireText(address.street, 'mssys_bill_address', remedy)),
	};
}

/** Only one that differs from the billing address is worth printing. */
function readShippingAddress(order: Order): Invoice['shippingAddress'] {
	const { shippingAddress: shipping, buyer } = order;
	if (shipping === undefined || shipping.name === '') return undefined;
	const isSame = (['zip', 'city', 'street'] as const).every((part) => shipping[part] === buyer.address[part]);
	if (isSame && shipping.name === buyer.name) return undefined;
	return {
		name: requireCleanText(shipping.name, 'mssys_postal_company'),
		zip: requireCleanText(shipping.zip, 'mssys_postal_zip'),
		city: requireCleanText(shipping.city, 'mssys_postal_city'),
		street: requireCleanText(shipping.street, 'mssys_postal_address'),
		country: countryInHungarian(requireCleanText(shipping.countryCode, 'mssys_postal_country')),
	};
}

function readDays(order: Order, method: PaymentMethod, settings: OrderSettings): Pick<Invoice, 'issuedOn' | 'fulfilledOn' | 'dueOn' | 'paidOn'> {
	const { today } = settings;
	const paidOn = readPaymentDay(order.payment.paidAt, 'mssys_pay_date', today) ?? (order.status === 'paid' ? today : undefined);
	const dueOn = readDate(order.dueDate, 'mssys_pay_due_date') ?? (isPaidLater(method) ? addDays(today, requireDays(settings.paymentDays, 'Payment Days')) : today);
	return {
		issuedOn: today,
		fulfilledOn: readDate(order.fulfilmentDate, 'mssys_execute_date') ?? today,
		dueOn: laterDay(dueOn, today),
		...(paidOn !== undefined && { paidOn }),
	};
}
