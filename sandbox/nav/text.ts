// What XML 1.0 has no character for: controls, halves of a surrogate pair, and two non-characters.
const NOT_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/**
 * Text as NAV's SimpleText…NotBlankType wants it: characters of XML 1.0 alone, one line, at most `length` characters
 * (code points, as XSD counts them), not blank; `otherwise` where nothing is left. Markup is escaped by the builder.
 */
export function navText(text: string, length: number, otherwise = '-'): string {
	const line = text.replace(NOT_IN_XML, '').replace(/\s+/g, ' ').trim();
	return [...line].slice(0, length).join('').trim() || otherwise;
}
