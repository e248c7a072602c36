import { add } from './decimal';
import { grossOf, type ListedDocument } from './listedDocument';

/**
 * Which of an order's stornos takes which of its documents back. A storno that names no document takes back the only one of its order;
 * where an order was invoiced again, the one that has its amount, stood before it and was not taken back yet. Two that could be meant
 * are both left standing: a person has to look.
 */
export function stornosOf<Document extends ListedDocument>(documents: readonly Document[], stornos: readonly ListedDocument[]): Map<Document, ListedDocument[]> {
	const found = new Map<Document, ListedDocument[]>();
	for (const storno of [...stornos].sort(byNumber)) {
		for (const document of documentsMeant(storno, documents, found)) found.set(document, [...(found.get(document) ?? []), storno]);
	}
	return found;
}

function documentsMeant<Document extends ListedDocument>(storno: ListedDocument, documents: readonly Document[], takenBack: ReadonlyMap<Document, unknown>): Document[] {
	if (storno.refersTo.length > 0) return documents.filter(({ number }) => storno.refersTo.includes(number));
	const ofAmount = documents.filter((document) => hasOppositeTotal(storno, document));
	if (documents.length === 1) return ofAmount;
	const open = ofAmount.filter((document) => document.isCancelled !== true && !takenBack.has(document) && isBefore(document, storno));
	return open.length === 1 ? open : [];
}

function hasOppositeTotal(storno: ListedDocument, document: ListedDocument): boolean {
	const [taken, given] = [grossOf(storno), grossOf(document)];
	return taken !== undefined && given !== undefined && add(taken, given).units === 0n;
}

/** Whether one has the lower number in the series of both; where the series differ it is not known. */
function isBefore(left: ListedDocument, right: ListedDocument): boolean {
	const [[leftSeries, leftIndex], [rightSeries, rightIndex]] = [partsOf(left.number), partsOf(right.number)];
	return leftSeries === rightSeries && leftIndex < rightIndex;
}

function byNumber(left: ListedDocument, right: ListedDocument): number {
	return isBefore(left, right) ? -1 : isBefore(right, left) ? 1 : 0;
}

/** `2026/00042` is the 42nd of the series `2026/`. */
function partsOf(number: string): [series: string, index: number] {
	const [, series = '', index = ''] = /^(.*?)(\d*)$/.exec(number) ?? [];
	return [series, Number(index)];
}
