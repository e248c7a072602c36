import type { IExecuteFunctions } from 'n8n-workflow';
import { isSameNumber } from '../../../../core/documentNumber';
import { stateOf, type DocumentState } from '../../../../core/documentSearch';
import { ServiceError } from '../../../errors';
import type { ItemOutput } from '../../../itemLoop';
import { callForDone, type CallAnswer } from '../../calls/callOperation';
import { callForDocument, type DocumentAnswer } from '../../calls/documentCall';
import { namedDocumentRow } from '../../calls/namedDocument';
import { reprintInvoice } from '../../calls/reprint';
import { newSuffix } from '../../clock';
import { wait } from '../../transport';
import { NOT_SEARCHED, sayLooked } from '../common/closingLook';
import { joinSentences, addMessage } from '../common/outcome';
import { sendMail } from '../common/sendMail';
import { sayChange, type ChangeResult, type Changing, type Done, type Made } from './change';
import { searchTargets } from './searchTargets';

type ChangeAnswer = DocumentAnswer | CallAnswer;

/** Sends the change, once. After an uncertain answer it looks at the list, a bounded number of times, and never sends again. */
export async function changeDocument(context: IExecuteFunctions, changing: Changing, state?: DocumentState): Promise<ItemOutput> {
	const { change, number } = changing;
	const answer = await send(context, changing);
	switch (answer.kind) {
		case 'issued':
			// A new invoice may have the number of its proforma, in a series of its own; a storno has none that is taken.
			if (change.linkKind === 'cancel' && isSameNumber(answer.number, number)) return await resolveUncertain(context, changing, `the answer names ${number} itself, and no new document`, state);
			return await finish(context, changing, state, 'issued', answer, '');
		case 'replied':
			return await finish(context, changing, state, 'done', undefined, '');
		case 'refused':
			return await resolveRefused(context, changing, answer.message);
		case 'notSent':
			throw new ServiceError(`CashMan-FX could not be reached to ${sayChange(change, number)}: ${answer.cause}`, 'Nothing was sent. Run again when the server can be reached.');
		case 'uncertain':
			return await resolveUncertain(context, changing, answer.cause, state);
	}
}

async function send(context: IExecuteFunctions, { change, plan, number, run }: Changing): Promise<ChangeAnswer> {
	const additional = { ...change.extraFields?.(plan), ...plan.additional };
	const rows = namedDocumentRow(change.operation, { number, email: plan.email, wireNames: plan.target.wireNames, additional });
	return change.linkKind === undefined ? await callForDone(context, run.server, rows) : await callForDocument(context, run.server, change.linkKind, rows, newSuffix());
}

/** A refusal may only mean that somebody else was faster: the list tells. */
async function resolveRefused(context: IExecuteFunctions, changing: Changing, message: string): Promise<ItemOutput> {
	const { change, number } = changing;
	const looked = await look(context, changing);
	const done = 'failure' in looked ? undefined : change.alreadyDone(looked);
	if (!('failure' in looked) && done !== undefined) return await describeExisting(context, changing, looked, done);
	throw new ServiceError(`CashMan-FX refused to ${sayChange(change, number)}: ${message}`, 'Nothing was changed. Correct what the text names, then run again.');
}

/** Looks whether a change that got no answer was made. */
export async function resolveUncertain(context: IExecuteFunctions, changing: Changing, cause: string, before: DocumentState | undefined): Promise<ItemOutput> {
	const { change, plan, number } = changing;
	let looked = NOT_SEARCHED;
	for (let attempt = 1; attempt <= plan.looksAfterUncertain; attempt++) {
		await wait(plan.waitBetweenLooksMs);
		const state = await look(context, changing);
		looked = sayLooked('failure' in state ? state.failure : '');
		const done = 'failure' in state ? undefined : change.alreadyDone(state);
		if ('failure' in state || done === undefined) continue;
		if (before === undefined) return await describeUntold(context, changing, state, done, cause);
		const made = change.linkKind === undefined ? undefined : { number: done.number, invoiceId: '', links: undefined };
		return await finish(context, changing, state, made === undefined ? 'done' : 'issued', made, `The answer was lost (${cause}); the invoice list shows that ${number} is ${change.past}.`);
	}
	return { json: change.describe({
		...nothingMade(changing, before),
		outcome: 'unknown',
		message: `${number} may have been ${change.past}: ${cause}. ${looked} Look in CashMan-FX before you run this again; it was sent once and not repeated.`,
	}) };
}

/** Without a look before the change nobody can tell when it was made, and nobody is mailed a second time. */
async function describeUntold(context: IExecuteFunctions, changing: Changing, state: DocumentState, done: Done, cause: string): Promise<ItemOutput> {
	const output = await describeExisting(context, changing, state, done);
	addMessage(output, `The answer was lost (${cause}), and no list was read before, so it may as well have been this run.`);
	return output;
}

async function look(context: IExecuteFunctions, { run, number }: Changing): Promise<DocumentState | { failure: string }> {
	const searched = await searchTargets(context, run.server, run.query, [{ number, reference: '' }]);
	return 'found' in searched ? stateOf(searched.found, number) : searched;
}

/** The output of a change that this run made; opens the mailing link, once, when the user asked for it. */
async function finish(context: IExecuteFunctions, changing: Changing, state: DocumentState | undefined, outcome: 'issued' | 'done', made: Made | undefined, message: string): Promise<ItemOutput> {
	const { change, plan, run } = changing;
	if (made === undefined) return { json: change.describe({ ...nothingMade(changing, state), outcome, message }) };
	const { links, id, failure } = await linksOf(context, changing, made, plan.email);
	const mail = plan.email === '' ? { emailSent: false, message: '' } : await sendMail(context, run.server, links);
	return { json: change.describe({
		...nothingMade(changing, state),
		outcome,
		made: { number: made.number, id, links },
		emailSent: mail.emailSent,
		message: joinSentences(message, failure, mail.message),
	}) };
}

/** What the list showed as done before. */
export async function describeExisting(context: IExecuteFunctions, changing: Changing, state: DocumentState, { number: madeNumber, isCancelled = false }: Done): Promise<ItemOutput> {
	const { change, plan } = changing;
	const hasDocument = change.linkKind !== undefined && madeNumber !== '';
	const { links, id, failure } = hasDocument ? await linksOf(context, changing, { number: madeNumber, invoiceId: '', links: undefined }, '') : { links: undefined, id: '', failure: '' };
	return { json: change.describe({
		...nothingMade(changing, state),
		outcome: 'existing',
		made: { number: madeNumber, id, links, isCancelled },
		message: joinSentences(
			`It was ${change.past} before.`,
			isCancelled ? `${madeNumber} was cancelled (storno) since. To bill the order again, use Invoice: Create with Options → Issue Again After Storno.` : '',
			state.stornos.length > 1 ? `More than one storno takes it back: ${state.stornos.map(({ number }) => number).join(', ')}.` : '',
			failure,
			plan.email === '' ? '' : 'No e-mail was sent, because the document was there already.',
		),
	}) };
}

async function linksOf(context: IExecuteFunctions, { plan, run }: Changing, { number, invoiceId, links }: Made, email: string): Promise<{ links: Made['links']; id: string; failure: string }> {
	if (links !== undefined) return { links, id: invoiceId, failure: '' };
	const reprint = await reprintInvoice(context, run.server, { number, email, wireNames: plan.target.wireNames });
	return 'failure' in reprint ? { links: undefined, id: invoiceId, failure: `The link of ${number} could not be fetched: ${reprint.failure}.` } : { links: reprint.links, id: reprint.invoiceId, failure: '' };
}

function nothingMade({ number, plan }: Changing, state: DocumentState | undefined): Omit<ChangeResult, 'outcome' | 'message'> {
	return { number, orderReference: state?.document?.orderReference || plan.target.reference, made: { number: '', id: '', links: undefined }, emailSent: false };
}
