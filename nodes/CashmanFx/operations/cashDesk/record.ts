import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { refuseThousands, requireDecimal } from '../../../../core/amounts';
import { formatDecimal, type Decimal } from '../../../../core/decimal';
import { Problem } from '../../../../core/problem';
import { requireText, typedText } from '../../../../core/text';
import type { ItemOutput, Operation } from '../../../itemLoop';
import { withCode } from '../../calls/callOperation';
import type { Server } from '../../transport';
import type { Row } from '../../wire/createRows';
import { OPERATION_CODES } from '../../wire/operationCodes';
import { readText } from '../../wire/slices';
import { saveOnce, describeChanges } from '../catalog/answers';
import { optionsWith } from '../catalog/fields';
import { readFreeFields, additionalFields } from '../common/additionalFields';
import { openServer } from '../common/openServer';
import { joinSentences } from '../common/outcome';
import { readTimeoutMs, readWireNames } from '../common/settings';

interface RecordPlan {
	invoice: string;
	amount: string;
	row: Row;
	timeoutMs: number;
}

const fields: INodeProperties[] = [
	{
		displayName: 'Find By',
		name: 'findBy',
		type: 'options',
		default: 'cashDeskId',
		description: 'What is known of the invoice (számla)',
		options: [
			{ name: 'Cash Desk ID', value: 'cashDeskId', description: 'As Create gives it under cashDeskId' },
			{ name: 'Invoice Number', value: 'invoiceNumber', description: 'Number of the invoice (számlaszám)' },
		],
	},
	{ displayName: 'Cash Desk ID', name: 'cashDeskId', type: 'string', default: '={{ $json.cashDeskId }}', required: true, displayOptions: { show: { findBy: ['cashDeskId'] } }, description: 'Names the invoice to the cash desk (pénztár), as Create gives it' },
	{ displayName: 'Invoice Number', name: 'invoiceNumber', type: 'string', default: '={{ $json.invoiceNumber }}', required: true, displayOptions: { show: { findBy: ['invoiceNumber'] } }, description: 'Number of the invoice (számlaszám)' },
	{ displayName: 'Amount', name: 'amount', type: 'string', default: '={{ $json.grossTotal }}', required: true, description: 'Amount that was paid in (befizetett összeg)' },
	additionalFields,
	optionsWith(['cashDeskId', 'cashDeskAmount', 'invoiceNumber']),
];

const MOST_DECIMALS = 2;

/** What the cash desk pays out is another booking, and how CashMan-FX takes that is not known. */
function requirePaidIn(typed: string): Decimal {
	const amount = requireDecimal(typed, 'Amount');
	refuseThousands(typed, 'Amount');
	if (amount.scale > MOST_DECIMALS) throw new Problem(`An amount of money has at most ${MOST_DECIMALS} decimals`, 'Amount', typed, 'Give the amount that was paid in.');
	if (amount.units > 0n) return amount;
	throw new Problem('Only an amount above 0 can be recorded as paid in (befizetés)', 'Amount', typed, 'Give the amount that was paid in. A payment back to the buyer (kifizetés) is to be recorded in CashMan-FX itself.');
}

interface RecordRun {
	server: Server;
	/** What was begun in this run: an order that was delivered twice brings its payment twice. */
	recorded: Map<string, ItemOutput>;
}

export const recordCashOperation: Operation<RecordPlan, RecordRun> = {
	resource: 'cashDesk',
	value: 'record',
	name: 'Record Payment',
	action: 'Record a payment at the cash desk',
	description: 'Record a cash payment of an invoice (pénztári bevétel). It is sent once; CashMan-FX has no list to look it up in, so running the item again records it again.',
	changesBooks: true,
	fields,

	prepare(context, itemIndex) {
		const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
		const names = readWireNames(options);
		const isById = context.getNodeParameter('findBy', itemIndex) === 'cashDeskId';
		const [field, label] = isById ? (['cashDeskId', 'Cash Desk ID'] as const) : (['invoiceNumber', 'Invoice Number'] as const);
		const invoice = requireText(context.getNodeParameter(field, itemIndex, ''), label, isById ? 'Create gives it for a new invoice. For one that was there before, set Find By to Invoice Number.' : 'Give it as Create or CashMan-FX gives it.');
		const amount = formatDecimal(requirePaidIn(typedText(context.getNodeParameter('amount', itemIndex, ''), 'Amount')));
		return { invoice, amount, row: { [names[field]]: invoice, [names.cashDeskAmount]: amount, ...readFreeFields(context, itemIndex, [names.cashDeskId, names.invoiceNumber, names.cashDeskAmount]) }, timeoutMs: readTimeoutMs(options) };
	},
	identify: namePayment,
	foretell: ({ invoice, amount }) => ({ explanation: [`This would record ${amount} for invoice ${invoice} at the cash desk.`] }),
	before: async (context, plans) => ({ server: await openServer(context, plans), recorded: new Map() }),

	async execute(context, plan, { server, recorded }) {
		const { invoice, amount, row } = plan;
		const payment = namePayment(plan);
		const earlier = recorded.get(payment);
		if (earlier !== undefined) return repeat(earlier);
		const output = await saveOnce(context, server, {
			subject: `Recording ${amount} for invoice ${invoice}`,
			rows: withCode([row], OPERATION_CODES.cashDesk),
			output: { invoice, amount, reply: '' },
			// What op 15 answers is not known; the vendor's client takes whatever is no error for done (V).
			understand: (body) => ({ reply: server.show(readText(body)) }),
		});
		recorded.set(payment, output);
		return output;
	},

	describeDone: (outputs) => describeChanges(outputs, ({ invoice }) => String(invoice)),
};

/** What a further try, or a further item, may not pay in again. */
function namePayment({ invoice, amount }: RecordPlan): string {
	return `${amount} for ${invoice}`;
}

/** A payment that was refused or not sent is no earlier one: it is thrown, and the next item sends it. */
function repeat({ json }: ItemOutput): ItemOutput {
	const message = 'The same payment stands earlier in this run, and was not sent a second time. If it was paid in twice, run this item alone.';
	return { json: { ...json, outcome: json.outcome === 'done' ? 'existing' : json.outcome, message: joinSentences(String(json.message), message) } };
}
