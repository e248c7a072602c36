/**
 * The wire names that more than one file uses, or that are guesses, with how sure we are: V read in the vendor's client, U seen in a
 * real user's code, G guess. A guess stands here once; a user can set another name in the node.
 */
export const CREDENTIAL_FIELDS = { group: 'Csoport', user: 'User', password: 'Password' } as const; // V

export const REQUEST_FIELDS = {
	operationCode: 'muveletkod', // V
	copies: 'peldany', // V
	pdfForm: 'noflash', // V: '1' = PDF form
	produceOnly: 'nodisplay', // V: '1' = only produce the document
	sku: 'cikkszam', // U
	email: 'email_cim', // V
	emailTemplateId: 'email_sablon_id', // U
	note: 'egyeb', // U: shops put the order number here
	issuedOn: 'kelt', // U
} as const;

/** The login, which the credential adds, and what a request asks for. */
export const LOGIN_FIELDS: readonly string[] = [...Object.values(CREDENTIAL_FIELDS), REQUEST_FIELDS.operationCode];

/** Names that are guesses (G), or little proven, and that a user can set under Wire Names (advanced). */
export interface WireNames {
	/** Names an invoice in ops 2, 3, 6, 11, 15, 16, 17 and 20; `szamla` and `szamfej_id` are other candidates. */
	invoiceNumber: string;
	/** First day of the invoice list (op 18). A server that does not know it most likely sends every row. */
	listFrom: string;
	/** Last day of the invoice list (op 18). */
	listUntil: string;
	/** Day of payment when an invoice is settled (op 6); without it the server's own day counts. */
	paidOn: string;
	/** Product in ops 5, 8, 14 and 21: the item number. */
	productSku: string;
	/** Op 8, after the names of op 1's items and op 19's rows. */
	productName: string;
	productNetPrice: string;
	productVat: string;
	productUnit: string;
	productBarcode: string;
	productStock: string;
	/** Partner in ops 7, 9, 10 and 13: the code. */
	partnerCode: string;
	/** Op 9; its other names are those of op 1's buyer. */
	partnerDiscount: string;
	partnerEmail: string;
	partnerPhone: string;
	/** Op 15: the invoice, and the amount. */
	cashDeskId: string;
	cashDeskAmount: string;
}

export const DEFAULT_WIRE_NAMES: WireNames = {
	invoiceNumber: 'szamlaszam', // G
	listFrom: 'datum_tol', // G
	listUntil: 'datum_ig', // G
	paidOn: 'fizetve', // G; U in op 1
	productSku: 'cikkszam', // U
	productName: 'megnevezes', // G
	productNetPrice: 'netto_egysegar', // G
	productVat: 'afa', // G
	productUnit: 'mennyisegiegyseg', // G
	productBarcode: 'vonalkod', // G
	productStock: 'keszlet', // G
	partnerCode: 'partner_kod', // U
	partnerDiscount: 'kedvezmeny', // G
	partnerEmail: 'email', // G
	partnerPhone: 'telefon', // G
	cashDeskId: 'szamlaid', // V
	cashDeskAmount: 'osszeg', // G
};

/** Fields of a row of the stock list (op 19), U. */
export const STOCK_ROW_FIELDS = {
	name: 'megnevezes',
	sku: 'cikkszam',
	barcode: 'vonalkod',
	stock: 'keszlet',
	unit: 'mennyisegiegyseg',
	netPrice: 'netto',
	grossPrice: 'brutto',
} as const;

/** Fields that the node itself answers for; Additional Fields may not set them. */
export const PROTECTED_FIELDS: readonly string[] = [
	...['tipus', 'deviza', 'mennyiseg', 'netto_egysegar', 'kedvezmeny', 'afa', 'afa_id'],
	...LOGIN_FIELDS,
	REQUEST_FIELDS.copies,
	'szamla_netto',
	'szamla_afa',
	'szamla_brutto',
	'tetel_netto',
	'tetel_afa',
	'tetel_brutto',
];
