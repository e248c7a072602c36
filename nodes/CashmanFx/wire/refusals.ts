/**
 * What a HIBA text means where its number is not known. All are guesses (G) from Hungarian wording;
 * only HIBA:076 was seen (V).
 */
const LOGIN_WORDS = /jelsz|felhaszn[aá]l|bel[eé]p|bejelentkez|azonos[ií]t[aá]s|hiteles[ií]t|\bcsoport|jogosult|hozz[aá]f[eé]r|password|login|\buser|access denied|unauthor/i;
const NOTHING_FOUND = /nincs[^.!]*\b(ilyen|tal[aá]lat|megfelel|sz[aá]ml|bizonylat|adat(?!b)|t[eé]tel|rekord|eredm[eé]ny)|nem tal[aá]lhat|\b0 tal[aá]lat/i;

/** The server did not accept user, password or group. */
export function isLoginRefusal(message: string): boolean {
	return LOGIN_WORDS.test(message);
}

/** An empty result that came as an error text: `HIBA: … nincs …`. A refused login or a broken database is none. */
export function isNothingFound(message: string): boolean {
	return NOTHING_FOUND.test(message) && !isLoginRefusal(message);
}
