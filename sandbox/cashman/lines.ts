import {
	add,
	type Decimal,
	equals,
	hundredth,
	isLess,
	isZero,
	magnitude,
	multiply,
	parseDecimal,
	round,
	subtract,
	sum,
	ZERO,
} from '../decimal';
import { CURRENCY_DECIMALS, decimal, unitById, vatRate, vatRateById } from './catalog';
import { Hiba, type HibaCode } from './hiba';
import { field } from './rows';
import type { Account, Line, Product, Row, Totals, VatRate } from './types';

const HUNDRED = decimal('100');
// NAV's schema has 16 digits for whole forints, of which the dearest currency leaves 13, and 12 for a quantity or a price.
const AMOUNT_LIMIT = decimal('10000000000000');
const FACTOR_LIMIT = decimal('1000000000000');
const ITEM_FIELDS = ['termek_id', 'cikkszam', 'megnevezes', 'mennyiseg', 'netto_egysegar', 'afa', 'afa_id'];

function isItem(row: Row): boolean {
	return ITEM_FIELDS.some((name) => field(row, name) !== '');
}

/** The product a line names, if it names one. `cikkszam` counts only without `termek_id`. */
export function namedProduct(account: Account, row: Row): Product | undefined {
	const id = field(row, 'termek_id');
	const sku = field(row, 'cikkszam');
	if (id === '' && sku === '') return undefined;
	const found = account.products.find((product) => (id === '' ? product.sku === sku : product.id === id));
	if (!found) throw new Hiba('076');
	return found;
}

function vatOf(row: Row, product: Product | undefined): VatRate {
	const text = field(row, 'afa');
	const id = field(row, 'afa_id');
	if (text === '' && id === '' && product) return product.vat;
	const rate = text === '' ? vatRateById(id) : vatRate(text);
	if (!rate) throw new Hiba('021', text || id || 'nincs megadva');
	return rate;
}

function unitOf(row: Row, product: Product | undefined): string {
	const id = field(row, 'mennyisegiegyseg_id');
	const named = field(row, 'mennyisegiegyseg');
	if (named !== '') return named;
	if (id === '') return product?.unit ?? 'db';
	const unit = unitById(id);
	if (unit === undefined) throw new Hiba('030', id);
	return unit;
}

function requireDecimal(text: string, code: HibaCode): Decimal {
	const value = parseDecimal(text);
	if (!value) throw new Hiba(code, text === '' ? 'nincs megadva' : text);
	return value;
}

interface Amounts {
	readonly net: Decimal;
	readonly vatAmount: Decimal;
	readonly gross: Decimal;
}

function givenAmounts(row: Row, position: number): Amounts {
	const read = (name: string): Decimal => requireDecimal(field(row, name), '041');
	const amounts = { net: read('tetel_netto'), vatAmount: read('tetel_afa'), gross: read('tetel_brutto') };
	if (!equals(add(amounts.net, amounts.vatAmount), amounts.gross)) throw new Hiba('043', `${position}. tétel`);
	return amounts;
}

function computedAmounts(
	price: Decimal,
	quantity: Decimal,
	discount: Decimal,
	vat: VatRate,
	decimals: number,
): Amounts {
	const payable = hundredth(subtract(HUNDRED, discount));
	const net = round(multiply(multiply(price, quantity), payable), decimals);
	const vatAmount = round(multiply(net, hundredth(vat.percent)), decimals);
	return { net, vatAmount, gross: add(net, vatAmount) };
}

function readLine(account: Account, row: Row, position: number, currency: string, amountsGiven: boolean): Line {
	const product = namedProduct(account, row);
	const name = field(row, 'megnevezes') || product?.name;
	if (name === undefined || name === '') throw new Hiba('028', `${position}. tétel`);
	const quantity = requireDecimal(field(row, 'mennyiseg'), '025');
	if (isZero(quantity) || !isLess(magnitude(quantity), FACTOR_LIMIT)) throw new Hiba('025', field(row, 'mennyiseg'));
	const priceText = field(row, 'netto_egysegar');
	const unitNet = priceText === '' && product ? product.net : requireDecimal(priceText, '026');
	if (!isLess(magnitude(unitNet), FACTOR_LIMIT)) throw new Hiba('026', priceText);
	const discountText = field(row, 'kedvezmeny');
	const discountPercent = discountText === '' ? ZERO : requireDecimal(discountText, '029');
	const vat = vatOf(row, product);
	const amounts = amountsGiven
		? givenAmounts(row, position)
		: computedAmounts(unitNet, quantity, discountPercent, vat, CURRENCY_DECIMALS[currency] ?? 2);
	return {
		sku: product?.sku ?? '',
		productId: product?.id ?? '',
		name,
		quantity,
		unit: unitOf(row, product),
		unitNet,
		discountPercent,
		vat,
		note: field(row, 'tetel_megjegyzes'),
		...amounts,
	};
}

/** Lines that take each other back come to little, so every line counts with its size. */
function checkSize(lines: readonly Line[]): void {
	const sizes = lines.flatMap(({ net, vatAmount, quantity, unitNet }) => [net, vatAmount, multiply(quantity, unitNet)].map(magnitude));
	if (!isLess(sum(sizes), AMOUNT_LIMIT)) throw new Hiba('045');
}

function totalsOf(lines: readonly Line[]): Totals {
	return {
		net: sum(lines.map((line) => line.net)),
		vat: sum(lines.map((line) => line.vatAmount)),
		gross: sum(lines.map((line) => line.gross)),
	};
}

const TOTAL_FIELDS = { net: 'szamla_netto', vat: 'szamla_afa', gross: 'szamla_brutto' } as const;

/** Given totals must be complete and equal the sums of the lines, to the last digit. */
function checkGivenTotals(header: Row, sums: Totals): void {
	const given = {
		net: requireDecimal(field(header, TOTAL_FIELDS.net), '040'),
		vat: requireDecimal(field(header, TOTAL_FIELDS.vat), '040'),
		gross: requireDecimal(field(header, TOTAL_FIELDS.gross), '040'),
	};
	if (!equals(add(given.net, given.vat), given.gross)) throw new Hiba('043', 'végösszeg');
	for (const part of ['net', 'vat', 'gross'] as const) {
		if (!equals(given[part], sums[part])) throw new Hiba('042', TOTAL_FIELDS[part]);
	}
}

export function readLines(account: Account, rows: readonly Row[], currency: string): { lines: Line[]; totals: Totals } {
	const header = rows[0];
	if (!header || !rows.some(isItem)) throw new Hiba('027');
	const amountsGiven = Object.values(TOTAL_FIELDS).some((name) => field(header, name) !== '');
	const items = isItem(header) ? rows : rows.slice(1);
	const lines = items.map((row, index) => readLine(account, row, index + 1, currency, amountsGiven));
	checkSize(lines);
	const totals = totalsOf(lines);
	if (amountsGiven) checkGivenTotals(header, totals);
	return { lines, totals };
}
