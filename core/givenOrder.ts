import type { Order, OrderItem } from './order';
import { Problem } from './problem';
import { isRecord } from './record';
import { readOrder, withoutPlaceholder } from './salesAutopilotRecord';
import { plainText } from './text';

/** Whether an object is meant as an `Order`: what the trigger gives, or what a workflow made of it. */
function isOrder(value: Record<string, unknown>): boolean {
	return Array.isArray(value.items) && isRecord(value.totals) && isRecord(value.buyer);
}

/** An order without anything in it: every part is there, and every value "". */
const EMPTY = readOrder({}, '');
const ITEM: Required<OrderItem> = { id: '', sku: '', name: '', quantity: '', unitPrice: '', net: '', gross: '', vatPercent: '', vatName: '', currency: '' };

/**
 * An order that a workflow may have edited since SalesAutopilot gave it: parts may be missing, and numbers stand where texts did.
 * Undefined for what is no order at all. Throws a Problem for a value that is neither text nor number.
 */
export function readGivenOrder(given: unknown): Order | undefined {
	if (!isRecord(given) || !isOrder(given)) return undefined;
	const { items, shippingAddress } = given;
	const order = fill(EMPTY, given, 'order') as Order;
	return {
		...order,
		reference: withoutPlaceholder(order.reference) || order.recordId,
		invoice: withoutPlaceholders(order.invoice),
		proforma: withoutPlaceholders(order.proforma),
		items: (items as unknown[]).map((item, index) => fill(ITEM, requirePart(item, `order → item ${index + 1}`), `order → item ${index + 1}`) as OrderItem),
		...(shippingAddress !== undefined && shippingAddress !== null && { shippingAddress: fill({ name: '', ...EMPTY.buyer.address }, requirePart(shippingAddress, 'order → shippingAddress'), 'order → shippingAddress') as Order['shippingAddress'] }),
	};
}

/** The fields of a part, read from what was given in the same place. */
function fill(part: object, given: Record<string, unknown>, path: string): unknown {
	return Object.fromEntries(Object.entries(part).map(([name, empty]) => [name, readValue(empty, given[name], `${path} → ${name}`)]));
}

function readValue(empty: unknown, given: unknown, path: string): unknown {
	if (Array.isArray(empty)) return [];
	if (isRecord(empty)) return fill(empty, given === undefined || given === null ? {} : requirePart(given, path), path);
	if (typeof empty === 'boolean') return given === true || given === 'true';
	if (typeof given === 'object' && given !== null) throw new Problem('The order has a list or an object where a text or a number belongs', path, given, 'Look at what changed the order before this node.');
	return plainText(given).trim();
}

function withoutPlaceholders({ number, link }: Order['invoice']): Order['invoice'] {
	return { number: withoutPlaceholder(number), link: withoutPlaceholder(link) };
}

function requirePart(given: unknown, path: string): Record<string, unknown> {
	if (isRecord(given)) return given;
	throw new Problem('A part of the order is not an object', path, given, 'Look at what changed the order before this node.');
}
