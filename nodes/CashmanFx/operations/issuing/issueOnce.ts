import type { IExecuteFunctions } from 'n8n-workflow';
import { documentsOfKind, type FoundByReference, type FoundDocument } from '../../../../core/duplicateGuard';
import type { Invoice } from '../../../../core/invoice';
import { KIND_NAMES } from '../../../../core/listedDocument';
import { ServiceError } from '../../../errors';
import type { ItemOutput } from '../../../itemLoop';
import type { LookUp } from '../../calls/invoiceList';
import type { CreateRun, IssuePlan } from './createRun';
import { describeExisting, finishFound, issueInvoice, resolveUncertain, type Issuing } from './issue';

/** The same order twice in one batch: the second waits for the first, and gets its invoice as existing. */
export async function issueOnce(context: IExecuteFunctions, plan: IssuePlan, run: CreateRun, earlier: ItemOutput | undefined): Promise<ItemOutput> {
	const { reference } = plan.invoice;
	const started = run.startedByReference.get(reference);
	if (started !== undefined) {
		requireSameOrder(started.plan, plan);
		return repeat(await started.output);
	}
	const output = issueUnlessFound({ context, ...run, ...plan, numbersBefore: numbersOf(run.lookUp, reference), earlier }, run.lookUp, plan.complete !== undefined);
	run.startedByReference.set(reference, { plan, output });
	return await output;
}

function numbersOf(lookUp: LookUp, reference: string): ReadonlySet<string> | undefined {
	return 'found' in lookUp ? new Set(lookUp.found.get(reference)?.map(({ number }) => number)) : undefined;
}

/** Two orders under one number would share one invoice: only what is the same order in every respect is a repetition. */
function requireSameOrder(first: IssuePlan, second: IssuePlan): void {
	const describe = ({ origin, invoice, rows }: IssuePlan): string => JSON.stringify([origin, invoice.currency, String(invoice.totals.grossMinor), rows[0]?.nev]);
	if (describe(first) === describe(second)) return;
	throw new ServiceError(
		`The order number ${second.invoice.reference} stands twice in this run, for orders that differ in list, record, buyer, currency or total`,
		'The second was not invoiced. Give each order a number of its own under Order Reference, for example with the name of its list before it.',
	);
}

// The cash desk may be told of a new invoice alone, or it books the payment twice.
function repeat(first: ItemOutput): ItemOutput {
	const { outcome, message } = first.json;
	const sentences = ['The same order stands earlier in this run.', outcome === 'issued' ? '' : message].filter((sentence) => sentence);
	return { json: { ...first.json, outcome: outcome === 'issued' ? 'existing' : outcome, emailSent: false, cashDeskId: '', message: sentences.join(' ') } };
}

async function issueUnlessFound(issuing: Issuing, lookUp: LookUp, takesAdvanceOff: boolean): Promise<ItemOutput> {
	const { invoice, settings, earlier } = issuing;
	if ('found' in lookUp) {
		const carrying = documentsOfKind(lookUp.found, invoice.reference, invoice.kind);
		if (earlier !== undefined) return await endAgain(issuing, earlier, carrying);
		const documents = settings.issueAgainAfterStorno ? carrying.filter(({ isCancelled }) => isCancelled !== true) : carrying;
		if (documents.length > 0) return await describeExisting(issuing, documents);
		requireNotCarried(issuing, lookUp.found);
		if (!takesAdvanceOff) requireNotBilled(invoice, lookUp.found);
		return await issueInvoice(issuing);
	}
	requireNotCarried(issuing, new Map());
	if (settings.issueWithoutLookUp) return await issueInvoice(issuing);
	throw new ServiceError(
		`Order ${invoice.reference} got no ${KIND_NAMES[invoice.kind]}, because the invoice list could not be read to see whether it already has one: ${lookUp.failure}`,
		'Run again when the list can be read. If this account can never list invoices, Options → Issue Without Look-Up issues all the same, without protection against a second invoice.',
	);
}

/**
 * An order that an earlier try of this run brought to its end. The list may show a document only seconds after it was made, so what was
 * sent then is not sent again; what the list shows now that was unknown then is this run's. Without a look before it nobody could tell.
 */
async function endAgain(issuing: Issuing, earlier: ItemOutput, carrying: readonly FoundDocument[]): Promise<ItemOutput> {
	if (earlier.json.outcome !== 'unknown') return earlier;
	const cause = 'an earlier try of this run sent it and got no answer';
	const standing = carrying.filter(({ isCancelled }) => isCancelled !== true);
	if (standing.length === 0) return await resolveUncertain(issuing, cause);
	return issuing.settings.issueWithoutLookUp ? await describeExisting(issuing, standing) : await finishFound(issuing, standing, cause);
}

/** Another program may have invoiced the order without its number in the list; SalesAutopilot tells it then. */
function requireNotCarried({ invoice: { kind, reference }, carriedInvoice }: Issuing, found: FoundByReference): void {
	if (carriedInvoice === '') return;
	const kinds = ['advance', 'invoice'] as const;
	const isSettled = kinds.some((each) => documentsOfKind(found, reference, each).some(({ number, isCancelled }) => number === carriedInvoice && (each === 'advance' || isCancelled === true)));
	if (isSettled) return;
	throw new ServiceError(
		`Order ${reference} carries the invoice ${carriedInvoice} in SalesAutopilot, so ${kind === 'proforma' ? 'a proforma would ask for its money again' : 'this would bill it twice'}`,
		'Nothing was issued. If the invoice was cancelled or is not this order\'s, empty its number and link in SalesAutopilot.',
	);
}

/**
 * The whole invoice of an order that has its advance invoice, or an advance of an order that has its invoice, would bill the same money
 * twice; a proforma would ask for it again.
 */
function requireNotBilled({ kind, reference }: Invoice, found: FoundByReference): void {
	const standsBeside = ({ isCancelled, isKindTold }: FoundDocument): boolean => isCancelled !== true && (kind === 'invoice' || isKindTold);
	const other = documentsOfKind(found, reference, kind === 'invoice' ? 'advance' : 'invoice').find(standsBeside);
	if (other === undefined) return;
	throw new ServiceError(
		`Order ${reference} has ${kind === 'invoice' ? `the advance invoice (előlegszámla) ${other.number}, which this invoice would not take off` : `its invoice ${other.number} already, so ${kind === 'proforma' ? 'a proforma would ask for its money again' : 'an advance would bill it twice'}`}`,
		`Nothing was issued. ${kind === 'invoice' ? 'Use Advance Invoice: Create Final Invoice (végszámla)' : 'If the invoice is wrong, cancel (storno) it first'}. If ${other.number} belongs to another order, set Options → Order Reference to a number of its own.`,
	);
}
