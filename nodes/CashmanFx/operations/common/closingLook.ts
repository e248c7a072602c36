import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemOutput } from '../../../itemLoop';
import { addMessage, joinSentences } from './outcome';

/** What cannot be confirmed when the closing look at the invoice list fails. */
interface Unconfirmed {
	ofEach(output: ItemOutput): string;
	ofAll: string;
}

/** A hint is seen in the editor alone, so every item of the run says the same in its message. */
export function tellLookFailed(context: IExecuteFunctions, outputs: readonly ItemOutput[], failure: string, unconfirmed: Unconfirmed): void {
	const sentence = (what: string): string => `The closing look at the invoice list failed (${failure}), so it is not confirmed that ${what}.`;
	for (const output of outputs) addMessage(output, sentence(unconfirmed.ofEach(output)));
	context.addExecutionHints?.({ type: 'warning', location: 'outputPane', message: sentence(unconfirmed.ofAll) });
}

/** For the error of a run that stopped: n8n does not show its items, and with them their messages would be lost. */
export function messagesOf(outputs: readonly ItemOutput[], name: (output: ItemOutput) => string): string {
	return outputs.filter(({ json }) => json.message).map((output) => `${name(output)}: ${String(output.json.message)}`).join(' ');
}

/** For the same error: what is done, and whether another run would find it so. */
export function describeIssued(outputs: readonly ItemOutput[], unconfirmed: ReadonlySet<ItemOutput>, what: string, name: (output: ItemOutput) => string): string {
	const [seen, unseen] = [false, true].map((isUnseen) => outputs.filter((output) => unconfirmed.has(output) === isUnseen).map(name).join(', '));
	return joinSentences(
		seen === '' ? '' : `${what}: ${seen}. Running again finds them as existing.`,
		unseen === '' ? '' : `${what}, but not seen in the invoice list: ${unseen}. Take them out before you run again, for they could be done a second time.`,
	);
}

/** What came of the looks after a lost answer. */
export const NOT_SEARCHED = 'The invoice list was not searched, because Looks After an Uncertain Answer is 0.';

export function sayLooked(failure: string): string {
	return failure === '' ? 'The invoice list does not show it (yet).' : `The invoice list could not be read either: ${failure}.`;
}
