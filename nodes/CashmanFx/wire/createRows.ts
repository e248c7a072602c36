import { readDate } from '../../../core/dates';
import { formatDecimal, formatUnits } from '../../../core/decimal';
import { carriesReference } from '../../../core/duplicateGuard';
import type { Buyer, Invoice, InvoiceLine } from '../../../core/invoice';
import { referenceNote } from '../../../core/orderReference';
import { Problem } from '../../../core/problem';
import { placeOf, spellVat, type VatCodeRow } from '../../../core/vatCodes';
import { PROTECTED_FIELDS, REQUEST_FIELDS } from './fieldNames';
import { OPERATION_CODES } from './operationCodes';

/** A row of a request: text fields in the order in which they are sent. */
export type Row = Record<string, string>;

/** How a server spells VAT and units: 6.x by value (`afa` 27, `db`), 4.x by the account's ids (`afa_id` 32, `mennyisegiegyseg_id` 19). */
export type Spelling = { /** The account's own names of VAT rates; a rate without a row goes out by its code. */ vatCodes?: readonly VatCodeRow[] } & (
	| { version: '6' }
	| { version: '4'; vatIds: Readonly<Record<string, string>>; unitIds: Readonly<Record<string, string>> }
);

/** Ids of CashMan-FX 4.x that are known (U); an account's other ids are settings. */
export const KNOWN_VAT_IDS: Readonly<Record<string, string>> = { '27': '32' };
export const KNOWN_UNIT_IDS: Readonly<Record<string, string>> = { db: '19' };

const MOST_COPIES = 5; // U
const KIND_CODES = { invoice: '1', proforma: '2', advance: '3' } as const; // U: `tipus`; 4 = received

/**
 * The rows of op 1 without the credentials: row 0 holds the header and the first line, the rest a line each.
 * Totals are always sent with every line's own (since server 4.7), so that no other rounding changes the gross total.
 */
export function buildCreateRows(invoice: Invoice, spelling: Spelling, additional: Readonly<Row>): Row[] {
	const place = placeOf(invoice.buyer);
	const [first, ...others] = invoice.lines.map((line) => lineFields(line, spellVat(line.vat, place, spelling.vatCodes ?? []), invoice.scale, spelling));
	if (first === undefined) throw new Problem('The invoice has no lines', 'Items', undefined, 'Add at least one item.');
	if (!Number.isInteger(invoice.copies) || invoice.copies < 1 || invoice.copies > MOST_COPIES) {
		throw new Problem('The number of copies (példány) is not between 1 and 5', 'Copies', invoice.copies, 'Give a whole number from 1 to 5.');
	}
	const row0 = Object.assign(withoutEmpty(...headerFields(invoice, spelling)), first, requireAllowed(additional, invoice.reference), {
		[REQUEST_FIELDS.operationCode]: OPERATION_CODES.create,
		[REQUEST_FIELDS.copies]: String(invoice.copies),
	});
	return [row0, ...others];
}

/** In parts: one literal with spreads and computed names in it takes as long as all else that is done for an order's rows. */
function headerFields(invoice: Invoice, spelling: Spelling): Row[] {
	const { buyer, shippingAddress: shipping, totals, scale } = invoice;
	return [
		buyerFields(buyer, spelling),
		{
			szallitasicim_nev: shipping?.name ?? '',
			szallitasicim_iranyitoszam: shipping?.zip ?? '',
			szallitasicim_varos: shipping?.city ?? '',
			szallitasicim_utca: shipping?.street ?? '',
			szallitasicim_orszag: shipping?.country ?? '',
		},
		{ [REQUEST_FIELDS.note]: referenceNote(invoice.reference, invoice.note) },
		{
			megjegyzes: invoice.comment,
			[REQUEST_FIELDS.issuedOn]: invoice.issuedOn,
			teljesites: invoice.fulfilledOn,
			fizetesi_hatarido: invoice.dueOn,
			fizetve: invoice.paidOn ?? '',
			fizetesmod: invoice.paymentMethod,
			deviza: invoice.currency,
			tipus: KIND_CODES[invoice.kind],
			proforma: invoice.ownNumber,
			t_bank: invoice.bank.name,
			t_bankszamla: invoice.bank.account,
			t_blz: invoice.bank.sortCode,
			t_bic_swift: invoice.bank.bic,
			szamlatomb: invoice.invoiceBook,
			nyelv: invoice.language,
		},
		{
			[REQUEST_FIELDS.pdfForm]: '1',
			[REQUEST_FIELDS.produceOnly]: '1',
			[REQUEST_FIELDS.email]: invoice.email,
			[REQUEST_FIELDS.emailTemplateId]: invoice.emailTemplateId,
		},
		{
			szamla_netto: formatUnits(totals.netMinor, scale),
			szamla_afa: formatUnits(totals.vatMinor, scale),
			szamla_brutto: formatUnits(totals.grossMinor, scale),
		},
	];
}

function buyerFields(buyer: Buyer, spelling: Spelling): Row {
	const { address } = buyer;
	const street = [address.streetName, address.streetType, address.houseNumber].filter((part) => part !== '').join(' ');
	return {
		partner_kod: buyer.partnerCode,
		partner_eszamla: buyer.electronicPartnerId,
		nev: buyer.name,
		iranyitoszam: address.zip,
		varos: address.city,
		...(spelling.version === '4'
			? { utca: [districtName(address.district), street, address.building, address.staircase, address.floor, address.door].filter((part) => part !== '').join(' ') }
			: {
					kerulet: address.district,
					kozterulet_neve: address.streetName,
					kozterulet_jellege: address.streetType,
					hazszam: address.houseNumber,
					epulet: address.building,
					lepcsohaz: address.staircase,
					szint: address.floor,
					ajto: address.door,
				}),
		orszag: address.country,
		adoszam: buyer.taxNumber,
		kozossegi_adoszam: buyer.euVatNumber,
	};
}

/** The 4.x spelling has no field for it (U). */
function districtName(district: string): string {
	if (district === '' || /ker/i.test(district)) return district;
	return `${district.replace(/\.$/, '')}. kerület`;
}

function lineFields(line: InvoiceLine, vat: string, scale: number, spelling: Spelling): Row {
	return {
		...withoutEmpty({ termek_id: line.productId, cikkszam: line.sku }),
		megnevezes: line.name,
		mennyiseg: formatDecimal(line.quantity),
		netto_egysegar: formatDecimal(line.unitNet),
		...(spelling.version === '4'
			? {
					afa_id: requireId(spelling.vatIds, vat, 'VAT IDs (4.X)'),
					mennyisegiegyseg_id: requireId(spelling.unitIds, line.unit, 'Unit IDs (4.X)'),
				}
			: { afa: vat, mennyisegiegyseg: line.unit }),
		tetel_netto: formatUnits(line.netMinor, scale),
		tetel_afa: formatUnits(line.vatMinor, scale),
		tetel_brutto: formatUnits(line.grossMinor, scale),
		...withoutEmpty({ tetel_megjegyzes: line.note, raktar_id: line.warehouseId, koltseghely_id: line.costCentreId }),
	};
}

function requireId(ids: Readonly<Record<string, string>>, code: string, field: string): string {
	const id = Object.hasOwn(ids, code) ? ids[code] : undefined;
	if (id !== undefined && id !== '') return id;
	throw new Problem('The 4.x server needs an id for this value, and none is set', field, code, 'Add its id from the API információ page of CashMan-FX, or choose the 6.x spelling.');
}

/** What the node answers for stays as it is, and the note must keep the order number, or the look-up would be blind. */
function requireAllowed(additional: Readonly<Row>, reference: string): Readonly<Row> {
	for (const [name, value] of Object.entries(additional)) {
		// The list is searched from this day on.
		if (name === REQUEST_FIELDS.issuedOn) readDate(value, `Additional Fields (Raw) → ${name}`);
		if (PROTECTED_FIELDS.includes(name)) {
			throw new Problem('This field is filled in by the node', 'Additional Fields (Raw)', name, 'Remove it: the login comes from the credential, the totals from the items, the copies from Options → Copies.');
		}
		if (name === REQUEST_FIELDS.note && !carriesReference(value, reference)) {
			throw new Problem('The note must keep the order number, or a repeated order could not be recognised', `Additional Fields (Raw) → ${name}`, value, `Begin it with "${referenceNote(reference, '')}".`);
		}
	}
	return additional;
}

/** Leaves out what was not filled in, so that it stays as it is at CashMan-FX. */
export function withoutEmpty(...parts: readonly Row[]): Row {
	const filled: Row = {};
	for (const part of parts) for (const [name, value] of Object.entries(part)) if (value !== '') filled[name] = value;
	return filled;
}
