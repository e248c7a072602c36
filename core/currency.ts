import { Problem } from './problem';

/** Currencies (deviza) that CashMan-FX takes (U). */
export const CURRENCIES = ['HUF', 'EUR', 'CHF', 'USD', 'GBP'] as const;

export type Currency = (typeof CURRENCIES)[number];

export function requireCurrency(code: string, field: string): Currency {
	const wanted = code.trim().toUpperCase();
	// Shops write the forint as Ft as often as HUF.
	const currency = CURRENCIES.find((known) => known === (wanted === 'FT' ? 'HUF' : wanted));
	if (currency === undefined) {
		throw new Problem('CashMan-FX does not know this currency (deviza)', field, code, `Use one of: ${CURRENCIES.join(', ')}.`);
	}
	return currency;
}
