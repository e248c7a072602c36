import { type Amounts, asDecimalText, type Money, MONEY_SCALE, type NavInvoice, type NavLine, PRICE_SCALE, QUANTITY_SCALE, RATE_SCALE, vatPercentage } from './invoice';
import { customerWarnings } from './customerWarnings';

/**
 * NAV's warnings for a normal invoice (interface specification Online Számla 3.0), as arithmetic on bigints: no XML, no clock, nothing
 * of the sandbox or the nodes. Products (quantity × price, net × rate, amount × exchange rate) have NAV's tolerance of 1 %, but at
 * least 1 HUF or 0.01 of the currency, whichever is greater. Sums have none: our own totals allow no fillér.
 * @returns for each broken rule NAV's name of the warning, a space, and where and by how much; empty for a sound invoice
 */
export function warningsOf(invoice: NavInvoice): string[] {
	const found: string[] = [];
	headWarnings(invoice, found);
	const least = leastOf(invoice);
	invoice.lines.forEach((line, index) => lineWarnings(line, index + 1, invoice.exchangeRate, least, found));
	summaryWarnings(invoice, least, found);
	return found;
}

/** Tells apart what a test expects: `INCORRECT_LINE_…` without the place. */
export function warningNames(warnings: readonly string[]): string[] {
	return [...new Set(warnings.map((warning) => warning.split(' ')[0] ?? ''))].sort();
}

const TEN = (digits: number): bigint => 10n ** BigInt(digits);
const PARTS_OF_A_PERCENT = 100n;
const PERCENTAGE_ONE = 10_000n;
const RATE_ONE = TEN(RATE_SCALE);
const PRODUCT_DIVISOR = TEN(QUANTITY_SCALE + PRICE_SCALE - MONEY_SCALE);
const PRICE_PER_MONEY = TEN(PRICE_SCALE - MONEY_SCALE);
const ONE_FORINT = TEN(MONEY_SCALE);
const PERCENTAGES = new Set(['0.27', '0.18', '0.05']);
const CASES = new Set([
	...['AAM', 'TAM', 'KBAET', 'KBAUK', 'EAM', 'NAM'],
	...['ATK', 'EUFAD37', 'EUFADE', 'EUE', 'HO'],
	...['FAD', 'TRAVEL_AGENCY', 'SECOND_HAND', 'ARTWORK', 'ANTIQUES'],
]);

const size = (value: bigint): bigint => (value < 0n ? -value : value);

/** Both in hundredths of the same currency; `least` is what NAV lets pass however small the amount is. */
function isNear(actual: bigint, expected: bigint, least: bigint): boolean {
	const difference = size(actual - expected);
	return difference <= least || difference * PARTS_OF_A_PERCENT <= size(expected);
}

/** Half away from zero. */
function divide(value: bigint, divisor: bigint): bigint {
	const rounded = (size(value) * 2n + divisor) / (divisor * 2n);
	return value < 0n ? -rounded : rounded;
}

/** The greater of 1 HUF and 0.01 of the currency, once in the currency and once in forints (hundredths of each). */
function leastOf({ exchangeRate }: NavInvoice): Money {
	const forintInCurrency = exchangeRate === 0n ? ONE_FORINT : (ONE_FORINT * RATE_ONE) / exchangeRate;
	const hundredthInForints = exchangeRate / RATE_ONE;
	return {
		own: forintInCurrency > 1n ? forintInCurrency : 1n,
		huf: hundredthInForints > ONE_FORINT ? hundredthInForints : ONE_FORINT,
	};
}

function report(found: string[], name: string, place: string, actual: bigint, expected: bigint): void {
	found.push(`${name} (${place}: ${asDecimalText(actual, MONEY_SCALE)} instead of ${asDecimalText(expected, MONEY_SCALE)})`);
}

function headWarnings(invoice: NavInvoice, found: string[]): void {
	const isForint = invoice.currency === 'HUF';
	const isOne = invoice.exchangeRate === RATE_ONE;
	if (isForint && !isOne) found.push('INCORRECT_HEAD_DATA_CURRENCY_CODE_HUF (HUF with another rate than 1)');
	if (!isForint && isOne) found.push(`INCORRECT_HEAD_DATA_EXCHANGE_RATE_1 (${invoice.currency} with rate 1)`);
	if (invoice.customer) found.push(...customerWarnings(invoice.customer));
}

function lineWarnings(line: NavLine, position: number, exchangeRate: bigint, least: Money, found: string[]): void {
	const place = `line ${position}`;
	const { net, vat, gross } = line;
	if (line.quantity !== undefined && line.unitPrice !== undefined) {
		const expected = divide(line.quantity * line.unitPrice, PRODUCT_DIVISOR) - (line.discount ?? 0n);
		if (!isNear(net.own, expected, least.own)) report(found, 'INCORRECT_LINE_CALCULATION_NET_AMOUNT', place, net.own, expected);
	}
	const checkHuf = (name: string, own: bigint, huf: bigint): void => {
		const expected = divide(own * exchangeRate, RATE_ONE);
		if (!isNear(huf, expected, least.huf)) report(found, `INCORRECT_LINE_CALCULATION_${name}`, place, huf, expected);
	};
	checkHuf('LINE_NET_AMOUNT_HUF', net.own, net.huf);
	checkHuf('LINE_VAT_AMOUNT_HUF', vat.own, vat.huf);
	checkHuf('LINE_GROSS_AMOUNT_NORMAL_HUF', gross.own, gross.huf);
	if (line.unitPrice !== undefined && line.unitPriceHuf !== undefined) {
		checkHuf('UNIT_PRICE_HUF', divide(line.unitPrice, PRICE_PER_MONEY), divide(line.unitPriceHuf, PRICE_PER_MONEY));
	}
	checkSum(found, 'INCORRECT_LINE_CALCULATION_LINE_GROSS_AMOUNT_NORMAL_SUM', place, gross, plus(net, vat));
	if (!isKnownRate(line.vatRate)) found.push(`INCORRECT_LINE_DATA_VAT_PERCENTAGE (${place}: ${line.vatRate})`);
}

/** `EUE 0.19` is a known case with the rate of another country, which its reason names. */
function isKnownRate(vatRate: string): boolean {
	return PERCENTAGES.has(vatRate) || CASES.has(vatRate) || /^EUE 0\.\d{2,3}$/.test(vatRate);
}

const plus = (left: Money, right: Money): Money => ({ own: left.own + right.own, huf: left.huf + right.huf });
const NOTHING: Amounts = { net: { own: 0n, huf: 0n }, vat: { own: 0n, huf: 0n }, gross: { own: 0n, huf: 0n } };

function addAmounts(left: Amounts, right: Amounts): Amounts {
	return { net: plus(left.net, right.net), vat: plus(left.vat, right.vat), gross: plus(left.gross, right.gross) };
}

/** Sums are exact, in the currency and in forints. */
function checkSum(found: string[], name: string, place: string, actual: Money, expected: Money): void {
	if (actual.own !== expected.own) report(found, name, place, actual.own, expected.own);
	else if (actual.huf !== expected.huf) report(found, name, `${place}, in HUF`, actual.huf, expected.huf);
}

function summaryWarnings(invoice: NavInvoice, least: Money, found: string[]): void {
	const { lines, summary, totals } = invoice;
	const byRate = new Map<string, Amounts>();
	for (const line of lines) byRate.set(line.vatRate, addAmounts(byRate.get(line.vatRate) ?? NOTHING, line));
	const calculation = (name: string): string => `INCORRECT_SUMMARY_CALCULATION_${name}`;
	for (const rate of summary) {
		const place = `rate ${rate.vatRate}`;
		const ofLines = byRate.get(rate.vatRate) ?? NOTHING;
		byRate.delete(rate.vatRate);
		checkSum(found, calculation('VAT_RATE_NET_AMOUNT_LINE'), place, rate.net, ofLines.net);
		checkSum(found, calculation('VAT_RATE_VAT_AMOUNT_SUMMARY'), `${place}, its lines`, rate.vat, ofLines.vat);
		checkSum(found, calculation('INVOICE_GROSS_AMOUNT_SUMMARY'), place, rate.gross, plus(rate.net, rate.vat));
		const expected = divide(rate.net.own * vatPercentage(rate.vatRate), PERCENTAGE_ONE);
		if (!isNear(rate.vat.own, expected, least.own)) report(found, calculation('VAT_RATE_VAT_AMOUNT_SUMMARY'), place, rate.vat.own, expected);
	}
	for (const [vatRate, amounts] of byRate) checkSum(found, calculation('VAT_RATE_NET_AMOUNT_LINE'), `rate ${vatRate}, which the summary leaves out`, NOTHING.net, amounts.net);
	const ofRates = summary.reduce(addAmounts, NOTHING);
	const ofLines = lines.reduce(addAmounts, NOTHING);
	checkSum(found, calculation('INVOICE_NET_AMOUNT'), 'total against the rates', totals.net, ofRates.net);
	checkSum(found, calculation('INVOICE_NET_AMOUNT'), 'total against the lines', totals.net, ofLines.net);
	checkSum(found, calculation('INVOICE_VAT_AMOUNT_SUMMARY'), 'total against the rates', totals.vat, ofRates.vat);
	checkSum(found, calculation('INVOICE_VAT_AMOUNT_SUMMARY'), 'total against the lines', totals.vat, ofLines.vat);
	checkSum(found, calculation('INVOICE_GROSS_AMOUNT_SUMMARY'), 'total against the rates', totals.gross, ofRates.gross);
	checkSum(found, calculation('INVOICE_GROSS_AMOUNT_SUMMARY'), 'total', totals.gross, plus(totals.net, totals.vat));
	checkSum(found, calculation('INVOICE_GROSS_AMOUNT_LINE'), 'total against the lines', totals.gross, ofLines.gross);
	if (invoice.isOriginal && totals.net.own < 0n) found.push(`INCORRECT_SUMMARY_DATA_INVOICE_NET_AMOUNT (${asDecimalText(totals.net.own, MONEY_SCALE)})`);
}
