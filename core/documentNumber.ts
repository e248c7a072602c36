/** Whether two texts are the number of one document: capitals, white space and leading zeros may be written in another way. */
export function isSameNumber(left: string, right: string): boolean {
	return plainNumber(left) === plainNumber(right);
}

function plainNumber(number: string): string {
	return number.normalize('NFC').toLowerCase().replace(/\s+/g, '').replace(/(?<!\d)0+(?=\d)/g, '');
}
