import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { RowReader } from '../../../../core/duplicateGuard';
import { readListedDocument, type ListedDocument } from '../../../../core/listedDocument';
import type { ListRow } from '../../../../core/orderReference';
import { Problem } from '../../../../core/problem';
import { stornosOf, takeWholeBack } from '../../../../core/stornos';
import { plainText } from '../../../../core/text';
import type { PhpData } from '../../wire/phpDecode';
import { toPlainRecord } from '../../wire/plainData';

/** A document of the invoice list as Find and Get Many put it out. */
export interface ListedRow {
	document: ListedDocument;
	row: ListRow;
}

/** Names that we know, and under `fields` the row as CashMan-FX sent it: its names are not documented. What the row does not tell is null. */
export function describeListed({ document, row }: ListedRow): IDataObject {
	return { ...describeDocument(document), fields: toPlainRecord(row as Record<string, PhpData>) };
}

export function describeDocument(document: ListedDocument): IDataObject {
	return {
		invoiceNumber: document.number,
		documentKind: document.kind,
		orderReference: document.orderReference,
		issuedOn: document.issuedOn ?? null,
		buyer: document.buyer ?? null,
		currency: document.currency ?? null,
		grossTotal: document.gross ?? null,
		paid: document.isPaid ?? null,
		cancelled: document.isCancelled ?? null,
		cancelledBy: document.cancelledBy,
		eInvoice: document.isElectronic ?? null,
	};
}

/** Which rows are wanted; empty texts and sets ask for all. */
export interface ListFilter {
	from: string;
	until: string;
	kinds: ReadonlySet<string>;
}

/** The kinds that are chosen, also as text from an expression. Throws a Problem for what is none: it would list nothing, without a word. */
export function readKinds(value: unknown): ReadonlySet<string> {
	const chosen = (Array.isArray(value) ? value : plainText(value).split(',')).map((each) => plainText(each).trim()).filter((kind) => kind !== '');
	const unknown = chosen.find((kind) => !LISTED_KINDS.includes(kind));
	if (unknown === undefined) return new Set(chosen);
	throw new Problem('This is no kind of document (bizonylat)', kindsField.displayName, unknown, `Use these: ${LISTED_KINDS.join(', ')}.`);
}

/** Days the wrong way round would find nothing, and look like days without an invoice. Throws a Problem. */
export function requireDaysInOrder(filter: ListFilter): ListFilter {
	const { from, until } = filter;
	if (until === '' || from <= until) return filter;
	throw new Problem(`The last day is before the first, ${from}`, 'Until', until, 'Correct From or Until.');
}

/** Collects rows until there are enough. The server may ignore the days that it was asked for, so they are looked at again. */
export function collectListed({ from, until, kinds }: ListFilter, most: number): RowReader<ListedRow[]> {
	const collected: ListedRow[] = [];
	const stornos: ListedDocument[] = [];
	const isWanted = ({ issuedOn, kind }: ListedDocument): boolean => {
		const day = /^\d{4}-\d{2}-\d{2}/.exec(issuedOn ?? '')?.[0];
		const isInTime = day === undefined || ((from === '' || day >= from) && (until === '' || day <= until));
		return isInTime && (kinds.size === 0 || kinds.has(kind));
	};
	return {
		read(row) {
			const document = readListedDocument(row);
			// Also behind the limit: it may take back what stands before it.
			if (document.kind === 'storno') stornos.push(document);
			if (collected.length >= most || !isWanted(document)) return false;
			collected.push({ document, row });
			return true;
		},
		result: () => withCancellations(collected, stornos),
	};
}

/** A document that a storno in the same list takes back is cancelled, whatever its own row says. */
function withCancellations(rows: readonly ListedRow[], stornos: readonly ListedDocument[]): ListedRow[] {
	if (stornos.length === 0) return [...rows];
	const naming = groupBy(stornos.flatMap((storno) => storno.refersTo.map((named) => ({ named, storno }))), ({ named }) => named);
	const cancelledBy = new Map(rows.flatMap(({ document }): Array<[string, string]> => {
		const ofDocument = (naming.get(document.number) ?? []).map(({ storno }) => storno);
		return takeWholeBack(ofDocument, document) ? [[document.number, ofDocument[0]?.number ?? '']] : [];
	}));
	const unnamed = groupBy(stornos.filter(({ refersTo, orderReference }) => refersTo.length === 0 && orderReference !== ''), ({ orderReference }) => orderReference);
	// In one pool, as in stornosIn: a final invoice and its advance may have the same total.
	const ofThoseOrders = rows.map(({ document }) => document).filter(({ kind, orderReference }) => (kind === 'invoice' || kind === 'advance') && unnamed.has(orderReference));
	for (const [reference, documents] of groupBy(ofThoseOrders, ({ orderReference }) => orderReference)) {
		for (const [{ number }, [storno]] of stornosOf(documents, unnamed.get(reference) ?? [])) cancelledBy.set(number, storno?.number ?? '');
	}
	return rows.map(({ document, row }) => {
		// Nothing takes back a proforma, though a storno may name the one that its invoice was made of.
		const by = document.kind === 'invoice' || document.kind === 'advance' ? cancelledBy.get(document.number) : undefined;
		return by === undefined ? { document, row } : { document: { ...document, isCancelled: true, cancelledBy: document.cancelledBy || by }, row };
	});
}

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
	const groups = new Map<string, Value[]>();
	for (const value of values) {
		const group = groups.get(keyOf(value));
		if (group === undefined) groups.set(keyOf(value), [value]);
		else group.push(value);
	}
	return groups;
}

export const kindsField: INodeProperties = {
	displayName: 'Documents',
	name: 'documentKinds',
	type: 'multiOptions',
	default: [],
	description: 'Which documents (bizonylatok) are wanted; none chosen means all',
	options: [
		{ name: 'Advance Invoices', value: 'advance', description: 'Advance invoices (előlegszámlák)' },
		{ name: 'Invoices', value: 'invoice', description: 'Invoices (számlák)' },
		{ name: 'Proformas', value: 'proforma', description: 'Proformas (díjbekérők)' },
		{ name: 'Received Invoices', value: 'received', description: 'Received invoices (bejövő számlák)' },
		{ name: 'Stornos', value: 'storno', description: 'Cancelling documents (stornó számlák)' },
	],
};

const LISTED_KINDS = (kindsField.options as INodePropertyOptions[]).map(({ value }) => String(value));
