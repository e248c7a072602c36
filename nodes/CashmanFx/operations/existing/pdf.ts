import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ItemOutput } from '../../../itemLoop';
import { readNumber } from '../../../readOptions';
import { fetchPdf, type PdfWait } from '../../calls/fetchPdf';
import type { Server } from '../../transport';
import type { DocumentLinks } from '../../wire/links';

/** Fetching the PDF of a document that has links. */

export const pdfOptions: INodeProperties[] = [
	{ displayName: 'PDF Tries', name: 'pdfTries', type: 'number', typeOptions: { minValue: 1, maxValue: 30 }, default: 5, description: 'How often to look for the PDF (próbálkozások száma) before the item goes on without it' },
	{ displayName: 'PDF Wait (Seconds)', name: 'pdfWait', type: 'number', typeOptions: { minValue: 0, maxValue: 60 }, default: 2, description: 'Wait (várakozás) between two tries' },
];

export const binaryField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryProperty',
	type: 'string',
	default: 'data',
	required: true,
	description: 'Field of the output that holds the PDF (PDF-fájl)',
	hint: 'The name of the output binary field to put the file in',
};

export interface Download extends PdfWait {
	property: string;
}

export function readDownload(context: IExecuteFunctions, itemIndex: number): Download {
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const property = String(context.getNodeParameter('binaryProperty', itemIndex, '') ?? '') || 'data';
	return { property, tries: readNumber(options.pdfTries, 5), waitMs: readNumber(options.pdfWait, 2) * 1000 };
}

/** "Not ready" is an outcome: the item goes on without a file rather than with a broken one. */
export async function attachPdf(context: IExecuteFunctions, output: ItemOutput, server: Server, links: DocumentLinks, download: Download): Promise<ItemOutput> {
	const pdf = await fetchPdf(context, server, links, download);
	if ('notReady' in pdf) return { json: { ...output.json, pdf: 'notReady', message: `The PDF is not ready: ${pdf.notReady}. The link works as soon as CashMan-FX has made it.` } };
	const fileName = `${String(output.json.invoiceNumber).replace(/[^\p{L}\p{N}._-]+/gu, '-')}.pdf`;
	const binary = await context.helpers.prepareBinaryData(pdf.content, fileName, 'application/pdf');
	return { json: { ...output.json, pdf: 'ready', message: '' }, binary: { [download.property]: binary } };
}
