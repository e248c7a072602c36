import { divide, fixed, sum } from '../money/integers';
import type { Random } from '../money/random';

/** What has to become of an order, whatever goes wrong on the way. */
export type Due = 'invoice' | 'nothing: worth zero' | 'nothing: wrong data' | 'nothing: invoiced by SalesAutopilot';

/** An order as it was placed: all that the auditor knows of it. */
export interface Ordered {
	recordId: string;
	/** The number that its documents must carry. */
	reference: string;
	due: Due;
	currency: 'HUF' | 'EUR';
	/** As the buyer pays it, exact. */
	gross: string;
	buyer: string;
	/** The number that SalesAutopilot's own invoicing gave it; else "". */
	carries: string;
	/** What the shop's form sends to SalesAutopilot. */
	form: Record<string, unknown>;
}

const BUYERS = ['Szűcs Anna', 'Kővári Béla', 'Nagy-Tóth Őrsike'];
const GOODS = ['Teaválogatás', 'Bögre', 'Szakácskönyv', 'Kávéőrlő'];
const RATES = [27, 27, 27, 18, 5];

/** Orders of one shop. Few buyers and prices, so that one order's invoice is easily taken for another's. */
export function ordersOf(random: Random, count: number): Ordered[] {
	const numberOf = random.pick(NUMBERINGS);
	return Array.from({ length: count }, (_, index) => orderOf(random, String(5000 + index * 10), numberOf(index)));
}

/** How shops number their orders; "" where SalesAutopilot's record id is the only number. */
const NUMBERINGS: ReadonlyArray<(index: number) => string> = [
	() => '',
	(index) => `WS-${1000 + index}`,
	// Each is the beginning of a later one.
	(index) => '123456789123456789123456'.slice(0, index + 1),
	(index) => `2026/${10_000 + index}`,
	(index) => `${index + 1}/A`,
];

function orderOf(random: Random, recordId: string, shopNumber: string): Ordered {
	const due = random.pick(DUES);
	const currency = random.chance(15) ? 'EUR' : 'HUF';
	const decimals = currency === 'HUF' ? 0 : 2;
	const amount = (minor: number): string => fixed(minor, decimals);
	const lines = Array.from({ length: random.between(1, 3) }, () => lineOf(random, currency, due === 'nothing: worth zero'));
	const shipping = due !== 'nothing: worth zero' && random.chance(30) ? { net: 1000, gross: 1270 } : undefined;
	const gross = sum(lines.map((line) => line.gross)) + (shipping?.gross ?? 0);
	const [lastName = '', firstName = ''] = random.pick(BUYERS).split(' ');
	const carries = due === 'nothing: invoiced by SalesAutopilot' ? `SA-2026-${recordId}` : '';
	const form = {
		email: `vevo${recordId}@example.hu`, mssys_lastname: lastName, mssys_firstname: firstName,
		mssys_bill_country: 'hu', mssys_bill_zip: '1011', mssys_bill_city: 'Budapest', mssys_bill_address: 'Fő utca 1.',
		mssys_payment_method: '1', mssys_order_status: '1', mssys_bill_currency: currency,
		mssys_vat_number: due === 'nothing: wrong data' && random.chance(50) ? '1234-5' : '',
		mssys_shoprenter_id: shopNumber,
		mssys_billing_number: carries,
		...(shipping && { mssys_shipping_mode: 'GLS', mssys_netto_shipping_cost: amount(shipping.net), mssys_shipping_cost: amount(shipping.gross) }),
		mssys_order_netto_sum: amount(sum(lines.map((line) => line.net)) + (shipping?.net ?? 0)),
		mssys_order_brutto_sum: amount(gross),
		products: lines.map((line, index) => ({
			oi_id: `${recordId}${index}`, oi_name: line.name, oi_quantity: String(line.quantity), oi_price: amount(line.price),
			oi_vat_percent: String(line.rate), oi_netto_sum: amount(line.net), oi_brutto_sum: amount(line.gross),
		})),
	};
	// What is wrong with the others is that they do not add up.
	if (due === 'nothing: wrong data' && form.mssys_vat_number === '') form.mssys_order_brutto_sum = amount(gross + 1);
	return { recordId, reference: shopNumber || recordId, due, currency, gross: amount(gross), buyer: `${lastName} ${firstName}`, carries, form };
}

const DUES: readonly Due[] = [...Array.from({ length: 17 }, (): Due => 'invoice'), 'nothing: worth zero', 'nothing: wrong data', 'nothing: invoiced by SalesAutopilot'];

interface Line {
	name: string;
	quantity: number;
	rate: number;
	/** In minor units. */
	price: number;
	net: number;
	gross: number;
}

function lineOf(random: Random, currency: 'HUF' | 'EUR', isFree: boolean): Line {
	const quantity = random.between(1, 3);
	const price = isFree ? 0 : random.pick([1000, 2500, 3990]) * (currency === 'HUF' ? 1 : 2);
	const rate = random.pick(RATES);
	const net = price * quantity;
	return { name: random.pick(GOODS), quantity, rate, price, net, gross: divide(net * (100 + rate), 100) };
}
