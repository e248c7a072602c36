import type { DocumentKind } from '../../../../core/listedDocument';
import type { Operation } from '../../../itemLoop';
import { getLinks, startLinkRun, type LinkRun } from '../existing/links';
import { attachPdf, binaryField, pdfOptions, readDownload, type Download } from '../existing/pdf';
import { nameGivenTarget, readTarget, type Target } from '../existing/target';
import { documentField, targetFields, targetOptions } from '../existing/targetFields';

interface DownloadPlan {
	target: Target;
	kind: DocumentKind;
	download: Download;
}

export const downloadOperation: Operation<DownloadPlan, LinkRun> = {
	resource: 'invoice',
	value: 'download',
	name: 'Download PDF',
	action: 'Download the PDF of an invoice',
	description: 'Get the PDF of an invoice (számlakép) as a file. It mails nobody.',
	fields: [...targetFields('Invoice'), documentField, binaryField, targetOptions(pdfOptions)],

	nameItem: nameGivenTarget,
	prepare: (context, itemIndex) => ({
		target: readTarget(context, itemIndex),
		kind: context.getNodeParameter('documentKind', itemIndex, 'invoice') as DocumentKind,
		download: readDownload(context, itemIndex),
	}),

	before: async (context, plans) => await startLinkRun(context, plans.map(({ target }) => target)),

	async execute(context, { target, kind, download }, run) {
		const { output, reprint } = await getLinks(context, target, kind, run);
		return await attachPdf(context, output, run.server, reprint.links, download);
	},
};
