import { decimal } from '../cashman/catalog';
import { type Decimal, multiply, round } from '../decimal';

/** HUF for one unit. Made up and fixed, so that one document is always the same XML; forints have 1, as NAV wants. */
const EXCHANGE_RATES: Readonly<Record<string, string>> = { HUF: '1', EUR: '398.25', CHF: '417.6', USD: '364.125', GBP: '468.9' };

const MONEY_DECIMALS = 2;
const PRICE_DECIMALS = 10;

/** @throws for a currency that the catalogue does not have */
export function exchangeRateOf(currency: string): Decimal {
	const rate = EXCHANGE_RATES[currency];
	if (rate === undefined) throw new Error(`no exchange rate for ${currency}`);
	return decimal(rate);
}

/** `MonetaryType`: two decimals at most. */
export function money(value: Decimal): Decimal {
	return round(value, MONEY_DECIMALS);
}

/** `QuantityType`: ten decimals at most; for quantities and unit prices. */
export function quantity(value: Decimal): Decimal {
	return round(value, PRICE_DECIMALS);
}

export function moneyInForints(value: Decimal, exchangeRate: Decimal): Decimal {
	return money(multiply(value, exchangeRate));
}

export function priceInForints(value: Decimal, exchangeRate: Decimal): Decimal {
	return quantity(multiply(value, exchangeRate));
}
