import { CURRENCY_DECIMALS } from '../cashman/catalog';
import type { Account, BookedDocument } from '../cashman/types';
import { type Decimal, formatDecimal } from '../decimal';

/** A document as tests read it: amounts are exact decimal text. */
function bookedDocument(document: BookedDocument): Record<string, unknown> {
	const amount = (value: Decimal): string => formatDecimal(value, CURRENCY_DECIMALS[document.currency]);
	return {
		number: document.number,
		id: document.id,
		kind: document.kind,
		kindCode: document.kindCode,
		note: document.note,
		comment: document.comment,
		buyer: document.buyer,
		shippingAddress: document.shippingAddress,
		currency: document.currency,
		language: document.language,
		paymentMethod: document.paymentMethod,
		net: amount(document.totals.net),
		vat: amount(document.totals.vat),
		gross: amount(document.totals.gross),
		date: document.date,
		fulfilmentDate: document.fulfilmentDate,
		dueDate: document.dueDate,
		paid: document.paidDate !== '',
		paidDate: document.paidDate,
		cancelledBy: document.cancelledBy,
		cancels: document.cancels,
		convertedTo: document.convertedTo,
		convertedFrom: document.convertedFrom,
		openings: document.openings.length,
		eInvoice: document.eInvoice,
		lines: document.lines.map((line) => ({
			sku: line.sku,
			productId: line.productId,
			name: line.name,
			quantity: formatDecimal(line.quantity),
			unit: line.unit,
			unitNet: formatDecimal(line.unitNet),
			discountPercent: formatDecimal(line.discountPercent),
			vat: line.vat.label,
			net: amount(line.net),
			vatAmount: amount(line.vatAmount),
			gross: amount(line.gross),
			note: line.note,
		})),
		wire: document.wire,
	};
}

export function booksOf(account: Account): Record<string, unknown> {
	return {
		documents: account.documents.map(bookedDocument),
		mails: account.mails,
		calls: account.calls,
		cashDesk: account.cashDesk,
	};
}
