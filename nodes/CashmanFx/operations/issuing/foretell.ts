import type { IDataObject } from 'n8n-workflow';
import { explainInvoice } from '../../../../core/explainInvoice';
import { vatRemarks } from '../../../../core/vatRules';
import { showTotals } from '../common/outcome';
import { whyNotIssued, type CreatePlan } from './createPlan';

/** What a plan would do, in plain words and as the very rows: nothing of it was sent. */
export function foretell(plan: CreatePlan): IDataObject {
	if (plan.kind !== 'issue') {
		const { documentKind, reference, currency } = plan;
		const invoiceNumber = plan.kind === 'invoiced' ? plan.number : '';
		return { ...NOTHING, documentKind, orderReference: reference, currency, invoiceNumber, explanation: [whyNotIssued(plan)] };
	}
	const { invoice, rows } = plan;
	const { lines, vatSummary, sentences } = explainInvoice(invoice);
	return {
		...NOTHING,
		documentKind: invoice.kind,
		orderReference: invoice.reference,
		buyer: invoice.buyer.name,
		currency: invoice.currency,
		...showTotals(invoice.totals, invoice.scale),
		lines,
		vatSummary,
		explanation: [...sentences, ...vatRemarks(invoice, plan.settings.spelling.vatCodes), ...(plan.complete === undefined ? [] : ['The advance invoice is taken off when it is issued; it is looked up then.'])],
		rows,
	};
}

const NOTHING: IDataObject = {
	documentKind: 'invoice', orderReference: '', invoiceNumber: '', buyer: '', currency: '', netTotal: '', vatTotal: '', grossTotal: '', lines: [], vatSummary: [], explanation: [], rows: [],
};
