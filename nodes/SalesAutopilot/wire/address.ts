import { Problem } from '../../../core/problem';
import { plainText } from '../../../core/text';

/** Version 1 of the API (H). */
export const DEFAULT_BASE_URL = 'https://api.salesautopilot.com';

/** The address of a credential, without a slash at its end. Throws a Problem for one that is no web address. */
export function readBaseUrl(credentials: Readonly<Record<string, unknown>>): string {
	if (credentials.ownServer !== true) return DEFAULT_BASE_URL;
	// An emptied field is refused: the login for an own server must not go to the vendor's. A credential saved before the field existed has none.
	const address = (credentials.baseUrl === undefined ? DEFAULT_BASE_URL : plainText(credentials.baseUrl)).trim();
	if (/^https?:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/i.test(address) && URL.canParse(address)) return address.replace(/\/+$/, '');
	throw new Problem('This is not a web address', 'Server Address of the SalesAutopilot credential', address.replace(/\/\/.*@/, '//…@'), 'Write it as https://api.salesautopilot.com, without a user name, "?" or "#".');
}

/** One path of the API; every value is encoded (H: values in the URL must be). */
export function joinPath(...segments: string[]): string {
	return segments.map((segment) => {
		// The two segments that a URL would swallow even when they are encoded.
		if (/^\.{1,2}$/.test(segment)) throw new Problem('SalesAutopilot cannot be asked for this value', 'value', segment, 'Look for another value.');
		return encodeURIComponent(segment);
	}).join('/');
}
