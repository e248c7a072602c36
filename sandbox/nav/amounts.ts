import type { BookedDocument, Line } from '../cashman/types';
import { add, type Decimal, ZERO } from '../decimal';
import { exchangeRateOf, money, moneyInForints } from './currency';
import type { Elements } from './elements';
import { navVatRate } from './vatRate';

export interface Money {
	readonly own: Decimal;
	readonly huf: Decimal;
}

export interface Amounts {
	readonly net: Money;
	readonly vat: Money;
	readonly gross: Money;
}

export interface DocumentAmounts {
	readonly exchangeRate: Decimal;
	/** One for each line, in their order. */
	readonly lines: readonly Amounts[];
	/** One for each rate, in the order the rates first occur. */
	readonly rates: readonly { readonly vatRate: Elements; readonly amounts: Amounts }[];
	readonly total: Amounts;
}

const NOTHING: Amounts = { net: { own: ZERO, huf: ZERO }, vat: { own: ZERO, huf: ZERO }, gross: { own: ZERO, huf: ZERO } };

/**
 * A line's net and VAT are turned into forints; everything else is their sum, so that lines, rates and totals agree to the
 * last hundredth in both currencies. Turning a total into forints by itself would differ from its lines by roundings.
 */
export function amountsOf({ lines, currency }: BookedDocument): DocumentAmounts {
	const exchangeRate = exchangeRateOf(currency);
	const ofLines = lines.map((line) => lineAmounts(line, exchangeRate));
	const rates = new Map<string, { vatRate: Elements; amounts: Amounts }>();
	lines.forEach((line, index) => {
		const vatRate = navVatRate(line.vat);
		const key = JSON.stringify(vatRate);
		rates.set(key, { vatRate, amounts: plus(rates.get(key)?.amounts ?? NOTHING, ofLines[index] ?? NOTHING) });
	});
	return { exchangeRate, lines: ofLines, rates: [...rates.values()], total: ofLines.reduce(plus, NOTHING) };
}

function lineAmounts(line: Line, exchangeRate: Decimal): Amounts {
	const inBoth = (value: Decimal): Money => ({ own: money(value), huf: moneyInForints(money(value), exchangeRate) });
	const net = inBoth(line.net);
	const vat = inBoth(line.vatAmount);
	return { net, vat, gross: plusMoney(net, vat) };
}

function plus(left: Amounts, right: Amounts): Amounts {
	return {
		net: plusMoney(left.net, right.net),
		vat: plusMoney(left.vat, right.vat),
		gross: plusMoney(left.gross, right.gross),
	};
}

function plusMoney(left: Money, right: Money): Money {
	return { own: add(left.own, right.own), huf: add(left.huf, right.huf) };
}
