import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { currencyNamed } from '../../../../core/currency';
import { formatUnits, parseDecimal, subtract, toScale, type Decimal } from '../../../../core/decimal';
import { buildDefinedInvoice } from '../../../../core/definedInvoice';
import type { FoundByReference } from '../../../../core/duplicateGuard';
import type { Invoice, IssuedKind } from '../../../../core/invoice';
import { KIND_NAMES } from '../../../../core/listedDocument';
import type { Order } from '../../../../core/order';
import { buildInvoiceFromOrder, readOrderLines } from '../../../../core/orderToInvoice';
import { tidyReference } from '../../../../core/requireReference';
import { plainText } from '../../../../core/text';
import { todayInHungary } from '../../clock';
import { buildCreateRows, type Row } from '../../wire/createRows';
import { readFormInvoice } from './readForm';
import { readOrderInput, readOrderSettings } from './readOrderInput';
import { readIssueSettings, type IssueSettings } from './settings';

/** Where an order is in SalesAutopilot, so that the write-back finds it again; "" for an invoice that was filled in by hand. */
export interface Origin {
	listId: string;
	recordId: string;
}

/** What is to become of one item, decided before anything is sent. */
export type CreatePlan = { origin: Origin } & CreateDecision;

type CreateDecision =
	/** SalesAutopilot's own integration, or an earlier run, already wrote the document into the order. */
	| InvoicedDecision
	/** An order worth nothing, and Issue Zero-Total Invoices is off. */
	| { kind: 'worthless'; documentKind: IssuedKind; reference: string; currency: string }
	| IssueDecision;

interface InvoicedDecision {
	kind: 'invoiced';
	documentKind: IssuedKind;
	reference: string;
	/** One of the two may be "". */
	number: string;
	link: string;
	buyer: string;
	currency: string;
	netTotal: string;
	vatTotal: string;
	grossTotal: string;
	settings: IssueSettings;
	/** What is to become of the order when the document was cancelled since. Throws a Problem. */
	issueAgain(): CreateDecision;
}

interface IssueDecision {
	kind: 'issue';
	invoice: Invoice;
	rows: Row[];
	settings: IssueSettings;
	/** The invoice that the order carries in SalesAutopilot, where this is to be another document; "" for none. */
	carriedInvoice: string;
	/** Makes the document from what the look-up found, where it depends on that. Throws a Problem. */
	complete?: (found: FoundByReference) => { invoice: Invoice; rows: Row[] };
}

/** What an operation makes of the invoice of a whole order. */
export interface Shaping {
	documentKind: IssuedKind;
	/** The document that SalesAutopilot already has in the order; empty where it has no place for one. */
	alreadyIn(order: Order): { number: string; link: string };
	/** The document that is issued. Throws a Problem. */
	shape(context: IExecuteFunctions, itemIndex: number, invoice: Invoice): Invoice;
	/** The same where it takes what the look-up found. */
	complete?(context: IExecuteFunctions, itemIndex: number): (invoice: Invoice, found: FoundByReference) => Invoice;
}

/** Reads one item's parameters into a plan. Throws a Problem. */
export function planCreate(context: IExecuteFunctions, itemIndex: number, shaping: Shaping): CreatePlan {
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const issuesZeroTotals = context.getNodeParameter('issueZeroTotal', itemIndex, false) === true;
	const settings = readIssueSettings(context, itemIndex, options);
	const issue = (invoice: Invoice, carriedInvoice: string): CreateDecision => planIssue(context, itemIndex, { whole: invoice, shaping, settings, issuesZeroTotals, carriedInvoice });
	const isDefined = context.getNodeParameter('source', itemIndex) === 'define';
	if (isDefined) return { origin: { listId: '', recordId: '' }, ...issue(buildDefinedInvoice(readFormInvoice(context, itemIndex, options), todayInHungary()), '') };
	const order = readOrderInput(context, itemIndex);
	const orderSettings = readOrderSettings(context, itemIndex, options);
	const origin: Origin = { listId: plainText(order.listId), recordId: plainText(order.recordId) };
	const reference = tidyReference(orderSettings.reference || order.reference);
	const { documentKind } = shaping;
	const currency = currencyNamed(order.currency) ?? (order.currency || orderSettings.currencyIfNone);
	const already = shaping.alreadyIn(order);
	const decide = (): CreateDecision => {
		const lines = issuesZeroTotals ? undefined : readOrderLines(order, orderSettings);
		if (lines?.totals.grossMinor === 0n) return { kind: 'worthless', documentKind, reference, currency };
		return issue(buildInvoiceFromOrder(order, orderSettings, lines), documentKind === 'invoice' && shaping.complete === undefined ? '' : order.invoice.number || order.invoice.link);
	};
	if (already.number === '' && already.link === '') return { origin, ...decide() };
	return { origin, kind: 'invoiced', documentKind, reference, ...already, buyer: order.buyer.name, currency, ...totalsAsWritten(order, currency), settings, issueAgain: decide };
}

/** The order's own totals; "" where it has none, for an invoice that others issued is not judged here. */
function totalsAsWritten({ totals }: Order, currency: string): { netTotal: string; vatTotal: string; grossTotal: string } {
	const [net, gross] = [parseDecimal(totals.net), parseDecimal(totals.gross)];
	const vat = net !== undefined && gross !== undefined ? subtract(gross, net) : undefined;
	// As the same order is shown when it is issued: 39.90, not 39.9.
	const decimals = currency === 'HUF' || currency === '' ? 0 : 2;
	const show = (amount: Decimal | undefined): string => {
		if (amount === undefined) return '';
		const scale = Math.max(amount.scale, decimals);
		return formatUnits(toScale(amount, scale), scale);
	};
	return { netTotal: show(net), vatTotal: show(vat), grossTotal: show(gross) };
}

interface ToIssue extends Pick<IssueDecision, 'settings' | 'carriedInvoice'> {
	/** The invoice of the whole order. */
	whole: Invoice;
	shaping: Shaping;
	issuesZeroTotals: boolean;
}

function planIssue(context: IExecuteFunctions, itemIndex: number, { whole, shaping, settings, issuesZeroTotals, carriedInvoice }: ToIssue): CreateDecision {
	if (!issuesZeroTotals && whole.totals.grossMinor === 0n && whole.lines.length > 0) {
		return { kind: 'worthless', documentKind: shaping.documentKind, reference: whole.reference, currency: whole.currency };
	}
	const withRows = (invoice: Invoice): { invoice: Invoice; rows: Row[] } => ({ invoice, rows: buildCreateRows(invoice, settings.spelling, settings.additionalFields) });
	const complete = shaping.complete?.(context, itemIndex);
	return {
		kind: 'issue',
		...withRows(shaping.shape(context, itemIndex, whole)),
		settings,
		carriedInvoice,
		...(complete && { complete: (found: FoundByReference) => withRows(complete(whole, found)) }),
	};
}

/** Why nothing is issued for an order that is invoiced already, or worth nothing. */
export function whyNotIssued(plan: Exclude<CreatePlan, IssueDecision>): string {
	if (plan.kind === 'invoiced') {
		return plan.number === ''
			? `The order already carried the link of its ${KIND_NAMES[plan.documentKind]} in SalesAutopilot, though no number. Nothing was issued; if it has none, empty the link there.`
			: `The order already carried this ${KIND_NAMES[plan.documentKind]} in SalesAutopilot.`;
	}
	return plan.documentKind === 'invoice' ? 'The gross total is zero, and Issue Zero-Total Invoices is off.' : `The gross total is zero, so no ${KIND_NAMES[plan.documentKind]} was issued.`;
}
