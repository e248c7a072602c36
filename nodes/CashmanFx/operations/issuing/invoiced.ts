import { documentsOfKind, type FoundDocument } from '../../../../core/duplicateGuard';
import type { ItemOutput } from '../../../itemLoop';
import type { LookUp } from '../../calls/invoiceList';
import { wantedSentence, type CreatePlan } from './createPlan';
import { describeCancelled } from './issue';
import { joinSentences, safeLink, toOutput } from '../common/outcome';

/** An order that carries its document in SalesAutopilot already. */
export type InvoicedPlan = Extract<CreatePlan, { kind: 'invoiced' }>;

/** What the invoice list says of the document that an order carries: a person may have cancelled it since. */
export interface CarriedState {
	cancelled: FoundDocument | undefined;
	/** Whether another one of the order stands in its place. */
	isReplaced: boolean;
	/** Why the list could not be read; "" where it was. */
	failure: string;
}

export function stateOfCarried({ number, reference, documentKind }: InvoicedPlan, lookUp: LookUp): CarriedState {
	if ('failure' in lookUp) return { cancelled: undefined, isReplaced: false, failure: lookUp.failure };
	const documents = documentsOfKind(lookUp.found, reference, documentKind);
	return {
		cancelled: documents.find((each) => each.number !== '' && each.number === number && each.isCancelled === true),
		isReplaced: documents.some((each) => each.number !== '' && each.isCancelled !== true),
		failure: '',
	};
}

export function describeInvoiced(plan: InvoicedPlan, { cancelled, failure }: CarriedState): ItemOutput {
	const { documentKind, currency, netTotal, vatTotal, grossTotal } = plan;
	return toOutput({
		outcome: 'existing',
		documentKind,
		orderReference: plan.reference,
		invoiceNumber: plan.number,
		invoiceLink: safeLink(plan.link),
		currency,
		netTotal,
		vatTotal,
		grossTotal,
		cancelled: cancelled !== undefined,
		message: joinSentences(
			wantedSentence(plan),
			cancelled === undefined ? '' : describeCancelled(cancelled),
			failure === '' ? '' : `Whether it was cancelled (storno) since is not known, because the invoice list could not be read: ${failure}.`,
		),
	});
}
