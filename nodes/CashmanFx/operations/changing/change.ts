import type { IDataObject } from 'n8n-workflow';
import type { DocumentState, Found } from '../../../../core/documentSearch';
import type { DocumentKind } from '../../../../core/listedDocument';
import type { ItemOutput } from '../../../itemLoop';
import type { IssuedDocument } from '../../calls/documentCall';
import type { ListQuery, Searched } from '../../calls/invoiceList';
import type { NamedOperation } from '../../calls/namedDocument';
import type { Server } from '../../transport';
import type { Row } from '../../wire/createRows';
import type { DocumentLinks } from '../../wire/links';
import type { Outcome } from '../common/outcome';
import type { ChangePlan } from './changePlan';

/** What the list says was done already: the number of the document that it made, "" where none is made or its number is not known. */
export interface Done {
	number: string;
	/** Whether that document was cancelled (storno) since. */
	isCancelled?: boolean;
}

/** What came of one item, as far as all changes share it. */
export interface ChangeResult {
	outcome: Extract<Outcome, 'issued' | 'existing' | 'unknown' | 'done'>;
	/** The document that was changed. */
	number: string;
	orderReference: string;
	/** The document that the change made, if it makes one. */
	made: { number: string; id: string; links: DocumentLinks | undefined; isCancelled?: boolean };
	emailSent: boolean;
	message: string;
}

/** One way to change an existing document: what differs between cancelling, settling and converting. */
export interface Change {
	operation: NamedOperation;
	/** The layout of the links of the document that it makes; undefined where it makes none. */
	linkKind?: 'cancel' | 'convert' | 'convertToElectronic';
	/** In messages: "cancel". */
	verb: string;
	/** What stands behind the document in messages: "to an e-invoice". */
	into?: string;
	/** In messages: "cancelled". */
	past: string;
	/** Kinds of document that can be changed so. */
	kinds: readonly DocumentKind[];
	/** Which document of an order is meant when it is found by the order. */
	kindByReference: DocumentKind;
	/** Why a document in this state cannot be changed so; "" where it can. */
	obstacle?(state: DocumentState, plan: ChangePlan): string;
	/** Undefined where the list shows it undone, or does not tell. */
	alreadyDone(state: DocumentState): Done | undefined;
	/** Documents in the list that this change makes of one document; more than one is a race between two executions. */
	madeFrom?(state: DocumentState): string[];
	/** Whether the list plainly says that it is not done. A change that makes no document is answered in words that are not known, so the list is asked. */
	showsUndone?(state: DocumentState): boolean;
	/** Whether one document is made for an order, however many there are to make it from. */
	isOncePerOrder?: boolean;
	/** Further request fields. */
	extraFields?(plan: ChangePlan): Row;
	describe(result: ChangeResult): IDataObject;
}

/** What stands in the way of every change but a storno. */
export function cancelledObstacle({ isCancelled }: DocumentState): string {
	return isCancelled ? 'it was cancelled (stornózva)' : '';
}

/** What would be done to a document, for a sentence: "convert 2026/00042 to an e-invoice". */
export function sayChange({ verb, into }: Change, document: string): string {
	return into === undefined ? `${verb} ${document}` : `${verb} ${document} ${into}`;
}

export type Made = Pick<IssuedDocument, 'number' | 'invoiceId' | 'links'>;

/** What the whole run knows: the one look at the list before the first change, and what was begun since. */
export interface ChangeRun {
	server: Server;
	query: ListQuery;
	found: Searched<Found>;
	startedByNumber: Map<string, Promise<ItemOutput>>;
	/** The numbers of the documents that were made in this run, by their order's. */
	madeByReference: Map<string, string>;
	/** What this run changed and the list did not show at its end. */
	unconfirmed: Set<ItemOutput>;
}

/** One document on its way to be changed. */
export interface Changing {
	change: Change;
	plan: ChangePlan;
	number: string;
	run: ChangeRun;
	/** Whether an earlier try of this run sent the change and got no answer. */
	wasSent: boolean;
}
