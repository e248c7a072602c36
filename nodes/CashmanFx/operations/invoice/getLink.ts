import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { addDays } from '../../../../core/dates';
import { requireReference } from '../../../../core/orderToInvoice';
import { requireText } from '../../../../core/text';
import { ServiceError } from '../../../errors';
import type { ItemOutput, Operation } from '../../../itemLoop';
import { fetchPdf } from '../../calls/fetchPdf';
import { lookUpReferences, type ListQuery, type LookUp } from '../../calls/invoiceList';
import { reprintInvoice } from '../../calls/reprint';
import { newSuffix, todayInHungary } from '../../clock';
import { readServer, type Server } from '../../transport';
import type { WireNames } from '../../wire/fieldNames';
import { getLinkFields } from './getLinkFields';
import { safeLink } from './outcome';
import { MOST_DAYS_BACK, readTimeoutMs, readWireNames } from './settings';

const WAIT_BETWEEN_READS_MS = 1000;

interface LinkPlan {
	/** One of the two is given. */
	number: string;
	reference: string;
	download: { property: string; tries: number; waitMs: number } | undefined;
	timeoutMs: number;
	lookBackDays: number;
	wireNames: WireNames;
}

interface LinkRun {
	server: Server;
	/** The one look-up for all order numbers of the run; undefined when every item has an invoice number. */
	lookUp: LookUp | undefined;
}

export const getLinkOperation: Operation<LinkPlan, LinkRun> = {
	resource: 'invoice',
	value: 'getLink',
	name: 'Get Link',
	action: 'Get the link of an invoice',
	description: 'Get the customer\'s link of an invoice (számlalink), and the PDF if wanted. It mails nobody.',
	fields: getLinkFields,

	prepare(context, itemIndex) {
		const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
		const isByReference = context.getNodeParameter('findBy', itemIndex) === 'orderReference';
		const read = (name: string): string => String(context.getNodeParameter(name, itemIndex, '') ?? '');
		return {
			number: isByReference ? '' : requireText(read('invoiceNumber'), 'Invoice Number', 'Give the number of the invoice, for example 2026/00042.'),
			reference: isByReference ? requireReference(read('orderReference'), 'Order Reference') : '',
			download: context.getNodeParameter('download', itemIndex, false) === true
				? { property: read('binaryProperty') || 'data', tries: Number(options.pdfTries ?? 5), waitMs: Number(options.pdfWait ?? 2) * 1000 }
				: undefined,
			timeoutMs: readTimeoutMs(options),
			lookBackDays: Math.min(MOST_DAYS_BACK, Math.max(0, Number(options.lookBackDays ?? 400) || 0)),
			wireNames: readWireNames(options),
		};
	},

	async before(context, plans) {
		const [first] = plans as [LinkPlan];
		const server = await readServer(context, first.timeoutMs);
		const references = new Set(plans.map(({ reference }) => reference).filter((reference) => reference !== ''));
		if (references.size === 0) return { server, lookUp: undefined };
		const query: ListQuery = { from: addDays(todayInHungary(), -Math.max(...plans.map(({ lookBackDays }) => lookBackDays))), wireNames: first.wireNames, waitMs: WAIT_BETWEEN_READS_MS };
		return { server, lookUp: await lookUpReferences(context, server, references, query) };
	},

	async execute(context, plan, run) {
		const number = plan.number || findNumber(plan, run.lookUp as LookUp);
		const reprint = await reprintInvoice(context, run.server, { number, email: '', suffix: newSuffix(), wireNames: plan.wireNames });
		if ('failure' in reprint) {
			throw new ServiceError(`The link of invoice ${number} could not be had: ${reprint.failure}`, 'Run again; if it stays so, check the invoice number in CashMan-FX.');
		}
		const { customerLink, temporaryPdfUrl } = reprint.links;
		const output: ItemOutput = {
			json: { orderReference: plan.reference, invoiceNumber: reprint.number, invoiceId: reprint.invoiceId, invoiceLink: safeLink(customerLink), pdfUrl: safeLink(temporaryPdfUrl) },
		};
		return plan.download === undefined ? output : await attachPdf(context, output, run.server, reprint.links, plan.download);
	},
};

function findNumber({ reference, lookBackDays }: LinkPlan, lookUp: LookUp): string {
	if ('failure' in lookUp) {
		throw new ServiceError(`The invoice of order ${reference} could not be looked for: ${lookUp.failure}`, 'Run again when the invoice list can be read, or ask by invoice number.');
	}
	const numbers = [...new Set((lookUp.found.get(reference) ?? []).map(({ number }) => number).filter((number) => number !== ''))];
	const [number] = numbers;
	if (numbers.length > 1) {
		throw new ServiceError(`More than one invoice carries the order number ${reference}: ${numbers.join(', ')}`, 'Look in CashMan-FX which one is meant, and ask by its invoice number.');
	}
	if (number !== undefined) return number;
	throw new ServiceError(`No invoice of the last ${lookBackDays} days carries the order number ${reference}`, 'Check the order number, or raise Options → Look Back (Days).');
}

/** "Not ready" is an outcome: the item goes on without a file rather than with a broken one. */
async function attachPdf(context: IExecuteFunctions, output: ItemOutput, server: Server, links: { customerLink: string; temporaryPdfUrl: string }, download: NonNullable<LinkPlan['download']>): Promise<ItemOutput> {
	const pdf = await fetchPdf(context, server, links, download);
	if ('notReady' in pdf) return { json: { ...output.json, pdf: 'notReady', message: `The PDF is not ready: ${pdf.notReady}. The link works as soon as CashMan-FX has made it.` } };
	const fileName = `${String(output.json.invoiceNumber).replace(/[^\p{L}\p{N}._-]+/gu, '-')}.pdf`;
	const binary = await context.helpers.prepareBinaryData(pdf.content, fileName, 'application/pdf');
	return { json: { ...output.json, pdf: 'ready', message: '' }, binary: { [download.property]: binary } };
}
