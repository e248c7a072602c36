import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** How an item ended in a try that failed: with an output, or with an error that leaves open whether it was done. */
export type Ended = { output: IDataObject } | { message: string; remedy: string };

/** `what` names what was done, so that it is never taken for something else. */
export type Remembered = Ended & { what: string };

interface EarlierTry {
	executionId: string;
	byItem: Record<string, Remembered>;
}

const KEY = 'earlierTry';

/**
 * What an earlier try of this very run did, by item. n8n hands the same context of the node to every try of Retry On Fail. It keeps
 * it for a person's Retry of the execution as well, which is a new one: there the person decides, and the look at the list protects.
 */
export function readEarlierTry(context: IExecuteFunctions): Record<string, Remembered> {
	const earlier = context.getContext('node')[KEY] as EarlierTry | undefined;
	return earlier?.executionId === context.getExecutionId() ? earlier.byItem : {};
}

export function keepForNextTry(context: IExecuteFunctions, ends: Record<string, Remembered>): void {
	const earlier: EarlierTry = { executionId: context.getExecutionId(), byItem: { ...readEarlierTry(context), ...ends } };
	context.getContext('node')[KEY] = earlier;
}

/** Behind a try that came to its end the node may run again in a loop, for other items. */
export function forgetEarlierTry(context: IExecuteFunctions): void {
	delete context.getContext('node')[KEY];
}
