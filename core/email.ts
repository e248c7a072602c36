import { Problem } from './problem';
import { requireText } from './text';

/** RFC 5321. */
const MOST_CHARACTERS = 254;

/** One e-mail address. Throws a Problem, which says what can be done `otherwise`. */
export function requireEmail(typed: string, field: string, otherwise = 'switch off Send E-Mail'): string {
	const email = requireText(typed, field, `Fill in the address, or ${otherwise}.`);
	if (email.length <= MOST_CHARACTERS && /^[^\s@<>"',;]+@[^\s@<>"',;]+\.[^\s@<>"',;]+$/.test(email)) return email;
	throw new Problem('This is not an e-mail address', field, typed, `Correct it, or ${otherwise}.`);
}
