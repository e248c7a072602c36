import { formatDecimal } from '../../decimal';
import { serialize } from '../../wire/php';
import { namedDocument } from '../books';
import { CURRENCY_DECIMALS } from '../catalog';
import { Hiba } from '../hiba';
import { field } from '../rows';
import type { BookedDocument } from '../types';
import type { Operation, OperationContext } from './context';

/** The row fields of ops 17 and 18 are not known; these are the sandbox's names, after those of op 1. */
function listRow(document: BookedDocument, withNote: boolean): Record<string, string> {
	const decimals = CURRENCY_DECIMALS[document.currency];
	return {
		szamfej_id: document.id,
		szamlaszam: document.number,
		tipus: String(document.kindCode),
		kelt: document.date,
		teljesites: document.fulfilmentDate,
		fizetesi_hatarido: document.dueDate,
		fizetve: document.paidDate,
		fizetesmod: document.paymentMethod,
		deviza: document.currency,
		nev: document.buyer.name,
		adoszam: document.buyer.taxNumber,
		netto: formatDecimal(document.totals.net, decimals),
		afa: formatDecimal(document.totals.vat, decimals),
		brutto: formatDecimal(document.totals.gross, decimals),
		...(withNote ? { egyeb: document.note } : {}),
		megjegyzes: document.comment,
		stornozott: document.cancelledBy === '' ? '0' : '1',
		storno_szamlaszam: document.cancelledBy,
		eredeti_szamlaszam: document.cancels || document.convertedFrom,
		eszamla: document.eInvoice ? '1' : '0',
	};
}

function isListed(document: BookedDocument, context: OperationContext): boolean {
	const from = field(context.row, 'datum_tol');
	const until = field(context.row, 'datum_ig');
	const ageInCalls = context.state.callSequence - document.bookedAtCall;
	return (
		document.kind !== 'record' &&
		(from === '' || document.date >= from) &&
		(until === '' || document.date <= until) &&
		ageInCalls > context.defects.hiddenAgeInCalls &&
		context.clock.nowMs() - document.bookedAtMs >= context.defects.hiddenAgeMs
	);
}

/** Op 18. */
export const invoiceList: Operation = (context) => {
	const found = context.account.documents.filter((document) => isListed(document, context));
	if (found.length === 0 && context.defects.emptyAsHiba) throw new Hiba('020');
	return serialize(found.map((document) => listRow(document, !context.defects.withoutNote)));
};

/** Op 17: one row per line of the document named. */
export const invoiceLines: Operation = (context) => {
	const document = namedDocument(context.account, context.row);
	return serialize(
		document.lines.map((line, index) => ({
			szamlaszam: document.number,
			sorszam: String(index + 1),
			termek_id: line.productId,
			cikkszam: line.sku,
			megnevezes: line.name,
			mennyiseg: formatDecimal(line.quantity),
			mennyisegiegyseg: line.unit,
			netto_egysegar: formatDecimal(line.unitNet),
			kedvezmeny: formatDecimal(line.discountPercent),
			afa: line.vat.label.replace('%', ''),
			netto: formatDecimal(line.net),
			afa_osszeg: formatDecimal(line.vatAmount),
			brutto: formatDecimal(line.gross),
			tetel_megjegyzes: line.note,
		})),
	);
};
