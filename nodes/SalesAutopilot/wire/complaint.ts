import { showValue } from '../../../core/problem';
import { isRecord } from '../../../core/record';
import { plainText } from '../../../core/text';
import type { Secret } from '../../secret';

/** A longer one is not read to its end; a person is shown far less. */
const MOST_CHARACTERS = 2000;

/** What an answer says went wrong, in the service's own words; "" where it says nothing. Version 2 has `errorCode` and `errorMessage` (H), of version 1 nothing is known. */
export function readComplaint(value: unknown): string {
	const answer: unknown = Array.isArray(value) ? value[0] : value;
	if (!isRecord(answer)) return '';
	const complaint = isRecord(answer.error) ? answer.error : answer;
	const text = firstText(complaint.errorMessage, complaint.error_message, complaint.message, complaint.error, complaint.errorCode);
	return text.slice(0, MOST_CHARACTERS);
}

function firstText(...values: unknown[]): string {
	return values.map((value) => plainText(value).trim()).find((text) => text !== '') ?? '';
}

/** Its words as the end of a sentence, without a login that a server may have put into them; "" where it says nothing. */
export function quoteComplaint(value: unknown, secret: Pick<Secret, 'conceal'>): string {
	const complaint = readComplaint(value);
	return complaint === '' ? '' : `. It says: ${showValue(secret.conceal(complaint))}`;
}
