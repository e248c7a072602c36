import type { IExecuteFunctions } from 'n8n-workflow';
import { addDays, readDate } from '../../../../core/dates';
import { documentsOfKind, otherParty, type FoundDocument } from '../../../../core/duplicateGuard';
import { largest } from '../../../../core/extremes';
import { ServiceError } from '../../../errors';
import type { ItemOutput, Operation } from '../../../itemLoop';
import { nameOrder } from '../../../nameOrder';
import { lookUpReferences, type ListQuery, type LookUp } from '../../calls/invoiceList';
import { todayInHungary } from '../../clock';
import type { Server } from '../../transport';
import { REQUEST_FIELDS } from '../../wire/fieldNames';
import { describeIssued, messagesOf } from '../common/closingLook';
import { openServer } from '../common/openServer';
import { addMessage, joinSentences, toOutput } from '../common/outcome';
import { confirmEachOnce } from './confirmOnce';
import { MOST_AT_ONCE } from './createOptions';
import { planCreate, whyNotIssued, type CreatePlan, type Shaping } from './createPlan';
import { foretell } from './foretell';
import { describeInvoiced, describeStanding, stateOfCarried, type InvoicedPlan } from './invoiced';
import { wantedBy } from './issue';
import { issueOnce } from './issueOnce';

/** What the whole run knows: the one look-up made before the first create, and the orders issued since. */
export interface CreateRun {
	server: Server;
	query: ListQuery;
	lookUp: LookUp;
	/** Orders under way or done in this run, so that the same order twice in one batch is issued once. */
	startedByReference: Map<string, { plan: IssuePlan; output: Promise<ItemOutput> }>;
	givenNumbers: Set<string>;
	/** What this run issued and the list did not show at its end: running again would issue it again. */
	unconfirmed: Set<ItemOutput>;
}

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
		identify: (plan) => (plan.kind === 'issue' ? `${plan.invoice.kind} of ${plan.invoice.reference}` : `${plan.documentKind} of ${plan.reference}`),
		concurrency: (context) => Math.min(MOST_AT_ONCE, Number(context.getNodeParameter('options.concurrency', 0, 1)) || 1),

		async before(context, plans) {
			const asked = plans.filter((plan): plan is IssuePlan | InvoicedPlan => plan.kind !== 'worthless');
			const [first] = asked;
			if (first === undefined) return undefined;
			const server = await openServer(context, asked.map(({ settings }) => settings));
			const query: ListQuery = { from: firstDay(asked), wireNames: first.settings.wireNames, waitMs: first.settings.waitBetweenLooksMs };
			const references = new Set(asked.map((plan) => (plan.kind === 'issue' ? plan.invoice.reference : plan.reference)).filter((reference) => reference !== ''));
			return { server, query, lookUp: await lookUpReferences(context, server, references, query), startedByReference: new Map(), givenNumbers: new Set(), unconfirmed: new Set() };
		},

		execute: carryOut,
		resume: carryOut,

		async after(context, outputs, run) {
			if (run === undefined) return;
			const issued = outputs.filter(({ json }) => json.outcome === 'issued');
			if (issued.length > 0) await confirmEachOnce(context, run, issued);
		},

		describeDone(outputs, run) {
			const issued = outputs.filter(({ json }) => json.outcome === 'issued');
			const name = ({ json }: ItemOutput): string => `${json.invoiceNumber} (order ${json.orderReference})`;
			const unknown = outputs.filter(({ json }) => json.outcome === 'unknown').map(({ json }) => `order ${json.orderReference}`);
			return joinSentences(
				describeIssued(issued, run?.unconfirmed ?? new Set(), 'Issued before it in this run', name),
				messagesOf(issued, ({ json }) => `Order ${json.orderReference}`),
				unknown.length > 0 ? `Not known whether issued: ${unknown.join(', ')}.` : '',
			);
		},
	};
}

/** `earlier` is how the order ended in an earlier try of this run. */
async function carryOut(context: IExecuteFunctions, plan: CreatePlan, run: CreateRun | undefined, earlier?: ItemOutput): Promise<ItemOutput> {
	const output = await endOf(context, plan, run, earlier);
	return { ...output, json: { ...output.json, ...plan.origin } };
}

async function endOf(context: IExecuteFunctions, plan: CreatePlan, run: CreateRun | undefined, earlier: ItemOutput | undefined): Promise<ItemOutput> {
	if (run !== undefined && earlier !== undefined && 'failure' in run.lookUp) {
		if (plan.kind === 'issue') run.startedByReference.set(plan.invoice.reference, { plan, output: Promise.resolve(earlier) });
		return endUnseen(earlier, run.lookUp.failure);
	}
	switch (plan.kind) {
		case 'invoiced': {
			const { server, lookUp } = run as CreateRun;
			const issueAgain = async (): Promise<ItemOutput> => await endOf(context, { origin: plan.origin, ...plan.issueAgain() }, run, earlier);
			if (earlier?.json.outcome === 'issued' || earlier?.json.outcome === 'unknown') return await issueAgain();
			const state = stateOfCarried(plan, lookUp);
			if (state.cancelled !== undefined && state.standing !== undefined) {
				const why = `The order carries ${plan.number} in SalesAutopilot, which was cancelled (storno); ${state.standing.number} stands in its place.`;
				return await describeStanding(context, server, plan, state.standing, why);
			}
			const isOpen = state.cancelled !== undefined && plan.settings.issueAgainAfterStorno;
			return isOpen ? await issueAgain() : describeInvoiced(plan, state);
		}
		case 'worthless':
			return toOutput({ outcome: 'skipped', documentKind: plan.documentKind, orderReference: plan.reference, currency: plan.currency, message: whyNotIssued(plan) });
		case 'issue': {
			const { server, lookUp } = run as CreateRun;
			const final = finalWithoutAdvance(plan, lookUp);
			if (final !== undefined) return await describeStanding(context, server, { documentKind: 'invoice', reference: plan.invoice.reference, currency: plan.invoice.currency, settings: plan.settings }, final, 'The final invoice is there; the advance invoice that it settles was cancelled (storno) since, or is not in the list.');
			return await issueOnce(context, completePlan(plan, lookUp), run as CreateRun, earlier);
		}
	}
}

/** The final invoice of an order whose advance does not stand any more: what it would have to be is not known then, but it is there. */
function finalWithoutAdvance({ complete, invoice, rows }: IssuePlan, lookUp: LookUp): FoundDocument | undefined {
	if (complete === undefined || 'failure' in lookUp) return undefined;
	const stands = ({ isCancelled }: FoundDocument): boolean => isCancelled !== true;
	if (documentsOfKind(lookUp.found, invoice.reference, 'advance').some(stands)) return undefined;
	return documentsOfKind(lookUp.found, invoice.reference, 'invoice').find((each) => stands(each) && each.number !== '' && otherParty(each, wantedBy({ invoice, rows })) === '');
}

/** What an earlier try of this run did stays as it is where the list cannot be read again. */
function endUnseen(earlier: ItemOutput, failure: string): ItemOutput {
	if (earlier.json.outcome === 'unknown') addMessage(earlier, `A further try could not read the invoice list: ${failure}.`);
	return earlier;
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

/** As it is sent: Additional Fields may set another day than the invoice's. */
function issueDayOf({ invoice, rows: [row0 = {}] }: IssuePlan): string {
	return readDate(row0[REQUEST_FIELDS.issuedOn] ?? '', 'Issue Date') ?? invoice.issuedOn;
}

/** The first day of issue to look at: an order's invoice is not older than the setting says. */
function firstDay(plans: ReadonlyArray<IssuePlan | InvoicedPlan>): string {
	const lookBackDays = largest(plans.map(({ settings }) => settings.lookBackDays));
	const firstIssue = plans.flatMap((plan) => (plan.kind === 'issue' ? issueDayOf(plan) : [])).reduce((first, day) => (day < first ? day : first), todayInHungary());
	return addDays(firstIssue, -lookBackDays);
}
