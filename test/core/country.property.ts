import fc from 'fast-check';
import { countryCode, countryInHungarian, languageForCountry } from '../../core/country';

test.each([
	['hu', 'Magyarország'], ['HU', 'Magyarország'], ['', 'Magyarország'], [' de ', 'Németország'], ['at', 'Ausztria'], ['gb', 'Egyesült Királyság'], ['uk', 'Egyesült Királyság'], ['Németország', 'Németország'], ['németország', 'Németország'], ['NÉMETORSZÁG', 'Németország'], ['nemetorszag', 'Németország'],
	['Germany', 'Németország'], ['germany ', 'Németország'], ['Deutschland', 'Németország'], ['Hungary', 'Magyarország'], ['Ungarn', 'Magyarország'], ['Österreich', 'Ausztria'], ['osterreich', 'Ausztria'], ['Románia', 'Románia'], ['Slovakia', 'Szlovákia'], ['Bosnia & Herzegovina', 'Bosznia-Hercegovina'],
	['Hollandia', 'Hollandia'], ['USA', 'Egyesült Államok'], ['usa', 'Egyesült Államok'], ['US', 'Egyesült Államok'], ['Csehország', 'Csehország'], ['Németország'.normalize('NFD'), 'Németország'], ['hun', 'hun'], ['DEU', 'DEU'], ['qq', 'qq'], ['zz', 'zz'], ['eu', 'eu'], ['xa', 'xa'], ['1a', '1a'], ['Narnia', 'Narnia'], [' Narnia ', 'Narnia'], ['constructor', 'constructor'], ['Európai Unió', 'Európai Unió'], ['European Union', 'European Union'],
])('the country %j is written %j', (typed, name) => {
	expect(countryInHungarian(typed)).toBe(name);
});

test.each([
	['', 'hu'], ['hu', 'hu'], ['HU', 'hu'], ['Magyarország', 'hu'], ['magyarország'.normalize('NFD'), 'hu'], ['Hungary', 'hu'], ['Ungarn', 'hu'], ['de', 'de'], ['Germany', 'de'], ['Deutschland', 'de'], ['németország', 'de'], ['at', 'de'], ['Ausztria', 'de'], ['CH', 'de'], ['Switzerland', 'de'], ['li', 'de'],
	['sk', 'en'], ['us', 'en'], ['Szlovákia', 'en'], ['Narnia', 'en'], ['deu', 'en'],
])('a buyer in %j gets the language %s', (country, language) => {
	expect(languageForCountry(country)).toBe(language);
});

/** Every code that Intl names in English, found without the code under test. */
const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const NO_COUNTRIES = ['ZZ', 'XA', 'XB', 'EU', 'EZ', 'UN', 'QO'];
const named = letters.flatMap((first) => letters.map((second) => first + second)).filter((code) => english.of(code) !== undefined && !NO_COUNTRIES.includes(code));
const inForce = named.filter((code) => new Intl.Locale(`und-${code}`).region === code);

test('every ISO code has a Hungarian name, and the name in Hungarian, English and German leads back to the code', () => {
	expect(inForce.length).toBeGreaterThan(240);
	for (const code of inForce) {
		const hungarian = countryInHungarian(code);
		expect(hungarian).toMatch(/\p{Ll}/u);
		for (const language of ['hu', 'en', 'de']) {
			const name = new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? '';
			for (const typed of [name, name.toUpperCase(), name.toLowerCase(), ` ${name}\u00a0`, name.normalize('NFD')]) {
				expect([typed, countryCode(typed), countryInHungarian(typed)]).toEqual([typed, code, hungarian]);
			}
		}
		expect(countryCode(code.toLowerCase())).toBe(code);
	}
});

test('an old code is the country in force', () => {
	for (const [old, code] of [['UK', 'GB'], ['DD', 'DE'], ['SU', 'RU'], ['TP', 'TL']] as const) expect(countryCode(old)).toBe(code);
	for (const code of named) expect(inForce).toContain(countryCode(code));
});

test('whatever else is typed comes out as it is, trimmed, and is the country of nobody', () => {
	fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[A-Z]{3}$/)), (typed) => {
		fc.pre(typed.trim() !== '' && countryCode(typed) === '');
		expect(countryInHungarian(typed)).toBe(typed.trim());
		expect(languageForCountry(typed)).toBe('en');
	}), { numRuns: 2000 });
});
