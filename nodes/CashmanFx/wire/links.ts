import type { DocumentReply } from './reply';

/** The five addresses of a server (V); each can be set for a server of one's own. */
export interface ServerAddresses {
	api: string;
	printPdf: string;
	printOld: string;
	temporaryPdf: string;
	temporaryElectronicPdf: string;
}

export interface DocumentLinks {
	/** Opening it produces the document and, with an address in it, sends the mail, each time. Never for a customer. */
	producingLink: string;
	/** The customer's link: opens the PDF and mails nobody; empty when the server says there is none. */
	customerLink: string;
	/** Exists only after the document was produced, and is deleted from time to time. */
	temporaryPdfUrl: string;
}

/** What the request said that the links repeat. */
export interface LinkRequest {
	group: string;
	copies: string;
	/** Whether the PDF form was asked for (`noflash` 1); else only the old form's link exists. */
	pdfForm: boolean;
	produceOnly: boolean;
	email: string;
	/** Seven hex digits that make the temporary file's name unguessable; drawn by the caller. */
	suffix: string;
}

/** Where an op's reply has the values of its links, and which marks its links end with (V: the vendor's client 6.10). */
interface LinkLayout {
	design: number;
	parameter: number;
	/** The customer's link of a storno takes another slice than its producing link. */
	customerDesign: number;
	endsWithApi: boolean;
	customerEndsWithApi: boolean;
	/** Position of the e-invoice mark in links, a fixed value, or none. */
	electronic: 'slice' | 'always' | 'none';
	alwaysNamesEmail: boolean;
	/** Whether slice 7 other than `1` means that there is no customer's link. */
	validMark: boolean;
}

const ELECTRONIC_SLICE = 10;
const VALID_SLICE = 7;

const plain: LinkLayout = { design: 6, parameter: 7, customerDesign: 6, endsWithApi: true, customerEndsWithApi: true, electronic: 'none', alwaysNamesEmail: false, validMark: false };

export const LINK_LAYOUTS = {
	create: { ...plain, design: 8, parameter: 9, customerDesign: 8, electronic: 'slice', validMark: true },
	reprint: { ...plain, endsWithApi: false, customerEndsWithApi: false },
	cancel: { ...plain, design: 7, parameter: 8, customerEndsWithApi: false },
	convert: plain,
	convertToElectronic: { ...plain, electronic: 'always', alwaysNamesEmail: true },
} as const satisfies Record<string, LinkLayout>;

export type LinkKind = keyof typeof LINK_LAYOUTS;

/** How many parts a reply needs for its links: up to the mark that says whether there is a customer's link, or to the design. Servers leave later ones out (V). */
export function leastSlices(kind: LinkKind): number {
	const { validMark, design, customerDesign }: LinkLayout = LINK_LAYOUTS[kind];
	return 1 + (validMark ? VALID_SLICE : Math.max(design, customerDesign));
}

/** The links of a document, as the vendor's client makes them (golden exchanges), with what a URL cannot hold escaped. */
export function buildLinks(kind: LinkKind, reply: DocumentReply, request: LinkRequest, addresses: ServerAddresses): DocumentLinks {
	const layout: LinkLayout = LINK_LAYOUTS[kind];
	const slice = (index: number): string => reply.slices[index] ?? '';
	const fileName = `${reply.number.replaceAll('/', '-')}-${request.suffix}`;
	const isElectronic = layout.electronic === 'always' || slice(ELECTRONIC_SLICE) === '1';
	const common: Query = [['szamfej_id', reply.invoiceId], ['lang', reply.language], ['db', reply.pieces], ['csakeredeti', reply.originalOnly]];
	if (!request.pdfForm && layout.electronic !== 'always') {
		return { producingLink: addresses.printOld + writeQuery(common), customerLink: '', temporaryPdfUrl: '' };
	}
	const namesEmail = request.email !== '' || layout.alwaysNamesEmail;
	const ending = (hasApi: boolean): Query => [
		...(hasApi ? [['api', '1'] as const] : []),
		['pn', fileName],
		...(layout.electronic === 'none' ? [] : [['eszamla', layout.electronic === 'always' ? '1' : slice(ELECTRONIC_SLICE)] as const]),
	];
	const producing: Query = [
		...common,
		['nodisplay', request.produceOnly ? '1' : '0'],
		...(namesEmail ? [['email', request.email] as const] : []),
		['peldany', request.copies],
		['szdesign', slice(layout.design)],
		...(namesEmail ? [['strparam', slice(layout.parameter)] as const] : []),
		...ending(layout.endsWithApi),
	];
	const customer: Query = [...common, ['nodisplay', '0'], ['peldany', request.copies], ['szdesign', slice(layout.customerDesign)], ...ending(layout.customerEndsWithApi)];
	const [base, prefix] = isElectronic ? [addresses.temporaryElectronicPdf, 'E-'] : [addresses.temporaryPdf, ''];
	return {
		producingLink: addresses.printPdf + writeQuery(producing),
		customerLink: layout.validMark && slice(VALID_SLICE) !== '1' ? '' : addresses.printPdf + writeQuery(customer),
		temporaryPdfUrl: `${base}/${encodeURIComponent(request.group)}/${prefix}${encodeURIComponent(fileName)}.pdf`,
	};
}

type Query = ReadonlyArray<readonly [string, string]>;

function writeQuery(query: Query): string {
	return query.map(([name, value]) => `${name}=${escapeValue(value)}`).join('&');
}

// The server sends some values already escaped (`x%20y`), so an escape stays; a lone % is escaped.
const KEPT_IN_QUERY = /%[0-9a-f]{2}|[A-Za-z0-9\-._~!$'()*,;:@/?]+/gi;

/** Escapes only what a query cannot hold, so that values which need no escaping stay as the vendor's client writes them. */
function escapeValue(value: string): string {
	let escaped = '';
	let end = 0;
	for (const match of value.matchAll(KEPT_IN_QUERY)) {
		escaped += encodeURIComponent(value.slice(end, match.index)) + match[0];
		end = match.index + match[0].length;
	}
	return escaped + encodeURIComponent(value.slice(end));
}
