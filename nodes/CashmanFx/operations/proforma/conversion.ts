import type { IExecuteFunctions } from 'n8n-workflow';
import { readGivenOrder } from '../../../../core/givenOrder';
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
		obstacle(state, plan) {
			const { carriedInvoice } = plan as ConversionPlan;
			const advance = state.advances.find(({ isCancelled }) => isCancelled !== true);
			if (advance !== undefined) return `its order has the advance invoice (előlegszámla) ${advance.number}, which this invoice would not take off. Use Advance Invoice: Create Final Invoice (végszámla)`;
			if (carriedInvoice !== '') return `its order carries the invoice ${carriedInvoice} in SalesAutopilot, so this would bill it twice`;
			return cancelledObstacle(state);
		},
		alreadyDone({ invoices }) {
			const standing = invoices.find(({ isCancelled }) => isCancelled !== true) ?? invoices[0];
			return standing === undefined ? undefined : { number: standing.number, isCancelled: standing.isCancelled === true };
		},
		madeFrom: ({ invoices }) => invoices.filter(({ isCancelled }) => isCancelled !== true).map(({ number }) => number),
		describe({ outcome, number, orderReference, made, emailSent, message }) {
			return { outcome, documentKind: 'invoice', orderReference, proformaNumber: number, invoiceNumber: made.number, invoiceId: made.id, ...describeLinks(made.links), emailSent, cancelled: made.isCancelled === true, message };
		},
	};
}

export function readConversion(context: IExecuteFunctions, itemIndex: number, plan: ChangePlan): ConversionPlan {
	return { ...plan, carriedInvoice: carriedInvoice(context.getInputData()[itemIndex]?.json.order, plan) };
}

function carriedInvoice(given: unknown, { target }: ChangePlan): string {
	const order = readGivenOrder(given);
	if (order === undefined) return '';
	const isMeant = target.number === '' ? target.reference === order.reference : target.number === order.proforma.number;
	return isMeant ? order.invoice.number || order.invoice.link : '';
}
