import { type Decimal, parseDecimal } from '../decimal';
import type { VatRate } from './types';

/** The facts name these; a user of the real service picks them from a list. */
export const PAYMENT_METHODS = new Set([
	'Átutalás',
	'Készpénz',
	'Utánvét',
	'Bankkártya',
	'Üdülési csekk',
	'PayPal',
	'Szép kártya',
	'Utalvány',
	'Halasztott KP',
	'Barter',
	'Kompenzáció',
	'Barion',
]);

/** Decimals that a line total computed by the service is rounded to. Forints are whole (a guess for the real one). */
export const CURRENCY_DECIMALS: Readonly<Record<string, number>> = { HUF: 0, EUR: 2, CHF: 2, USD: 2, GBP: 2 };

export const LANGUAGES = new Set(['hu', 'de', 'en']);

export function decimal(text: string): Decimal {
	const value = parseDecimal(text);
	if (!value) throw new Error(`not a decimal: ${text}`);
	return value;
}

/**
 * VAT codes beside plain percentages. How the real service spells exemptions is not known, so this table is meant to be
 * edited: a test may add a code.
 */
export const VAT_CODES = new Map<string, string>(
	['AAM', 'TAM', 'EU', 'EUFAD', 'EUFAD37', 'EUFADE', 'EUE', 'EUK', 'HO', 'ATK', 'FAD', 'FAFA', 'KBAET', 'MAA'].map(
		(code) => [code, '0'],
	),
);

const VAT_PERCENTAGES = new Set(['27', '25', '20', '18', '15', '12', '5', '0', '19', '21', '23']);

/** The 4.x spelling; 32 is known from the facts, the others are ours. */
const VAT_IDS: Readonly<Record<string, string>> = {
	'32': '27',
	'30': '18',
	'29': '5',
	'28': '0',
	'33': 'AAM',
	'34': 'TAM',
};

export function vatRate(text: string): VatRate | undefined {
	const code = VAT_CODES.get(text);
	if (code !== undefined) return { label: text, percent: decimal(code) };
	const percent = text.replace(/%$/, '').replace(/\.0+$/, '');
	return VAT_PERCENTAGES.has(percent) ? { label: `${percent}%`, percent: decimal(percent) } : undefined;
}

export function vatRateById(id: string): VatRate | undefined {
	const label = VAT_IDS[id];
	return label === undefined ? undefined : vatRate(label);
}

const UNIT_IDS: Readonly<Record<string, string>> = { '19': 'db', '20': 'óra', '21': 'hó', '22': 'kg' };

export function unitById(id: string): string | undefined {
	return UNIT_IDS[id];
}

export const SELLER = {
	name: 'Minta Kereskedő Kft.',
	address: '1138 Budapest, Árvíztűrő utca 12.',
	taxNumber: '12345676-2-41',
	bankAccount: '11111111-22222222-33333333',
};
