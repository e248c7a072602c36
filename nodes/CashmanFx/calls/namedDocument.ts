import type { Row } from '../wire/createRows';
import { REQUEST_FIELDS, type WireNames } from '../wire/fieldNames';
import { OPERATION_CODES } from '../wire/operationCodes';

export interface NamedDocument {
	number: string;
	/** Mailed there when the producing link is opened; empty mails nobody. */
	email?: string;
	wireNames: WireNames;
	/** Fields that a user sets by their wire names. */
	additional?: Row;
}

/** The ops that take an existing document by its number. */
export type NamedOperation = 'reprint' | 'cancel' | 'settle' | 'convert' | 'makeElectronic' | 'invoiceLines' | 'convertToElectronic';

/** Those that answer with a document and its links. */
const PRINTING: readonly NamedOperation[] = ['reprint', 'cancel', 'convert', 'convertToElectronic'];

/** The one row of an op that takes a document by its number. */
export function namedDocumentRow(operation: NamedOperation, { number, email = '', wireNames, additional = {} }: NamedDocument): Row[] {
	const prints = PRINTING.includes(operation);
	return [{
		[wireNames.invoiceNumber]: number,
		...(prints && { [REQUEST_FIELDS.pdfForm]: '1', [REQUEST_FIELDS.produceOnly]: '1' }),
		...(email !== '' && { [REQUEST_FIELDS.email]: email }),
		...additional,
		[REQUEST_FIELDS.operationCode]: OPERATION_CODES[operation],
		...(prints && { [REQUEST_FIELDS.copies]: '1' }),
	}];
}
