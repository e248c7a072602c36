/** A string, or a number outside of strings. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;

export type ParsedJson = { value: unknown } | { problem: string };

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
		return { problem: 'an answer that is cut off or is not JSON' };
	}
}

/** The text is valid JSON here, so every quote that opens a string is closed. */
function withExactNumbers(text: string): string {
	return text.replace(STRING_OR_NUMBER, (token) => {
		const isExact = token.startsWith('"') || /[eE]/.test(token) || String(Number(token)) === token;
		return isExact ? token : `"${token}"`;
	});
}
