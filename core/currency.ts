import { Problem } from './problem';

/** Currencies (deviza) that CashMan-FX takes (U). */
export const CURRENCIES = ['HUF', 'EUR', 'CHF', 'USD', 'GBP'] as const;

export type Currency = (typeof CURRENCIES)[number];

/** The currency that a text names; undefined for none that CashMan-FX takes. Shops write the forint as Ft as often as HUF. */
export function currencyNamed(text: string): Currency | undefined {
	const wanted = text.trim().toUpperCase();
	return CURRENCIES.find((known) => known === (wanted === 'FT' ? 'HUF' : wanted));
}

export function requireCurrency(code: string, field: string): Currency {
	const currency = currencyNamed(code);
	if (currency !== undefined) return currency;
	throw new Problem('CashMan-FX does not know this currency (deviza)', field, code, `Use one of: ${CURRENCIES.join(', ')}.`);
}
