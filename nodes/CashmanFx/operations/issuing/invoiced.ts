import type { IExecuteFunctions } from 'n8n-workflow';
import { documentsOfKind, otherParty, type FoundDocument } from '../../../../core/duplicateGuard';
import type { ItemOutput } from '../../../itemLoop';
import type { LookUp } from '../../calls/invoiceList';
import { reprintInvoice } from '../../calls/reprint';
import type { Server } from '../../transport';
import { describeLinks, joinSentences, safeLink, toOutput } from '../common/outcome';
import { whyNotIssued, type CreatePlan } from './createPlan';
import { describeCancelled } from './issue';

/** An order that carries its document in SalesAutopilot already. */
export type InvoicedPlan = Extract<CreatePlan, { kind: 'invoiced' }>;

/** What the invoice list says of the document that an order carries: a person may have cancelled it since. */
export interface CarriedState {
	cancelled: FoundDocument | undefined;
	/** The one of the order that stands, if any. */
	standing: FoundDocument | undefined;
	/** Why the list could not be read; "" where it was. */
	failure: string;
}

export function stateOfCarried({ number, reference, documentKind, buyer, currency }: InvoicedPlan, lookUp: LookUp): CarriedState {
	if ('failure' in lookUp) return { cancelled: undefined, standing: undefined, failure: lookUp.failure };
	// A total is not compared: the document may be a final invoice, which is over a part of the order.
	const isOrders = (document: FoundDocument): boolean => otherParty(document, { currency, buyer }) === '';
	const documents = documentsOfKind(lookUp.found, reference, documentKind).filter((each) => each.number !== '' && isOrders(each));
	return {
		cancelled: documents.find((each) => each.number === number && each.isCancelled === true),
		standing: documents.find(({ isCancelled }) => isCancelled !== true),
		failure: '',
	};
}

type OrderOfDocument = Pick<InvoicedPlan, 'documentKind' | 'reference' | 'currency' | 'settings'>;

/** A document of the order that stands, with its own link, though the order cannot be compared with it. */
export async function describeStanding(context: IExecuteFunctions, server: Server, { documentKind, reference, currency, settings }: OrderOfDocument, { number, gross = '' }: FoundDocument, why: string): Promise<ItemOutput> {
	const reprint = await reprintInvoice(context, server, { number, email: '', wireNames: settings.wireNames });
	return toOutput({
		outcome: 'existing',
		documentKind,
		orderReference: reference,
		invoiceNumber: number,
		...('links' in reprint ? describeLinks(reprint.links) : {}),
		invoiceId: 'invoiceId' in reprint ? reprint.invoiceId : '',
		currency,
		grossTotal: gross,
		message: joinSentences(why, 'failure' in reprint ? `Its link could not be fetched: ${reprint.failure}.` : ''),
	});
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
			whyNotIssued(plan),
			cancelled === undefined ? '' : describeCancelled(cancelled),
			failure === '' ? '' : `Whether it was cancelled (storno) since is not known, because the invoice list could not be read: ${failure}.`,
		),
	});
}
