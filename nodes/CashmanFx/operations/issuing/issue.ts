import type { IExecuteFunctions } from 'n8n-workflow';
import { differenceTo, documentsOfKind, type FoundDocument, type Wanted } from '../../../../core/duplicateGuard';
import type { Invoice } from '../../../../core/invoice';
import { KIND_NAMES } from '../../../../core/listedDocument';
import { ServiceError } from '../../../errors';
import type { ItemOutput } from '../../../itemLoop';
import { callForDocument, type IssuedDocument } from '../../calls/documentCall';
import { lookUpReferences, type ListQuery } from '../../calls/invoiceList';
import { reprintInvoice } from '../../calls/reprint';
import { hasCome, newSuffix } from '../../clock';
import { wait, type Server } from '../../transport';
import type { Row } from '../../wire/createRows';
import { isUnknownProduct } from '../../wire/refusals';
import { NOT_SEARCHED, sayLooked } from '../common/closingLook';
import { addMessage, describeLinks, joinSentences, showTotals, toOutput, type InvoiceOutcome } from '../common/outcome';
import { sendMail } from '../common/sendMail';
import type { IssueSettings } from './settings';

/** One order on its way to an invoice. */
export interface Issuing {
	context: IExecuteFunctions;
	server: Server;
	invoice: Invoice;
	rows: Row[];
	settings: IssueSettings;
	query: ListQuery;
	/** Numbers that this run already gave to its orders: none of them can be another order's invoice. */
	givenNumbers: Set<string>;
	/** The invoice that the order carries in SalesAutopilot, where this is to be another document; "" for none. */
	carriedInvoice: string;
	/** Numbers of the order's documents before the create; undefined where the list could not be read. */
	numbersBefore: ReadonlySet<string> | undefined;
	/** How an earlier try of this run ended for the order. */
	earlier?: ItemOutput | undefined;
}

/**
 * Sends the create, once. After an uncertain answer it looks for the invoice in the list, a bounded number of times,
 * and never sends again: what is not found then ends as `unknown`.
 */
export async function issueInvoice(issuing: Issuing): Promise<ItemOutput> {
	const { context, server, invoice, rows, settings } = issuing;
	const name = KIND_NAMES[invoice.kind];
	if (hasCome(settings.sendBeforeMs)) {
		throw new ServiceError(`The ${name} of order ${invoice.reference} was not issued: the moment of Options → Send Before has passed`, 'Nothing was sent. Run the order again; the next run looks whether another one has issued it.');
	}
	const creation = await callForDocument(context, server, 'create', rows, newSuffix());
	switch (creation.kind) {
		case 'issued':
			return await finishIssued(issuing, creation);
		case 'refused':
			throw new ServiceError(`CashMan-FX refused the ${name} of order ${invoice.reference}: ${creation.message}`, `No document was issued for this order. ${remedyFor(creation.message, rows)}, then run again.`);
		case 'notSent':
			throw new ServiceError(`CashMan-FX could not be reached for order ${invoice.reference}: ${creation.cause}`, 'Nothing was sent for this order, so nothing was issued for it. Run again when the server can be reached.');
		case 'uncertain':
			return await resolveUncertain(issuing, creation.cause);
	}
}

/** The text of an unknown product names none. */
function remedyFor(message: string, rows: readonly Row[]): string {
	const products = rows.flatMap(({ cikkszam = '', termek_id = '' }) => [cikkszam, termek_id]).filter((each) => each !== '');
	return isUnknownProduct(message) && products.length > 0 ? `These were sent as SKU or product ID: ${products.join(', ')}. Add the product in CashMan-FX, or send none` : 'Correct what the text names';
}

/** Looks for a document whose create got no answer. */
export async function resolveUncertain(issuing: Issuing, cause: string): Promise<ItemOutput> {
	const { context, server, invoice, settings, query } = issuing;
	let looked = NOT_SEARCHED;
	for (let look = 1; look <= settings.looksAfterUncertain; look++) {
		await wait(settings.waitBetweenLooksMs);
		const lookUp = await lookUpReferences(context, server, new Set([invoice.reference]), query);
		looked = sayLooked('failure' in lookUp ? lookUp.failure : '');
		const documents = 'found' in lookUp ? documentsOfKind(lookUp.found, invoice.reference, invoice.kind).filter((each) => mayBeNew(issuing, each)) : [];
		if (documents.length > 0) return issuing.numbersBefore === undefined ? await describeUntold(issuing, documents, cause) : await finishFound(issuing, documents, cause);
	}
	return toOutput({
		...describeInvoice(invoice),
		outcome: 'unknown',
		message: `The ${KIND_NAMES[invoice.kind]} may have been issued: ${cause}. ${looked} Look in CashMan-FX for "${invoice.reference}" before you run this order again; it was sent once and not repeated.`,
	});
}

/** The output of an invoice whose answer was lost, and which the list shows. */
export async function finishFound(issuing: Issuing, documents: readonly FoundDocument[], cause: string): Promise<ItemOutput> {
	const fitting = documents.find((each) => differenceTo(each, wantedBy(issuing)) === '');
	if (fitting === undefined) return await describeExisting(issuing, documents);
	return await finishIssued(issuing, { kind: 'issued', number: fitting.number, invoiceId: '', cashDeskId: '', links: undefined }, `The answer was lost (${cause}); the ${KIND_NAMES[issuing.invoice.kind]} was found in the list.`);
}

/** Whether a document can be what the lost answer spoke of: not one that stood before, nor one that is cancelled by now. */
function mayBeNew(issuing: Issuing, document: FoundDocument): boolean {
	const { number, isCancelled } = document;
	const isKnown = issuing.givenNumbers.has(number) || issuing.numbersBefore?.has(number) === true;
	return number !== '' && !isKnown && isCancelled !== true && differenceTo(document, wantedBy(issuing)) === '';
}

/** Without a look before the create nobody can tell whether a document is new. It is the order's, and nobody is mailed a second time. */
async function describeUntold(issuing: Issuing, documents: readonly FoundDocument[], cause: string): Promise<ItemOutput> {
	const output = await describeExisting(issuing, documents);
	addMessage(output, `The answer was lost (${cause}), and no list was read before, so it is not known whether this run issued it.`);
	return output;
}

/** The output of an invoice that exists because of this run; opens the mailing link, once, when the user asked for it. */
async function finishIssued(issuing: Issuing, { number, invoiceId, cashDeskId, links: known }: IssuedDocument, message = ''): Promise<ItemOutput> {
	const { context, server, invoice, settings } = issuing;
	issuing.givenNumbers.add(number);
	const reprint = known === undefined ? await reprintInvoice(context, server, { number, email: invoice.email, wireNames: settings.wireNames }) : { invoiceId, links: known };
	const links = 'links' in reprint ? reprint.links : undefined;
	const linkMessage = 'failure' in reprint ? `Its link could not be fetched: ${reprint.failure}.` : '';
	const mail = settings.sendEmail ? await sendMail(context, server, links) : { emailSent: false, message: '' };
	return toOutput({
		...describeInvoice(invoice),
		...describeLinks(links),
		outcome: 'issued',
		invoiceNumber: number,
		invoiceId: 'invoiceId' in reprint ? reprint.invoiceId : invoiceId,
		cashDeskId,
		emailSent: mail.emailSent,
		message: joinSentences(message, ...invoice.remarks, linkMessage, links?.customerLink === '' ? 'CashMan-FX gives no link for this document.' : '', mail.message),
	});
}

/** The output of an order whose document was found in the list; throws when all that carry its number plainly are other orders'. */
export async function describeExisting(issuing: Issuing, documents: readonly FoundDocument[]): Promise<ItemOutput> {
	const { context, server, invoice, settings } = issuing;
	const fitting = documents.filter((each) => differenceTo(each, wantedBy(issuing)) === '');
	const document = fitting.find(({ isCancelled }) => isCancelled !== true) ?? fitting[0];
	if (document === undefined) throw anotherOrders(issuing, documents[0] as FoundDocument);
	const others = fitting.filter((each) => each !== document && each.isCancelled !== true);
	const reprint = document.number === '' ? { failure: 'the list does not name its number' } : await reprintInvoice(context, server, { number: document.number, email: '', wireNames: settings.wireNames });
	return toOutput({
		...describeInvoice(invoice),
		...('links' in reprint ? describeLinks(reprint.links) : {}),
		outcome: 'existing',
		invoiceNumber: document.number,
		invoiceId: 'invoiceId' in reprint ? reprint.invoiceId : '',
		cancelled: document.isCancelled === true,
		message: joinSentences(
			document.isCancelled === true ? describeCancelled(document) : '',
			document.isKindTold ? '' : `The invoice list does not say what kind of document ${document.number || 'it'} is, so it was taken for the ${KIND_NAMES[invoice.kind]}. If it is another one, for example a proforma (díjbekérő), give this order a number of its own under Options → Order Reference.`,
			others.length === 0 ? '' : `More than one document carries this order number: also ${others.map(({ number }) => number).join(', ')}. Check in CashMan-FX whether one has to be cancelled (storno).`,
			'failure' in reprint ? `The ${KIND_NAMES[invoice.kind]} exists; its link could not be fetched: ${reprint.failure}.` : '',
			settings.sendEmail ? `No e-mail was sent, because the ${KIND_NAMES[invoice.kind]} was there already.` : '',
		),
	});
}

/** A person cancelled it on purpose, so a redelivered order does not bring it back by itself. */
export function describeCancelled({ number, cancelledBy }: FoundDocument): string {
	return `${number} was cancelled (storno)${cancelledBy === '' ? '' : ` by ${cancelledBy}`}, and nothing was issued in its place. To issue again, switch on Options → Issue Again After Storno.`;
}

function anotherOrders(issuing: Issuing, document: FoundDocument): ServiceError {
	const { reference, kind } = issuing.invoice;
	return new ServiceError(
		`The ${KIND_NAMES[kind]} ${document.number} already carries the order number ${reference}, but ${differenceTo(document, wantedBy(issuing))}`,
		'Nothing was issued. If it belongs to another order, set Options → Order Reference to a number of its own; if this order changed after it was invoiced, correct the invoice in CashMan-FX.',
	);
}

/** What a document of this order has to be. The buyer of a partner code is taken from CashMan-FX's own records. */
export function wantedBy({ invoice, rows: [row0 = {}] }: Pick<Issuing, 'invoice' | 'rows'>): Wanted {
	return { grossMinor: invoice.totals.grossMinor, scale: invoice.scale, currency: invoice.currency, buyer: row0.partner_kod ? '' : (row0.nev ?? '') };
}

function describeInvoice({ kind, reference, currency, totals, scale }: Invoice): Pick<InvoiceOutcome, 'documentKind' | 'orderReference' | 'currency' | 'netTotal' | 'vatTotal' | 'grossTotal'> {
	return { documentKind: kind, orderReference: reference, currency, ...showTotals(totals, scale) };
}
