import { carriesReference } from '../../core/duplicateGuard';
import { readVatRate } from '../../core/vat';
import { buildCreateRows, KNOWN_UNIT_IDS, KNOWN_VAT_IDS, type Row, type Spelling } from '../../nodes/CashmanFx/wire/createRows';
import { PROTECTED_FIELDS } from '../../nodes/CashmanFx/wire/fieldNames';
import { decodePhp } from '../../nodes/CashmanFx/wire/phpDecode';
import { signRows } from '../../nodes/CashmanFx/wire/signRows';
import { invoiceOf, problemOf } from '../core/builders';
import { item, order } from '../support/orders';

const SIX: Spelling = { version: '6' };
const FOUR: Spelling = { version: '4', vatIds: KNOWN_VAT_IDS, unitIds: KNOWN_UNIT_IDS };
const TWO_LINES = order({ id: '1234', products: [item(), item({ oi_name: 'Toll' })], mssys_order_brutto_sum: '2540' });
const rowsOf = (settings = {}, additional: Row = {}, spelling: Spelling = SIX) => buildCreateRows(invoiceOf(TWO_LINES, settings), spelling, additional);

test('row 0 has the header and the first line, and each further line a row with nothing of the header', () => {
	const [row0, row1, ...others] = rowsOf();
	expect(row0).toEqual({
		nev: 'Minta Anna', iranyitoszam: '1011', varos: 'Budapest', kozterulet_neve: 'Fő', kozterulet_jellege: 'utca', hazszam: '1', orszag: 'Magyarország',
		egyeb: 'Megrendelésszám: 1234', kelt: '2026-11-23', teljesites: '2026-11-23', fizetesi_hatarido: '2026-12-01', fizetesmod: 'Átutalás', deviza: 'HUF', tipus: '1', nyelv: 'hu', noflash: '1', nodisplay: '1',
		szamla_netto: '2000', szamla_afa: '540', szamla_brutto: '2540', megnevezes: 'Könyv', mennyiseg: '1', netto_egysegar: '1000', afa: '27', mennyisegiegyseg: 'db',
		tetel_netto: '1000', tetel_afa: '270', tetel_brutto: '1270', muveletkod: '1', peldany: '1',
	});
	expect(row1).toEqual({ megnevezes: 'Toll', mennyiseg: '1', netto_egysegar: '1000', afa: '27', mennyisegiegyseg: 'db', tetel_netto: '1000', tetel_afa: '270', tetel_brutto: '1270' });
	expect(others).toEqual([]);
});

test('4.x takes the street in one field, and VAT and unit by their ids', () => {
	const [row0] = rowsOf({}, {}, FOUR);
	expect(row0).toMatchObject({ utca: 'Fő utca 1', afa_id: '32', mennyisegiegyseg_id: '19' });
	for (const field of ['afa', 'mennyisegiegyseg', 'kozterulet_neve', 'hazszam']) expect(row0).not.toHaveProperty(field);
});

test('4.x keeps the district of an address in parts in the street', () => {
	const invoice = invoiceOf(TWO_LINES);
	const withDistrict = (district: string) => buildCreateRows({ ...invoice, buyer: { ...invoice.buyer, address: { ...invoice.buyer.address, district } } }, FOUR, {})[0]?.utca;
	expect(['XI.', 'XI. kerület', ''].map(withDistrict)).toEqual(['XI. kerület Fő utca 1', 'XI. kerület Fő utca 1', 'Fő utca 1']);
});

test.each([
	['a rate', order({ products: [item({ oi_vat_percent: '5', oi_brutto_sum: '1050' })], mssys_order_brutto_sum: '1050' }), {}, 'VAT IDs (4.X)'],
	['a unit', TWO_LINES, { unit: 'constructor' }, 'Unit IDs (4.X)'],
])('4.x without an id for %s is refused', (_case, row, settings, field) => {
	expect(problemOf(() => buildCreateRows(invoiceOf(row, settings), FOUR, {})).field).toBe(field);
});

test.each(['6', '4'] as const)('VAT goes out as the table says, for the buyers that it says, and else by its code (%s.x)', (version) => {
	const zero = { inOrder: readVatRate('0', 'f'), buyer: 'outsideEu' as const, inCashman: 'EUK' };
	const aam = { inOrder: readVatRate('AAM', 'f'), buyer: 'any' as const, inCashman: 'alanyi' };
	const spelling: Spelling = version === '6' ? { version, vatCodes: [zero, aam] } : { version, vatCodes: [zero, aam], vatIds: { 0: '28', EUK: '40', alanyi: '33' }, unitIds: KNOWN_UNIT_IDS };
	const vatOf = (changes: Record<string, string>, country: string) => {
		const row = order({ mssys_bill_country: country, products: [item({ oi_vat_percent: '0', oi_brutto_sum: '1000', ...changes })], mssys_order_brutto_sum: '1000' });
		const [row0] = buildCreateRows(invoiceOf(row), spelling, {});
		return row0?.afa ?? row0?.afa_id;
	};
	expect([vatOf({}, 'ch'), vatOf({}, 'hu'), vatOf({ oi_vat_name: '0% AAM' }, 'hu')]).toEqual(version === '6' ? ['EUK', '0', 'alanyi'] : ['40', '28', '33']);
});

test.each([[0], [6], [-1], [1.5], [Number.NaN], [Infinity]])('%p copies are refused', (copies) => {
	expect(problemOf(() => rowsOf({ copies })).field).toBe('Copies');
});

test.each([1, 2, 5])('%p copies are sent', (copies) => {
	expect(rowsOf({ copies })[0]?.peldany).toBe(String(copies));
});

test('an invoice without lines is refused', () => {
	expect(problemOf(() => buildCreateRows({ ...invoiceOf(order()), lines: [] }, SIX, {})).field).toBe('Items');
});

test('the header holds no empty field, and amounts in hundredths where the currency has them', () => {
	const euro = invoiceOf(order({ mssys_bill_currency: 'EUR', products: [item({ oi_price: '10', oi_netto_sum: '10', oi_brutto_sum: '12.7' })], mssys_order_brutto_sum: '12.7' }));
	const [row0] = buildCreateRows(euro, SIX, {});
	expect(Object.values(row0 ?? {})).not.toContain('');
	expect(row0).toMatchObject({ deviza: 'EUR', szamla_brutto: '12.70', tetel_netto: '10.00', netto_egysegar: '10' });
});

test('a shipping address, a payment day and an address to mail to are sent only when there are some', () => {
	const row = order({ mssys_postal_company: 'Bolt', mssys_postal_zip: '1012', mssys_postal_city: 'Budapest', mssys_postal_address: 'Új tér 2', mssys_postal_country: 'sk', mssys_pay_date: '2026-11-20' });
	const [row0] = buildCreateRows(invoiceOf(row, { sendEmail: true, emailTemplateId: '7' }), SIX, {});
	expect(row0).toMatchObject({ szallitasicim_nev: 'Bolt', szallitasicim_utca: 'Új tér 2', szallitasicim_orszag: 'Szlovákia', fizetve: '2026-11-20', email_cim: 'anna@example.hu', email_sablon_id: '7' });
	for (const field of ['szallitasicim_nev', 'fizetve', 'email_cim', 'email_sablon_id']) expect(rowsOf()[0]).not.toHaveProperty(field);
});

test('an additional field is sent, also over one that the node fills in', () => {
	expect(rowsOf({}, { koltseghely: '5', nyelv: 'en' })[0]).toMatchObject({ koltseghely: '5', nyelv: 'en' });
});

test.each(['Csoport', 'User', 'Password', 'muveletkod', 'peldany', 'szamla_netto', 'szamla_afa', 'szamla_brutto', 'tetel_netto', 'tetel_afa', 'tetel_brutto', 'tipus', 'deviza', 'mennyiseg', 'netto_egysegar', 'kedvezmeny', 'afa', 'afa_id'])('the field %s cannot be set by hand', (name) => {
	expect(PROTECTED_FIELDS).toContain(name);
	expect(problemOf(() => rowsOf({}, { [name]: '1' }))).toMatchObject({ field: 'Additional Fields (Raw)', value: name });
});

test.each(['', 'Köszönjük!', '1234', 'Megrendelésszám: 12345', 'Megrendelésszám: 1234-2', 'Megrendelésszám: 123'])('a note of one\'s own that would not be found by the order 1234 is refused: %j', (egyeb) => {
	expect(problemOf(() => rowsOf({}, { egyeb })).what).toMatch(/keep the order number/);
});

test.each(['Megrendelésszám: 1234', 'Köszönjük rendelését! Megrendelésszám: 1234, kp', 'Order #1234'])('a note of one\'s own that names the order is sent as it is: %j', (egyeb) => {
	expect(rowsOf({}, { egyeb })[0]?.egyeb).toBe(egyeb);
});

test('the note that is sent is found by its order', () => {
	expect(carriesReference(rowsOf({ note: '5 db\n99' })[0]?.egyeb ?? '', '1234')).toBe(true);
});

test('the login stands at the head of row 0 and in no other row', () => {
	const signed = decodePhp(Buffer.from(signRows({ group: 'g', username: 'ő', password: 'p"; \'|' }, rowsOf()))) as Array<Record<string, unknown>>;
	expect(Object.entries(signed[0] ?? {}).slice(0, 3)).toEqual([['Csoport', 'g'], ['User', 'ő'], ['Password', 'p"; \'|']]);
	expect(Object.keys(signed[1] ?? {})).not.toEqual(expect.arrayContaining(['Password']));
});
