import { showValue } from '../../../core/problem';
import { plainText } from '../../../core/text';
import { ServiceError } from '../../errors';
import { write, type Caller, type Service } from '../transport';
import { quoteComplaint } from '../wire/complaint';
import { readLetterAnswer } from '../wire/letterAnswer';
import { withFieldsNamed } from '../wire/verdict';

export interface Letter {
	/** ID of a send (kiküldés) that is kept in SalesAutopilot. */
	sendId: string;
	recordId: string;
	/** Fill the places for them in the letter; "" leaves them out. */
	htmlPart: string;
	textPart: string;
}

const CHECK_SEND = 'Check that the send (kiküldés) is one of the order\'s list and is active.';

/** Sends a kept letter to one record, once (H). What `sendmail` answers is not known: an answer that is neither a plain yes nor a plain no is not shown, since it may hold anything. */
export async function sendLetter(context: Caller, service: Service, { sendId, recordId, htmlPart, textPart }: Letter): Promise<'sent' | 'unknown'> {
	const entry = { send_id: sendId, contactid: recordId, ...(htmlPart !== '' && { mssys_html_content_part: htmlPart }), ...(textPart !== '' && { mssys_text_content_part: textPart }) };
	const reply = withFieldsNamed(await write(context, service, { method: 'POST', path: 'sendmail', body: [entry] }), CHECK_SEND);
	const subject = `Letter ${sendId} to record ${recordId}`;
	if ('failure' in reply) {
		const { cause, remedy, nothingDone } = reply.failure;
		if (nothingDone) throw new ServiceError(`${subject} was not sent: ${cause}`, `No letter went out. ${remedy}`);
		throw new ServiceError(
			`It is not known whether ${subject.replace('Letter', 'letter')} was sent: ${cause}`,
			'It was asked for once and is not asked for again by itself. Look at the sent letters (kiküldések) in SalesAutopilot before you run it again.',
			true,
		);
	}
	const end = readLetterAnswer(reply.value);
	if (end !== 'refused') return end;
	throw new ServiceError(`${subject} was not sent: SalesAutopilot ${nameRefusal(reply.value, service)}`, `No letter went out. ${CHECK_SEND}`);
}

function nameRefusal(value: unknown, { secret }: Service): string {
	if (typeof value === 'object' && value !== null) return `refused it${quoteComplaint(value, secret)}`;
	const text = plainText(value).trim();
	return text === '' ? 'answered nothing' : `answered ${showValue(secret.conceal(text))}`;
}
