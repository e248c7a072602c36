import { inspect } from 'node:util';
import { stringify } from 'flatted';

/** Stands in every planted password, so that a part of one, or an encoded one, is found as well. */
const CORE = 'Pl4ntedK3y';
/** With every sign that some encoding writes otherwise. */
export const PLANTED = `${CORE} jelszó"'&<>;+%/\\|=:~(*)!`;

const bytes = Buffer.from(CORE);
/** Letters that base64 makes of the core at each of its three places. */
const IN_BASE64 = [0, 1, 2].map((place) => Buffer.concat([Buffer.alloc(place), bytes]).toString('base64').slice(Math.ceil((place * 8) / 6), Math.floor(((place + bytes.length) * 8) / 6)));
const FORMS = [CORE, ...IN_BASE64, bytes.toString('hex'), [...CORE].reverse().join('')];

/** In which form the planted password is in what came of a run, as n8n would show, log or store it; undefined when it is not. */
export function leakIn(seen: unknown): string | undefined {
	const told = inspect(seen, { depth: 40, showHidden: true, maxStringLength: null, maxArrayLength: null }) + stringify(seen);
	const form = FORMS.find((each) => told.toLowerCase().includes(each.toLowerCase()));
	if (form === undefined) return undefined;
	const place = told.toLowerCase().indexOf(form.toLowerCase());
	return told.slice(Math.max(0, place - 120), place + 60);
}
