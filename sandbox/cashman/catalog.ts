import { type Decimal, equals, formatDecimal, parseDecimal, subtract } from '../decimal';
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
 * VAT codes beside percentages, all reckoned as 0 %: NAV's case codes, domestic reverse charge (FAD), and the margin
 * schemes (különbözet szerinti adózás: utazás, használt, műalkotás, régiség). How the real service spells them is not
 * known, so this table is meant to be edited: a test may add a code. What NAV is told of each stands in sandbox/nav/vatRate.ts.
 */
export const VAT_CODES = new Map<string, string>(
	[
		...['AAM', 'TAM', 'KBAET', 'KBAUK', 'EAM', 'NAM'],
		...['ATK', 'EUFAD37', 'EUFADE', 'EUE', 'HO'],
		...['FAD', 'ÁKK-U', 'ÁKK-H', 'ÁKK-M', 'ÁKK-R'],
		...['TRAVEL_AGENCY', 'SECOND_HAND', 'ARTWORK', 'ANTIQUES'],
	].map((code) => [code, '0']),
);

/** Hungary's rates are 27, 18, 5 and 0. A shop in the EU's one-stop shop (OSS) also charges other countries', of which Finland's is the highest. */
const HUNGARIAN_PERCENT = decimal('27');
const HIGHEST_FOREIGN_PERCENT = decimal('25.5');

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
	const [, whole, fraction] = /^(0|[1-9]\d?)(?:\.(\d)0*)?%?$/.exec(text) ?? [];
	if (whole === undefined) return undefined;
	const percent = decimal(Number(fraction ?? 0) === 0 ? whole : `${whole}.${fraction}`);
	const isCharged = equals(percent, HUNGARIAN_PERCENT) || subtract(HIGHEST_FOREIGN_PERCENT, percent).units >= 0n;
	return isCharged ? { label: `${formatDecimal(percent)}%`, percent } : undefined;
}

export function vatRateById(id: string): VatRate | undefined {
	const label = VAT_IDS[id];
	return label === undefined ? undefined : vatRate(label);
}

const UNIT_IDS: Readonly<Record<string, string>> = { '19': 'db', '20': 'óra', '21': 'hó', '22': 'kg' };

export function unitById(id: string): string | undefined {
	return UNIT_IDS[id];
}

const SELLER_ADDRESS = { zip: '1138', city: 'Budapest', street: 'Árvíztűrő utca 12.' };

export const SELLER = {
	name: 'Minta Kereskedő Kft.',
	...SELLER_ADDRESS,
	address: `${SELLER_ADDRESS.zip} ${SELLER_ADDRESS.city}, ${SELLER_ADDRESS.street}`,
	taxNumber: '12345676-2-41',
	bankAccount: '11111111-22222222-33333333',
};
