import type { Change } from '../changing/change';
import { changeFields } from '../changing/changeFields';
import { changingOperation } from '../changing/changeRun';
import { describeLinks } from '../common/outcome';

const cancel: Change = {
	operation: 'cancel',
	linkKind: 'cancel',
	verb: 'cancel',
	past: 'cancelled',
	kinds: ['invoice', 'advance'],
	kindByReference: 'invoice',
	alreadyDone: ({ isCancelled, document, stornos }) => (isCancelled ? { number: document?.cancelledBy || (stornos[0]?.number ?? '') } : undefined),
	madeFrom: ({ stornos }) => stornos.map(({ number }) => number),
	describe({ outcome, number, orderReference, made, emailSent, message }) {
		const { invoiceLink: stornoLink, pdfUrl } = describeLinks(made.links);
		return { outcome, orderReference, invoiceNumber: number, cancelled: outcome !== 'unknown', stornoNumber: made.number, stornoId: made.id, stornoLink, pdfUrl, emailSent, message };
	},
};

export const cancelOperation = changingOperation(cancel, {
	resource: 'invoice',
	value: 'cancel',
	name: 'Cancel (Storno)',
	action: 'Cancel an invoice with a storno',
	description: 'Cancel an invoice by a storno (stornó számla), once: one that is already cancelled gives its storno back',
	fields: changeFields({ word: 'Invoice', mails: true }),
});
