import { addDays, isDate } from '../clock';
import { readBuyer, readShippingAddress } from './buyer';
import { CURRENCY_DECIMALS, LANGUAGES, PAYMENT_METHODS } from './catalog';
import { Hiba } from './hiba';
import { readLines } from './lines';
import { field, wireFields } from './rows';
import type { Account, DocumentKind, Draft, Row } from './types';

const KINDS: Readonly<Record<string, DocumentKind>> = {
	'1': 'invoice',
	'2': 'proforma',
	'3': 'advance',
	'4': 'received',
};

// NAV's schema knows no earlier day, and no later one can be written in four digits.
const FIRST_DAY = '2010-01-01';

function readDate(row: Row, name: string, otherwise: string): string {
	const text = field(row, name);
	if (text === '') return otherwise;
	if (!isDate(text) || text < FIRST_DAY) throw new Hiba('024', `${name}: ${text}`);
	return text;
}

function readDueDate(row: Row, issued: string): string {
	const days = field(row, 'fizetesi_hatarido_nap');
	if (days === '') return readDate(row, 'fizetesi_hatarido', issued);
	if (!/^\d{1,3}$/.test(days)) throw new Hiba('024', `fizetesi_hatarido_nap: ${days}`);
	const counted = addDays(issued, Number(days));
	if (!isDate(counted)) throw new Hiba('024', `fizetesi_hatarido_nap: ${days}`);
	return readDate(row, 'fizetesi_hatarido', counted);
}

function readKind(row: Row): { kind: DocumentKind; kindCode: number } {
	const text = field(row, 'tipus') || '1';
	const kind = KINDS[text];
	if (!kind) throw new Hiba('034', text);
	return { kind, kindCode: Number(text) };
}

function requireKnown(value: string, known: { has(value: string): boolean }, code: '022' | '023' | '032'): string {
	if (!known.has(value)) throw new Hiba(code, value === '' ? 'nincs megadva' : value);
	return value;
}

/** The proforma's own number and the invoice book, which exclude each other. */
function readNumbering(account: Account, row: Row, kind: DocumentKind): { ownNumber: string; book: string } {
	const ownNumber = field(row, 'proforma');
	const book = field(row, 'szamlatomb');
	if (ownNumber === '') return { ownNumber, book };
	if (kind !== 'proforma') throw new Hiba('035');
	if (book !== '') throw new Hiba('036');
	if (account.documents.some((document) => document.number === ownNumber)) throw new Hiba('037', ownNumber);
	return { ownNumber, book };
}

/** Checks a create request and lays it out; books nothing. @throws Hiba */
export function readDraft(account: Account, rows: readonly Row[], today: string): Draft {
	const row = rows[0] ?? new Map<string, string>();
	const { kind, kindCode } = readKind(row);
	const currency = requireKnown(field(row, 'deviza') || 'HUF', new Set(Object.keys(CURRENCY_DECIMALS)), '022');
	const copies = field(row, 'peldany');
	if (copies !== '' && !/^[0-5]$/.test(copies)) throw new Hiba('033', copies);
	const date = readDate(row, 'kelt', today);
	return {
		kind,
		kindCode,
		currency,
		date,
		...readNumbering(account, row, kind),
		buyer: readBuyer(account, row),
		shippingAddress: readShippingAddress(row),
		note: field(row, 'egyeb'),
		comment: row.get('megjegyzes') ?? 'Köszönjük a vásárlást!',
		language: requireKnown(field(row, 'nyelv') || 'hu', LANGUAGES, '032'),
		paymentMethod: requireKnown(field(row, 'fizetesmod'), PAYMENT_METHODS, '023'),
		fulfilmentDate: readDate(row, 'teljesites', date),
		dueDate: readDueDate(row, date),
		paidDate: readDate(row, 'fizetve', ''),
		eInvoice: field(row, 'partner_eszamla') !== '',
		wire: wireFields(row),
		...readLines(account, rows, currency),
	};
}
