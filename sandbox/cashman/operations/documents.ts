import { isDate } from '../../clock';
import { formatDecimal, parseDecimal } from '../../decimal';
import { book, namedDocument, reversed } from '../books';
import { readDraft } from '../draft';
import { Hiba } from '../hiba';
import { createReply, reprintReply, stornoReply } from '../replies';
import { anyField, field } from '../rows';
import type { Operation, OperationContext } from './context';

const STRPARAM_DIGITS = 6;

/** Op 1. There is no idempotency: the same request twice makes two documents. */
export const create: Operation = (context) => {
	const draft = readDraft(context.account, context.rows, context.clock.today());
	const document = book(context.state, context.account, draft);
	return createReply({ document, strparam: context.random.hex(STRPARAM_DIGITS) }, !context.withoutLink);
};

/** Op 4: a document that was numbered elsewhere, or has no number yet. The client only looks for HIBA. */
export const record: Operation = (context) => {
	const draft = readDraft(context.account, context.rows, context.clock.today());
	const document = book(context.state, context.account, { ...draft, kind: 'record' });
	return `OK|${document.id}`;
};

/** Op 2. */
export const reprint: Operation = (context) => {
	const document = namedDocument(context.account, context.row);
	return reprintReply({ document, strparam: context.random.hex(STRPARAM_DIGITS) });
};

/** Op 3: a document of its own that refers to the original and carries the same note. */
export const storno: Operation = (context) => {
	const original = namedDocument(context.account, context.row);
	if (original.cancelledBy !== '') throw new Hiba('051', original.cancelledBy);
	if (original.kind !== 'invoice' && original.kind !== 'advance') throw new Hiba('052');
	const draft = reversed(original, dateOf(context, context.clock.today(), 'kelt'));
	const document = book(context.state, context.account, draft, { cancels: original.number });
	original.cancelledBy = document.number;
	return stornoReply({ document, strparam: context.random.hex(STRPARAM_DIGITS) });
};

/** Op 6. Settling twice changes nothing and is no error (a guess). */
export const settle: Operation = (context) => {
	const document = namedDocument(context.account, context.row);
	if (document.cancelledBy !== '') throw new Hiba('051', document.cancelledBy);
	const paidOn = dateOf(context, context.clock.today(), 'fizetve', 'datum');
	if (document.paidDate === '') document.paidDate = paidOn;
	return 'OK';
};

function convert(context: OperationContext, asEInvoice: boolean): string {
	const proforma = namedDocument(context.account, context.row);
	if (proforma.kind !== 'proforma') throw new Hiba('053');
	if (proforma.convertedTo !== '') throw new Hiba('054', proforma.convertedTo);
	const date = dateOf(context, context.clock.today(), 'kelt');
	const document = book(
		context.state,
		context.account,
		{
			...proforma,
			kind: 'invoice',
			kindCode: 1,
			ownNumber: '',
			book: field(context.row, 'szamlatomb'),
			date,
			fulfilmentDate: dateOf(context, proforma.fulfilmentDate, 'teljesites'),
			dueDate: dateOf(context, proforma.dueDate, 'fizetesi_hatarido'),
			eInvoice: asEInvoice || proforma.eInvoice,
		},
		{ convertedFrom: proforma.number },
	);
	proforma.convertedTo = document.number;
	return reprintReply({ document, strparam: context.random.hex(STRPARAM_DIGITS) });
}

/** Op 11. */
export const convertProforma: Operation = (context) => convert(context, false);

/** Op 20. */
export const convertProformaToEInvoice: Operation = (context) => convert(context, true);

/** Op 16. */
export const makeEInvoice: Operation = (context) => {
	namedDocument(context.account, context.row).eInvoice = true;
	return 'OK';
};

/** Op 15: the document is named by `szamlaid`, slice [6] of a create. Without an amount its gross is paid in. Twice is twice. */
export const cashDesk: Operation = (context) => {
	const cashDeskId = field(context.row, 'szamlaid');
	const document =
		cashDeskId === ''
			? namedDocument(context.account, context.row)
			: context.account.documents.find((candidate) => candidate.cashDeskId === cashDeskId);
	if (!document) throw new Hiba('055', cashDeskId);
	const text = anyField(context.row, 'osszeg', 'brutto');
	const amount = text === '' ? document.totals.gross : parseDecimal(text);
	if (!amount) throw new Hiba('044', text);
	context.account.cashDesk.push({ documentId: document.id, amount: formatDecimal(amount), at: context.clock.timestamp() });
	return `OK|${context.account.cashDesk.length}`;
};

function dateOf(context: OperationContext, otherwise: string, ...names: readonly string[]): string {
	const text = anyField(context.row, ...names);
	if (text === '') return otherwise;
	if (!isDate(text)) throw new Hiba('024', text);
	return text;
}
