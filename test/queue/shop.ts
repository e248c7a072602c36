import type { RunningSandbox } from '../../sandbox/server';
import { control } from '../e2e/stage';
import type { Ordered } from './audit';

/** What became of the calls of the external action. */
export interface Delivered {
	ordered: Ordered[];
	calls: number;
	/** Calls that n8n answered with 200. */
	taken: number;
	/** Orders of which no call was answered with 200. */
	unanswered: string[];
}

export const CALLS_PER_ORDER = 3;
const ORDERS_AT_ONCE = 4;
/** While n8n has no database it refuses a call in a millisecond: without a pace of their own a third of all orders would fall into that minute. */
const LEAST_MS_PER_ORDER = 500;

/** A private person's order of one to three pieces, each order with a total of its own. */
async function placeOrder(sandbox: RunningSandbox, listId: string, rank: number): Promise<Ordered> {
	const quantity = 1 + (rank % 3);
	const price = 100 * (1 + rank);
	const net = price * quantity;
	const gross = String((net * 127) / 100);
	const { recordId } = await control<{ recordId: string }>(sandbox, 'POST', 'orders', {
		listId,
		order: {
			email: `vevo${rank}@example.hu`, mssys_lastname: 'Vevő', mssys_firstname: `Számú ${rank}`, mssys_bill_country: 'hu', mssys_bill_zip: '1011', mssys_bill_city: 'Budapest', mssys_bill_address: `Fő utca ${rank}.`,
			mssys_payment_method: '1', mssys_order_status: '1', mssys_bill_currency: 'HUF', mssys_order_netto_sum: String(net), mssys_order_brutto_sum: gross,
			products: [{ oi_name: 'Őszi teaválogatás', oi_quantity: String(quantity), oi_price: String(price), oi_vat_percent: '27', oi_netto_sum: String(net), oi_brutto_sum: gross }],
		},
	});
	return { recordId, gross, buyer: `Vevő Számú ${rank}` };
}

/** Places orders and calls the external action of each three times at the same moment. A call that n8n does not answer is not made again. */
export async function placeAndDeliver(sandbox: RunningSandbox, listId: string, orders: number, onDelivered: (count: number) => Promise<void>): Promise<Delivered> {
	const delivered: Delivered = { ordered: [], calls: 0, taken: 0, unanswered: [] };
	let rank = 0;
	let count = 0;
	const work = async (): Promise<void> => {
		while (rank < orders) {
			const nextOrder = new Promise((resolve) => { setTimeout(resolve, LEAST_MS_PER_ORDER); });
			const order = await placeOrder(sandbox, listId, ++rank);
			const { recordId } = order;
			delivered.ordered.push(order);
			const statuses = await Promise.all(Array.from({ length: CALLS_PER_ORDER }, async () => (await control<{ fired: { status?: number } }>(sandbox, 'POST', 'fire', { listId, recordId })).fired.status));
			const taken = statuses.filter((status) => status === 200).length;
			delivered.calls += statuses.length;
			delivered.taken += taken;
			if (taken === 0) delivered.unanswered.push(recordId);
			await onDelivered(++count);
			await nextOrder;
		}
	};
	await Promise.all(Array.from({ length: ORDERS_AT_ONCE }, work));
	return delivered;
}

/** Faults that strike one call in ten of CashMan-FX, each kind alike, and one in twenty of SalesAutopilot. */
export async function addFaults(sandbox: RunningSandbox, seed: number): Promise<void> {
	const kinds: Array<Record<string, unknown>> = [
		...['drop-before-commit', 'drop-after-commit', 'status-500-before-commit', 'status-500-after-commit', 'truncated-reply', 'cut-reply', 'html-reply', 'html-reply-after-commit'].map((name) => ({ name })),
		{ name: 'hiba', text: 'HIBA:076 A kérés most nem teljesíthető' },
	];
	const share = 1 - (1 - CASHMAN_SHARE) ** (1 / kinds.length);
	const services = [...kinds.map((kind) => ({ ...kind, probability: share })), { name: 'sa-500', probability: SALESAUTOPILOT_SHARE }];
	for (const [rank, fault] of services.entries()) await control(sandbox, 'POST', 'faults', { ...fault, count: Number.MAX_SAFE_INTEGER, seed: seed * 100 + rank });
}

const CASHMAN_SHARE = 0.1;
const SALESAUTOPILOT_SHARE = 0.05;

/** Makes what was ordered so much older: a night passes, or the time of a claim. */
export function age(sandbox: RunningSandbox, listId: string, hours: number): void {
	for (const { values } of sandbox.state.salesAutopilot.lists.get(listId)?.records ?? []) {
		const { subdate = '' } = values;
		const older = new Date(Date.parse(`${subdate.replace(' ', 'T')}Z`) - hours * 60 * 60 * 1000);
		values.subdate = older.toISOString().slice(0, 19).replace('T', ' ');
	}
}

export async function numbersCarried(sandbox: RunningSandbox, listId: string): Promise<Map<string, string>> {
	const orders = await control<Array<{ listId: string; recordId: string; record: { mssys_billing_number?: string } }>>(sandbox, 'GET', 'orders');
	return new Map(orders.filter((order) => order.listId === listId).map(({ recordId, record }) => [recordId, record.mssys_billing_number ?? '']));
}
