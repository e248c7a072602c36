import { add, formatDecimal, hundredth, multiply, parseDecimal, round, sum, ZERO } from '../../decimal';
import { ApiStatus, type Call, isObject, requireList, requireObject, type Route, wireText } from '../call';
import { findBySku } from '../orders';
import { nextId } from '../seed';
import type { Values } from '../types';

const WRITABLE = ['prod_name', 'prod_price', 'prod_vat_percent', 'prod_currency', 'prod_sku'];

function wireProduct(product: Values): Record<string, unknown> {
	return { ...product, prodcat_ids: (product.prodcat_ids ?? '').split(',').filter((id) => id !== '') };
}

function productInput(body: Record<string, unknown>): Values {
	const values: Values = {};
	for (const name of WRITABLE) if (body[name] !== undefined) values[name] = wireText(body[name]);
	if (Array.isArray(body.prodcat_ids)) values.prodcat_ids = body.prodcat_ids.map(wireText).join(',');
	return values;
}

function createProduct(call: Call): unknown {
	const input = productInput(requireObject(call.body));
	if (WRITABLE.some((name) => input[name] === undefined || input[name] === '')) throw new ApiStatus(406);
	const id = nextId(call.state);
	call.state.products.set(id, { prod_id: id, prodcat_ids: '', ...input });
	return Number(id);
}

function requireProduct(call: Call): Values {
	const { id, sku } = call.parameters;
	const product = sku === undefined ? call.state.products.get(id ?? '') : findBySku(call.state, sku);
	if (!product) throw new ApiStatus(404);
	return product;
}

function modifyProduct(call: Call): unknown {
	Object.assign(requireProduct(call), productInput(requireObject(call.body)));
	return 1;
}

/** Discount of a coupon over the products of the request; an unknown code gives 0. */
function checkCoupon(call: Call): unknown {
	requireList(call);
	const body = requireObject(call.body);
	const coupon = call.state.coupons.find(({ code }) => code === wireText(body.coupon_code));
	if (!coupon) return 0;
	const share = hundredth(parseDecimal(coupon.percent) ?? ZERO);
	const lines = (Array.isArray(body.products) ? body.products : []).filter(isObject).map((entry) => {
		const price = parseDecimal(wireText(entry.price ?? entry.oi_price ?? entry.prod_price) || '0') ?? ZERO;
		const quantity = parseDecimal(wireText(entry.quantity ?? entry.oi_quantity ?? entry.qty) || '1') ?? ZERO;
		const vat = call.state.products.get(wireText(entry.prod_id))?.prod_vat_percent ?? '27';
		const net = multiply(multiply(price, quantity), share);
		return { net, gross: add(net, multiply(net, hundredth(parseDecimal(vat) ?? ZERO))) };
	});
	return {
		id: coupon.id,
		type: '1',
		netto_discount: formatDecimal(round(sum(lines.map(({ net }) => net)), 2)),
		brutto_discount: formatDecimal(round(sum(lines.map(({ gross }) => gross)), 2)),
	};
}

function requireCategory(call: Call): Values {
	const category = call.state.categories.get(call.parameters.id ?? '');
	if (!category) throw new ApiStatus(404);
	return category;
}

function createCategory(call: Call): unknown {
	const name = wireText(requireObject(call.body).prodcat_name);
	if (name === '') throw new ApiStatus(406);
	const id = nextId(call.state);
	call.state.categories.set(id, {
		prodcat_id: id,
		prodcat_name: name,
		prodcat_order: String(call.state.categories.size + 1),
	});
	return Number(id);
}

function modifyCategory(call: Call): unknown {
	const body = requireObject(call.body);
	const category = requireCategory(call);
	for (const name of ['prodcat_name', 'prodcat_order'])
		if (body[name] !== undefined) category[name] = wireText(body[name]);
	return 1;
}

export const productRoutes: readonly Route[] = [
	{ methods: ['GET'], pattern: 'listproducts', run: ({ state }) => [...state.products.values()].map(wireProduct) },
	{ methods: ['GET'], pattern: 'getproduct/:id', run: (call) => wireProduct(requireProduct(call)) },
	{ methods: ['POST'], pattern: 'createproduct', run: createProduct },
	{ methods: ['POST'], pattern: 'modifyproduct/sku/:sku', run: modifyProduct },
	{ methods: ['POST'], pattern: 'modifyproduct/:id', run: modifyProduct },
	{
		methods: ['DELETE'],
		pattern: 'deleteproduct/:id',
		run: ({ state, parameters }) => (state.products.delete(parameters.id ?? '') ? 1 : 0),
	},
	{ methods: ['GET'], pattern: 'listprodcategories', run: ({ state }) => [...state.categories.values()] },
	{ methods: ['GET'], pattern: 'listprodcategories/:id', run: requireCategory },
	{ methods: ['POST'], pattern: 'createprodcategory', run: createCategory },
	{ methods: ['POST'], pattern: 'modprodcategory/:id', run: modifyCategory },
	{
		methods: ['GET', 'DELETE'],
		pattern: 'delprodcategory/:id',
		run: ({ state, parameters }) => (state.categories.delete(parameters.id ?? '') ? 1 : 0),
	},
	{ methods: ['POST'], pattern: 'couponcheck/:nl', run: checkCoupon },
];
