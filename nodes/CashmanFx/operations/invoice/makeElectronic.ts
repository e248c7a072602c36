import { cancelledObstacle, type Change } from '../changing/change';
import { changeFields } from '../changing/changeFields';
import { changingOperation } from '../changing/changeRun';

const makeElectronic: Change = {
	operation: 'makeElectronic',
	verb: 'convert',
	into: 'to an e-invoice',
	past: 'converted to an e-invoice',
	kinds: ['invoice', 'advance', 'storno'],
	kindByReference: 'invoice',
	obstacle: cancelledObstacle,
	alreadyDone: ({ document }) => (document?.isElectronic === true ? { number: '' } : undefined),
	showsUndone: ({ document }) => document?.isElectronic === false,
	describe: ({ outcome, number, orderReference, message }) => ({ outcome, orderReference, invoiceNumber: number, message }),
};

export const makeElectronicOperation = changingOperation(makeElectronic, {
	resource: 'invoice',
	value: 'makeElectronic',
	name: 'Convert to E-Invoice',
	action: 'Convert an invoice to an e-invoice',
	description: 'Make an e-invoice (e-számla) of an invoice, once',
	fields: changeFields({ word: 'Invoice', mails: false }),
});
