import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { DocumentState } from '../../../../core/documentSearch';
import { differenceBetween } from '../../../../core/duplicateGuard';
import { readGivenOrder } from '../../../../core/givenOrder';
import type { ListedDocument } from '../../../../core/listedDocument';
import { isSalesAutopilotRecord, readOrder } from '../../../../core/salesAutopilotRecord';
import { cancelledObstacle, type Change } from '../changing/change';
import type { ChangePlan } from '../changing/changePlan';
import { describeLinks } from '../common/outcome';

interface ConversionPlan extends ChangePlan {
	/** The invoice that the proforma's order carries in SalesAutopilot; "" where it has none, or the item does not tell. */
	carriedInvoice: string;
}

/** What both ways from a proforma to an invoice share. An order that is invoiced already gets no second invoice by converting its proforma. */
export function conversion(operation: 'convert' | 'convertToElectronic'): Change {
	return {
		operation,
		linkKind: operation,
		verb: 'convert',
		into: operation === 'convert' ? 'to an invoice' : 'to an e-invoice',
		past: 'converted to an invoice',
		kinds: ['proforma'],
		kindByReference: 'proforma',
		isOncePerOrder: true,
		obstacle(state, plan) {
			const { carriedInvoice } = plan as ConversionPlan;
			const advance = state.advances.find(({ isCancelled }) => isCancelled !== true);
			if (advance !== undefined) return `its order has the advance invoice (előlegszámla) ${advance.number}, which this invoice would not take off. Use Advance Invoice: Create Final Invoice (végszámla)`;
			const other = state.invoices.find(({ isCancelled }) => isCancelled !== true);
			if (other !== undefined) return `the invoice ${other.number} carries the same order number, but ${differenceToProforma(other, state)}`;
			if (carriedInvoice !== '') return `its order carries the invoice ${carriedInvoice} in SalesAutopilot, so this would bill it twice`;
			return cancelledObstacle(state);
		},
		alreadyDone(state) {
			const made = state.invoices.filter((invoice) => differenceToProforma(invoice, state) === '');
			const standing = made.find(({ isCancelled }) => isCancelled !== true) ?? made[0];
			return standing === undefined ? undefined : { number: standing.number, isCancelled: standing.isCancelled === true };
		},
		madeFrom: ({ invoices }) => invoices.filter(({ isCancelled }) => isCancelled !== true).map(({ number }) => number),
		describe({ outcome, number, orderReference, made, emailSent, message }) {
			return { outcome, documentKind: 'invoice', orderReference, proformaNumber: number, invoiceNumber: made.number, invoiceId: made.id, ...describeLinks(made.links), emailSent, cancelled: made.isCancelled === true, message };
		},
	};
}

/** Two shops on one account may number their orders alike, and an invoice over another sum would bill the order a second time. */
function differenceToProforma(invoice: ListedDocument, { document }: DocumentState): string {
	return document === undefined ? '' : differenceBetween(invoice, document);
}

export function readConversion(context: IExecuteFunctions, itemIndex: number, plan: ChangePlan): ConversionPlan {
	return { ...plan, carriedInvoice: carriedInvoice(context.getInputData()[itemIndex]?.json ?? {}, plan) };
}

/** Found by its reference, the order of the item is meant, also where a prefix of the list was put before its number. */
function carriedInvoice(json: IDataObject, { target }: ChangePlan): string {
	const order = readGivenOrder(json.order) ?? (isSalesAutopilotRecord(json) ? readOrder(json, '') : undefined);
	if (order === undefined) return '';
	const isMeant = target.number === '' || target.number === order.proforma.number;
	return isMeant ? order.invoice.number || order.invoice.link : '';
}
