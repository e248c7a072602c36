import type { IExecuteFunctions } from 'n8n-workflow';
import { mayBeSameNumber } from '../../../../core/documentNumber';
import { differenceTo, documentsOfKind, type FoundByReference, type FoundDocument } from '../../../../core/duplicateGuard';
import { largest } from '../../../../core/extremes';
import { KIND_NAMES } from '../../../../core/listedDocument';
import type { ItemOutput } from '../../../itemLoop';
import { lookUpReferences, type LookUp } from '../../calls/invoiceList';
import { wait } from '../../transport';
import { tellLookFailed } from '../common/closingLook';
import { addMessage } from '../common/outcome';
import type { CreateRun, IssuePlan } from './createRun';
import { wantedBy } from './issue';

const UNSEEN = 'It does not show in the invoice list with its order number, so the node would not recognise that this order was invoiced.';

/**
 * The closing look at the list: each new document should be in it exactly once. Two of one order mean that another
 * execution issued it at the same moment; none means that this account's list does not show the order number. A hint is seen in the editor
 * alone, so every item says the same in its message.
 */
export async function confirmEachOnce(context: IExecuteFunctions, run: CreateRun, issued: ItemOutput[]): Promise<void> {
	const { startedByReference, unconfirmed } = run;
	const lookUp = await lookUntilSeen(context, run, issued);
	if ('failure' in lookUp) {
		for (const output of issued) unconfirmed.add(output);
		tellLookFailed(context, issued, lookUp.failure, { ofEach: () => 'this order has no second invoice', ofAll: 'each order has one invoice' });
		return;
	}
	let unseen = 0;
	for (const output of issued) {
		const reference = String(output.json.orderReference);
		const plan = startedByReference.get(reference)?.plan;
		// An earlier try of this run confirmed it, or could not.
		if (plan === undefined) {
			if (String(output.json.message).includes(UNSEEN)) unconfirmed.add(output);
			continue;
		}
		const documents = standing(lookUp.found, plan);
		if (documents.length === 0) {
			unseen++;
			unconfirmed.add(output);
			addMessage(output, UNSEEN);
		} else {
			output.json.message = String(output.json.message).replace(UNSEEN, '').trim();
		}
		const given = String(output.json.invoiceNumber);
		if (documents.length > 0 && !documents.some(({ number }) => number === '' || mayBeSameNumber(number, given))) {
			const message = `CashMan-FX answered with the number ${given}, but its list shows ${documents.map(({ number }) => number).join(', ')} for order ${reference}.`;
			addMessage(output, `${message} Look there which one is this order's before the link goes to the buyer.`);
			context.addExecutionHints?.({ type: 'danger', location: 'outputPane', message });
		}
		if (documents.length > 1) {
			const numbers = documents.map(({ number }) => number).join(', ');
			const name = KIND_NAMES[plan.invoice.kind];
			addMessage(output, `This order has more than one ${name}: ${numbers}. Another execution may have issued it at the same moment: compare them in CashMan-FX, and cancel (storno) one if both are for this order.`);
			context.addExecutionHints?.({ type: 'danger', location: 'outputPane', message: `Order ${reference} has more than one ${name}: ${numbers}.` });
		}
	}
	if (unseen > 0) {
		context.addExecutionHints?.({ type: 'warning', location: 'outputPane', message: `New documents that do not show in the invoice list with their order number: ${unseen}. On this account the node cannot recognise an order that was already invoiced.` });
	}
}

/**
 * A list may show a document seconds after it was made. Who runs the same order then would find nothing and issue again, so this run
 * does not end before its documents can be seen, or it has looked as often as after an uncertain answer. A list that could be read before
 * may only be down for a moment.
 */
async function lookUntilSeen(context: IExecuteFunctions, { server, query, lookUp: before, startedByReference }: CreateRun, issued: ItemOutput[]): Promise<LookUp> {
	const plans = new Map(issued.flatMap(({ json }): Array<[string, IssuePlan]> => {
		const plan = startedByReference.get(String(json.orderReference))?.plan;
		return plan === undefined ? [] : [[plan.invoice.reference, plan]];
	}));
	const settings = [...plans.values()].map((plan) => plan.settings);
	const mostWaits = largest(settings.map(({ looksAfterUncertain }) => looksAfterUncertain));
	for (let waits = 0; ; waits++) {
		const lookUp = await lookUpReferences(context, server, new Set(plans.keys()), query);
		const isEnough = 'found' in lookUp ? [...plans.values()].every((plan) => standing(lookUp.found, plan).length > 0) : 'failure' in before;
		if (isEnough || waits >= mostWaits) return lookUp;
		await wait(largest(settings.map(({ waitBetweenLooksMs }) => waitBetweenLooksMs)));
	}
}

/** What may be this order's and was not cancelled. */
function standing(found: FoundByReference, plan: IssuePlan): FoundDocument[] {
	return documentsOfKind(found, plan.invoice.reference, plan.invoice.kind).filter((each) => each.isCancelled !== true && differenceTo(each, wantedBy(plan)) === '');
}
