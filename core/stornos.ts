import { currencyNamed } from './currency';
import { absolute, add, subtract, type Decimal } from './decimal';
import { CASH_ROUNDING, grossOf, type ListedDocument } from './listedDocument';

/**
 * Which of an order's stornos takes which of its invoices and advance invoices back; each storno takes back one. Where a row does not name
 * the other, the total tells: a document that is flagged as cancelled comes first, then the only one that stood before the storno and
 * was not taken back yet. Two that could be meant are both left standing: a person has to look.
 */
export function stornosOf<Document extends ListedDocument>(documents: readonly Document[], stornos: readonly ListedDocument[]): Map<Document, ListedDocument[]> {
	const found = new Map<Document, ListedDocument[]>();
	const take = (document: Document, storno: ListedDocument): void => { found.set(document, [...(found.get(document) ?? []), storno]); };
	const naming = new Set<ListedDocument>();
	for (const document of documents) {
		const ofDocument = stornos.filter((storno) => names(document, storno));
		for (const storno of ofDocument) naming.add(storno);
		if (document.cancelledBy !== '' || takeWholeBack(ofDocument, document)) for (const storno of ofDocument) take(document, storno);
	}
	const unnamed = stornos.filter((storno) => storno.refersTo.length === 0 && !naming.has(storno));
	for (const storno of unnamed.sort(byNumber)) {
		const document = documentMeant(storno, documents, found);
		if (document !== undefined) take(document, storno);
	}
	return found;
}

function names(document: ListedDocument, storno: ListedDocument): boolean {
	if (document.cancelledBy !== '') return document.cancelledBy === storno.number;
	return storno.refersTo.includes(document.number);
}

/**
 * Whether the rows that name an invoice take all of it back. What takes back only a part corrects it (helyesbítő számla, credited returns), and
 * the invoice stands until the parts make the whole. A total that is not told, or is 0, tells nothing.
 */
export function takeWholeBack(stornos: ReadonlyArray<Pick<ListedDocument, 'gross'>>, document: Pick<ListedDocument, 'gross' | 'currency'>): boolean {
	const [given, ...taken] = [document, ...stornos].map((each) => grossOf(each)) as [Decimal | undefined, ...Array<Decimal | undefined>];
	if (stornos.length === 0) return false;
	if (given === undefined || given.units === 0n) return true;
	if (taken.some((each) => each === undefined || each.units === 0n)) return true;
	const sum = taken.reduce<Decimal>((total, each) => add(total, absolute(each as Decimal)), NOTHING);
	return subtract(add(sum, leastOf(document)), absolute(given)).units >= 0n;
}

const NOTHING: Decimal = { units: 0n, scale: 0 };

/** Lists may show forints rounded, also as cash is, to 5 Ft. */
function leastOf({ currency = '' }: Pick<ListedDocument, 'currency'>): Decimal {
	return currency === '' || currencyNamed(currency) === 'HUF' ? CASH_ROUNDING : { units: 5n, scale: 2 };
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
