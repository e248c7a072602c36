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
	invoiceNumber: 'szamlaszam', // G: names an invoice in ops 2, 3, 6, 11, 16, 17, 20
	sku: 'cikkszam', // U
	email: 'email_cim', // V
	emailTemplateId: 'email_sablon_id', // U
	note: 'egyeb', // U: shops put the order number here
} as const;

/** Filters of the invoice list (op 18), G: a server that does not know them most likely sends every row. */
export const LIST_FILTERS = { from: 'datum_tol', to: 'datum_ig' } as const;

/** Fields that the node itself answers for; Additional Fields may not set them. */
export const PROTECTED_FIELDS: readonly string[] = [
	...Object.values(CREDENTIAL_FIELDS),
	REQUEST_FIELDS.operationCode,
	'szamla_netto',
	'szamla_afa',
	'szamla_brutto',
];
