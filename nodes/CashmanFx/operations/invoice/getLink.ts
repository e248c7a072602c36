import type { DocumentKind } from '../../../../core/listedDocument';
import type { Operation } from '../../../itemLoop';
import { getLinks, startLinkRun, type LinkRun } from '../existing/links';
import { attachPdf, readDownload, type Download } from '../existing/pdf';
import { nameGivenTarget, readTarget, type Target } from '../existing/target';
import { getLinkFields } from './getLinkFields';

interface LinkPlan {
	target: Target;
	kind: DocumentKind;
	download: Download | undefined;
}

export const getLinkOperation: Operation<LinkPlan, LinkRun> = {
	resource: 'invoice',
	value: 'getLink',
	name: 'Get Link',
	action: 'Get the link of an invoice',
	description: 'Get the customer\'s link of an invoice (számlalink), and the PDF if wanted. It mails nobody.',
	fields: getLinkFields,

	nameItem: nameGivenTarget,
	prepare: (context, itemIndex) => ({
		target: readTarget(context, itemIndex),
		kind: context.getNodeParameter('documentKind', itemIndex, 'invoice') as DocumentKind,
		download: context.getNodeParameter('download', itemIndex, false) === true ? readDownload(context, itemIndex) : undefined,
	}),

	before: async (context, plans) => await startLinkRun(context, plans.map(({ target }) => target)),

	async execute(context, { target, kind, download }, run) {
		const { output, reprint } = await getLinks(context, target, kind, run);
		return download === undefined ? output : await attachPdf(context, output, run.server, reprint.links, download);
	},
};
