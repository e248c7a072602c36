import { changeFields } from '../changing/changeFields';
import { changingOperation } from '../changing/changeRun';
import { conversion, readConversion } from './conversion';

export const convertOperation = changingOperation(conversion('convert'), {
	resource: 'proforma',
	value: 'convert',
	name: 'Convert to Invoice',
	action: 'Convert a proforma to an invoice',
	description: 'Make the invoice (számla) of a proforma (díjbekérő), once: a proforma that has its invoice gives it back',
	fields: changeFields({ word: 'Proforma', mails: true }),
}, readConversion);
