/**
 * Something in the data that a person can put right. It is raised before anything is sent,
 * and says which field, which value, and what to do now.
 */
export class Problem extends Error {
	constructor(
		/** What is wrong, as a sentence without the value. */
		readonly what: string,
		/** The field as the person sees it: a parameter's label or a SalesAutopilot field name. */
		readonly field: string,
		readonly value: unknown,
		/** What to do now, as a sentence. */
		readonly remedy: string,
	) {
		super(`${what} (${field}: ${showValue(value)})`);
		this.name = 'Problem';
	}
}

const SHOWN_CHARACTERS = 60;

/** A value as it may stand in a message: on one line, short, in quotes, with control characters visible. */
export function showValue(value: unknown): string {
	if (value === undefined || value === null) return 'empty';
	const text = typeof value === 'object' ? safeJson(value) : String(value);
	if (text.trim() === '') return 'empty';
	const visible = text
		.slice(0, SHOWN_CHARACTERS + 1)
		.replace(/[\p{Cc}\p{Cs}]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
	return text.length > SHOWN_CHARACTERS
		? `"${visible.slice(0, SHOWN_CHARACTERS)}…" (${text.length} characters)`
		: `"${visible}"`;
}

function safeJson(value: object): string {
	try {
		// Undefined, whatever its type says, for an object whose toJSON gives nothing.
		return JSON.stringify(value) ?? '';
	} catch {
		return Object.prototype.toString.call(value);
	}
}
