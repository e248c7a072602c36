import type { IExecuteFunctions } from 'n8n-workflow';
import type { DocumentKind } from '../../../../core/listedDocument';
import { ServiceError } from '../../../errors';
import type { ItemOutput } from '../../../itemLoop';
import { lookUpReferences, type LookUp } from '../../calls/invoiceList';
import { reprintInvoice, type Reprint } from '../../calls/reprint';
import type { Server } from '../../transport';
import { openServer } from '../common/openServer';
import { safeLink } from '../common/outcome';
import { queryFor, requireOnly, type Target } from './target';

/** Getting the links of documents that exist: what Get Link and Download PDF share. */
export interface LinkRun {
	server: Server;
	/** The one look-up for all order numbers of the run; undefined when every item has a number. */
	lookUp: LookUp | undefined;
}

export async function startLinkRun(context: IExecuteFunctions, targets: readonly Target[]): Promise<LinkRun> {
	const server = await openServer(context, targets);
	const references = new Set(targets.map(({ reference }) => reference).filter((reference) => reference !== ''));
	return { server, lookUp: references.size === 0 ? undefined : await lookUpReferences(context, server, references, queryFor(targets)) };
}

/** The document's links as CashMan-FX gives them now. It mails nobody. */
export async function getLinks(context: IExecuteFunctions, target: Target, kind: DocumentKind, run: LinkRun): Promise<{ output: ItemOutput; reprint: Reprint }> {
	const number = numberOf(target, kind, run);
	const reprint = await reprintInvoice(context, run.server, { number, email: '', wireNames: target.wireNames });
	if ('failure' in reprint) {
		throw new ServiceError(`The link of ${number} could not be fetched: ${reprint.failure}`, 'Check the number in CashMan-FX, and that the credential is of its account; else run again.');
	}
	const { customerLink, temporaryPdfUrl } = reprint.links;
	const json = { orderReference: target.reference, invoiceNumber: reprint.number, invoiceId: reprint.invoiceId, invoiceLink: safeLink(customerLink), pdfUrl: safeLink(temporaryPdfUrl) };
	return { output: { json }, reprint };
}

/** The number that was given, or that of the order's document of this kind. */
export function numberOf(target: Target, kind: DocumentKind, { lookUp }: LinkRun): string {
	if (target.number !== '' || lookUp === undefined) return target.number;
	if ('found' in lookUp) return requireOnly(lookUp.found, target, kind).number;
	throw new ServiceError(`The document of order ${target.reference} could not be looked for: ${lookUp.failure}`, 'Run again when the invoice list can be read, or ask by its number.');
}
