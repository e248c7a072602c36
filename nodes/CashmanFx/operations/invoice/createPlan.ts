import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { buildDefinedInvoice } from '../../../../core/definedInvoice';
import { formatDecimal, parseDecimal, subtract } from '../../../../core/decimal';
import type { Order } from '../../../../core/order';
import type { Invoice } from '../../../../core/invoice';
import { buildInvoiceFromOrder, readOrderLines } from '../../../../core/orderToInvoice';
import { plainText } from '../../../../core/text';
import { todayInHungary } from '../../clock';
import { readFormInvoice } from './readForm';
import { readOrderInput, readOrderSettings } from './readOrderInput';
import { readIssueSettings, type IssueSettings } from './settings';
import { buildCreateRows, type Row } from '../../wire/createRows';

/** Where an order is in SalesAutopilot, so that the write-back finds it again; "" for an invoice that was filled in by hand. */
export interface Origin {
	listId: string;
	recordId: string;
}

/** What is to become of one item, decided before anything is sent. */
export type CreatePlan = { origin: Origin } & CreateDecision;

type CreateDecision =
	/** SalesAutopilot's own integration, or an earlier run, already wrote an invoice into the order. */
	| { kind: 'invoiced'; reference: string; number: string; link: string; currency: string; netTotal: string; vatTotal: string; grossTotal: string }
	/** An order worth nothing, and Issue Zero-Total Invoices is off. */
	| { kind: 'worthless'; reference: string; currency: string }
	| { kind: 'issue'; invoice: Invoice; rows: Row[]; settings: IssueSettings };

/** Reads one item's parameters into a plan. Throws a Problem. */
export function planCreate(context: IExecuteFunctions, itemIndex: number): CreatePlan {
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const issuesZeroTotals = context.getNodeParameter('issueZeroTotal', itemIndex, false) as boolean;
	const settings = readIssueSettings(context, itemIndex, options);
	const isDefined = context.getNodeParameter('source', itemIndex) === 'define';
	if (isDefined) {
		const invoice = buildDefinedInvoice(readFormInvoice(context, itemIndex, options), todayInHungary());
		return { origin: { listId: '', recordId: '' }, ...planIssue(invoice, settings, issuesZeroTotals) };
	}
	const order = readOrderInput(context, itemIndex);
	const orderSettings = readOrderSettings(context, itemIndex, options);
	const origin: Origin = { listId: plainText(order.listId), recordId: plainText(order.recordId) };
	const reference = orderSettings.reference || plainText(order.reference);
	if (order.invoice.number !== '') return { origin, kind: 'invoiced', reference, number: order.invoice.number, link: order.invoice.link, currency: order.currency, ...totalsAsWritten(order) };
	const lines = issuesZeroTotals ? undefined : readOrderLines(order, orderSettings);
	if (lines?.totals.grossMinor === 0n) return { origin, kind: 'worthless', reference, currency: order.currency };
	return { origin, ...planIssue(buildInvoiceFromOrder(order, orderSettings, lines), settings, issuesZeroTotals) };
}

/** The order's own totals; "" where it has none, for an invoice that others issued is not judged here. */
function totalsAsWritten({ totals }: Order): { netTotal: string; vatTotal: string; grossTotal: string } {
	const [net, gross] = [parseDecimal(totals.net), parseDecimal(totals.gross)];
	const vat = net !== undefined && gross !== undefined ? formatDecimal(subtract(gross, net)) : '';
	return { netTotal: net === undefined ? '' : formatDecimal(net), vatTotal: vat, grossTotal: gross === undefined ? '' : formatDecimal(gross) };
}

function planIssue(invoice: Invoice, settings: IssueSettings, issuesZeroTotals: boolean): CreateDecision {
	if (!issuesZeroTotals && invoice.totals.grossMinor === 0n && invoice.lines.length > 0) {
		return { kind: 'worthless', reference: invoice.reference, currency: invoice.currency };
	}
	return { kind: 'issue', invoice, rows: buildCreateRows(invoice, settings.spelling, settings.additionalFields), settings };
}
