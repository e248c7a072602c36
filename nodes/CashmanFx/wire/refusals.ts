/**
 * What a HIBA text means where its number is not known. All are guesses (G) from Hungarian wording;
 * only HIBA:076 was seen (V).
 */
const LOGIN_WORDS = /jelsz|felhaszn[aá]l|bel[eé]p|bejelentkez|azonos[ií]t[aá]s|hiteles[ií]t|\bcsoport|jogosult|hozz[aá]f[eé]r|password|login|\buser|access denied|unauthor/i;
/** "No such product": by the one number that was seen (V), or in words. */
export function isUnknownProduct(message: string): boolean {
	return message.startsWith('HIBA:076') || (/(?<!\p{L})(?:term[eé]k|cikk)/iu.test(message) && /(?<!\p{L})(?:nincs|nem (?:l[eé]tez|tal[aá]l)|ismeretlen)/iu.test(message) && !isLoginRefusal(message));
}

/** The server did not accept user, password or group. */
export function isLoginRefusal(message: string): boolean {
	return LOGIN_WORDS.test(message);
}

// A refused or failed look-up must never pass for an empty list, or an order is invoiced twice. So an empty list is known by
// what it says, and every word of it has to be one of these: "Nincs joga a számlák lekérdezéséhez" and "most nincs
// számlalista" have others in them.
const THING = '(?:tal[aá]lat(?:ok)?|sz[aá]ml(?:a|[aá]k|[aá]ja|[aá]t)|bizonylat(?:ok)?|adat(?:ok)?|t[eé]tel(?:ek)?|rekord(?:ok)?|eredm[eé]ny(?:e|t|ek)?|sor(?:ok)?)';
const NONE = '(?:nincs(?:en|enek)?|nem (?:tal[aá]lhat[oó]k?|tal[aá]lt(?:unk)?|hozott|l[eé]tezik|volt|felel meg))';
const SAYS_NOTHING = new RegExp(`(?<!\\p{L})(?:${NONE} (?:.* )?${THING}|${THING} (?:.* )?${NONE}|0 (?:db )?${THING}|[uü]res (?:a )?(?:lista|eredm[eé]ny)|(?:lista|eredm[eé]nye?) [uü]res)(?!\\p{L})`, 'iu');
// "Nem megfelelő adat", "Nincs megadott adat" and "A 0. sor" (row 0 holds the login) complain about the question, as "Nincs dátumtól adat" and
// "Nincs szűrési adat" do: what was asked by is named bare there, not "között" or "feltételnek". "Nincs ilyen lista" complains about the list itself.
const ASKED_BY = '(?<!\\p{L})(?<!megadott )(?:d[aá]tum(?:t[oó]l|ig)?(?! k[oö]z[oö]tt| [oó]ta)|lek[eé]rdez[eé]s|sz[uű]r[eé]si?|keres[eé]si|felt[eé]tel|param[eé]terek)(?!\\p{L})(?! (?:felt[eé]tel|param[eé]ter)\\p{L}+|:? (?:nem hozott|eredm[eé]ny|0 ))';
const COMPLAINS = new RegExp(`nem (?:megfelel|megjelen)|megfelel[oő] nem|(?:megadott|k[eé]rt) (?:adat|t[eé]tel|sor)|(?:adat(?:ok)?|t[eé]tel(?:ek)?|sor(?:ok)?) nem felel|partner(?:\\p{L}*) adat|${ASKED_BY}|(?<!\\p{L})0\\.|(?<![uü]res )lista(?!\\p{L}| [uü]res)`, 'iu');
const WORDS_OF_NOTHING = new RegExp(
	`^(?:${THING}|lista|a|az|egy|egyetlen|sem|m[eé]g|jelenleg|ebben|ilyen|olyan|erre|0|db|nincs(?:en|enek)?|nem|tal[aá]lhat[oó]k?|tal[aá]lt(?:unk)?|l[eé]tezik|felel|meg|hozott|[uü]res|van|volt|k[oö]z[oö]tt|[oó]ta|sz[aá]m[uú]` +
		'|megjelen[ií]thet[oő]|(?:lek[eé]rdez|lek[eé]r|list[aá]z|visszaad)het[oő]|(?:lek[eé]rdez|list[aá]z|visszaad)hat[oó]|ki[aá]ll[ií]t(?:ott|va)|r[oö]gz[ií]tett|d[aá]tum(?:ok|t[oó]l|ig)?' +
		'|megadott|adott|k[eé]rt|keresett|keres[eé]si?(?:nek|re)?|sz[uű]r[eé]s(?:nek|re|i)?|felt[eé]tel(?:nek|eknek|ekkel|re|ekre)?|param[eé]terek(?:kel|re|nek)?|megfelel[oő]' +
		'|id[oő]szak(?:ban|ra)?|intervallum(?:ban|ra)?|list[aá]ban|lek[eé]rdez[eé]s(?:nek|re)?|partner(?:nek|hez)?|vev[oő](?:nek|h[oö]z)?)$',
	'iu',
);

/** An empty result that came as an error text: `HIBA: … nincs …`. */
export function isNothingFound(message: string): boolean {
	const said = message.normalize('NFC').replace(/^HIBA:\d*/, '');
	const words = said.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
	return !COMPLAINS.test(said.replace(/\s+/g, ' ')) && SAYS_NOTHING.test(words.join(' ')) && words.every((word) => WORDS_OF_NOTHING.test(word));
}
