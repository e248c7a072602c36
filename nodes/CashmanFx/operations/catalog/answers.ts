import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ServiceError } from '../../../errors';
import type { ItemOutput } from '../../../itemLoop';
import { callForDone, callToRead, quoteAnswer } from '../../calls/callOperation';
import type { Server } from '../../transport';
import type { Row } from '../../wire/createRows';

/** A question that changes nothing. */
export interface Question<Value> {
	/** What is asked for, as the subject of a sentence: `The stock of product DEMO-1`. */
	subject: string;
	rows: Row[];
	/** Undefined when the reply is not what the op answers. */
	understand(body: Buffer): Value | undefined;
}

/** Asks, a few times where the answer was lost. Throws a ServiceError that says what could not be fetched, and why. */
export async function askFor<Value>(context: IExecuteFunctions, server: Server, { subject, rows, understand }: Question<Value>): Promise<Value> {
	const answer = await callToRead(context, server, rows);
	if (answer.kind === 'refused') throw new ServiceError(`${subject} could not be fetched: ${answer.message}`, 'Correct what the text names, then run again.');
	if (answer.kind !== 'replied') throw new ServiceError(`${subject} could not be fetched: ${answer.cause}`, 'Nothing was changed. Run again when CashMan-FX answers.');
	const value = understand(answer.body);
	if (value !== undefined) return value;
	throw new ServiceError(
		`${subject} could not be fetched: the answer is not of the form that is known: "${server.show(answer.body.toString('utf8', 0, 200))}"`,
		'Check the API Address of the credential. Raw Operation shows the whole answer.',
	);
}

/** Something that is changed at the service without making a document. */
export interface Saving {
	/** What is done, as the subject of a sentence: `Saving product DEMO-1`. */
	subject: string;
	rows: Row[];
	/** Fields of the output, filled in once the reply is known. */
	output: IDataObject;
	/** More fields of the output; undefined when the reply does not tell that it was done. */
	understand(body: Buffer): IDataObject | undefined;
}

/** Sends the change, once (law 4). After an uncertain answer it may have been done: the outcome is `unknown`, and nothing is repeated. */
export async function saveOnce(context: IExecuteFunctions, server: Server, { subject, rows, output, understand }: Saving): Promise<ItemOutput> {
	const answer = await callForDone(context, server, rows);
	if (answer.kind === 'refused') throw new ServiceError(`${subject} was refused by CashMan-FX: ${answer.message}`, 'Nothing was changed. Correct what the text names, then run again.');
	if (answer.kind === 'notSent') throw new ServiceError(`${subject} was not sent: ${answer.cause}`, 'Nothing was changed. Run again when the server can be reached.');
	const understood = answer.kind === 'replied' ? understand(answer.body) : undefined;
	if (understood !== undefined) return { json: { outcome: 'done', ...output, ...understood, message: '' } };
	const cause = answer.kind === 'uncertain' ? answer.cause : quoteAnswer(server, answer.body);
	return { json: { outcome: 'unknown', ...output, message: `${subject} may have been done: ${cause}. Look in CashMan-FX before you run it again; it was sent once and not repeated.` } };
}

/** What was changed before the run stopped, by the output field that names it. */
export function describeChanges(outputs: readonly ItemOutput[], name: (json: IDataObject) => string): string {
	const said = (outcome: string): string => outputs.filter(({ json }) => json.outcome === outcome).map(({ json }) => name(json)).join(', ');
	const [done, unknown] = [said('done'), said('unknown')];
	return [done === '' ? '' : `Done before it in this run: ${done}.`, unknown === '' ? '' : `Not known whether done: ${unknown}.`].filter((part) => part !== '').join(' ');
}
