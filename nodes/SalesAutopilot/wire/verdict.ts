import type { Answer } from '../../http';
import { parseJson } from './json';

/** Why a call gave no value. It is made of our own words alone: a server's page may repeat what it was sent. */
export interface Failure {
	kind: 'login' | 'missing' | 'parameters' | 'refused' | 'busy' | 'server' | 'unreachable' | 'garbled';
	cause: string;
	remedy: string;
	/** Whether the server surely did nothing; else a write may have happened. */
	nothingDone: boolean;
}

export type Reply = { value: unknown } | { failure: Failure };

type Words = Pick<Failure, 'kind' | 'cause' | 'remedy'>;

const LATER = 'Run again in a few minutes; if it stays so, ask SalesAutopilot\'s support.';

/** Statuses of the API (H; 429: M). */
const STATUS_WORDS: Readonly<Record<number, Words>> = {
	401: {
		kind: 'login',
		cause: 'SalesAutopilot refused the API key (401)',
		remedy: 'Check user name and password of the API key pair (API kulcspár) in the credential against SalesAutopilot: Settings → Integration → API keys.',
	},
	404: { kind: 'missing', cause: 'SalesAutopilot does not know it (404)', remedy: 'Check that the IDs given here (order list, record, data-update form or send) exist in SalesAutopilot and belong together.' },
	405: { kind: 'refused', cause: 'SalesAutopilot does not allow this call (405)', remedy: 'Check the Server Address of the credential. If it is right, please report this.' },
	406: { kind: 'parameters', cause: 'SalesAutopilot did not accept the parameters (406)', remedy: 'Check that the list, the form and the record exist and belong together.' },
	429: {
		kind: 'busy',
		cause: 'too many simultaneous API requests (429)',
		remedy: 'Run again in a minute. If it happens often, another program uses the same API key pair: make one of its own for n8n.',
	},
};

/** What an answer says, as a value or as the reason why there is none. */
export function judge(answer: Answer): Reply {
	if (answer.kind === 'notSent') {
		return fail({ kind: 'unreachable', cause: `SalesAutopilot could not be reached: ${answer.cause}`, remedy: 'Check the network of n8n, and the Server Address of the credential.' }, true);
	}
	if (answer.kind === 'uncertain') {
		// What is too long would be so again.
		return incomplete(answer.cause, answer.isTooLong === true ? 'garbled' : 'unreachable');
	}
	const { status } = answer;
	if (status !== 200) return judgeStatus(status);
	const parsed = parseJson(answer.body);
	if ('value' in parsed) return parsed;
	if ('isCutOff' in parsed) return incomplete('the answer was cut off', 'unreachable');
	return fail({ kind: 'garbled', cause: `SalesAutopilot sent ${parsed.problem}`, remedy: `Check the Server Address of the credential. ${LATER}` }, false);
}

function incomplete(cause: string, kind: Failure['kind']): Reply {
	return fail({ kind, cause: `SalesAutopilot did not answer completely: ${cause}`, remedy: LATER }, false);
}

function judgeStatus(status: number): Reply {
	const words = STATUS_WORDS[status];
	if (words !== undefined) return fail(words, true);
	if (status >= 500) return fail({ kind: 'server', cause: `SalesAutopilot failed (${status})`, remedy: LATER }, false);
	const redirect = status >= 300 && status < 400 ? ', a redirect' : '';
	return fail({ kind: 'refused', cause: `SalesAutopilot answered with status ${status}${redirect}`, remedy: 'Check the Server Address of the credential.' }, status >= 300);
}

/** A fault that may pass by itself, so that a read is worth asking again. */
export function isPassing({ kind }: Failure): boolean {
	return kind === 'busy' || kind === 'server' || kind === 'unreachable';
}

/** The same reply, where parameters that were not accepted have a likelier reason than the usual: the call named fields. */
export function withFieldsNamed(reply: Reply, remedy: string): Reply {
	return 'failure' in reply && reply.failure.kind === 'parameters' ? { failure: { ...reply.failure, remedy } } : reply;
}

/** A call that never was: those before it with the same key took all of its time. */
export function noTurn(): Reply {
	return fail({ kind: 'busy', cause: 'earlier calls with the same API key took all the time there was', remedy: LATER }, true);
}

/** A call that never was: what was asked for is not there. */
export function missing(cause: string): Reply {
	return fail({ kind: 'missing', cause, remedy: 'Check the record ID and the list.' }, true);
}

function fail(words: Words, nothingDone: boolean): Reply {
	return { failure: { ...words, nothingDone } };
}
