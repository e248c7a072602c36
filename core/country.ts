/** CashMan-FX takes the country's name in Hungarian; Intl knows all of them, so there is no table of our own. */
const hungarianNames = new Intl.DisplayNames(['hu'], { type: 'region', fallback: 'none' });

/** `hu` becomes `Magyarország`. A name that is no ISO code is passed on as it is; an empty one means Hungary. */
export function countryInHungarian(codeOrName: string): string {
	const text = codeOrName.trim();
	if (text === '') return 'Magyarország';
	if (!/^[a-z]{2}$/i.test(text)) return text;
	return hungarianNames.of(text.toUpperCase()) ?? text;
}

const GERMAN_SPEAKING = new Set(['DE', 'AT', 'CH', 'LI']);

/** The invoice's language when nobody chose one: CashMan-FX prints Hungarian, German and English. */
export function languageForCountry(countryCode: string): 'hu' | 'de' | 'en' {
	const code = countryCode.trim().toUpperCase();
	if (code === '' || code === 'HU' || code === 'MAGYARORSZÁG') return 'hu';
	return GERMAN_SPEAKING.has(code) ? 'de' : 'en';
}
