/**
 * What a HIBA text means where its number is not known. All are guesses (G) from Hungarian wording;
 * only HIBA:076 was seen (V).
 */
const LOGIN_WORDS = /jelsz|felhaszn[aá]l|bel[eé]p|bejelentkez|azonos[ií]t[aá]s|hiteles[ií]t|\bcsoport|jogosult|hozz[aá]f[eé]r|password|login|\buser|access denied|unauthor/i;
const NOTHING_FOUND = /nincs[^.!]*\b(tal[aá]lat|megfelel|sz[aá]ml|bizonylat|adat(?!b)|t[eé]tel|rekord|eredm[eé]ny)|nem tal[aá]lhat|\b0 tal[aá]lat/i;

/** "No such product", the one error that was seen (V). */
export function isUnknownProduct(message: string): boolean {
	return message.startsWith('HIBA:076');
}

// "Nincs kapcsolat a számlázó szerverrel", "Az oldal nem található", "Nincs ilyen művelet": the list was not looked at.
const NOT_LOOKED_AT = /kapcsol|szerver|kiszolg|adatb|el[eé]rhet|m[uű]velet|t[aá]bl|oldal|f[aá]jl|modul|szolg[aá]lt|el[oő]fizet|licen[cs]|csomag|id[oő]t[uú]l|param[eé]ter(?!ek)/i;

/** The server did not accept user, password or group. */
export function isLoginRefusal(message: string): boolean {
	return LOGIN_WORDS.test(message);
}

/** An empty result that came as an error text: `HIBA: … nincs …`. A refused login, a broken database or an unknown operation is none. */
export function isNothingFound(message: string): boolean {
	return NOTHING_FOUND.test(message) && !NOT_LOOKED_AT.test(message) && !isLoginRefusal(message);
}
