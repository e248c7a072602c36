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

/** Sends a kept letter to one record, once (H). What `sendmail` answers is not known; the sandbox gives the number of letters. */
export async function sendLetter(context: Caller, service: Service, { sendId, recordId, htmlPart, textPart }: Letter): Promise<{ reply: string }> {
	const entry = { send_id: sendId, contactid: recordId, ...(htmlPart !== '' && { mssys_html_content_part: htmlPart }), ...(textPart !== '' && { mssys_text_content_part: textPart }) };
	const reply = await write(context, service, { method: 'POST', path: 'sendmail', body: [entry] });
	const subject = `Letter ${sendId} to record ${recordId}`;
	if ('failure' in reply) {
		const { cause, remedy, nothingDone } = reply.failure;
		if (nothingDone) throw new ServiceError(`${subject} was not sent: ${cause}`, `No letter went out. ${remedy}`);
		throw new ServiceError(
			`It is not known whether ${subject.replace('Letter', 'letter')} was sent: ${cause}`,
			'It was asked for once and is not asked for again by itself. Look at the sent letters (kiküldések) in SalesAutopilot before you run it again.',
		);
	}
	const said = typeof reply.value === 'object' ? JSON.stringify(reply.value).slice(0, 200) : plainText(reply.value).trim();
	if (!/^(?:0|-\d+|false|)$/.test(said)) return { reply: said };
	throw new ServiceError(`${subject} was not sent: SalesAutopilot answered "${said}"`, 'Check that the send (kiküldés) is one of the order\'s list and is active.');
}
