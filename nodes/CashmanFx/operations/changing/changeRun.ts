import type { IExecuteFunctions } from 'n8n-workflow';
import { stateOf, type DocumentState, type Found } from '../../../../core/documentSearch';
import { KIND_NAMES, type ListedDocument } from '../../../../core/listedDocument';
import { ServiceError } from '../../../errors';
import type { ItemOutput, Operation } from '../../../itemLoop';
import type { Searched } from '../../calls/invoiceList';
import { describeIssued, messagesOf, tellLookFailed } from '../common/closingLook';
import { openServer } from '../common/openServer';
import { joinSentences, addMessage } from '../common/outcome';
import { nameGivenTarget, nameTarget, queryFor, requireOnly } from '../existing/target';
import { sayChange, type Change, type ChangeRun, type Changing, type Done } from './change';
import { changeDocument, describeExisting, resolveUncertain } from './changeDocument';
import { readChangePlan, type ChangePlan } from './changePlan';
import { searchTargets } from './searchTargets';

type Texts = Pick<Operation, 'resource' | 'value' | 'name' | 'action' | 'description' | 'fields'>;

/** An operation that changes an existing document, once (laws 1 and 4): it looks first, sends once, and looks again when the answer was lost. */
export function changingOperation<Plan extends ChangePlan = ChangePlan>(change: Change, texts: Texts, readPlan?: (context: IExecuteFunctions, itemIndex: number, plan: ChangePlan) => Plan): Operation<ChangePlan, ChangeRun> {
	const carryOut = async (context: IExecuteFunctions, plan: ChangePlan, run: ChangeRun, earlier?: ItemOutput): Promise<ItemOutput> => await changeOnce(context, change, plan, run, earlier);
	return {
		...texts,
		changesBooks: true,
		prepare(context, itemIndex) {
			const plan = readChangePlan(context, itemIndex);
			return readPlan === undefined ? plan : readPlan(context, itemIndex, plan);
		},

		nameItem: nameGivenTarget,
		identify: ({ target }) => `${change.operation} ${nameTarget(target)}`,
		foretell: ({ target, email }) => ({
			orderReference: target.reference,
			invoiceNumber: target.number,
			explanation: [`This would ${sayChange(change, nameTarget(target))}${email === '' ? '' : `, and mail the document to ${email}`}.`],
		}),

		async before(context, plans) {
			const targets = plans.map(({ target }) => target);
			const server = await openServer(context, targets);
			const query = queryFor(targets);
			return { server, query, found: await searchTargets(context, server, query, targets), startedByNumber: new Map(), madeByReference: new Map(), unconfirmed: new Set() };
		},

		execute: carryOut,
		resume: carryOut,

		async after(context, outputs, run) {
			const ended = (outcome: string): ItemOutput[] => outputs.filter(({ json }) => json.outcome === outcome);
			if (change.madeFrom !== undefined && ended('issued').length > 0) await confirmEachOnce(context, change, ended('issued'), run);
			if (ended('done').length > 0) await confirmEachDone(context, change, ended('done'), run);
		},

		describeDone(outputs, run) {
			const changed = outputs.filter(({ json }) => json.outcome === 'issued' || json.outcome === 'done');
			const unknown = outputs.filter(({ json }) => json.outcome === 'unknown');
			return joinSentences(
				describeIssued(changed, run.unconfirmed, `Already ${change.past} in this run`, changedNumber),
				messagesOf(changed, changedNumber),
				unknown.length > 0 ? `Not known whether ${change.past}: ${unknown.map(changedNumber).join(', ')}.` : '',
			);
		},
	};
}

/** The number of the document that an output speaks of. */
function changedNumber({ json }: ItemOutput): string {
	return String(json.proformaNumber ?? json.invoiceNumber);
}

/** One closing look: two documents made of one mean that another execution did the same at the same moment. */
async function confirmEachOnce(context: IExecuteFunctions, change: Change, made: ItemOutput[], { server, query, unconfirmed }: ChangeRun): Promise<void> {
	const searched = await searchTargets(context, server, query, made.map((output) => ({ number: changedNumber(output), reference: '' })));
	if ('failure' in searched) {
		for (const output of made) unconfirmed.add(output);
		tellLookFailed(context, made, searched.failure, { ofEach: (output) => `${changedNumber(output)} was ${change.past} only once`, ofAll: `each document was ${change.past} only once` });
		return;
	}
	for (const output of made) {
		const numbers = change.madeFrom?.(stateOf(searched.found, changedNumber(output))) ?? [];
		if (numbers.length === 0) unconfirmed.add(output);
		if (numbers.length < 2) continue;
		const message = `${changedNumber(output)} was ${change.past} more than once: ${numbers.join(', ')}.`;
		addMessage(output, `${message} Another execution may have done it at the same moment: compare them in CashMan-FX.`);
		context.addExecutionHints?.({ type: 'danger', location: 'outputPane', message });
	}
}

/** One closing look: a list that still shows it undone may be slow, or the answer was no yes. */
async function confirmEachDone(context: IExecuteFunctions, change: Change, done: ItemOutput[], { server, query, found, unconfirmed }: ChangeRun): Promise<void> {
	// A list that this account may not read is not asked again.
	const searched = 'failure' in found ? found : await searchTargets(context, server, query, done.map((output) => ({ number: changedNumber(output), reference: '' })));
	if ('failure' in searched) {
		for (const output of done) unconfirmed.add(output);
		if ('found' in found) tellLookFailed(context, done, searched.failure, { ofEach: (output) => `${changedNumber(output)} was ${change.past}`, ofAll: `each document was ${change.past}` });
		return;
	}
	for (const output of done) {
		const number = changedNumber(output);
		const state = stateOf(searched.found, number);
		if (change.alreadyDone(state) === undefined) unconfirmed.add(output);
		if (change.showsUndone?.(state) !== true) continue;
		const message = `CashMan-FX answered without an error, but its list does not show ${number} as ${change.past} (yet).`;
		addMessage(output, `${message} Look there.`);
		context.addExecutionHints?.({ type: 'warning', location: 'outputPane', message });
	}
}

function findNumber({ target }: ChangePlan, found: Searched<Found>, change: Change): string {
	const { kindByReference } = change;
	if (target.number !== '') return target.number;
	if ('found' in found) return requireOnly(found.found.byReference, target, kindByReference).number;
	throw new ServiceError(`The ${KIND_NAMES[kindByReference]} of order ${target.reference} could not be looked for, to ${sayChange(change, 'it')}: ${found.failure}`, 'Nothing was sent. Run again when the invoice list can be read, or ask by its number.');
}

/** `earlier` is how the item ended in an earlier try of this run: what was sent then is not sent again. */
async function changeOnce(context: IExecuteFunctions, change: Change, plan: ChangePlan, run: ChangeRun, earlier?: ItemOutput): Promise<ItemOutput> {
	// Where the list cannot be read again, an unknown outcome stays unknown.
	if (earlier !== undefined && (earlier.json.outcome !== 'unknown' || 'failure' in run.found)) {
		run.startedByNumber.set(changedNumber(earlier), Promise.resolve(earlier));
		noteMade(change, run, earlier);
		return earlier;
	}
	const number = findNumber(plan, run.found, change);
	const started = run.startedByNumber.get(number);
	if (started !== undefined) return repeat(await started);
	const output = changeUnlessDone(context, { change, plan, number, run, wasSent: earlier !== undefined });
	run.startedByNumber.set(number, output);
	return await output;
}

async function changeUnlessDone(context: IExecuteFunctions, changing: Changing): Promise<ItemOutput> {
	const { change, plan, number, run } = changing;
	if ('failure' in run.found) {
		if (plan.actWithoutLookUp) return await changeUnlessSent(context, changing);
		throw new ServiceError(
			`${number} was not ${change.past}, because the invoice list could not be read to see whether it already is: ${run.found.failure}`,
			'Nothing was sent. Run again when the list can be read. If this account can never list invoices, Options → Act Without Look-Up goes on all the same.',
		);
	}
	const state = stateOf(run.found.found, number);
	// What is no proforma was not converted, whatever invoices its order has.
	requireKind(changing, state);
	const done = change.alreadyDone(state) ?? madeInThisRun(changing, state);
	if (done !== undefined) return await describeExisting(context, changing, state, done);
	if (state.document === undefined && !plan.actWithoutLookUp) {
		throw new ServiceError(
			`The invoice list of the last ${plan.target.lookBackDays} days does not have ${nameTarget({ ...plan.target, number })}, so it is not known whether it was ${change.past} before`,
			'Nothing was sent. Check the number, or raise Options → Look Back (Days). Options → Act Without Look-Up goes on all the same.',
		);
	}
	requireNoObstacle(changing, state);
	return await changeUnlessSent(context, changing, state);
}

/** The list does not show yet what this run made for the same order: two proformas of it are one invoice. */
function madeInThisRun({ change, run }: Changing, { document }: DocumentState): Done | undefined {
	const made = change.isOncePerOrder === true ? run.madeByReference.get(document?.orderReference ?? '') : undefined;
	return made === undefined ? undefined : { number: made };
}

async function changeUnlessSent(context: IExecuteFunctions, changing: Changing, state?: DocumentState): Promise<ItemOutput> {
	const { change, run, wasSent } = changing;
	const output = wasSent
		? await resolveUncertain(context, changing, 'an earlier try of this run sent it and got no answer', state)
		: await changeDocument(context, changing, state);
	noteMade(change, run, output);
	return output;
}

function noteMade({ isOncePerOrder }: Change, { madeByReference }: ChangeRun, { json: { outcome, invoiceNumber, orderReference } }: ItemOutput): void {
	if (isOncePerOrder === true && outcome === 'issued' && orderReference !== '') madeByReference.set(String(orderReference), String(invoiceNumber));
}

function requireKind({ change, number }: Changing, { document }: DocumentState): void {
	if (document?.isKindTold && !change.kinds.includes(document.kind)) {
		throw new ServiceError(`${number} is ${article(document)}, which cannot be ${change.past}`, 'Nothing was sent. Check the number.');
	}
}

function requireNoObstacle({ change, plan, number }: Changing, state: DocumentState): void {
	const obstacle = change.obstacle?.(state, plan) ?? '';
	if (obstacle !== '') throw new ServiceError(`${number} cannot be ${change.past}: ${obstacle}`, 'Nothing was sent. Look at the documents of the order in CashMan-FX.');
}

function article({ kind }: ListedDocument): string {
	return /^[aeiou]/.test(KIND_NAMES[kind]) ? `an ${KIND_NAMES[kind]}` : `a ${KIND_NAMES[kind]}`;
}

/** The same document twice in one run. */
function repeat(first: ItemOutput): ItemOutput {
	const { outcome } = first.json;
	const output: ItemOutput = { json: { ...first.json, outcome: outcome === 'issued' || outcome === 'done' ? 'existing' : outcome } };
	if ('emailSent' in output.json) output.json.emailSent = false;
	addMessage(output, 'The same document stands earlier in this run.');
	return output;
}
