import { XMLParser } from 'fast-xml-parser';
import { type Amounts, type Customer, MONEY_SCALE, type Money, type NavInvoice, type NavLine, PRICE_SCALE, QUANTITY_SCALE, RATE_SCALE, unitsOf } from './invoice';
import { warningsOf } from './warnings';

/** Element names without prefix; text stays text, since a number would be read as a float. */
interface Element {
	readonly [name: string]: string | Element | readonly Element[] | undefined;
}

const parser = new XMLParser({
	removeNSPrefix: true,
	parseTagValue: false,
	ignoreAttributes: true,
	processEntities: false,
	isArray: (name) => name === 'line' || name === 'summaryByVatRate',
});

/** NAV's warnings for an `InvoiceData` XML. @throws where the XML lacks what a normal invoice must have */
export function warningsOfXml(xml: string): string[] {
	return warningsOf(invoiceOfXml(xml));
}

export function invoiceOfXml(xml: string): NavInvoice {
	const invoice = at(parser.parse(xml) as Element, 'InvoiceData', 'invoiceMain', 'invoice');
	const detail = at(invoice, 'invoiceHead', 'invoiceDetail');
	const summary = at(invoice, 'invoiceSummary', 'summaryNormal');
	const customer = find(invoice, 'invoiceHead', 'customerInfo');
	return {
		currency: text(detail, 'currencyCode'),
		exchangeRate: unitsOf(text(detail, 'exchangeRate'), RATE_SCALE),
		isOriginal: invoice.invoiceReference === undefined,
		...(customer && { customer: readCustomer(customer) }),
		lines: list(at(invoice, 'invoiceLines'), 'line').map(readLine),
		summary: list(summary, 'summaryByVatRate').map((rate) => ({
			vatRate: readVatRate(at(rate, 'vatRate')),
			...amounts(at(rate, 'vatRateNetData'), 'vatRateNetAmount', at(rate, 'vatRateVatData'), 'vatRateVatAmount', at(rate, 'vatRateGrossData'), 'vatRateGrossAmount'),
		})),
		totals: amounts(summary, 'invoiceNetAmount', summary, 'invoiceVatAmount', at(invoice, 'invoiceSummary', 'summaryGrossData'), 'invoiceGrossAmount'),
	};
}

function find(element: Element, ...path: readonly string[]): Element | undefined {
	let current: Element | undefined = element;
	for (const name of path) {
		const next: Element[string] = current?.[name];
		current = typeof next === 'object' ? (next as Element) : undefined;
	}
	return current;
}

function at(element: Element, ...path: readonly string[]): Element {
	const found = find(element, ...path);
	if (!found) throw new Error(`no ${path.join('/')}`);
	return found;
}

function list(element: Element, name: string): readonly Element[] {
	const found = element[name];
	if (!Array.isArray(found)) throw new Error(`no ${name}`);
	return found as Element[];
}

function optional(element: Element, name: string): string | undefined {
	const found = element[name];
	return typeof found === 'string' ? found : undefined;
}

function text(element: Element, name: string): string {
	const found = optional(element, name);
	if (found === undefined) throw new Error(`no ${name}`);
	return found;
}

function money(element: Element, name: string): Money {
	return { own: unitsOf(text(element, name), MONEY_SCALE), huf: unitsOf(text(element, `${name}HUF`), MONEY_SCALE) };
}

function amounts(net: Element, netName: string, vat: Element, vatName: string, gross: Element, grossName: string): Amounts {
	return { net: money(net, netName), vat: money(vat, vatName), gross: money(gross, grossName) };
}

function readLine(line: Element): NavLine {
	const normal = at(line, 'lineAmountsNormal');
	const units = (name: string, scale: number): bigint | undefined => {
		const found = optional(line, name);
		return found === undefined ? undefined : unitsOf(found, scale);
	};
	const quantity = units('quantity', QUANTITY_SCALE);
	const unitPrice = units('unitPrice', PRICE_SCALE);
	const unitPriceHuf = units('unitPriceHUF', PRICE_SCALE);
	const discount = find(line, 'lineDiscountData');
	return {
		vatRate: readVatRate(at(normal, 'lineVatRate')),
		...(quantity !== undefined && { quantity }),
		...(unitPrice !== undefined && { unitPrice }),
		...(unitPriceHuf !== undefined && { unitPriceHuf }),
		...(discount && { discount: unitsOf(text(discount, 'discountValue'), MONEY_SCALE) }),
		...amounts(at(normal, 'lineNetAmountData'), 'lineNetAmount', at(normal, 'lineVatData'), 'lineVatAmount', at(normal, 'lineGrossAmountData'), 'lineGrossAmountNormal'),
	};
}

/** The choice of `VatRateType` as one word. The rate of another country stands in the reason of EUE, and nowhere else. */
function readVatRate(vatRate: Element): string {
	if (vatRate.vatDomesticReverseCharge === 'true') return 'FAD';
	const reason = find(vatRate, 'vatExemption') ?? find(vatRate, 'vatOutOfScope');
	if (reason) {
		const code = text(reason, 'case');
		const foreign = code === 'EUE' ? /(\d{1,2})(?:\.(\d))? %/.exec(text(reason, 'reason')) : null;
		return foreign ? `EUE 0.${(foreign[1] ?? '').padStart(2, '0')}${foreign[2] ?? ''}` : code;
	}
	return optional(vatRate, 'vatPercentage') ?? text(vatRate, 'marginSchemeIndicator');
}

function readCustomer(customer: Element): Customer {
	const status = text(customer, 'customerVatStatus');
	if (status !== 'DOMESTIC' && status !== 'PRIVATE_PERSON' && status !== 'OTHER') throw new Error(`customerVatStatus ${status}`);
	const taxNumber = find(customer, 'customerVatData', 'customerTaxNumber');
	const parts = taxNumber && ['taxpayerId', 'vatCode', 'countyCode'].map((name) => optional(taxNumber, name)).filter((part) => part !== undefined);
	return {
		status,
		...(parts && { taxNumber: parts.join('-') }),
		hasNameOrAddress: customer.customerName !== undefined || customer.customerAddress !== undefined,
	};
}
