import { plainText } from '../../../core/text';
import { ServiceError } from '../../errors';
import { write, type Caller, type Service } from '../transport';

export interface Letter {
	/** ID of a send (kiküldés) that is kept in SalesAutopilot. */
	sendId: string;
	recordId: string;
	/** Fill the places for them in the letter; "" leaves them out. */
	htmlPart: string;
	textPart: string;
}

/** Sends a kept letter to one record, once (H). What `sendmail` answers is not known: a number is taken for a count of letters, anything else for a yes that is not shown, since it may hold anything. */
export async function sendLetter(context: Caller, service: Service, { sendId, recordId, htmlPart, textPart }: Letter): Promise<{ isCounted: boolean }> {
	const entry = { send_id: sendId, contactid: recordId, ...(htmlPart !== '' && { mssys_html_content_part: htmlPart }), ...(textPart !== '' && { mssys_text_content_part: textPart }) };
	const reply = await write(context, service, { method: 'POST', path: 'sendmail', body: [entry] });
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
	const said = plainText(reply.value).trim();
	if ((typeof reply.value === 'object' && reply.value !== null) || !/^(?:0|-\d+|false|)$/.test(said)) return { isCounted: /^\d+$/.test(said) };
	throw new ServiceError(`${subject} was not sent: SalesAutopilot answered "${said}"`, 'Check that the send (kiküldés) is one of the order\'s list and is active.');
}
