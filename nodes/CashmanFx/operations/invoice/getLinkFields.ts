import type { INodeProperties } from 'n8n-workflow';
import { binaryField, pdfOptions } from '../existing/pdf';
import { documentField, targetFields, targetOptions } from '../existing/targetFields';

/** Fields of Get Invoice Link. */
export const getLinkFields: INodeProperties[] = [
	...targetFields('Invoice'),
	documentField,
	{
		displayName: 'Download PDF',
		name: 'download',
		type: 'boolean',
		default: false,
		description: 'Whether to open the link and attach the PDF (számlakép) as binary data. It mails nobody.',
	},
	{ ...binaryField, displayOptions: { show: { download: [true] } } },
	targetOptions(pdfOptions.map((option) => ({ ...option, displayOptions: { show: { '/download': [true] } } }))),
];
