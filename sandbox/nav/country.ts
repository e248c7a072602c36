const LANGUAGES_OF_NAMES = ['hu', 'en', 'de'];
// Intl also names codes that are no country: "Európai Unió", "Ismeretlen körzet", "Pszeudo-nyelvjárások".
const NO_COUNTRY = new Set(['EU', 'EZ', 'UN', 'QO', 'ZZ', 'XA', 'XB']);
const EU_MEMBERS = new Set(
	'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);
export const HUNGARY = 'HU';
/** ISO 3166 leaves this code to its users, for a country that is not known. */
export const UNKNOWN_COUNTRY = 'ZZ';

let codes: ReadonlyMap<string, string> | undefined;

/** Names that people write and Intl does not. */
const OTHER_NAMES = { 'amerikai egyesült államok': 'US', usa: 'US', anglia: 'GB', 'nagy-britannia': 'GB', uk: 'GB' };

/** ISO 3166 codes by name and by themselves, in lower case. */
function countryCodes(): ReadonlyMap<string, string> {
	const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
	const found = new Map<string, string>(Object.entries(OTHER_NAMES));
	const names = LANGUAGES_OF_NAMES.map((language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }));
	for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
		// Withdrawn codes go by their successor's name: DD would take Germany's from DE.
		const isCurrent = new Intl.Locale(`und-${code}`).region === code;
		if (!isCurrent || NO_COUNTRY.has(code) || names[0]?.of(code) === undefined) continue;
		for (const name of [code, ...names.map((each) => each.of(code) ?? code)]) found.set(name.toLowerCase(), code);
	}
	return found;
}

/** `Magyarország` and `hu` are HU, as is nothing at all; a name that nobody knows is ZZ. */
export function countryCode(name: string): string {
	if (name.trim() === '') return HUNGARY;
	codes ??= countryCodes();
	return codes.get(name.normalize('NFC').trim().toLowerCase()) ?? UNKNOWN_COUNTRY;
}

export function isEuMember(code: string): boolean {
	return EU_MEMBERS.has(code);
}

/** The country of an EU VAT number: Greece writes EL, Northern Ireland XI. Undefined where the number is none. */
export function countryOfEuVatNumber(number: string): string | undefined {
	const prefix = /^([A-Z]{2})(?=.*\d)[0-9A-Z]{2,13}$/.exec(number)?.[1];
	if (prefix === 'XI') return 'GB';
	const code = prefix === 'EL' ? 'GR' : prefix;
	return code !== undefined && EU_MEMBERS.has(code) ? code : undefined;
}
