import type { Row } from '../../nodes/CashmanFx/wire/createRows';
import { FORINT_RATE, MONEY_SCALE, PRICE_SCALE, QUANTITY_SCALE, summed, unitsOf, type Amounts, type Money, type NavInvoice, type NavLine } from '../nav/invoice';
import { warningsOf } from '../nav/warnings';

/** Forints for one unit of another currency: any rate does, for every amount is multiplied by it. */
const FOREIGN_RATE = 400n;

/** What the tax office would warn of, if an invoice were issued with the amounts of these rows, unit prices and all. */
export function navWarnings(rows: readonly Row[]): string[] {
	const currency = rows[0]?.deviza ?? '';
	const rate = currency === 'HUF' ? 1n : FOREIGN_RATE;
	const money = (text: string | undefined): Money => {
		const own = unitsOf(text ?? '', MONEY_SCALE);
		return { own, huf: own * rate };
	};
	const amounts = (row: Row | undefined, prefix: string): Amounts => ({ net: money(row?.[`${prefix}_netto`]), vat: money(row?.[`${prefix}_afa`]), gross: money(row?.[`${prefix}_brutto`]) });
	const lines = rows.map((row): NavLine => {
		const unitPrice = unitsOf(row.netto_egysegar ?? '', PRICE_SCALE);
		return { ...amounts(row, 'tetel'), vatRate: navRate(row.afa ?? ''), quantity: unitsOf(row.mennyiseg ?? '', QUANTITY_SCALE), unitPrice, unitPriceHuf: unitPrice * rate };
	});
	const invoice: NavInvoice = { currency, exchangeRate: rate * FORINT_RATE, isOriginal: true, ...summed(lines), totals: amounts(rows[0], 'szamla') };
	return warningsOf(invoice);
}

/** A percentage as a fraction (0.27); plain 0 stands for goods without VAT, whose case code is the account's affair. */
function navRate(afa: string): string {
	if (!/^\d/.test(afa)) return afa;
	return afa === '0' ? 'AAM' : `0.${afa.padStart(2, '0')}`;
}
