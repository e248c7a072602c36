import { cancelledObstacle, type Change } from '../changing/change';
import { describeLinks } from '../issuing/issue';

/** What both ways from a proforma to an invoice share. An order that has an invoice already gets no second one by converting its proforma. */
export function conversion(operation: 'convert' | 'convertToElectronic'): Change {
	return {
		operation,
		linkKind: operation,
		verb: 'convert',
		into: operation === 'convert' ? 'to an invoice' : 'to an e-invoice',
		past: 'converted to an invoice',
		kinds: ['proforma'],
		kindByReference: 'proforma',
		obstacle: cancelledObstacle,
		alreadyDone({ invoices }) {
			const standing = invoices.find(({ isCancelled }) => isCancelled !== true) ?? invoices[0];
			return standing === undefined ? undefined : { number: standing.number };
		},
		madeFrom: ({ invoices }) => invoices.filter(({ isCancelled }) => isCancelled !== true).map(({ number }) => number),
		describe({ outcome, number, orderReference, made, emailSent, message }) {
			return { outcome, documentKind: 'invoice', orderReference, proformaNumber: number, invoiceNumber: made.number, invoiceId: made.id, ...describeLinks(made.links), emailSent, message };
		},
	};
}
