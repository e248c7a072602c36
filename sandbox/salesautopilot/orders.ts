import { add, type Decimal, formatDecimal, hundredth, multiply, parseDecimal, round, sum, ZERO } from '../decimal';
import type { SandboxState } from '../state';
import { ApiStatus, isObject, wireText } from './call';
import { addRecord } from './records';
import { nextId } from './seed';
import type { ContactList, ContactRecord, OrderItem, SalesAutopilotState, Values } from './types';

const CENTS = 2;

function number(value: unknown, otherwise = '0'): Decimal {
	const text = wireText(value) || otherwise;
	const parsed = parseDecimal(text);
	if (!parsed) throw new ApiStatus(406);
	return parsed;
}

/** Fills in the sums of a line that are not given. */
function withSums(item: OrderItem): OrderItem {
	const net = item.oi_netto_sum
		? number(item.oi_netto_sum)
		: multiply(number(item.oi_price), number(item.oi_quantity, '1'));
	const gross = item.oi_brutto_sum
		? number(item.oi_brutto_sum)
		: round(add(net, multiply(net, hundredth(number(item.oi_vat_percent)))), CENTS);
	return { ...item, oi_netto_sum: formatDecimal(net), oi_brutto_sum: formatDecimal(gross) };
}

/** A product entry in any of the three spellings: `prod_id`+`qty`, `oi_*`, or a webshop's SKU with `tax`. */
export function orderItem(state: SalesAutopilotState, entry: unknown, currency: string): OrderItem {
	if (!isObject(entry)) throw new ApiStatus(406);
	const id = wireText(entry.prod_id);
	const sku = wireText(entry.prod_sku ?? entry.oi_sku);
	const known = state.products.get(id) ?? findBySku(state, sku === '' ? id : sku);
	if (!known && entry.oi_name === undefined) throw new ApiStatus(406);
	const vatPercent = wireText(entry.oi_vat_percent ?? entry.tax) || (known?.prod_vat_percent ?? '0');
	const price = wireText(entry.oi_price ?? entry.prod_price) || (known?.prod_price ?? '0');
	return withSums({
		oi_id: wireText(entry.oi_id) || nextId(state),
		oi_sku: wireText(entry.oi_sku) || (known?.prod_sku ?? sku),
		oi_name: wireText(entry.oi_name ?? entry.prod_name) || (known?.prod_name ?? ''),
		oi_price: price,
		// The public PHP client reads this name from an ordered item, too.
		prod_price: price,
		oi_quantity: wireText(entry.oi_quantity ?? entry.qty) || '1',
		oi_netto_sum: wireText(entry.oi_netto_sum),
		oi_brutto_sum: wireText(entry.oi_brutto_sum),
		oi_vat_percent: vatPercent,
		oi_vat_name: wireText(entry.oi_vat_name) || `${vatPercent}%`,
		oi_currency: wireText(entry.oi_currency) || currency,
		prod_id: known?.prod_id ?? id,
	});
}

export function findBySku(state: SalesAutopilotState, sku: string): Values | undefined {
	return sku === '' ? undefined : [...state.products.values()].find((product) => product.prod_sku === sku);
}

/** Order sums from its items and shipping, less the coupon. That shipping is included is a guess of the sandbox. */
export function orderSums(values: Readonly<Record<string, unknown>>, items: readonly OrderItem[]): Values {
	const total = (field: string, shipping: string, coupon: string): string => {
		const goods = add(sum(items.map((item) => number(item[field]))), number(values[shipping]));
		const discount = number(values[coupon]);
		return formatDecimal(add(goods, { units: -discount.units, scale: discount.scale }));
	};
	return {
		mssys_order_netto_sum: total('oi_netto_sum', 'mssys_netto_shipping_cost', 'mssys_coupon_discount_amount_netto'),
		mssys_order_brutto_sum: total('oi_brutto_sum', 'mssys_shipping_cost', 'mssys_coupon_discount_amount_brutto'),
	};
}

export function recomputeSums(record: ContactRecord): void {
	Object.assign(record.values, orderSums(record.values, record.products));
}

/** Stores an order: its items, and the fields the service fills in when the form leaves them empty. */
export function addOrder(
	sandbox: SandboxState,
	list: ContactList,
	formId: string,
	input: Record<string, unknown>,
): ContactRecord {
	const state = sandbox.salesAutopilot;
	const currency = wireText(input.mssys_bill_currency) || 'HUF';
	const shipping = state.shippingMethods.find((method) => method.id === wireText(input.shipping_method));
	const entries = Array.isArray(input.products)
		? input.products
		: input.prod_id === undefined
			? []
			: [{ prod_id: input.prod_id, qty: input.qty ?? 1 }];
	const items = entries.map((entry) => orderItem(state, entry, currency));
	const values: Record<string, unknown> = {
		mssys_order_status: '1',
		mssys_bill_currency: currency,
		...(shipping && {
			mssys_shipping_modetype: shipping.id,
			mssys_shipping_mode: shipping.name,
			mssys_netto_shipping_cost: shipping.net,
			mssys_shipping_cost: shipping.gross,
			mssys_payment_method: shipping.paymentMethod,
		}),
		mssys_ordered_items: items.map((item) => `${item.oi_quantity} x ${item.oi_name}`).join(', '),
		...input,
	};
	const record = addRecord(sandbox, list, formId, { ...orderSums(values, items), ...values }, items);
	logOrder(sandbox, list, record);
	return record;
}

function logOrder(sandbox: SandboxState, list: ContactList, record: ContactRecord): void {
	const { events } = sandbox.salesAutopilot;
	events.push({
		sequence: events.length + 1,
		at: sandbox.clock.timestamp(),
		kind: 'order',
		listId: list.id,
		recordId: record.id,
		text: `order ${record.values.mssys_order_brutto_sum ?? formatDecimal(ZERO)} ${record.values.mssys_bill_currency ?? ''}`,
	});
}
