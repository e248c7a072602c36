import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { SELLER } from '../cashman/catalog';
import type { BookedDocument } from '../cashman/types';
import { formatDecimal } from '../decimal';
import { money, vatGroups } from './amounts';
import { type Words, wordsFor } from './words';

/** PDF's built-in fonts have no ő and no ű; DejaVu has both. */
const fontFile = (name: string): Buffer => readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
let fonts: { regular: Buffer; bold: Buffer } | undefined;

const MARGIN = 40;
const PAGE_BOTTOM = 780;
const COLUMN_LEFTS = [40, 215, 275, 345, 385, 445, 500] as const;
const COLUMN_WIDTHS = [170, 55, 65, 36, 56, 52, 55] as const;
type Pdf = PDFKit.PDFDocument;

function newPdf(document: BookedDocument, words: Words): Pdf {
	fonts ??= { regular: fontFile('DejaVuSans'), bold: fontFile('DejaVuSans-Bold') };
	const pdf = new PDFDocument({
		size: 'A4',
		margin: MARGIN,
		info: {
			Title: `${words.kinds[document.kind]} ${document.number}`,
			Author: SELLER.name,
			// Fixed, so that one document is one sequence of bytes.
			CreationDate: new Date(`${document.date}T12:00:00Z`),
		},
	});
	pdf.registerFont('regular', fonts.regular);
	pdf.registerFont('bold', fonts.bold);
	return pdf;
}

function drawParty(pdf: Pdf, left: number, top: number, heading: string, lines: readonly string[]): number {
	pdf.font('bold').fontSize(9).text(heading, left, top, { width: 240 });
	pdf.font('regular').fontSize(9);
	for (const line of lines.filter((text) => text !== '')) pdf.text(line, left, pdf.y, { width: 240 });
	return pdf.y;
}

function drawHead(pdf: Pdf, document: BookedDocument, words: Words): void {
	const { buyer } = document;
	pdf.font('bold').fontSize(18).text(words.kinds[document.kind], MARGIN, MARGIN);
	pdf.font('regular').fontSize(11).text(`${words.number}: ${document.number}`);
	if (document.eInvoice) pdf.fontSize(9).text(words.eInvoice);
	if (document.cancels !== '') pdf.fontSize(9).text(`${words.cancels}: ${document.cancels}`);
	if (document.cancelledBy !== '') pdf.fontSize(9).text(`${words.cancelledBy}: ${document.cancelledBy}`);
	const top = pdf.y + 12;
	const sellerEnd = drawParty(pdf, MARGIN, top, words.seller, [
		SELLER.name,
		SELLER.address,
		`${words.taxNumber}: ${SELLER.taxNumber}`,
		SELLER.bankAccount,
	]);
	const buyerEnd = drawParty(pdf, 310, top, words.buyer, [
		buyer.name,
		`${buyer.zip} ${buyer.city}, ${buyer.street}`,
		buyer.country,
		buyer.taxNumber && `${words.taxNumber}: ${buyer.taxNumber}`,
		buyer.euVatNumber,
		document.shippingAddress && `${words.shipTo}: ${document.shippingAddress}`,
	]);
	pdf.x = MARGIN;
	pdf.y = Math.max(sellerEnd, buyerEnd) + 10;
	const dates = [
		`${words.date}: ${document.date}`,
		`${words.fulfilment}: ${document.fulfilmentDate}`,
		`${words.due}: ${document.dueDate}`,
		document.paidDate && `${words.paid}: ${document.paidDate}`,
		`${words.paymentMethod}: ${document.paymentMethod}`,
	];
	pdf.fontSize(9).text(dates.filter((text) => text !== '').join('   '), MARGIN, pdf.y, { width: 515 });
	pdf.moveDown(1);
}

function drawRow(pdf: Pdf, cells: readonly string[], font: 'regular' | 'bold' = 'regular'): void {
	pdf.font(font).fontSize(8);
	const height = Math.max(...cells.map((cell, column) => pdf.heightOfString(cell, { width: COLUMN_WIDTHS[column] })));
	if (pdf.y + height > PAGE_BOTTOM) pdf.addPage();
	const top = pdf.y;
	cells.forEach((cell, column) => {
		pdf.text(cell, COLUMN_LEFTS[column], top, {
			width: COLUMN_WIDTHS[column],
			align: column === 0 ? 'left' : 'right',
		});
	});
	pdf.x = MARGIN;
	pdf.y = top + height + 3;
}

function drawLines(pdf: Pdf, document: BookedDocument, words: Words): void {
	drawRow(pdf, words.columns, 'bold');
	for (const line of document.lines) {
		const amount = (value: typeof line.net): string => money(value, document.currency);
		drawRow(pdf, [
			line.note === '' ? line.name : `${line.name}\n${line.note}`,
			`${formatDecimal(line.quantity).replace('.', ',')} ${line.unit}`,
			amount(line.unitNet),
			line.vat.label,
			amount(line.net),
			amount(line.vatAmount),
			amount(line.gross),
		]);
	}
}

function drawTotals(pdf: Pdf, document: BookedDocument, words: Words): void {
	const amount = (value: (typeof document.totals)['net']): string => money(value, document.currency);
	pdf.moveDown(0.5);
	drawRow(pdf, [words.vatSummary, '', '', words.vat, words.net, words.vat, words.gross], 'bold');
	for (const group of vatGroups(document.lines)) {
		drawRow(pdf, ['', '', '', group.label, amount(group.net), amount(group.vat), amount(group.gross)]);
	}
	const { net, vat, gross } = document.totals;
	drawRow(pdf, ['', '', '', '', amount(net), amount(vat), amount(gross)], 'bold');
	pdf.moveDown(0.5).font('bold').fontSize(12);
	pdf.text(`${words.total}: ${amount(gross)} ${document.currency}`, MARGIN, pdf.y, { width: 515, align: 'right' });
	pdf.moveDown(1).font('regular').fontSize(9);
	const note = [document.note, document.comment]
		.filter((text) => text !== '')
		.join('\n')
		.replace(/\r\n?/g, '\n');
	if (note !== '') pdf.text(`${words.note}: ${note}`, MARGIN, pdf.y, { width: 515 });
}

/** The document as a PDF with selectable text. The same document gives the same bytes. */
export function renderInvoice(document: BookedDocument): Promise<Uint8Array> {
	const words = wordsFor(document.language);
	const pdf = newPdf(document, words);
	const chunks: Buffer[] = [];
	return new Promise((resolve, reject) => {
		pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
		pdf.on('end', () => resolve(Buffer.concat(chunks)));
		pdf.on('error', reject);
		drawHead(pdf, document, words);
		drawLines(pdf, document, words);
		drawTotals(pdf, document, words);
		pdf.end();
	});
}
