import { CURRENCY_DECIMALS } from '../cashman/catalog';
import type { Line } from '../cashman/types';
import { add, type Decimal, formatDecimal, ZERO } from '../decimal';

/** `1234567.5` as `1 234 567,50` with the decimals of the currency; a hard space, so that a number never breaks over two lines. */
export function money(value: Decimal, currency: string): string {
	const [whole = '', fraction] = formatDecimal(value, CURRENCY_DECIMALS[currency] ?? 2).split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0');
	return `${grouped}${fraction === undefined ? '' : `,${fraction}`}`;
}

export interface VatGroup {
	readonly label: string;
	readonly net: Decimal;
	readonly vat: Decimal;
	readonly gross: Decimal;
}

/** One row per rate, in the order the rates first occur. */
export function vatGroups(lines: readonly Line[]): VatGroup[] {
	const groups = new Map<string, VatGroup>();
	for (const line of lines) {
		const { label } = line.vat;
		const group = groups.get(label) ?? { label, net: ZERO, vat: ZERO, gross: ZERO };
		groups.set(label, {
			label,
			net: add(group.net, line.net),
			vat: add(group.vat, line.vatAmount),
			gross: add(group.gross, line.gross),
		});
	}
	return [...groups.values()];
}
