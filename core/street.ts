/** Kinds of public places (közterület jellege) as they stand in Hungarian addresses, with their usual short forms. */
const STREET_TYPES = [
	'utca', 'utcája', 'u.', 'u', 'út', 'útja', 'tér', 'tere', 'körút', 'körútja', 'krt.', 'krt', 'köz', 'köze', 'sor', 'sora', 'sétány', 'sugárút', 'sgt.', 'park', 'fasor', 'dűlő', 'dűlőút',
	'rakpart', 'rkp.', 'lakótelep', 'ltp.', 'ltp', 'liget', 'lépcső', 'major', 'puszta', 'tanya', 'telep', 'udvar', 'völgy', 'árok', 'part', 'körtér', 'határút', 'lejtő', 'domb', 'hegy', 'tető', 'zug', 'mélyút', 'ösvény', 'átjáró', 'gát', 'kert',
];

/** An address in parts; a part that is not there is "". */
export interface StreetParts {
	streetName: string;
	streetType: string;
	houseNumber: string;
	building: string;
	staircase: string;
	floor: string;
	door: string;
}

/** Where in a building. */
export type PartsInside = Pick<StreetParts, 'building' | 'staircase' | 'floor' | 'door'>;

const typePattern = STREET_TYPES.map((type) => type.replace('.', '\\.')).join('|');
const ONE_LINE_STREET = new RegExp(`^(.+?)\\s+(?:(${typePattern})\\s+|([a-zűúőéáíóöü]+\\.)\\s*)(\\d.*)$`, 'iu');

const ROMAN_OR_NUMBER = '(?:[ivx]+|\\d{1,3})\\.?';
/** What may follow a house number, in this order; each keeps its words, so that nothing is lost. */
const BEHIND_HOUSE_NUMBER = new RegExp(
	'^(?<houseNumber>\\d{1,4}(?:\\s?[-/]\\s?\\d{1,4})?(?:\\s?/?\\s?[a-z](?![\\p{L}.]))?(?:\\s?[-/]\\s?[a-z\\d]{1,3}(?![\\p{L}\\p{N}]))?\\.?)' +
		'(?:[\\s,;]+(?<building>(?:[a-z]|\\d{1,3})\\.?\\s?(?:épület|ép\\.?)))?' +
		'(?:[\\s,;]+(?<staircase>(?:[a-z]|[ivx]+|\\d{1,3})\\.?\\s?(?:lépcsőház|lépcső|lph\\.?|lh\\.?)))?' +
		`(?:[\\s,;]+(?<floor>(?:${ROMAN_OR_NUMBER}\\s?(?:emelet|em\\.?)|félemelet|félem\\.?|magasföldszint|mfszt\\.?|mfsz\\.?|földszint|fszt\\.?|fsz\\.?|tetőtér|tt\\.|alagsor)))?` +
		'(?:[\\s,;]+(?<door>(?:ajtó\\s?)?\\d{1,4}(?:\\s?/?\\s?[a-z](?!\\p{L}))?\\.?(?:\\s?(?:ajtó|a\\.))?))?$',
	'iu',
);

/**
 * Parts `Fő utca 1/A 2. em. 3. ajtó` into name, type, house number, floor and door. A line of another form is kept whole as the name, and what
 * stands behind a house number and is not understood stays with it, so nothing is lost.
 */
export function splitStreet(line: string): StreetParts {
	const whole = line.trim().replace(/[^\S\n]+/g, ' ');
	const match = ONE_LINE_STREET.exec(whole);
	if (!match) return partsOf(whole);
	const [, streetName = '', plainType, shortType, rest = ''] = match;
	const streetType = plainType ?? shortType ?? '';
	if (plainType === undefined && !STREET_TYPES.includes(streetType.toLocaleLowerCase('hu'))) return partsOf(whole);
	const parts = BEHIND_HOUSE_NUMBER.exec(rest)?.groups;
	return { ...partsOf(streetName, streetType, withoutDot(rest)), ...(parts && isPlain(parts) && behindStreet(parts)) };
}

/** The parts that were filled in beside a line; what the line itself has behind the house number then stays with that. */
export function splitStreetBeside(line: string, filledIn: PartsInside): StreetParts {
	const parts = splitStreet(line);
	if (Object.values(filledIn).every((part) => part === '')) return parts;
	const { streetName, streetType, houseNumber, building, staircase, floor, door } = parts;
	return { streetName, streetType, houseNumber: [houseNumber, building, staircase, floor, door].filter((part) => part !== '').join(' '), ...filledIn };
}

/** A second number alone (`12, 5`) could be anything; it is a door behind a building, a staircase or a floor, or with the word. */
function isPlain({ building, staircase, floor, door = '' }: Record<string, string | undefined>): boolean {
	return door === '' || [building, staircase, floor].some((part) => part !== undefined) || /ajtó|a\.$/iu.test(door);
}

function partsOf(streetName: string, streetType = '', houseNumber = ''): StreetParts {
	return { streetName, streetType, houseNumber, building: '', staircase: '', floor: '', door: '' };
}

function behindStreet({ houseNumber = '', building = '', staircase = '', floor = '', door = '' }: Record<string, string | undefined>): Omit<StreetParts, 'streetName' | 'streetType'> {
	return { houseNumber: withoutDot(houseNumber), building, staircase, floor, door: withoutDot(door) };
}

/** `12.` is `12`, `1/A.` is `1/A`; a shortened word keeps its dot. */
function withoutDot(text: string): string {
	return text.replace(/(\d ?\/? ?[a-z]?)\.$/iu, '$1');
}
