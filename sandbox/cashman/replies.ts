import type { BookedDocument } from './types';

/** What the positions of a printing reply mean differs by operation (facts, "Replies"). */
interface PrintReply {
	readonly document: BookedDocument;
	/** Mail parameter that the client hands back in a link with an address. */
	readonly strparam: string;
}

const COPIES = '1';
const ORIGINAL_ONLY = '0';
const DESIGN = '1';

function opening(document: BookedDocument): string[] {
	return [document.id, COPIES, document.number, ORIGINAL_ONLY, document.language, ''];
}

function mark(document: BookedDocument): string {
	return document.eInvoice ? '1' : '0';
}

/** Op 1: [6] cash desk id, [7] link is valid, [8] szdesign, [9] strparam, [10] e-invoice. */
export function createReply({ document, strparam }: PrintReply, hasLink: boolean): string {
	return [...opening(document), document.cashDeskId, hasLink ? '1' : '0', DESIGN, strparam, mark(document)].join('|');
}

/** Ops 2, 11, 20: [6] szdesign, [7] strparam, [10] e-invoice. */
export function reprintReply({ document, strparam }: PrintReply): string {
	return [...opening(document), DESIGN, strparam, '', '', mark(document)].join('|');
}

/** Op 3: [7] szdesign, [8] strparam; the client reads [6] as szdesign for `szamla_hely`, so it is there as well. */
export function stornoReply({ document, strparam }: PrintReply): string {
	return [...opening(document), DESIGN, DESIGN, strparam, '', mark(document)].join('|');
}
