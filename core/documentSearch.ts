import { documentsOfKind, startReferenceSearch, stornosIn, type FoundByReference, type FoundDocument, type RowReader } from './duplicateGuard';
import { numberOf, readListedDocument, type DocumentKind, type ListedDocument } from './listedDocument';
import { marksOf } from './marksOf';
import { ownReferenceOf, type ListRow } from './orderReference';
import { takeWholeBack } from './stornos';
import { plainText } from './text';

/** What is looked for in the invoice list: documents by their order, and documents by their own number. */
export interface SearchedFor {
	references: ReadonlySet<string>;
	numbers: ReadonlySet<string>;
}

export interface Found {
	byReference: FoundByReference;
	byNumber: Map<string, Numbered>;
}

interface Numbered {
	document?: ListedDocument;
	/** Other documents that name this number anywhere: its storno, the invoice made from a proforma. */
	naming: ListedDocument[];
}

export function startDocumentSearch({ references, numbers }: SearchedFor): RowReader<Found> {
	const byReference = startReferenceSearch(references);
	const byNumber = new Map<string, Numbered>([...numbers].map((number) => [number, { naming: [] }]));
	return {
		marks: marksOf([...references, ...numbers]),
		read(row) {
			const isOfOrder = byReference.read(row);
			const isOfNumber = numbers.size > 0 && readNumbers(row, byNumber);
			return isOfOrder || isOfNumber;
		},
		result: () => ({ byReference: byReference.result(), byNumber }),
	};
}

/** The names of the fields are not known, so a document that refers to another is known by that one's number, standing alone in any value. */
function readNumbers(row: ListRow, byNumber: Map<string, Numbered>): boolean {
	const own = numberOf(row);
	const isWanted = byNumber.get(own);
	const named = [...namedIn(row)].filter((number) => number !== own && byNumber.has(number));
	if (isWanted === undefined && named.length === 0) return false;
	const document = readListedDocument(row);
	if (isWanted !== undefined) isWanted.document = document;
	for (const number of named) byNumber.get(number)?.naming.push(document);
	return true;
}

/** An order number may look like an invoice number: the row's own names no other document. */
function namedIn(row: ListRow): Set<string> {
	const reference = ownReferenceOf(row);
	const values = Object.values(row).map((value) => withoutReference(plainText(value).trim(), reference)).filter((value) => /\d/.test(value));
	return new Set(values.flatMap((value) => [value, ...(value.match(/[\p{L}\p{N}][\p{L}\p{N}/_-]*/gu) ?? [])]));
}

function withoutReference(value: string, reference: string): string {
	return reference === '' ? value : value.replace(reference, ' ');
}

/** What the list says of one document. */
export interface DocumentState {
	/** Undefined when the list does not have it. */
	document: ListedDocument | undefined;
	isCancelled: boolean;
	/** Stornos that take it back; more than one is a mistake. */
	stornos: ListedDocument[];
	/** Invoices that were made from it (a proforma), or that were issued for the same order. */
	invoices: ListedDocument[];
	/** Advance invoices of the same order. */
	advances: ListedDocument[];
}

/** The state of the document with this number, from a search that looked for the number and, where it has one, for its order. */
export function stateOf({ byReference, byNumber }: Found, number: string): DocumentState {
	const { document, naming: inAnyText } = byNumber.get(number) ?? { naming: [] };
	const reference = document?.orderReference || foundUnder(byReference, number);
	// What carries the number of another order only speaks of this document, for example in a buyer's comment.
	const naming = inAnyText.filter(({ orderReference }) => orderReference === '' || orderReference === reference);
	const ofOrder = (kind: DocumentKind): FoundDocument[] => documentsOfKind(byReference, reference, kind);
	const ofOrders = [...stornosIn(byReference, reference)].flatMap(([each, stornos]) => (each.number === number ? stornos : []));
	// A proforma that a storno names is where the cancelled invoice came from.
	const stornosNaming = naming.filter(({ kind }) => kind === 'storno');
	const named = document?.kind === 'proforma' || (document !== undefined && !takeWholeBack(stornosNaming, document)) ? [] : stornosNaming;
	const stornos = unique([...named, ...ofOrders]);
	return {
		document,
		isCancelled: document?.isCancelled === true || stornos.length > 0,
		stornos,
		invoices: unique([...naming, ...ofOrder('invoice')]).filter((each) => each.kind === 'invoice' && each.number !== number),
		advances: ofOrder('advance').filter((each) => each.number !== number),
	};
}

/** The order by which a document was found that another program wrote its number on, in other words than ours; "" where that could be several. */
function foundUnder(byReference: FoundByReference, number: string): string {
	const references = [...byReference].filter(([, documents]) => documents.some((document) => document.number === number)).map(([reference]) => reference);
	return references.length === 1 ? (references[0] as string) : '';
}

function unique(documents: readonly ListedDocument[]): ListedDocument[] {
	return [...new Map(documents.map((document) => [document.number, document])).values()];
}
