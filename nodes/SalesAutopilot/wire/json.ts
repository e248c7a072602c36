/** A string, or a number outside of strings. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;

export type ParsedJson = { value: unknown } | { problem: string } | { isCutOff: true };

/**
 * Reads an answer. A number that JavaScript would change (a long id, `1270.50`) becomes the text it was written as;
 * every consumer takes both, since values on the wire are mostly text anyway (M-H).
 */
export function parseJson(body: Buffer): ParsedJson {
	const text = body.toString('utf8').replace(/^\ufeff/, '').trim();
	if (text === '') return { problem: 'an empty answer' };
	if (text.startsWith('<')) return { problem: 'a web page instead of data' };
	try {
		const value: unknown = JSON.parse(text);
		const exact = withExactNumbers(text);
		return { value: exact === text ? value : JSON.parse(exact) };
	} catch {
		return isUnfinished(text) ? { isCutOff: true } : { problem: 'an answer that is not JSON' };
	}
}

/** Whether a text begins as JSON and stops inside of a string, a list or an object: what a compressed answer gives when its end is lost. */
function isUnfinished(text: string): boolean {
	if (!/^["[{]/.test(text)) return false;
	let depth = 0;
	let isInString = false;
	// No pattern: it would look for the end of an open string anew at every quote in it.
	for (let index = 0; index < text.length; index++) {
		const sign = text[index];
		if (isInString && sign === '\\') index++;
		else if (sign === '"') isInString = !isInString;
		else if (!isInString && (sign === '{' || sign === '[')) depth++;
		else if (!isInString && (sign === '}' || sign === ']')) depth--;
	}
	return isInString || depth > 0;
}

/** The text is valid JSON here, so every quote that opens a string is closed. */
function withExactNumbers(text: string): string {
	return text.replace(STRING_OR_NUMBER, (token) => {
		const isExact = token.startsWith('"') || /[eE]/.test(token) || String(Number(token)) === token;
		return isExact ? token : `"${token}"`;
	});
}
