import { add, type Decimal, formatDecimal, hundredth, multiply, parseDecimal, round, ZERO } from '../../decimal';
import { serialize } from '../../wire/php';
import { nextId } from '../accounts';
import { vatRate, vatRateById } from '../catalog';
import { Hiba } from '../hiba';
import { namedProduct } from '../lines';
import { anyField, field } from '../rows';
import type { Product } from '../types';
import type { Operation, OperationContext } from './context';

const PRODUCT_DATA_FIELDS = 32;

function grossOf(product: Product): Decimal {
	return round(add(product.net, multiply(product.net, hundredth(product.vat.percent))), 2);
}

function requireProduct(context: OperationContext): Product {
	const product = namedProduct(context.account, context.row);
	if (!product) throw new Hiba('076');
	return product;
}

/** Op 5: stock, gross price, product id. */
export const stock: Operation = (context) => {
	const product = requireProduct(context);
	return [formatDecimal(product.stock), formatDecimal(grossOf(product)), product.id].join('|');
};

/** Op 14, PRO+: the same for each warehouse; the sandbox has two, one of them empty. */
export const stockEverywhere: Operation = (context) => {
	const product = requireProduct(context);
	return ['Központi raktár', formatDecimal(product.stock), 'Bolt', '0', product.id].join('|');
};

/** Op 19. */
export const stockList: Operation = (context) =>
	serialize(
		context.account.products.map((product) => ({
			megnevezes: product.name,
			cikkszam: product.sku,
			vonalkod: product.barcode,
			keszlet: formatDecimal(product.stock),
			mennyisegiegyseg: product.unit,
			netto: formatDecimal(product.net),
			brutto: formatDecimal(grossOf(product)),
		})),
	);

/** Op 21: 32 fields. Their order is not known; the first ones are filled. */
export const productData: Operation = (context) => {
	const product = requireProduct(context);
	const known = [
		product.id,
		product.sku,
		product.name,
		product.barcode,
		product.unit,
		formatDecimal(product.net),
		product.vat.label.replace('%', ''),
		formatDecimal(grossOf(product)),
		formatDecimal(product.stock),
	];
	return [...known, ...Array.from({ length: PRODUCT_DATA_FIELDS - known.length }, () => '')].join('|');
};

function decimalOr(text: string, otherwise: Decimal, code: '025' | '026'): Decimal {
	if (text === '') return otherwise;
	const value = parseDecimal(text);
	if (!value) throw new Hiba(code, text);
	return value;
}

/** Op 8: a known SKU is changed, a new one added. Answers with the product's id. */
export const saveProduct: Operation = (context) => {
	const { row, account } = context;
	const sku = field(row, 'cikkszam');
	const name = field(row, 'megnevezes');
	const known = account.products.find((product) => product.sku === sku && sku !== '');
	if (!known && name === '') throw new Hiba('028');
	const vatText = field(row, 'afa');
	const vatId = field(row, 'afa_id');
	const hasVat = vatText !== '' || vatId !== '';
	const vat = hasVat ? (vatText === '' ? vatRateById(vatId) : vatRate(vatText)) : (known?.vat ?? vatRate('27'));
	if (!vat) throw new Hiba('021', vatText || vatId);
	const product: Product = {
		id: known?.id ?? nextId(context.state),
		sku,
		name: name || (known?.name ?? ''),
		net: decimalOr(anyField(row, 'netto_egysegar', 'netto_ar', 'netto'), known?.net ?? ZERO, '026'),
		vat,
		unit: field(row, 'mennyisegiegyseg') || (known?.unit ?? 'db'),
		barcode: field(row, 'vonalkod') || (known?.barcode ?? ''),
		stock: decimalOr(anyField(row, 'keszlet', 'mennyiseg'), known?.stock ?? ZERO, '025'),
	};
	if (known) Object.assign(known, product);
	else account.products.push(product);
	return product.id;
};
