/**
 * Every wire name in one place, with how sure we are: V read in the vendor's client, U seen in a
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
} as const;

/** Names that are guesses (G) and that a user can set under Wire Names (advanced). */
export interface WireNames {
	/** Names an invoice in ops 2, 3, 6, 11, 16, 17 and 20; `szamla` and `szamfej_id` are other candidates. */
	invoiceNumber: string;
	/** First day of the invoice list (op 18). A server that does not know it most likely sends every row. */
	listFrom: string;
}

export const DEFAULT_WIRE_NAMES: WireNames = { invoiceNumber: 'szamlaszam', listFrom: 'datum_tol' };

/** Fields that the node itself answers for; Additional Fields may not set them. */
export const PROTECTED_FIELDS: readonly string[] = [
	...['tipus', 'deviza', 'mennyiseg', 'netto_egysegar', 'kedvezmeny', 'afa', 'afa_id'],
	...Object.values(CREDENTIAL_FIELDS),
	REQUEST_FIELDS.operationCode,
	REQUEST_FIELDS.copies,
	'szamla_netto',
	'szamla_afa',
	'szamla_brutto',
	'tetel_netto',
	'tetel_afa',
	'tetel_brutto',
];
