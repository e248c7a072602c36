import { CURRENCIES } from './currency';
import { formatUnits, toScale } from './decimal';
import { grossOf, readListedDocument, type DocumentKind, type ListedDocument } from './listedDocument';
import { marksOf, type RowMarks } from './marksOf';
import { referencesIn, type ListRow, type ReferencesByText } from './orderReference';
import { stornosOf } from './stornos';
import { withoutEntities } from './text';

/** A document of the invoice list that carries an order reference. */
export interface FoundDocument extends ListedDocument {
	/** Whether it was found by the words that we write ourselves. */
	isOwn: boolean;
}

/** What is read row by row, so that a list of a million rows need not be held at once. */
export interface RowReader<Result> {
	/** What stands in every row that matters, as it was sent; without it every row is read. */
	marks?: RowMarks | undefined;
	/** Whether anything of the row may be in the result. */
	read(row: ListRow): boolean;
	result(): Result;
}

/** Documents by the order reference that they carry. */
export type FoundByReference = Map<string, FoundDocument[]>;

/** Finds every document, of any kind, that carries one of the references. Right also when the server ignored all filters. */
export function startReferenceSearch(references: ReadonlySet<string>): RowReader<FoundByReference> {
	const found = new Map<string, Map<unknown, FoundDocument>>();
	const byText: ReferencesByText = new Map([...references].map((reference) => [reference.normalize('NFC'), reference]));
	return {
		marks: marksOf(byText.keys()),
		read(row) {
			const { references: carried, isOwn } = referencesIn(row, byText);
			if (carried.size === 0) return false;
			const document: FoundDocument = { ...readListedDocument(row), isOwn };
			for (const reference of carried) {
				const documents = found.get(reference) ?? new Map<unknown, FoundDocument>();
				found.set(reference, documents);
				const key = keyOf(document);
				if (document.isCancelled === true || !documents.has(key)) documents.set(key, document);
			}
			return true;
		},
		result: () => new Map([...found].map(([reference, documents]) => [reference, [...documents.values()]])),
	};
}

/** A list may have a row for each line of a document, or have it twice. A document whose number is not known is like no other. */
function keyOf(document: FoundDocument): unknown {
	return document.number === '' ? document : `${document.kind} ${document.number}`;
}

/**
 * The documents of one kind for a reference. Where some that stand carry it in our own words, the others only happen to name it.
 * A document that a storno of the same order takes back counts as cancelled, whatever its own row says.
 */
export function documentsOfKind(found: FoundByReference, reference: string, kind: DocumentKind): FoundDocument[] {
	const stornos = stornosIn(found, reference);
	const listed = listedOfKind(found, reference, kind).map((document) => {
		const [storno] = stornos.get(document) ?? [];
		return storno === undefined || document.isCancelled === true ? document : { ...document, isCancelled: true, cancelledBy: storno.number };
	});
	return listed.every(({ isCancelled }) => isCancelled === true) ? [...listed, ...replacementsIn(found, reference, kind)] : listed;
}

/** What stands in another program's words where our own documents are all cancelled: it may have been issued in their place. */
function replacementsIn(found: FoundByReference, reference: string, kind: DocumentKind): FoundDocument[] {
	const ofKind = found.get(reference)?.filter((document) => document.kind === kind) ?? [];
	if (!ofKind.some(({ isOwn }) => isOwn)) return [];
	const others = ofKind.filter(({ isOwn, isCancelled }) => !isOwn && isCancelled !== true);
	// A storno that names no document is one of ours.
	const takenBack = stornosOf(others, listedOfKind(found, reference, 'storno').filter(({ refersTo }) => refersTo.length > 0));
	return others.filter((document) => !takenBack.has(document));
}

/** What the stornos of an order take back. A proforma is never cancelled by one. */
export function stornosIn(found: FoundByReference, reference: string): Map<FoundDocument, ListedDocument[]> {
	return stornosOf([...listedOfKind(found, reference, 'advance'), ...listedOfKind(found, reference, 'invoice')], listedOfKind(found, reference, 'storno'));
}

/** The documents of one kind as their rows say it. */
function listedOfKind(found: FoundByReference, reference: string, kind: DocumentKind): FoundDocument[] {
	const ofKind = found.get(reference)?.filter((document) => document.kind === kind) ?? [];
	return kind !== 'storno' && ofKind.some(({ isOwn }) => isOwn) ? ofKind.filter(({ isOwn }) => isOwn) : ofKind;
}

/** Whether a document with this note would be found by its order. */
export function carriesReference(note: string, reference: string): boolean {
	const search = startReferenceSearch(new Set([reference]));
	search.read({ note });
	return search.result().has(reference);
}

/** What an order's invoice would be, as far as a found document can be compared with it. An empty buyer is not compared. */
export interface Wanted {
	grossMinor: bigint;
	scale: number;
	currency: string;
	buyer: string;
}

type Comparable = Pick<ListedDocument, 'gross' | 'buyer' | 'currency'>;

/**
 * In what a document that carries the order's number plainly is another order's; "" where it may be this one's. Two lists or
 * shops that invoice through one account may use the same numbers.
 */
export function differenceTo(document: Comparable, wanted: Wanted): string {
	if (hasOtherCurrency(document, wanted.currency)) return `its currency is ${document.currency}, not ${wanted.currency}`;
	if (hasOtherTotal(document, wanted.grossMinor, wanted.scale)) return `its gross total is ${document.gross}, not ${formatUnits(wanted.grossMinor, wanted.scale)}`;
	return otherParty(document, wanted);
}

/** In what one listed document is plainly for another order, or another sum, than a second one that should be over the same; "" where it may be the same. */
export function differenceBetween(document: Comparable, other: Comparable): string {
	const { currency = '', buyer = '' } = other;
	const gross = grossOf(other);
	if (gross === undefined || gross.units === 0n) return otherParty(document, { currency, buyer });
	return differenceTo(document, { grossMinor: gross.units, scale: gross.scale, currency, buyer });
}

/** The same without the total, for a document over a part of the order. */
export function otherParty(document: Comparable, { currency, buyer }: Pick<Wanted, 'currency' | 'buyer'>): string {
	if (hasOtherCurrency(document, currency)) return `its currency is ${document.currency}, not ${currency}`;
	return hasOtherBuyer(document, buyer) ? `its buyer is ${document.buyer}, not ${buyer}` : '';
}

function hasOtherCurrency({ currency = '' }: Comparable, wanted: string): boolean {
	const code = currency.toUpperCase();
	return wanted !== '' && CURRENCIES.some((known) => known === code) && code !== wanted.toUpperCase();
}

/** Whether a found document's total is known and is another one. */
export function hasOtherTotal(document: Comparable, grossMinor: bigint, scale: number): boolean {
	const { gross: text = '' } = document;
	const gross = grossOf(document);
	if (gross === undefined || gross.units === 0n) return false;
	// A list may show whole forints where the invoice has fillér.
	const shownScale = Math.min(scale, text.split(/[.,]/)[1]?.length ?? 0);
	return toScale(gross, shownScale) !== toScale({ units: grossMinor, scale }, shownScale);
}

/**
 * Whether a found document's buyer is known and is somebody else. Names are spelled in many ways, so they are the same when all words
 * of the shorter one are in the longer one; a company's legal form tells nobody apart.
 */
export function hasOtherBuyer(document: Comparable, buyerName: string): boolean {
	const [shorter, longer] = [wordsOf(document.buyer ?? ''), wordsOf(buyerName)].sort((left, right) => left.size - right.size) as [Set<string>, Set<string>];
	// A server may cut a long name in the middle of a word.
	const isIn = (word: string): boolean => longer.has(word) || (word.length >= 3 && [...longer].some((whole) => whole.startsWith(word)));
	return shorter.size > 0 && ![...shorter].every(isIn);
}

const LEGAL_FORMS = new Set(['kft', 'bt', 'zrt', 'nyrt', 'rt', 'kkt', 'ev', 'kht', 'gmbh', 'ag', 'kg', 'ltd', 'llc', 'inc', 'sro', 'srl', 'dr', 'es', 'and', 'und']);

/** Words of a name without case, accents and signs, which servers change. */
function wordsOf(name: string): Set<string> {
	const plain = withoutEntities(name).normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase();
	return new Set(plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !LEGAL_FORMS.has(word)));
}
