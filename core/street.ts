/** Kinds of public places (közterület jellege) as they stand in Hungarian addresses, with their usual short forms. */
const STREET_TYPES = [
	'utca', 'u.', 'út', 'útja', 'tér', 'tere', 'körút', 'krt.', 'köz', 'sor', 'sétány', 'sugárút', 'park', 'fasor', 'dűlő',
	'rakpart', 'lakótelep', 'ltp.', 'liget', 'lépcső', 'major', 'puszta', 'tanya', 'telep', 'udvar', 'völgy', 'árok', 'part',
];

export interface StreetParts {
	streetName: string;
	streetType: string;
	houseNumber: string;
}

const typePattern = STREET_TYPES.map((type) => type.replace('.', '\\.')).join('|');
const ONE_LINE_STREET = new RegExp(`^(.+?)\\s+(${typePattern})\\s+(\\d.*)$`, 'iu');

/** Parts `Fő utca 1/A` into name, type and house number. A line of another form is kept whole as the name, so nothing is lost. */
export function splitStreet(line: string): StreetParts {
	const match = ONE_LINE_STREET.exec(line.trim());
	if (!match) return { streetName: line.trim(), streetType: '', houseNumber: '' };
	const [, streetName = '', streetType = '', houseNumber = ''] = match;
	return { streetName, streetType, houseNumber: houseNumber.replace(/\.$/, '') };
}
