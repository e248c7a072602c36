import { inspect } from 'node:util';
import { stringify } from 'flatted';

/** Stands in every planted password, so that a part of one, or an encoded one, is found as well. */
const CORE = 'Pl4ntedK3y';
/** With every sign that some encoding writes otherwise. */
export const PLANTED = `${CORE} jelszó"'&<>;+%/\\|=:~(*)!`;

/** Letters that base64 makes of a text at each of its three places, whatever stands around it. */
const inBase64 = (text: string): string[] => [0, 1, 2].map((place) => {
	const bytes = Buffer.from(text);
	return Buffer.concat([Buffer.alloc(place), bytes]).toString('base64').slice(Math.ceil((place * 8) / 6), Math.floor(((place + bytes.length) * 8) / 6));
});
/** Letters and digits stay what they are in URLs, HTML, XML, JSON and PHP. What is base64 may be put into base64 once more, as n8n does with a file. */
const FORMS = [CORE, ...inBase64(CORE), ...inBase64(CORE).flatMap(inBase64), Buffer.from(CORE).toString('hex'), [...CORE].reverse().join('')].map((form) => form.toLowerCase());

/** The part of a text in which the planted password stands, in whatever form; undefined when it does not. */
export function leakInText(text: string): string | undefined {
	const told = text.toLowerCase();
	const form = FORMS.find((each) => told.includes(each));
	if (form === undefined) return undefined;
	const place = told.indexOf(form);
	return text.slice(Math.max(0, place - 120), place + 60);
}

/** The same in what came of a run, as n8n would show, log or store it. */
export function leakIn(seen: unknown): string | undefined {
	return leakInText(inspect(seen, { depth: 40, showHidden: true, maxStringLength: null, maxArrayLength: null }) + stringify(seen));
}
