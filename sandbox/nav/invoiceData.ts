import { XMLBuilder } from 'fast-xml-parser';
import type { BookedDocument, DocumentKind } from '../cashman/types';
import { formatDecimal } from '../decimal';
import { amountsOf, type DocumentAmounts } from './amounts';
import type { Elements } from './elements';
import { type FindDocument, inBoth, navLine } from './line';
import { customerInfo, type Supplier, supplierInfo } from './parties';
import { navText } from './text';

const NUMBER_LENGTH = 50;
const REPORTED: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['invoice', 'advance', 'storno']);

const PAYMENT_METHODS: Readonly<Record<string, string>> = {
	Átutalás: 'TRANSFER',
	Készpénz: 'CASH',
	Utánvét: 'CASH',
	'Halasztott KP': 'CASH',
	Bankkártya: 'CARD',
	PayPal: 'CARD',
	Barion: 'CARD',
	'Szép kártya': 'CARD',
	'Üdülési csekk': 'VOUCHER',
	Utalvány: 'VOUCHER',
	Barter: 'OTHER',
	Kompenzáció: 'OTHER',
};

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true, indentBy: '\t' });

/**
 * Whether NAV is told of a document: of invoices, advances and stornos. A proforma is no invoice, a received document is its
 * issuer's to report, and one recorded without a number was numbered elsewhere.
 */
export function isReported({ kind }: BookedDocument): boolean {
	return REPORTED.has(kind);
}

/**
 * The document as NAV's Online Számla 3.0 `InvoiceData`. Pure: the same document, supplier and books give the same text.
 * @param find the account's documents by number; it tells a final invoice when its advance was paid
 * @throws for a document that is not reported
 */
export function navXml(document: BookedDocument, supplier: Supplier, find: FindDocument = () => undefined): string {
	if (!isReported(document)) throw new Error(`NAV gets no ${document.kind}`);
	const amounts = amountsOf(document);
	const data: Elements = {
		'@xmlns': 'http://schemas.nav.gov.hu/OSA/3.0/data',
		'@xmlns:base': 'http://schemas.nav.gov.hu/OSA/3.0/base',
		invoiceNumber: navText(document.number, NUMBER_LENGTH),
		invoiceIssueDate: document.date,
		completenessIndicator: false,
		invoiceMain: {
			invoice: {
				invoiceReference: document.cancels === '' ? undefined : reference(document),
				invoiceHead: {
					supplierInfo: supplierInfo(supplier),
					customerInfo: customerInfo(document.buyer),
					invoiceDetail: detail(document, amounts),
				},
				invoiceLines: {
					mergedItemIndicator: false,
					line: document.lines.flatMap((line, index) => {
						const ofLine = amounts.lines[index];
						return ofLine ? [navLine(document, index + 1, line, ofLine, find)] : [];
					}),
				},
				invoiceSummary: summary(amounts),
			},
		},
	};
	return builder.build({ '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, InvoiceData: data });
}

/** A document is cancelled once, so that its storno is its first modification. */
function reference(storno: BookedDocument): Elements {
	return { originalInvoiceNumber: navText(storno.cancels, NUMBER_LENGTH), modifyWithoutMaster: false, modificationIndex: '1' };
}

function detail(document: BookedDocument, { exchangeRate }: DocumentAmounts): Elements {
	return {
		invoiceCategory: 'NORMAL',
		invoiceDeliveryDate: document.fulfilmentDate,
		currencyCode: document.currency,
		exchangeRate: formatDecimal(exchangeRate),
		paymentMethod: PAYMENT_METHODS[document.paymentMethod] ?? 'OTHER',
		paymentDate: document.dueDate,
		invoiceAppearance: document.eInvoice ? 'ELECTRONIC' : 'PAPER',
	};
}

function summary({ rates, total }: DocumentAmounts): Elements {
	return {
		summaryNormal: {
			summaryByVatRate: rates.map(({ vatRate, amounts }) => ({
				vatRate,
				vatRateNetData: inBoth('vatRateNetAmount', amounts.net),
				vatRateVatData: inBoth('vatRateVatAmount', amounts.vat),
				vatRateGrossData: inBoth('vatRateGrossAmount', amounts.gross),
			})),
			...inBoth('invoiceNetAmount', total.net),
			...inBoth('invoiceVatAmount', total.vat),
		},
		summaryGrossData: inBoth('invoiceGrossAmount', total.gross),
	};
}
