import { negate } from '../decimal';
import { type CashmanState, nextId } from './accounts';
import { Hiba } from './hiba';
import { anyField } from './rows';
import type { Account, BookedDocument, DocumentKind, Draft, Row } from './types';

const SERIES_PREFIX: Readonly<Record<DocumentKind, string>> = {
	invoice: '',
	advance: '',
	storno: '',
	proforma: 'D-',
	received: 'B-',
	record: '',
};

/** Invoices, advances and their cancellations share one unbroken series per account, book and year of issue. */
function nextNumber(account: Account, draft: Draft): string {
	if (draft.kind === 'record') return '';
	if (draft.ownNumber !== '') return draft.ownNumber;
	const book = draft.book === '' ? '' : `${draft.book}-`;
	const series = `${SERIES_PREFIX[draft.kind]}${book}${draft.date.slice(0, 4)}`;
	const last = (account.series.get(series) ?? 0) + 1;
	account.series.set(series, last);
	return `${series}/${String(last).padStart(5, '0')}`;
}

export function book(
	state: CashmanState,
	account: Account,
	draft: Draft,
	links: { cancels?: string; convertedFrom?: string } = {},
): BookedDocument {
	const document: BookedDocument = {
		...draft,
		id: nextId(state),
		cashDeskId: nextId(state),
		number: nextNumber(account, draft),
		group: account.group,
		bookedAtCall: state.callSequence,
		bookedAtMs: state.callAtMs,
		cancelledBy: '',
		cancels: links.cancels ?? '',
		convertedTo: '',
		convertedFrom: links.convertedFrom ?? '',
		openings: [],
	};
	account.documents.push(document);
	return document;
}

/** The document a request names. The field's name is a guess of the facts, so three spellings are understood. */
export function namedDocument(account: Account, row: Row): BookedDocument {
	const name = anyField(row, 'szamlaszam', 'szamla', 'szamfej_id');
	const found = account.documents.find(
		(document) => name !== '' && (document.number === name || document.id === name),
	);
	if (!found) throw new Hiba('050', name);
	return found;
}

export function findDocument(
	state: CashmanState,
	id: string,
): { account: Account; document: BookedDocument } | undefined {
	for (const account of state.accounts.values()) {
		const document = account.documents.find((candidate) => candidate.id === id);
		if (document) return { account, document };
	}
	return undefined;
}

/** The same document with every amount turned round: what a storno says. */
export function reversed(document: BookedDocument, date: string): Draft {
	return {
		...document,
		kind: 'storno',
		ownNumber: '',
		paidDate: '',
		date,
		fulfilmentDate: document.fulfilmentDate,
		dueDate: date,
		lines: document.lines.map((line) => ({
			...line,
			quantity: negate(line.quantity),
			net: negate(line.net),
			vatAmount: negate(line.vatAmount),
			gross: negate(line.gross),
		})),
		totals: {
			net: negate(document.totals.net),
			vat: negate(document.totals.vat),
			gross: negate(document.totals.gross),
		},
	};
}
