import { changeFields } from '../changing/changeFields';
import { changingOperation } from '../changing/changeRun';
import { conversion, readConversion } from './conversion';

export const convertToElectronicOperation = changingOperation(conversion('convertToElectronic'), {
	resource: 'proforma',
	value: 'convertToElectronic',
	name: 'Convert to E-Invoice',
	action: 'Convert a proforma to an e-invoice',
	description: 'Make the e-invoice (e-számla) of a proforma (díjbekérő), once: a proforma that has its invoice gives it back',
	fields: changeFields({ word: 'Proforma', mails: true }),
}, readConversion);
