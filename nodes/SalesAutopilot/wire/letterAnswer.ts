import { isRecord } from '../../../core/record';
import { plainText } from '../../../core/text';

/** What an answer to `sendmail` says of one letter. Its form is not known, so only what can hardly mean anything else counts as a yes or a no. */
export function readLetterAnswer(value: unknown): 'sent' | 'refused' | 'unknown' {
	const said = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
	if (isRecord(said)) return readReport(said);
	if (Array.isArray(said)) return 'unknown';
	const text = plainText(said).trim();
	if (/^(?:0|-\d+|false|)$/.test(text) || /^(?:error|hiba|fail)/i.test(text)) return 'refused';
	// A count of letters, or a plain yes.
	return /^(?:[1-9]\d*|true|ok)$/i.test(text) ? 'sent' : 'unknown';
}

/** An error of version 2 has a number and a text (H), and stands beside no yes. */
function readReport({ errorCode, errorMessage, error, success }: Record<string, unknown>): 'sent' | 'refused' | 'unknown' {
	// A code of 0, or a yes beside some words, is no plain no.
	const isSuccess = /^(?:1|true)$/.test(plainText(success));
	if (![errorCode, errorMessage, error].every(isNone)) return isSuccess || plainText(errorCode).trim() === '0' ? 'unknown' : 'refused';
	if (success === undefined) return 'unknown';
	return isNone(success) ? 'refused' : isSuccess ? 'sent' : 'unknown';
}

function isNone(value: unknown): boolean {
	if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
	return /^(?:0|false|)$/.test(plainText(value).trim());
}
