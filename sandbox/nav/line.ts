import type { BookedDocument, Line } from '../cashman/types';
import { type Decimal, formatDecimal, hundredth, isLess, isZero, magnitude, multiply } from '../decimal';
import type { Amounts, Money } from './amounts';
import { exchangeRateOf, money, priceInForints, quantity } from './currency';
import type { Elements } from './elements';
import { navText } from './text';
import { navVatRate } from './vatRate';

const DESCRIPTION_LENGTH = 512;
const OWN_UNIT_LENGTH = 50;
const OWN_CODE_LENGTH = 255;
const ADVANCE_KIND_CODE = 3;
const PRICE_LIMIT: Decimal = { units: 10n ** 12n, scale: 0 };

/** NAV's units by what shops write; every other unit is OWN, with its own word. */
const UNITS: ReadonlyMap<string, string> = new Map(
	Object.entries({
		PIECE: ['db', 'darab', 'pcs', 'piece', 'stück', 'stk'],
		KILOGRAM: ['kg', 'kilogramm'],
		TON: ['t', 'tonna'],
		KWH: ['kwh'],
		DAY: ['nap', 'day', 'tag'],
		HOUR: ['óra', 'hour', 'stunde'],
		MINUTE: ['perc', 'minute'],
		MONTH: ['hó', 'hónap', 'month', 'monat'],
		LITER: ['l', 'liter'],
		KILOMETER: ['km', 'kilométer'],
		CUBIC_METER: ['m3', 'm³', 'köbméter'],
		METER: ['m', 'méter'],
		LINEAR_METER: ['fm', 'folyóméter'],
		CARTON: ['karton'],
		PACK: ['csomag', 'csom'],
	}).flatMap(([unit, words]) => words.map((word) => [word, unit] as const)),
);

/** Finds a document of the same account by its number. */
export type FindDocument = (number: string) => BookedDocument | undefined;

/** @param position from 1 */
export function navLine(document: BookedDocument, position: number, line: Line, amounts: Amounts, find: FindDocument): Elements {
	const exchangeRate = exchangeRateOf(document.currency);
	return {
		lineNumber: String(position),
		lineModificationReference: document.cancels === '' ? undefined : modification(document, position),
		advanceData: advanceData(document, line, find),
		productCodes: line.sku === '' ? undefined : { productCode: { productCodeCategory: 'OWN', productCodeOwnValue: navText(line.sku, OWN_CODE_LENGTH) } },
		lineExpressionIndicator: true,
		lineDescription: navText(line.name, DESCRIPTION_LENGTH),
		quantity: formatDecimal(quantity(line.quantity)),
		...unitOfMeasure(line.unit),
		unitPrice: formatDecimal(quantity(line.unitNet)),
		unitPriceHUF: fitting(priceInForints(line.unitNet, exchangeRate)),
		lineDiscountData: isZero(line.discountPercent) ? undefined : discount(line),
		lineAmountsNormal: {
			lineNetAmountData: inBoth('lineNetAmount', amounts.net),
			lineVatRate: navVatRate(line.vat),
			lineVatData: inBoth('lineVatAmount', amounts.vat),
			lineGrossAmountData: inBoth('lineGrossAmountNormal', amounts.gross),
		},
	};
}

/** `QuantityType` has 12 digits for the whole part; a longer price, which only forints can come to, is left out. */
function fitting(value: Decimal): string | undefined {
	return isLess(magnitude(value), PRICE_LIMIT) ? formatDecimal(value) : undefined;
}

/** An amount in the invoice's currency and, under the same name with HUF, in forints. */
export function inBoth(name: string, { own, huf }: Money): Elements {
	return { [name]: moneyText(own), [`${name}HUF`]: moneyText(huf) };
}

function moneyText(value: Decimal): string {
	return formatDecimal(money(value));
}

/** A storno adds lines to those of the invoice it cancels, numbered on from its last (the schema's note at lineNumberReference). */
function modification(storno: BookedDocument, position: number): Elements {
	return { lineNumberReference: String(storno.lines.length + position), lineOperation: 'CREATE' };
}

/**
 * Lines of an advance invoice, and those of a final invoice that take an advance off: negative, named Előleg… with the advance's
 * number in brackets, for the wire has no field that would tell. A storno keeps its original's `kindCode`.
 */
function advanceData(document: BookedDocument, line: Line, find: FindDocument): Elements | undefined {
	if (document.kindCode === ADVANCE_KIND_CODE) return { advanceIndicator: true };
	const number = /^Előleg.*\(([^()]+)\)$/u.exec(line.name)?.[1];
	const advance = number === undefined ? undefined : find(number);
	if (advance?.kindCode !== ADVANCE_KIND_CODE) return undefined;
	return {
		advanceIndicator: true,
		advancePaymentData: {
			advanceOriginalInvoice: navText(advance.number, OWN_UNIT_LENGTH),
			advancePaymentDate: advance.paidDate || advance.date,
			advanceExchangeRate: formatDecimal(exchangeRateOf(advance.currency)),
		},
	};
}

function unitOfMeasure(unit: string): Elements {
	const known = UNITS.get(unit.trim().toLowerCase().replace(/\.$/, ''));
	return known === undefined ? { unitOfMeasure: 'OWN', unitOfMeasureOwn: navText(unit, OWN_UNIT_LENGTH) } : { unitOfMeasure: known };
}

function discount({ quantity: count, unitNet, discountPercent }: Line): Elements {
	const value = multiply(multiply(count, unitNet), hundredth(discountPercent));
	return { discountDescription: `${formatDecimal(discountPercent)} %`, discountValue: moneyText(value) };
}
