import { splitStreet, splitStreetBeside } from '../../core/street';

const parts = (line: string) => Object.values(splitStreet(line)).join('|').replace(/\|+$/, '');

test.each([
	['Fő utca 1.', 'Fő|utca|1'], ['Fő utca 1/A', 'Fő|utca|1/A'], ['Fő utca 1/A.', 'Fő|utca|1/A'], ['Fő u 12', 'Fő|u|12'], ['Fő u.12', 'Fő|u.|12'], ['Deák tér 5', 'Deák|tér|5'], ['Váci ÚT 1-3.', 'Váci|ÚT|1-3'], ['Szent István krt. 7', 'Szent István|krt.|7'], ['Bartók Béla  út\u00a010-12/A', 'Bartók Béla|út|10-12/A'],
	['Fő utca 12 B', 'Fő|utca|12 B'], ['Utca utca 1', 'Utca|utca|1'], ['Park sor 2 utca 3', 'Park|sor|2 utca 3'], ['Május 1. út 5', 'Május 1.|út|5'], ['Ady Endre sgt. 4', 'Ady Endre|sgt.|4'], ['Ecseri úti ltp. 3', 'Ecseri úti|ltp.|3'],
])('%j is parted into %s', (line, expected) => {
	expect(parts(line)).toBe(expected);
});

test.each([
	['Fő u 12 fszt. 3', 'Fő|u|12|||fszt.|3'], ['Petőfi Sándor út 10/B 2. em. 5. ajtó', 'Petőfi Sándor|út|10/B|||2. em.|5. ajtó'], ['Petőfi Sándor u. 12 2. em. 3', 'Petőfi Sándor|u.|12|||2. em.|3'], ['Rákóczi út 10. I. emelet 4.', 'Rákóczi|út|10|||I. emelet|4'], ['Béke tér 5., fsz. 1', 'Béke|tér|5|||fsz.|1'],
	['Kossuth L. u. 5. A ép. 2. lph. III. em. 12.', 'Kossuth L.|u.|5|A ép.|2. lph.|III. em.|12'], ['Fő utca 12 B épület 3. em. 4/a', 'Fő|utca|12|B épület||3. em.|4/a'], ['Fő utca 1 földszint', 'Fő|utca|1|||földszint'], ['Fő utca 1 ajtó 5', 'Fő|utca|1||||ajtó 5'], ['Fő utca 1, 5. ajtó', 'Fő|utca|1||||5. ajtó'], ['FŐ UTCA 3 MFSZT. 2', 'FŐ|UTCA|3|||MFSZT.|2'],
])('%j has its floor and door in parts: %s', (line, expected) => {
	expect(parts(line)).toBe(expected);
});

test.each([
	['Fő utca 0123/4 hrsz.', '0123/4 hrsz.'], ['Fő utca 12 2/5', '12 2/5'], ['Fő utca 12/4 ajtó', '12/4 ajtó'], ['Fő utca 1 2. em/3', '1 2. em/3'], ['Fő utca 12, III/4.', '12, III/4'], ['Fő utca 12, 5', '12, 5'], ['Fő út 4. em. 5', '4. em. 5'], ['Fő utca 1 (udvarban)', '1 (udvarban)'], ['Fő utca 1 kapucsengő 12', '1 kapucsengő 12'], ['Fő utca 1 3. em. B lph.', '1 3. em. B lph.'],
])('what stands behind the number of %j could be anything, and stays with it', (line, houseNumber) => {
	expect(splitStreet(line)).toEqual({ ...splitStreet('Fő utca 1'), streetType: line.split(' ')[1], houseNumber });
});

test.each(['Fő utca', 'utca 1', 'Hrsz. 0123/4', 'Külterület 0123/4 hrsz.', 'Kossuth 5', 'Hauptstraße 5', '10 Downing Street', 'Sutca 1', 'Kiss J. altb. 5', 'Fő utca 1\n2. emelet', 'Pf. 12', ''])('%j is no street of a known kind with a number, and stays whole', (line) => {
	expect(splitStreet(line)).toEqual({ streetName: line, streetType: '', houseNumber: '', building: '', staircase: '', floor: '', door: '' });
});

test('parts that are filled in beside the line stand where they belong, and the line keeps its own with the number', () => {
	const none = { building: '', staircase: '', floor: '', door: '' };
	expect(splitStreetBeside('Fő u. 1 2. em. 3', none)).toEqual(splitStreet('Fő u. 1 2. em. 3'));
	expect(splitStreetBeside('Fő u. 1 2. em. 3', { ...none, building: 'B' })).toMatchObject({ houseNumber: '1 2. em. 3', building: 'B', floor: '', door: '' });
	expect(splitStreetBeside('Fő u. 1', { ...none, floor: '2', door: '3' })).toMatchObject({ houseNumber: '1', floor: '2', door: '3' });
});
