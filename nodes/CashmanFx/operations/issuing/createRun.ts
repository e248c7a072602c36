import type { IExecuteFunctions } from 'n8n-workflow';
import { addDays } from '../../../../core/dates';
import { largest } from '../../../../core/extremes';
import { differenceTo, documentsOfKind, type FoundByReference, type FoundDocument } from '../../../../core/duplicateGuard';
import type { Invoice } from '../../../../core/invoice';
import { ServiceError } from '../../../errors';
import type { ItemOutput, Operation } from '../../../itemLoop';
import { lookUpReferences, type ListQuery, type LookUp } from '../../calls/invoiceList';
import { todayInHungary } from '../../clock';
import { readServer, wait, type Server } from '../../transport';
import { planCreate, wantedSentence, type CreatePlan, type Shaping } from './createPlan';
import { nameOrder } from './nameOrder';
import { messagesOf, tellLookFailed } from './closingLook';
import { describeExisting, issueInvoice, joinSentences, wantedBy, type Issuing } from './issue';
import { foretell } from './foretell';
import { addMessage, KIND_NAMES, safeLink, toOutput } from './outcome';

/** What the whole run knows: the one look-up made before the first create, and the orders issued since. */
export interface CreateRun {
	server: Server;
	query: ListQuery;
	lookUp: LookUp;
	/** Orders under way or done in this run, so that the same order twice in one batch is issued once. */
	startedByReference: Map<string, { plan: IssuePlan; output: Promise<ItemOutput> }>;
	givenNumbers: Set<string>;
}

const MOST_AT_ONCE = 10;

export type IssuePlan = Extract<CreatePlan, { kind: 'issue' }>;

/** What one of the issuing operations adds to what all of them share. */
type IssuingOperation = Pick<Operation, 'resource' | 'value' | 'name' | 'action' | 'description' | 'fields'> & { shaping: Shaping };

/** An operation that issues a document for an order, once (law 1): it looks first, sends once, and looks again. */
export function issuingOperation({ shaping, ...texts }: IssuingOperation): Operation<CreatePlan, CreateRun | undefined> {
	return {
		...texts,
		changesBooks: true,
		nameItem: nameOrder,
		prepare: (context, itemIndex) => planCreate(context, itemIndex, shaping),
		foretell,
		concurrency: (context) => Math.min(MOST_AT_ONCE, Number(context.getNodeParameter('options.concurrency', 0, 1)) || 1),

		async before(context, plans) {
			const issuePlans = plans.filter((plan): plan is IssuePlan => plan.kind === 'issue');
			const [first] = issuePlans;
			if (first === undefined) return undefined;
			const server = await readServer(context, first.settings.timeoutMs);
			const query: ListQuery = { from: firstDay(issuePlans), wireNames: first.settings.wireNames, waitMs: first.settings.waitBetweenLooksMs };
			const references = new Set(issuePlans.map(({ invoice }) => invoice.reference));
			return { server, query, lookUp: await lookUpReferences(context, server, references, query), startedByReference: new Map(), givenNumbers: new Set() };
		},

		async execute(context, plan, run) {
			const output = await carryOut(context, plan, run);
			return { ...output, json: { ...output.json, ...plan.origin } };
		},

		async after(context, outputs, run) {
			if (run === undefined) return;
			const issued = outputs.filter(({ json }) => json.outcome === 'issued');
			if (issued.length > 0) await confirmEachOnce(context, run, issued);
		},

		describeDone(outputs) {
			const issued = outputs.filter(({ json }) => json.outcome === 'issued');
			const unknown = outputs.filter(({ json }) => json.outcome === 'unknown').map(({ json }) => `order ${json.orderReference}`);
			return joinSentences(
				issued.length > 0 ? `Issued before it in this run: ${issued.map(({ json }) => `${json.invoiceNumber} (order ${json.orderReference})`).join(', ')}. Running again finds them as existing.` : '',
				messagesOf(issued, ({ json }) => `Order ${json.orderReference}`),
				unknown.length > 0 ? `Not known whether issued: ${unknown.join(', ')}.` : '',
			);
		},
	};
}

async function carryOut(context: IExecuteFunctions, plan: CreatePlan, run: CreateRun | undefined): Promise<ItemOutput> {
	switch (plan.kind) {
		case 'invoiced':
			return toOutput({
				outcome: 'existing',
				documentKind: plan.documentKind,
				orderReference: plan.reference,
				invoiceNumber: plan.number,
				invoiceLink: safeLink(plan.link),
				currency: plan.currency,
				netTotal: plan.netTotal,
				vatTotal: plan.vatTotal,
				grossTotal: plan.grossTotal,
				message: wantedSentence(plan),
			});
		case 'worthless':
			return toOutput({ outcome: 'skipped', documentKind: plan.documentKind, orderReference: plan.reference, currency: plan.currency, message: wantedSentence(plan) });
		case 'issue':
			return await issueOnce(context, completePlan(plan, (run as CreateRun).lookUp), run as CreateRun);
	}
}

/** A final invoice can only be written once the advance that it settles is known. */
function completePlan(plan: IssuePlan, lookUp: LookUp): IssuePlan {
	if (plan.complete === undefined) return plan;
	if ('found' in lookUp) return { ...plan, ...plan.complete(lookUp.found) };
	throw new ServiceError(
		`The final invoice of order ${plan.invoice.reference} was not issued, because its advance invoice could not be looked for: ${lookUp.failure}`,
		'Nothing was issued. Run again when the invoice list can be read.',
	);
}

/** The first day of issue to look at: an order's invoice is not older than the setting says. */
function firstDay(plans: readonly IssuePlan[]): string {
	const lookBackDays = largest(plans.map(({ settings }) => settings.lookBackDays));
	const firstIssue = plans.map(({ invoice }) => invoice.issuedOn).reduce((first, day) => (day < first ? day : first), todayInHungary());
	return addDays(firstIssue, -lookBackDays);
}

/** The same order twice in one batch: the second waits for the first, and gets its invoice as existing. */
async function issueOnce(context: IExecuteFunctions, plan: IssuePlan, run: CreateRun): Promise<ItemOutput> {
	const { reference } = plan.invoice;
	const started = run.startedByReference.get(reference);
	if (started !== undefined) {
		requireSameOrder(started.plan, plan);
		return repeat(await started.output);
	}
	const output = issueUnlessFound({ context, ...run, ...plan, numbersBefore: numbersOf(run.lookUp, reference) }, run.lookUp, plan.complete !== undefined);
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

function repeat(first: ItemOutput): ItemOutput {
	const { outcome, message } = first.json;
	const sentences = ['The same order stands earlier in this run.', outcome === 'issued' ? '' : message].filter((sentence) => sentence);
	return { json: { ...first.json, outcome: outcome === 'issued' ? 'existing' : outcome, emailSent: false, message: sentences.join(' ') } };
}

async function issueUnlessFound(issuing: Issuing, lookUp: LookUp, takesAdvanceOff: boolean): Promise<ItemOutput> {
	const { invoice, settings } = issuing;
	if ('found' in lookUp) {
		const carrying = documentsOfKind(lookUp.found, invoice.reference, invoice.kind);
		const documents = settings.issueAgainAfterStorno ? carrying.filter(({ isCancelled }) => isCancelled !== true) : carrying;
		if (documents.length > 0) return await describeExisting(issuing, documents);
		if (!takesAdvanceOff) requireNotBilled(invoice, lookUp.found);
		return await issueInvoice(issuing);
	}
	if (settings.issueWithoutLookUp) return await issueInvoice(issuing);
	throw new ServiceError(
		`Order ${invoice.reference} got no ${KIND_NAMES[invoice.kind]}, because the invoice list could not be read to see whether it already has one: ${lookUp.failure}`,
		'Run again when the list can be read. If this account can never list invoices, Options → Issue Without Look-Up issues all the same, without protection against a second invoice.',
	);
}

/** The whole invoice of an order that has its advance invoice, or an advance of an order that has its invoice, would bill the same money twice. */
function requireNotBilled({ kind, reference }: Invoice, found: FoundByReference): void {
	if (kind === 'proforma') return;
	const standsBeside = ({ isCancelled, isKindTold }: FoundDocument): boolean => isCancelled !== true && (kind === 'invoice' || isKindTold);
	const other = documentsOfKind(found, reference, kind === 'invoice' ? 'advance' : 'invoice').find(standsBeside);
	if (other === undefined) return;
	throw new ServiceError(
		`Order ${reference} has ${kind === 'invoice' ? `the advance invoice (előlegszámla) ${other.number}, which this invoice would not take off` : `its invoice ${other.number} already, so an advance would bill it twice`}`,
		`Nothing was issued. ${kind === 'invoice' ? 'Use Advance Invoice: Create Final Invoice (végszámla)' : 'If the invoice is wrong, cancel (storno) it first'}. If ${other.number} belongs to another order, set Options → Order Reference to a number of its own.`,
	);
}

/**
 * The closing look at the list: each new document should be in it exactly once. Two of one order mean that another
 * execution issued it at the same moment; none means that this account's list does not show the order number. A hint is seen in the editor
 * alone, so every item says the same in its message.
 */
async function confirmEachOnce(context: IExecuteFunctions, run: CreateRun, issued: ItemOutput[]): Promise<void> {
	const { startedByReference } = run;
	const lookUp = await lookUntilSeen(context, run, issued);
	if ('failure' in lookUp) {
		tellLookFailed(context, issued, lookUp.failure, { ofEach: () => 'this order has no second invoice', ofAll: 'each order has one invoice' });
		return;
	}
	let unseen = 0;
	for (const output of issued) {
		const reference = String(output.json.orderReference);
		const plan = startedByReference.get(reference)?.plan;
		const documents = standing(lookUp.found, plan);
		if (documents.length === 0) {
			unseen++;
			addMessage(output, 'It does not show in the invoice list with its order number, so the node would not recognise that this order was invoiced.');
		}
		if (documents.length > 1) {
			const numbers = documents.map(({ number }) => number).join(', ');
			const name = KIND_NAMES[plan?.invoice.kind ?? 'invoice'];
			addMessage(output, `This order has more than one ${name}: ${numbers}. Another execution may have issued it at the same moment: compare them in CashMan-FX, and cancel (storno) one if both are for this order.`);
			context.addExecutionHints?.({ type: 'danger', location: 'outputPane', message: `Order ${reference} has more than one ${name}: ${numbers}.` });
		}
	}
	if (unseen > 0) {
		context.addExecutionHints?.({ type: 'warning', location: 'outputPane', message: `${unseen} new documents do not show in the invoice list with their order number. On this account the node cannot recognise an order that was already invoiced.` });
	}
}

/**
 * A list may show a document seconds after it was made. Who runs the same order then would find nothing and issue again, so this run
 * does not end before its documents can be seen, or it has looked as often as after an uncertain answer. A list that could be read before
 * may only be down for a moment.
 */
async function lookUntilSeen(context: IExecuteFunctions, { server, query, lookUp: before, startedByReference }: CreateRun, issued: ItemOutput[]): Promise<LookUp> {
	const plans = new Map(issued.map(({ json }) => [String(json.orderReference), startedByReference.get(String(json.orderReference))?.plan]));
	const settings = [...plans.values()].flatMap((plan) => plan?.settings ?? []);
	const mostWaits = largest(settings.map(({ looksAfterUncertain }) => looksAfterUncertain));
	for (let waits = 0; ; waits++) {
		const lookUp = await lookUpReferences(context, server, new Set(plans.keys()), query);
		const isEnough = 'found' in lookUp ? [...plans.values()].every((plan) => standing(lookUp.found, plan).length > 0) : 'failure' in before;
		if (isEnough || waits >= mostWaits) return lookUp;
		await wait(largest(settings.map(({ waitBetweenLooksMs }) => waitBetweenLooksMs)));
	}
}

/** What may be this order's and was not cancelled. */
function standing(found: FoundByReference, plan: IssuePlan | undefined): FoundDocument[] {
	if (plan === undefined) return [];
	return documentsOfKind(found, plan.invoice.reference, plan.invoice.kind).filter((each) => each.isCancelled !== true && differenceTo(each, wantedBy(plan)) === '');
}
