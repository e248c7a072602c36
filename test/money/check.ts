import type { Currency } from '../../core/currency';
import { OWN_BANK, type Invoice } from '../../core/invoice';
import type { LineSettings, OrderLines } from '../../core/orderLines';
import { readOrderLines } from '../../core/orderToInvoice';
import { Problem } from '../../core/problem';
import { readOrder } from '../../core/salesAutopilotRecord';
import { buildCreateRows } from '../../nodes/CashmanFx/wire/createRows';
import type { Row } from '../support/orders';
import { INVARIANTS, inNumbers } from './invariants';
import { randomOf } from './random';
import { randomOrder, type ShopOrder } from './shop';
import { SPOILS } from './spoil';

export const ACCEPTED = 'an order that a shop can produce is accepted';
export const REFUSED = 'a spoilt order is refused, by its field and difference';
export const REPEATED = 'the same order gives the same lines each time';
export const CLAIMS = [ACCEPTED, ...Object.keys(INVARIANTS), REPEATED, REFUSED];

/** What came of a range of orders. An order counts as a mismatch once, whatever claims it breaks. */
export interface Report {
	orders: number;
	lines: number;
	spoilt: number;
	mismatches: number;
	/** For each broken claim how often, and the first orders by number. */
	broken: Record<string, { times: number; examples: string[] }>;
}

const SETTINGS: LineSettings = { unit: 'db', sendSku: false, shippingVat: '', currencyIfNone: '' };
const SPOILT_ONE_IN = 5;
const REPEATED_ONE_IN = 16;
/** Writing a row costs more than reckoning it, most of it for the buyer. */
const SENT_ONE_IN = 8;
const MOST_EXAMPLES = 3;

export const emptyReport = (): Report => ({ orders: 0, lines: 0, spoilt: 0, mismatches: 0, broken: {} });

/** Builds and checks the orders `from` to `to - 1` of a seed. */
export function checkOrders(seed: number, from: number, to: number): Report {
	const report = emptyReport();
	for (let number = from; number < to; number += 1) {
		const broken = number % SPOILT_ONE_IN === 0 ? brokenBySpoilt(seed, number, report) : brokenByOrder(seed, number, report);
		report.orders += 1;
		report.mismatches += broken.length > 0 ? 1 : 0;
		for (const [claim, why] of broken) noteBroken(report, claim, 1, [`order ${number}: ${why}`]);
	}
	return report;
}

export function addReport(whole: Report, part: Report): void {
	whole.orders += part.orders;
	whole.lines += part.lines;
	whole.spoilt += part.spoilt;
	whole.mismatches += part.mismatches;
	for (const [claim, { times, examples }] of Object.entries(part.broken)) noteBroken(whole, claim, times, examples);
}

function noteBroken(report: Report, claim: string, times: number, examples: string[]): void {
	const noted = (report.broken[claim] ??= { times: 0, examples: [] });
	noted.times += times;
	noted.examples.push(...examples.slice(0, MOST_EXAMPLES - noted.examples.length));
}

type Broken = Array<[claim: string, why: string]>;

function brokenByOrder(seed: number, number: number, report: Report): Broken {
	const order = randomOrder(randomOf(seed, number));
	let built: OrderLines;
	try {
		built = linesOf(order.row);
	} catch (error) {
		return [[ACCEPTED, String(error)]];
	}
	report.lines += built.lines.length;
	const numbers = inNumbers(built, number % SENT_ONE_IN !== 3 ? undefined : buildCreateRows(invoiceOf(built, order), { version: '6' }, {}));
	const broken: Broken = [];
	for (const claim in INVARIANTS) if (!INVARIANTS[claim]?.(numbers, order)) broken.push([claim, '']);
	if (number % REPEATED_ONE_IN === 1 && asText(linesOf(structuredClone(order.row))) !== asText(built)) broken.push([REPEATED, '']);
	return broken;
}

function brokenBySpoilt(seed: number, number: number, report: Report): Broken {
	const random = randomOf(seed, number);
	const order = randomOrder(random);
	const kinds = Object.keys(SPOILS);
	const kind = random.pick(kinds);
	const spoilt = SPOILS[kind]?.(order, random);
	if (spoilt === undefined) return brokenByOrder(seed, number, report);
	report.spoilt += 1;
	try {
		linesOf(spoilt.row);
	} catch (error) {
		const isNamed = error instanceof Problem && spoilt.fields.includes(error.field) && error.message.includes(spoilt.says);
		return isNamed ? [] : [[REFUSED, `${kind}, but: ${String(error)}`]];
	}
	return [[REFUSED, `${kind}, and it was accepted`]];
}

function linesOf(row: Row): OrderLines {
	return readOrderLines(readOrder(row, '1'), SETTINGS);
}

const asText = (value: unknown): string => JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));

/** The lines as an invoice to a buyer who does not matter here. */
function invoiceOf(built: OrderLines, { shop }: ShopOrder): Invoice {
	return { ...ANYBODYS, ...built, currency: shop.currency as Currency };
}

const ANYBODYS: Omit<Invoice, keyof OrderLines | 'currency'> = {
	kind: 'invoice', ownNumber: '', reference: '1',
	buyer: {
		partnerCode: '', electronicPartnerId: '', name: 'Minta Anna', taxNumber: '', euVatNumber: '',
		address: { country: 'Magyarország', zip: '1011', city: 'Budapest', district: '', streetName: 'Fő', streetType: 'utca', houseNumber: '1', building: '', staircase: '', floor: '', door: '' },
	},
	issuedOn: '2026-11-23', fulfilledOn: '2026-11-23', dueOn: '2026-11-23', paymentMethod: 'Átutalás', language: 'hu', note: '', comment: '', invoiceBook: '', bank: OWN_BANK,
	copies: 1, email: '', emailTemplateId: '',
};
