import { fireInBackground } from '../action';
import {
	ApiStatus,
	type Call,
	isObject,
	requireForm,
	requireList,
	requireObject,
	requireRecord,
	type Route,
	wireText,
} from '../call';
import { addOrder, findBySku, orderItem, recomputeSums } from '../orders';
import { nextId } from '../seed';
import { type ContactRecord, FORM_METHOD, type OrderItem } from '../types';

function saveOrder(call: Call): unknown {
	const list = requireList(call);
	const form = requireForm(list, call, FORM_METHOD.order);
	const record = addOrder(call.sandbox, list, form?.id ?? '0', requireObject(call.body));
	fireInBackground(call.sandbox, list, record);
	return Number(record.id);
}

/** A webshop names its products by SKU; one that is not known yet becomes a product. */
function learnProducts(call: Call, entries: readonly unknown[], currency: string): void {
	for (const entry of entries) {
		if (!isObject(entry)) throw new ApiStatus(406);
		const sku = wireText(entry.prod_id);
		if (findBySku(call.state, sku)) continue;
		const id = nextId(call.state);
		call.state.products.set(id, {
			prod_id: id,
			prod_sku: sku,
			prod_name: wireText(entry.prod_name),
			prod_price: wireText(entry.prod_price),
			prod_vat_percent: wireText(entry.tax),
			prod_currency: currency,
			prodcat_ids: '',
		});
	}
}

/** Webshop import: other field names, and the webshop's own order id, which is stored once. */
function processWebshopOrder(call: Call): unknown {
	const list = requireList(call);
	const form = requireForm(list, call, FORM_METHOD.order);
	const body = requireObject(call.body);
	const orderId = wireText(body.order_id);
	const products = Array.isArray(body.products) ? body.products : [];
	const known = list.records.find((record) => orderId !== '' && record.values.mssys_shoprenter_id === orderId);
	if (known) return Number(known.id);
	const currency = wireText(body.currency) || 'HUF';
	learnProducts(call, products, currency);
	const { shipping_method: shippingMode, ...rest } = body;
	const record = addOrder(call.sandbox, list, form?.id ?? '0', {
		...rest,
		products,
		mssys_shoprenter_id: orderId,
		mssys_bill_currency: currency,
		mssys_shipping_mode: wireText(shippingMode),
		mssys_netto_shipping_cost: wireText(body.netshippingcost) || '0',
		mssys_shipping_cost: wireText(body.grossshippingcost) || '0',
		mssys_order_status: wireText(body.order_status_id) || '1',
		mssys_payment_method: wireText(body.payment_code) || '1',
	});
	fireInBackground(call.sandbox, list, record);
	return Number(record.id);
}

function bodyProducts(call: Call): readonly unknown[] {
	const { products } = requireObject(call.body);
	if (!Array.isArray(products)) throw new ApiStatus(406);
	return products;
}

function addProducts(call: Call): unknown {
	const record = requireRecord(requireList(call), call.parameters.order);
	const added = bodyProducts(call).map((entry) => ({
		...orderItem(call.state, entry, record.values.mssys_bill_currency ?? 'HUF'),
		nud_id: record.id,
	}));
	record.products.push(...added);
	recomputeSums(record);
	return added.length;
}

/** Changes price, quantity or name of the items that match; sums are drawn anew. */
function modifyItems(
	call: Call,
	record: ContactRecord,
	isMeant: (item: OrderItem, entry: Record<string, unknown>) => boolean,
): number {
	let changed = 0;
	for (const entry of bodyProducts(call)) {
		if (!isObject(entry)) throw new ApiStatus(406);
		record.products = record.products.map((item) => {
			if (!isMeant(item, entry)) return item;
			changed += 1;
			const { oi_netto_sum: _net, oi_brutto_sum: _gross, ...kept } = item;
			const written = {
				...kept,
				oi_price: entry.oi_price ?? entry.prod_price ?? item.oi_price,
				oi_quantity: entry.oi_quantity ?? entry.qty ?? item.oi_quantity,
				oi_name: entry.oi_name ?? entry.prod_name ?? item.oi_name,
			};
			return { ...orderItem(call.state, written, item.oi_currency ?? 'HUF'), nud_id: record.id };
		});
	}
	recomputeSums(record);
	return changed;
}

function isSameProduct(item: OrderItem, entry: Record<string, unknown>): boolean {
	return entry.prod_id !== undefined
		? item.prod_id === wireText(entry.prod_id)
		: item.oi_sku === wireText(entry.prod_sku);
}

function modifyProducts(call: Call): unknown {
	const list = requireList(call);
	const { order, webshopId, item: itemId } = call.parameters;
	if (itemId !== undefined) {
		const record = list.records.find(({ products }) => products.some((item) => item.oi_id === itemId));
		if (!record) throw new ApiStatus(404);
		return modifyItems(call, record, (item) => item.oi_id === itemId);
	}
	const record =
		webshopId === undefined
			? requireRecord(list, order)
			: list.records.find(({ values }) => values.mssys_shoprenter_id === webshopId);
	if (!record) throw new ApiStatus(404);
	return modifyItems(call, record, isSameProduct);
}

function deleteProducts(call: Call): unknown {
	const list = requireList(call);
	if (!Array.isArray(call.body)) throw new ApiStatus(406);
	const ids = new Set(call.body.map(wireText));
	const key = call.parameters.order === undefined ? 'oi_id' : 'prod_id';
	const records = call.parameters.order === undefined ? list.records : [requireRecord(list, call.parameters.order)];
	let deleted = 0;
	for (const record of records) {
		const kept = record.products.filter((item) => !ids.has(item[key] ?? ''));
		deleted += record.products.length - kept.length;
		record.products = kept;
		recomputeSums(record);
	}
	return deleted;
}

function oneItem(call: Call): unknown {
	const item = requireList(call)
		.records.flatMap(({ products }) => products)
		.find(({ oi_id }) => oi_id === call.parameters.item);
	if (!item) throw new ApiStatus(404);
	return item;
}

export const orderRoutes: readonly Route[] = [
	{ methods: ['POST'], pattern: 'saveOrder/:nl/form/:ns', run: saveOrder },
	{ methods: ['POST'], pattern: 'processWebshopOrder/:nl/ns_id/:ns', run: processWebshopOrder },
	{ methods: ['POST'], pattern: 'orderaddproduct/:nl/:order', run: addProducts },
	{ methods: ['POST'], pattern: 'orderaddproduct/:nl/:order/oi', run: addProducts },
	{ methods: ['POST'], pattern: 'ordermodproduct/:nl/orderid/:webshopId', run: modifyProducts },
	{ methods: ['POST'], pattern: 'ordermodproduct/:nl/oi/:item', run: modifyProducts },
	{ methods: ['POST'], pattern: 'ordermodproduct/:nl/:order', run: modifyProducts },
	{ methods: ['POST'], pattern: 'orderdelproduct/:nl/oi', run: deleteProducts },
	{ methods: ['POST'], pattern: 'orderdelproduct/:nl/:order', run: deleteProducts },
	{ methods: ['GET'], pattern: 'orderlistproducts/:nl/:item', run: oneItem },
];
