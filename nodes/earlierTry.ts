import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** How an item ended in a try that failed: with an output, or with an error that leaves open whether it was done. */
export type Ended = { output: IDataObject } | { message: string; remedy: string };

type EarlierTry = Record<string, Ended>;

const KEY = 'earlierTry';

/**
 * What an earlier try of this very run did, by item. n8n hands the same context of the node to every try of Retry On Fail, and
 * to a retry of the failed execution; the items are the same then.
 */
export function readEarlierTry(context: IExecuteFunctions): EarlierTry {
	return (context.getContext('node')[KEY] as EarlierTry | undefined) ?? {};
}

export function keepForNextTry(context: IExecuteFunctions, ends: EarlierTry): void {
	context.getContext('node')[KEY] = { ...readEarlierTry(context), ...ends };
}

/** Behind a try that came to its end the node may run again in a loop, for other items. */
export function forgetEarlierTry(context: IExecuteFunctions): void {
	delete context.getContext('node')[KEY];
}
