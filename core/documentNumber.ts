/** Whether two texts are the number of one document: capitals, leading zeros and the signs between its parts may be written in another way. */
export function isSameNumber(left: string, right: string): boolean {
	return partsOf(left).join('/') === partsOf(right).join('/');
}

/** The same where one may lack the invoice book or the mark of an e-invoice before it: `2026/00042` and `E-2026/00042`. */
export function mayBeSameNumber(left: string, right: string): boolean {
	const [shorter, longer] = [partsOf(left), partsOf(right)].sort((one, other) => one.length - other.length) as [string[], string[]];
	return shorter.length > 0 && longer.slice(-shorter.length).join('/') === shorter.join('/');
}

function partsOf(number: string): string[] {
	const plain = number.normalize('NFC').toLowerCase().replace(/\(.*\)/, '');
	return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((part) => part.replace(/^0+(?=\d)/, ''));
}
