import { add, subtract } from './decimal';
import { grossOf, type ListedDocument } from './listedDocument';

/**
 * Which of an order's stornos takes which of its invoices and advance invoices back; each storno takes back one. Where a row does not name
 * the other, the total tells: a document that is flagged as cancelled comes first, then the only one that stood before the storno and
 * was not taken back yet. Two that could be meant are both left standing: a person has to look.
 */
export function stornosOf<Document extends ListedDocument>(documents: readonly Document[], stornos: readonly ListedDocument[]): Map<Document, ListedDocument[]> {
	const found = new Map<Document, ListedDocument[]>();
	const take = (document: Document, storno: ListedDocument): void => { found.set(document, [...(found.get(document) ?? []), storno]); };
	const unnamed: ListedDocument[] = [];
	for (const storno of stornos) {
		const named = documents.filter((document) => names(document, storno));
		for (const document of named) take(document, storno);
		if (named.length === 0 && storno.refersTo.length === 0) unnamed.push(storno);
	}
	for (const storno of unnamed.sort(byNumber)) {
		const document = documentMeant(storno, documents, found);
		if (document !== undefined) take(document, storno);
	}
	return found;
}

function names(document: ListedDocument, storno: ListedDocument): boolean {
	if (document.cancelledBy !== '') return document.cancelledBy === storno.number;
	return storno.refersTo.includes(document.number) && takesWholeBack(storno, document);
}

/** A row that names an invoice and takes only a part of it back corrects it (helyesbítő számla, credited returns): the invoice stands. A total of 0 tells nothing. */
export function takesWholeBack(storno: Pick<ListedDocument, 'gross'>, document: Pick<ListedDocument, 'gross'>): boolean {
	const [taken, given] = [grossOf(storno), grossOf(document)];
	if (taken === undefined || given === undefined || taken.units === 0n || given.units === 0n) return true;
	return add(taken, given).units === 0n || subtract(taken, given).units === 0n;
}

function documentMeant<Document extends ListedDocument>(storno: ListedDocument, documents: readonly Document[], takenBack: ReadonlyMap<Document, unknown>): Document | undefined {
	const ofAmount = documents.filter((document) => hasOppositeTotal(storno, document));
	if (documents.length === 1) return ofAmount[0];
	const free = ofAmount.filter((document) => !takenBack.has(document));
	const flagged = free.find(({ isCancelled, cancelledBy }) => isCancelled === true && cancelledBy === '');
	if (flagged !== undefined) return flagged;
	const open = free.filter((document) => document.isCancelled !== true && isBefore(document, storno));
	return open.length === 1 ? open[0] : undefined;
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
