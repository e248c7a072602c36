/**
 * The query of a print link. The vendor's client pastes values in unescaped, so a plus in an address means a plus:
 * only %XX is undone, never `+` to space.
 */
export function linkParameters(search: string): Map<string, string> {
	const parameters = new Map<string, string>();
	for (const pair of search.replace(/^\?/, '').split('&')) {
		if (pair === '') continue;
		const equals = pair.indexOf('=');
		const name = equals < 0 ? pair : pair.slice(0, equals);
		parameters.set(percentDecoded(name), equals < 0 ? '' : percentDecoded(pair.slice(equals + 1)));
	}
	return parameters;
}

export function percentDecoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
