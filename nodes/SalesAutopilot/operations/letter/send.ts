import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { showValue } from '../../../../core/problem';
import { isRecord } from '../../../../core/record';
import { typedText } from '../../../../core/text';
import type { ItemOutput, Operation } from '../../../itemLoop';
import { optionsField } from '../../../optionsField';
import { isNothing } from '../../calls/rows';
import { sendLetter, type Letter } from '../../calls/sendLetter';
import { requireId } from '../../ids';
import { openService, type Patience } from '../../transport';
import { readPatience, timeoutOption } from '../commonFields';
import { handOn, readInput, withFiles, type Input } from '../handOn';
import { nameTarget } from '../nameTarget';

type LetterPlan = { input: Input } & ({ kind: 'skip'; message: string } | { kind: 'send'; letter: Letter; patience: Patience });

/** How a letter ended, under `letter` in the output. */
type LetterEnd = 'sent' | 'skipped' | 'unknown';

const NOT_KNOWN = 'SalesAutopilot answered in a form that is not known, so it is not known whether the letter was sent. Look at the sent letters (kiküldések) there before you send it again.';

const fields: INodeProperties[] = [
	{ displayName: 'Send ID', name: 'sendId', type: 'string', default: '', required: true, placeholder: 'e.g. 4711', description: 'ID of the send (kiküldés azonosítója) in SalesAutopilot: a letter of the order\'s list, with the merge tags of the invoice in it' },
	{ displayName: 'Record ID', name: 'recordId', type: 'string', default: '={{ $json.recordId }}', required: true, description: 'ID of the order in SalesAutopilot (rekord azonosító). The letter goes to its e-mail address.' },
	optionsField([
		{ displayName: 'HTML Part', name: 'htmlPart', type: 'string', default: '', description: 'What takes the place of [mssys_html_content_part] in the letter (HTML tartalom)' },
		{ displayName: 'Send for Existing Invoices', name: 'sendForExisting', type: 'boolean', default: false, description: 'Whether an order whose invoice was there before this run gets the letter too (levél újraküldése). Off, an order that is delivered twice gets one letter.' },
		{ displayName: 'Text Part', name: 'textPart', type: 'string', default: '', description: 'What takes the place of [mssys_text_content_part] in the letter (szöveges tartalom)' },
		timeoutOption,
	]),
];

export const sendLetterOperation: Operation<LetterPlan, undefined> = {
	resource: 'letter',
	value: 'send',
	name: 'Send',
	action: 'Send a letter to a buyer',
	description: 'Send a letter (levél) that is kept in SalesAutopilot to the buyer of an order, after its invoice was written back',
	changesBooks: true,
	fields,
	nameItem: nameTarget,

	prepare(context, itemIndex) {
		const input = readInput(context, itemIndex);
		const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
		const reason = reasonToSkip({ ...input.fields, ...(input.error !== undefined && { error: input.error.message || 'an error' }) }, options.sendForExisting === true);
		if (reason !== undefined) return { kind: 'skip', input, message: `No letter was sent: ${reason}.` };
		const letter = {
			sendId: requireId(context.getNodeParameter('sendId', itemIndex, ''), 'Send ID', 'Give the ID of the send (kiküldés) in SalesAutopilot.'),
			recordId: requireId(context.getNodeParameter('recordId', itemIndex, ''), 'Record ID', 'Give the ID of the order in SalesAutopilot.'),
			htmlPart: typedText(options.htmlPart, 'Options → HTML Part'),
			textPart: typedText(options.textPart, 'Options → Text Part'),
		};
		return { kind: 'send', input, letter, patience: readPatience(options) };
	},

	identify: (plan) => (plan.kind === 'skip' ? 'no letter' : `letter ${plan.letter.sendId} to ${plan.letter.recordId}`),
	foretell: (plan) => ({ explanation: [plan.kind === 'skip' ? plan.message : `This would send letter ${plan.letter.sendId} to the buyer of order ${plan.letter.recordId}.`] }),

	async execute(context, plan) {
		if (plan.kind === 'skip') return toOutput(plan.input, { letter: 'skipped', letterMessage: plan.message });
		const letter = await sendLetter(context, await openService(context, plan.patience), plan.letter);
		return toOutput(plan.input, { recordId: plan.letter.recordId, letter, letterMessage: letter === 'sent' ? '' : NOT_KNOWN });
	},

	resume: async (_context, { input }, _shared, earlier) => withFiles(earlier, input.binary),

	describeDone(outputs) {
		const ended = (letter: LetterEnd): string => outputs.filter(({ json }) => json.letter === letter).map(({ json }) => json.recordId).join(', ');
		const [sent, unknown] = [ended('sent'), ended('unknown')];
		return [sent && `Sent before it in this run, for orders ${sent}.`, unknown && `Not known whether sent, for orders ${unknown}.`].filter((part) => part).join(' ');
	},
};

/** A letter without its invoice, or a second one, would go out to the buyer. An item that knows nothing of an invoice is sent for. */
function reasonToSkip({ outcome, cancelled, writeBack, error, readProblem }: IDataObject, sendsForExisting: boolean): string | undefined {
	// Of an item that failed, a node such as Edit Fields hands on the text alone, as one of its fields.
	if (!isNothing(error)) return `the order failed in an earlier node: ${showValue(isRecord(error) ? (error.message ?? error) : error)}`;
	if (!isNothing(readProblem)) return 'the order was not read from SalesAutopilot';
	if (outcome === 'skipped' || outcome === 'preview') return 'no invoice was issued for this order';
	if (outcome === 'unknown') return 'it is not known whether the invoice was issued';
	if (cancelled === true) return 'the invoice was cancelled (storno)';
	// SalesAutopilot says so too where the list has no such fields: the letter would have no invoice in it.
	const isNotIn = writeBack === 'skipped' || (outcome === 'issued' && writeBack === 'unchanged');
	if (isNotIn) return 'the invoice was not written into the order';
	if (outcome === 'existing' && !sendsForExisting) return 'the invoice was there before this run. If the buyer has not got it yet, switch on Options → Send for Existing Invoices';
	return undefined;
}

function toOutput(input: Input, added: { recordId?: string; letter: LetterEnd; letterMessage: string }): ItemOutput {
	return handOn(input, added);
}
