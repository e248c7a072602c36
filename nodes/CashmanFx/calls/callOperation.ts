import { postRows, SHORT_REPLY_BYTES, wait, type Caller, type Server } from '../transport';
import type { Row } from '../wire/createRows';
import { REQUEST_FIELDS } from '../wire/fieldNames';
import { readReply, soundsLikeError } from '../wire/reply';
import { readText } from '../wire/slices';

/** What became of one call. Only `refused` and `notSent` are proof that nothing was changed. */
export type CallAnswer =
	| { kind: 'replied'; body: Buffer }
	/** The server's own error text (`HIBA:…`), ready to be shown. */
	| { kind: 'refused'; message: string }
	| { kind: 'notSent'; cause: string }
	| { kind: 'uncertain'; cause: string; isTooLong?: boolean };

/** The op code stands last, as the vendor's client writes it (V). */
export function withCode([row0 = {}, ...others]: readonly Row[], code: string): Row[] {
	return [{ ...row0, [REQUEST_FIELDS.operationCode]: code }, ...others];
}

/** Sends the rows of one op, once, and tells an answer of CashMan-FX from everything else. */
export async function callOnce(context: Caller, server: Server, rows: Row[], mostBytes = SHORT_REPLY_BYTES): Promise<CallAnswer> {
	const answer = await postRows(context, server, rows, mostBytes);
	if (answer.kind !== 'answered') return answer;
	if (answer.status !== 200) return { kind: 'uncertain', cause: `the server answered with status ${answer.status}` };
	const reply = readReply(answer.body);
	if (reply.kind === 'refused') return { kind: 'refused', message: server.show(reply.message) };
	return saysSomething(reply.body) && !server.secret.isIn(reply.body) ? { kind: 'replied', body: reply.body } : { kind: 'uncertain', cause: 'the answer is not CashMan-FX\'s' };
}

/** The same for an op that answers no more than "done", in words that are not known: what sounds like an error without its mark leaves it uncertain. */
export async function callForDone(context: Caller, server: Server, rows: Row[]): Promise<CallAnswer> {
	const answer = await callOnce(context, server, rows);
	return answer.kind === 'replied' && soundsLikeError(answer.body) ? { kind: 'uncertain', cause: quoteAnswer(server, answer.body) } : answer;
}

/** An answer of no known form as the reason why an outcome is not known. */
export function quoteAnswer(server: Server, body: Buffer): string {
	return `the answer is "${server.show(readText(body)).slice(0, 200)}"`;
}

export const READ_ATTEMPTS = 3;
export const WAIT_BETWEEN_READS_MS = 1000;

/** A call that changes nothing: it may be repeated when the answer was lost. One that is too long would be so again. */
export async function callToRead(context: Caller, server: Server, rows: Row[], mostBytes = SHORT_REPLY_BYTES): Promise<CallAnswer> {
	for (let attempt = 1; ; attempt++) {
		const answer = await callOnce(context, server, rows, mostBytes);
		if (answer.kind === 'replied' || answer.kind === 'refused' || attempt === READ_ATTEMPTS || ('isTooLong' in answer && answer.isTooLong)) return answer;
		await wait(WAIT_BETWEEN_READS_MS);
	}
}

/** An empty reply or `0` is a connection error to the vendor's client (V), and a page of HTML is another server's. */
function saysSomething(body: Buffer): boolean {
	const start = body.toString('utf8', 0, 200).replace(/^\uFEFF/, '').trim();
	return start !== '' && start !== '0' && !start.startsWith('<');
}
