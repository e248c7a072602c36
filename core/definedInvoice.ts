import { refuseThousands, requireDecimal, requireExactMinor, showMoney, unitPriceFor, withVat } from './amounts';
import { countryCode, countryInHungarian, languageForCountry } from './country';
import { requireCurrency, type Currency } from './currency';
import { addDays, readDate, readPaymentDay, requireDays } from './dates';
import { absolute, multiply, parseDecimal, subtract, toScale, type Decimal } from './decimal';
import { requireEmail } from './email';
import { requireNotNegative, sumAmounts, type Amounts, type Buyer, type Invoice, type InvoiceLine } from './invoice';
import { isPaidLater, requirePaymentMethod, type PaymentMethod } from './payment';
import { Problem } from './problem';
import { requireFindableReference, requireNote } from './requireReference';
import { settleByGross, settleByNet } from './settleRates';
import { splitStreetBeside } from './street';
import { readTaxNumbers } from './taxNumber';
import { requireCleanText, requireText } from './text';
import { netOfGross, readVatRate, vatOnNet, type VatRate } from './vat';
import { requireVatFits } from './vatRules';

/** An invoice as filled in by hand, every field as typed. Field names in errors are the labels of the form. */
export interface DefinedInvoice {
	reference: string;
	partnerCode: string;
	electronicPartnerId: string;
	bank: Record<'name' | 'account' | 'sortCode' | 'bic', string>;
	name: string;
	taxNumber: string;
	euVatNumber: string;
	country: string;
	zip: string;
	city: string;
	/** One line, or parts: the parts count when the street name is given. */
	street: string;
	streetParts: Record<'district' | 'streetName' | 'streetType' | 'houseNumber' | 'building' | 'staircase' | 'floor' | 'door', string>;
	shipping: Record<'name' | 'zip' | 'city' | 'street' | 'country', string>;
	issuedOn: string;
	fulfilledOn: string;
	dueOn: string;
	paymentDays: number;
	paidOn: string;
	paymentMethod: string;
	currency: string;
	language: '' | 'hu' | 'de' | 'en';
	note: string;
	comment: string;
	invoiceBook: string;
	copies: number;
	sendEmail: boolean;
	email: string;
	emailTemplateId: string;
	pricesAre: 'net' | 'gross';
	items: DefinedItem[];
	/** Empty, or the gross total that the lines must make. */
	expectedGross: string;
}

export interface DefinedItem {
	name: string;
	sku: string;
	quantity: string;
	unit: string;
	/** Only text can have a point that parts thousands; a number means what it says. */
	unitPrice: string | number;
	vat: string;
	discountPercent: string;
	note: string;
	warehouseId: string;
	costCentreId: string;
	productId: string;
}

/** The invoice of a filled-in form, ready to send, or a Problem that names the field. */
export function buildDefinedInvoice(form: DefinedInvoice, today: string): Invoice {
	const currency = requireCurrency(form.currency, 'Currency');
	const paymentMethod = requirePaymentMethod(form.paymentMethod, 'Payment Method');
	const issuedOn = readDate(form.issuedOn, 'Issue Date') ?? today;
	const scale = scaleOf(form, currency);
	const settle = form.pricesAre === 'net' ? settleByNet : settleByGross;
	const lines = settle(form.items.map((item, index) => buildLine(item, index, form.pricesAre, currency, scale)), currency, scale);
	const totals = sumAmounts(lines);
	requireExpectedTotal(form, totals, scale, currency);
	requireNotNegative(totals, scale, 'Items');
	const shippingAddress = readShippingAddress(form.shipping);
	const paidOn = readPaymentDay(form.paidOn, 'Paid On', today);
	const invoice: Invoice = {
		kind: 'invoice',
		ownNumber: '',
		reference: requireFindableReference(form.reference, 'Order Reference'),
		buyer: readBuyer(form),
		...(shippingAddress && { shippingAddress }),
		issuedOn,
		fulfilledOn: readDate(form.fulfilledOn, 'Fulfilment Date') ?? issuedOn,
		dueOn: readDueDate(form, paymentMethod, issuedOn),
		...(paidOn !== undefined && { paidOn }),
		paymentMethod,
		currency,
		language: form.language || (isFromRecords(form) ? '' : languageForCountry(form.country)),
		note: requireNote(form.note),
		comment: requireCleanText(form.comment, 'Comment'),
		invoiceBook: requireCleanText(form.invoiceBook, 'Invoice Book'),
		bank: {
			name: requireCleanText(form.bank.name, 'Bank → Name'),
			account: requireCleanText(form.bank.account, 'Bank → Account'),
			sortCode: requireCleanText(form.bank.sortCode, 'Bank → BLZ'),
			bic: requireCleanText(form.bank.bic, 'Bank → BIC'),
		},
		copies: form.copies,
		email: form.sendEmail ? requireEmail(form.email, 'E-Mail Address') : '',
		emailTemplateId: form.sendEmail ? requireCleanText(form.emailTemplateId, 'E-Mail Template ID') : '',
		scale,
		lines,
		totals,
		remarks: [],
	};
	requireVatFits(invoice, 'Tax Number', 'EU VAT Number');
	return invoice;
}

function readDueDate(form: DefinedInvoice, paymentMethod: PaymentMethod, issuedOn: string): string {
	const dueOn = readDate(form.dueOn, 'Due Date') ?? (isPaidLater(paymentMethod) ? addDays(issuedOn, requireDays(form.paymentDays, 'Payment Days')) : issuedOn);
	if (dueOn >= issuedOn) return dueOn;
	throw new Problem(`The due date (fizetési határidő) is before the day of issue, ${issuedOn}`, 'Due Date', form.dueOn, 'Correct one of the two days, or leave the due date out.');
}

/** Forints are whole unless a gross price is given with decimals, or a net price with decimals that are still in its line. */
function scaleOf({ pricesAre, items }: DefinedInvoice, currency: Currency): number {
	if (currency !== 'HUF') return 2;
	return items.some((item, index) => hasDecimals(item) && (pricesAre === 'gross' || hasFiller(item, index))) ? 2 : 0;
}

function hasDecimals({ unitPrice }: DefinedItem): boolean {
	return (parseDecimal(unitPrice)?.scale ?? 0) > 0;
}

/** 2 × 100.50 is a whole sum, so its price may have decimals. */
function hasFiller(item: DefinedItem, index: number): boolean {
	return toScale(priceOf(item, index).total, 2) % 100n !== 0n;
}

function buildLine(item: DefinedItem, index: number, pricesAre: 'net' | 'gross', currency: Currency, scale: number): InvoiceLine {
	const where = whereIn(index);
	const price = priceOf(item, index);
	const { quantity, unitPrice, remaining, total: exactTotal } = price;
	const vat = readVatRate(item.vat, where('VAT'));
	const total = toScale(exactTotal, scale);
	const netMinor = pricesAre === 'net' ? total : netOfGross(total, vat);
	const grossMinor = pricesAre === 'net' ? (wholeGrossOf(price, vat, currency, scale) ?? total + vatOnNet(total, vat)) : total;
	const text = (value: string, field: string): string => requireCleanText(value, where(field));
	return {
		name: requireText(item.name, where('Name'), 'Name the product or service.'),
		sku: text(item.sku, 'SKU'),
		quantity,
		unit: requireText(item.unit, where('Unit'), 'Give the unit of measure, for example db.'),
		// A discount is worked into the unit price: one number less that a server could round in its own way.
		unitNet: unitPriceFor(netMinor, quantity, pricesAre === 'net' && remaining.scale === 0 ? unitPrice : undefined, scale),
		vat,
		netMinor,
		vatMinor: grossMinor - netMinor,
		grossMinor,
		note: text(item.note, 'Note'),
		warehouseId: text(item.warehouseId, 'Warehouse ID'),
		costCentreId: text(item.costCentreId, 'Cost Centre ID'),
		productId: text(item.productId, 'Product ID'),
	};
}

const whereIn = (index: number) => (field: string): string => `${field} of item ${index + 1}`;

/** The total is price × quantity less the discount, unrounded. */
interface Price {
	quantity: Decimal;
	unitPrice: Decimal;
	/** What the discount leaves of 1. */
	remaining: Decimal;
	total: Decimal;
}

function priceOf(item: DefinedItem, index: number): Price {
	const where = whereIn(index);
	const quantity = requireDecimal(item.quantity, where('Quantity'));
	if (quantity.units === 0n) throw new Problem('A line cannot have the quantity 0', where('Quantity'), item.quantity, 'Remove the line, or correct its quantity.');
	const unitPrice = requireDecimal(item.unitPrice, where('Unit Price'));
	refuseThousands(item.unitPrice, where('Unit Price'));
	const remaining = remainingShare(item.discountPercent, where('Discount'));
	return { quantity, unitPrice, remaining, total: multiply(multiply(unitPrice, quantity), remaining) };
}

/**
 * A net price in forints with decimals is most often a whole gross price, divided by 1.27 and rounded: 787.40 was 1000. The whole forints that
 * it was, where that rounding explains what parts it from them.
 */
function wholeGrossOf({ quantity, unitPrice, remaining, total }: Price, vat: VatRate, currency: Currency, scale: number): bigint | undefined {
	if (currency !== 'HUF' || scale === 0) return undefined;
	const gross = withVat(total, vat);
	const whole: Decimal = { units: toScale(gross, 0), scale: 0 };
	const halfOfLastDigit = withVat(multiply(multiply(quantity, remaining), { units: 5n, scale: unitPrice.scale + 1 }), vat);
	const room = subtract(absolute(halfOfLastDigit), absolute(subtract(gross, whole)));
	return room.units >= 0n ? toScale(whole, scale) : undefined;
}

/** What is left of a price after a discount in percent: 10 leaves 0.9. */
function remainingShare(typed: string, field: string): Decimal {
	if (typed.trim() === '' || parseDecimal(typed)?.units === 0n) return { units: 1n, scale: 0 };
	const discount = requireDecimal(typed, field);
	const hundred = 100n * 10n ** BigInt(discount.scale);
	if (discount.units < 0n || discount.units > hundred) {
		throw new Problem('A discount is between 0 and 100 percent', field, typed, 'Correct the discount.');
	}
	return { units: hundred - discount.units, scale: discount.scale + 2 };
}

function requireExpectedTotal(form: DefinedInvoice, totals: Amounts, scale: number, currency: Currency): void {
	if (form.expectedGross.trim() === '') return;
	const field = 'Expected Gross Total';
	const expected = requireExactMinor(requireDecimal(form.expectedGross, field), scale, field, form.expectedGross);
	if (expected === totals.grossMinor) return;
	const sum = showMoney(totals.grossMinor, scale, currency);
	const difference = showMoney(expected - totals.grossMinor, scale, currency);
	throw new Problem(`The items make ${sum}, which differs by ${difference}`, field, form.expectedGross, 'Correct the items or the expected total.');
}

/** A partner's code without an address: the country that the form begins with would move a partner who lives elsewhere. */
function isFromRecords({ partnerCode, zip, city, street }: DefinedInvoice): boolean {
	return partnerCode.trim() !== '' && [zip, city, street].every((part) => part.trim() === '');
}

function readBuyer(form: DefinedInvoice): Buyer {
	const partnerCode = requireCleanText(form.partnerCode, 'Partner Code');
	const isKnownPartner = partnerCode !== '';
	const required = (value: string, field: string): string =>
		isKnownPartner ? requireCleanText(value, field) : requireText(value, field, 'Fill it in, or give the code of a partner in CashMan-FX.');
	const part = (name: keyof DefinedInvoice['streetParts'], field: string): string => requireCleanText(form.streetParts[name], field);
	const streetName = part('streetName', 'Street Name');
	const inside = { building: part('building', 'Building'), staircase: part('staircase', 'Staircase'), floor: part('floor', 'Floor'), door: part('door', 'Door') };
	return {
		partnerCode,
		electronicPartnerId: requireCleanText(form.electronicPartnerId, 'E-Invoice Partner ID'),
		name: required(form.name, 'Buyer Name'),
		...readTaxNumbers(form.taxNumber, form.euVatNumber, 'Tax Number', 'EU VAT Number', countryCode(form.country)),
		address: {
			country: isFromRecords(form) ? '' : countryInHungarian(requireCleanText(form.country, 'Country')),
			zip: required(form.zip, 'ZIP Code'),
			city: required(form.city, 'City'),
			district: part('district', 'District'),
			...(streetName === ''
				? splitStreetBeside(required(form.street, 'Street'), inside)
				: { streetName, streetType: part('streetType', 'Street Type'), houseNumber: part('houseNumber', 'House Number'), ...inside }),
		},
	};
}

/** Once a name is given, CashMan-FX requires the rest (U). */
function readShippingAddress(shipping: DefinedInvoice['shipping']): Invoice['shippingAddress'] {
	const name = requireCleanText(shipping.name, 'Shipping Address → Name');
	if (name === '') return undefined;
	const required = (value: string, field: string): string => requireText(value, field, 'Fill in the whole shipping address, or empty its name.');
	return {
		name,
		zip: required(shipping.zip, 'Shipping Address → ZIP Code'),
		city: required(shipping.city, 'Shipping Address → City'),
		street: required(shipping.street, 'Shipping Address → Street'),
		country: countryInHungarian(requireCleanText(shipping.country, 'Shipping Address → Country')),
	};
}
