import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { RECORD_FIELDS, type SalesAutopilotRecord } from '../../../../core/salesAutopilotRecord';
import { plainText } from '../../../../core/text';
import type { ItemOutput, Operation } from '../../../itemLoop';
import { readLimit } from '../../../limitFields';
import { secondBefore, toBudapestTime } from '../../budapestTime';
import { fetchFieldNames, fetchOrder, idsOf, isAnswering, listRows, orderSubject } from '../../calls/orders';
import { requireListId } from '../../ids';
import { hasInvoice, isBillable, readInvoiceFields, type InvoiceFields } from '../../invoiceFields';
import { toOrderJson, toUnreadJson } from '../../orderOutput';
import { openService, readFailed, type Patience, type Service } from '../../transport';
import { readPatience } from '../commonFields';
import { getManyFields } from './getManyFields';

interface GetManyPlan {
	listId: string;
	invoice: 'all' | 'with' | 'without';
	/** "" for no bound. */
	since: string;
	limit: number;
	invoiceFields: InvoiceFields;
	patience: Patience;
}

/** Before SalesAutopilot's first order: the list is only proven to answer with a filter (M-H). */
/** So many, and nothing between them that can be read, are no single damaged orders: SalesAutopilot gives none just now. */
const MOST_UNREAD_IN_A_ROW = 10;

const EVER = '2000-01-01 00:00:00';

export const getManyOrdersOperation: Operation<GetManyPlan, undefined> = {
	resource: 'order',
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many orders',
	description: 'Get many orders (megrendelések), oldest first; also those still without an invoice',
	fields: getManyFields,

	prepare(context, itemIndex) {
		const read = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
		const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
		return {
			listId: requireListId(read('listId')),
			invoice: read('invoice') as GetManyPlan['invoice'],
			since: toBudapestTime(read('since'), 'Since'),
			limit: readLimit(context, itemIndex),
			invoiceFields: readInvoiceFields(options),
			patience: readPatience(options),
		};
	},

	async execute(context, plan) {
		const service = await openService(context, plan.patience);
		const rows = await listCandidates(context, service, plan);
		const outputs: ItemOutput[] = [];
		const unread: string[] = [];
		let unreadInARow = 0;
		for (const recordId of idsOf(rows)) {
			// Those that could not be read do not count: a batch of ten would else never get past ten of them.
			if (outputs.length - unread.length >= plan.limit) break;
			const order = await fetchOrder(context, service, plan.listId, recordId);
			if ('failure' in order) {
				// Deleted since it was listed.
				if (order.failure.kind === 'missing') continue;
				if (unreadInARow === MOST_UNREAD_IN_A_ROW || (unread.length === 0 && !(await isAnswering(context, service, plan.listId)))) throw readFailed(order.failure, orderSubject(plan.listId, recordId));
				unread.push(recordId);
				unreadInARow++;
				outputs.push({ json: toUnreadJson(plan.listId, recordId, order.failure) });
				continue;
			}
			unreadInARow = 0;
			if (isWanted(order.record, plan)) {
				// The row may have lacked columns, and the order may have changed since: the whole record decides.
				outputs.push({ json: toOrderJson(order.record, plan.listId) });
			}
		}
		if (unread.length > 0) context.addExecutionHints?.({ type: 'warning', location: 'outputPane', message: `Orders that could not be read, and came out with readProblem instead of order: ${unread.join(', ')}.` });
		return outputs;
	},
};

/** Rows that may be wanted, oldest first. Whether `products` come along is not known, so a row only says which order to read. */
async function listCandidates(context: IExecuteFunctions, service: Service, plan: GetManyPlan): Promise<SalesAutopilotRecord[]> {
	const { number, link } = plan.invoiceFields;
	const telling = new Set([number, link, RECORD_FIELDS.invoiceNumber, RECORD_FIELDS.invoiceLink, RECORD_FIELDS.status]);
	const known = plan.invoice === 'all' ? [] : await fetchFieldNames(context, service, plan.listId);
	const columns = ['id', 'subdate', ...known.filter((name) => telling.has(name))];
	const rows = await listRows(context, service, plan.listId, plan.since === '' ? EVER : secondBefore(plan.since), columns);
	return rows.filter((row) => mayBeWanted(row, plan)).sort(byTime);
}

/** Whether a whole order is asked for. */
function isWanted(record: SalesAutopilotRecord, { invoice, since, invoiceFields }: GetManyPlan): boolean {
	if (!isSince(record, since)) return false;
	if (invoice === 'all') return true;
	const carries = hasInvoice(record, invoiceFields);
	return invoice === 'with' ? carries : !carries && isBillable(record);
}

/** Whether an order may be asked for, as far as a row tells that may lack columns. */
function mayBeWanted(row: SalesAutopilotRecord, { invoice, since, invoiceFields }: GetManyPlan): boolean {
	return isSince(row, since) && (invoice !== 'without' || (!hasInvoice(row, invoiceFields) && isBillable(row)));
}

function isSince(record: SalesAutopilotRecord, since: string): boolean {
	const orderedAt = plainText(record.subdate);
	return orderedAt === '' || since === '' || orderedAt >= since;
}

/** Text order is time order in `YYYY-MM-DD HH:MM:SS`; ids rise with time. */
function byTime(left: SalesAutopilotRecord, right: SalesAutopilotRecord): number {
	const [a, b] = [plainText(left.subdate), plainText(right.subdate)];
	return a < b ? -1 : a > b ? 1 : Number(left.id) - Number(right.id);
}
