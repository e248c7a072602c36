import { foldText } from './text';

/** CashMan-FX takes the country's name in Hungarian; Intl knows all of them, so there is no table of our own. */
const hungarianNames = new Intl.DisplayNames(['hu'], { type: 'region', fallback: 'none' });

/** Languages whose names of countries are recognised. */
const KNOWN_LANGUAGES = ['hu', 'en', 'de'];

// Intl also names codes that are no country: "Ismeretlen körzet", "Pszeudo-nyelvjárások", "Európai Unió".
const NO_COUNTRY = /^(?:ZZ|XA|XB|EU|EZ|UN|QO)$/;

const HUNGARY = 'HU';

/**
 * The ISO code (`HU`) of a country given by its code or its name in Hungarian, English or German, in any letter case, with or without
 * accents. An empty text means Hungary; one that is no country we know gives "".
 */
export function countryCode(codeOrName: string): string {
	const text = codeOrName.trim();
	if (text === '') return HUNGARY;
	if (/^[a-z]{2}$/i.test(text)) return codeOfLetters(text.toUpperCase());
	return codesByName().get(foldText(text)) ?? '';
}

/** `hu`, `Hungary` and `magyarország` become `Magyarország`. What is no country we know (an ISO code of three letters too) is passed on as it is; an empty text means Hungary. */
export function countryInHungarian(codeOrName: string): string {
	const code = countryCode(codeOrName);
	return (code === '' ? undefined : hungarianNames.of(code)) ?? codeOrName.trim();
}

/** What was asked of Intl before: 676 pairs of letters at most. */
const codesByLetters = new Map<string, string>();

/** "" for letters that Intl does not name; an old code (`UK`, `DD`) gives the one in force. */
function codeOfLetters(letters: string): string {
	const known = codesByLetters.get(letters);
	if (known !== undefined) return known;
	const isCountry = !NO_COUNTRY.test(letters) && hungarianNames.of(letters) !== undefined;
	const code = isCountry ? (new Intl.Locale(`und-${letters}`).region ?? '') : '';
	codesByLetters.set(letters, code);
	return code;
}

let knownNames: ReadonlyMap<string, string> | undefined;

/** Built at the first name that is looked up: most orders carry a code. */
function codesByName(): ReadonlyMap<string, string> {
	knownNames ??= new Map(KNOWN_LANGUAGES.flatMap(namesIn));
	return knownNames;
}

/** The short names too: `USA`, `Hollandia`. */
function namesIn(language: string): Array<[string, string]> {
	return (['short', 'long'] as const).flatMap((style) => {
		const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none', style });
		return allCodes().map((code): [string, string] => [foldText(names.of(code) ?? code), code]);
	});
}

/** Every ISO code of two letters that is in force. */
function allCodes(): string[] {
	const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
	return letters.flatMap((first) => letters.map((second) => first + second)).filter((pair) => codeOfLetters(pair) === pair);
}

const GERMAN_SPEAKING = new Set(['DE', 'AT', 'CH', 'LI']);

/** The invoice's language when nobody chose one: CashMan-FX prints Hungarian, German and English. */
export function languageForCountry(codeOrName: string): 'hu' | 'de' | 'en' {
	const code = countryCode(codeOrName);
	if (code === HUNGARY) return 'hu';
	return GERMAN_SPEAKING.has(code) ? 'de' : 'en';
}
