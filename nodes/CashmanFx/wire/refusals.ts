/**
 * What a HIBA text means where its number is not known. All are guesses (G) from Hungarian wording;
 * only HIBA:076 was seen (V).
 */
const LOGIN_WORDS = /jelsz|felhaszn[aá]l|bel[eé]p|bejelentkez|azonos[ií]t[aá]s|hiteles[ií]t|\bcsoport|jogosult|hozz[aá]f[eé]r|password|login|\buser|access denied|unauthor/i;
/** "No such product", the one error that was seen (V). */
export function isUnknownProduct(message: string): boolean {
	return message.startsWith('HIBA:076');
}

/** The server did not accept user, password or group. */
export function isLoginRefusal(message: string): boolean {
	return LOGIN_WORDS.test(message);
}

// A refused or failed look-up must never pass for an empty list, or an order is invoiced twice. So an empty list is known by
// what it says, and every word of it has to be one of these: "Nincs joga a számlák lekérdezéséhez" and "most nincs
// számlalista" have others in them.
const SAYS_NOTHING = /(?<!\p{L})(?:nincs(?:en|enek)?|nem|[uü]res|0)(?!\p{L})/iu;
const THINGS = 'tal[aá]lat(?:ok)?|sz[aá]ml(?:a|[aá]k|[aá]ja|[aá]t)|bizonylat(?:ok)?|adat(?:ok)?|t[eé]tel(?:ek)?|rekord(?:ok)?|eredm[eé]ny(?:e|t|ek)?|sor(?:ok)?|lista';
const NAMES_A_THING = new RegExp(`(?<!\\p{L})(?:${THINGS})(?!\\p{L})`, 'iu');
const WORDS_OF_NOTHING = new RegExp(
	`^(?:${THINGS}|a|az|egy|egyetlen|sem|ilyen|olyan|erre|0|nincs(?:en|enek)?|nem|tal[aá]lhat[oó]k?|megjelen[ií]thet[oő]|hozott|[uü]res|van|volt|k[oö]z[oö]tt|sz[aá]m[uú]` +
		'|megadott|adott|k[eé]rt|keresett|keres[eé]si?(?:nek|re)?|sz[uű]r[eé]s(?:nek|re|i)?|felt[eé]tel(?:nek|eknek|ekkel|re|ekre)?|param[eé]terek(?:kel|re|nek)?|megfelel[oő]' +
		'|id[oő]szak(?:ban|ra)?|intervallum(?:ban|ra)?|list[aá]ban|lek[eé]rdez[eé]s(?:nek|re)?|partner(?:nek|hez)?|vev[oő](?:nek|h[oö]z)?)$',
	'iu',
);

/** An empty result that came as an error text: `HIBA: … nincs …`. */
export function isNothingFound(message: string): boolean {
	const said = message.normalize('NFC').replace(/^HIBA:\s*\d*/, '');
	const words = said.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
	return SAYS_NOTHING.test(said) && NAMES_A_THING.test(said) && words.every((word) => WORDS_OF_NOTHING.test(word));
}
