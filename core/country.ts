/** CashMan-FX takes the country's name in Hungarian; Intl knows all of them, so there is no table of our own. */
const hungarianNames = new Intl.DisplayNames(['hu'], { type: 'region', fallback: 'none' });

// Intl also names codes that are no country: "Ismeretlen körzet", "Pszeudo-nyelvjárások", "Európai Unió".
const NO_COUNTRY = /^(?:zz|xa|xb|eu|ez|un|qo)$/i;

/** `hu` becomes `Magyarország`. A name that is no ISO code is passed on as it is; an empty one means Hungary. */
export function countryInHungarian(codeOrName: string): string {
	const text = codeOrName.trim();
	if (text === '') return 'Magyarország';
	if (!/^[a-z]{2}$/i.test(text) || NO_COUNTRY.test(text)) return text;
	return hungarianNames.of(text.toUpperCase()) ?? text;
}

const GERMAN_SPEAKING = new Set(['DE', 'AT', 'CH', 'LI']);

/** The invoice's language when nobody chose one: CashMan-FX prints Hungarian, German and English. */
export function languageForCountry(countryCode: string): 'hu' | 'de' | 'en' {
	const code = countryCode.normalize('NFC').trim().toUpperCase();
	if (code === '' || code === 'HU' || code === 'MAGYARORSZÁG') return 'hu';
	return GERMAN_SPEAKING.has(code) ? 'de' : 'en';
}
