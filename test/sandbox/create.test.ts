import { books, create, inProcess, LINE, slices, type Subject } from './support';

let sandbox: Subject;
beforeEach(async () => {
	sandbox = await inProcess();
});

const GIVEN_TOTALS = {
	szamla_netto: 2000,
	szamla_afa: 540,
	szamla_brutto: 2540,
	tetel_netto: 2000,
	tetel_afa: 540,
	tetel_brutto: 2540,
};

describe('a create is refused', () => {
	test.each([
		['an unknown SKU', '076', { cikkszam: 'NO-SUCH' }],
		['an unknown product id', '076', { termek_id: '999' }],
		['no buyer name', '010', { nev: ' ' }],
		['no zip', '011', { iranyitoszam: '' }],
		['no city', '012', { varos: '' }],
		['half a shipping address', '013', { szallitasicim_nev: 'Anna', szallitasicim_varos: 'Pécs' }],
		['an unknown VAT rate', '021', { afa: '26' }],
		['a VAT code in the wrong case', '021', { afa: 'aam' }],
		['no VAT rate', '021', { afa: '' }],
		['an unknown VAT id', '021', { afa: '', afa_id: '99' }],
		['an unknown currency', '022', { deviza: 'RON' }],
		['a currency in lower case', '022', { deviza: 'eur' }],
		['an unknown payment method', '023', { fizetesmod: 'bitcoin' }],
		['no payment method', '023', { fizetesmod: '' }],
		['a date that does not exist', '024', { kelt: '2026-02-30' }],
		['a date in the local form', '024', { teljesites: '2026.02.01' }],
		['a day before 2010', '024', { kelt: '2009-12-31' }],
		['due days beyond the year 9999', '024', { kelt: '9999-12-31', fizetesi_hatarido_nap: '1' }],
		['a bad due day count', '024', { fizetesi_hatarido_nap: 'nyolc' }],
		['no quantity', '025', { mennyiseg: '' }],
		['a quantity of zero', '025', { mennyiseg: '0' }],
		['a quantity of 13 digits', '025', { mennyiseg: '1000000000000' }],
		['a unit price of 13 digits', '026', { netto_egysegar: '-1000000000000' }],
		['an amount of 14 digits', '045', { mennyiseg: '10000', netto_egysegar: '1000000000' }],
		['a given amount of 14 digits', '045', { ...GIVEN_TOTALS, szamla_netto: '0', szamla_afa: '0', szamla_brutto: '0', tetel_netto: '1E13', tetel_afa: '-1E13', tetel_brutto: '0' }],
		['a quantity with a comma', '025', { mennyiseg: '1,5' }],
		['no unit price', '026', { netto_egysegar: '' }],
		['a unit price with a currency', '026', { netto_egysegar: '1000 Ft' }],
		['no item name', '028', { megnevezes: '' }],
		['a bad discount', '029', { kedvezmeny: '10%' }],
		['an unknown unit id', '030', { mennyisegiegyseg: '', mennyisegiegyseg_id: '99' }],
		['an unknown partner', '031', { partner_kod: 'NOBODY' }],
		['an unknown language', '032', { nyelv: 'fr' }],
		['six copies', '033', { peldany: 6 }],
		['an unknown kind', '034', { tipus: 5 }],
		['a proforma number on an invoice', '035', { tipus: 1, proforma: 'D-1' }],
		['a proforma number with an invoice book', '036', { tipus: 2, proforma: 'D-1', szamlatomb: 'WEB' }],
		['totals without item amounts', '041', { szamla_netto: 2000, szamla_afa: 540, szamla_brutto: 2540 }],
		['incomplete totals', '040', { ...GIVEN_TOTALS, szamla_afa: '' }],
		['totals that differ from the items by one', '042', { ...GIVEN_TOTALS, szamla_afa: 541, szamla_brutto: 2541 }],
		['an item whose net and VAT are not its gross', '043', { ...GIVEN_TOTALS, tetel_afa: 541 }],
		['totals whose net and VAT are not the gross', '043', { ...GIVEN_TOTALS, szamla_brutto: 2541 }],
	])('%s: HIBA:%s', async (_name, code, row) => {
		const reply = await create(sandbox, row);
		expect(reply.slice(0, 8)).toBe(`HIBA:${code}`);
		expect((await books(sandbox)).documents).toEqual([]);
	});

	test('without any item: HIBA:027', async () => {
		const none = Object.fromEntries(Object.keys(LINE).map((name) => [name, '']));
		expect(await create(sandbox, none)).toMatch(/^HIBA:027/);
	});

	test('when large lines take each other back: HIBA:045', async () => {
		const large = { ...LINE, mennyiseg: '1000', netto_egysegar: '5000000000' };
		expect(await create(sandbox, large, { ...large, mennyiseg: '-1000' })).toMatch(/^HIBA:045/);
	});

	test('when a later line is wrong, and nothing is booked', async () => {
		expect(await create(sandbox, {}, { ...LINE, afa: 'X' })).toMatch(/^HIBA:021/);
		expect((await books(sandbox)).documents).toEqual([]);
	});

	test('for an own proforma number that is taken', async () => {
		await create(sandbox, { tipus: 2, proforma: 'P-1' });
		expect(await create(sandbox, { tipus: 2, proforma: 'P-1' })).toMatch(/^HIBA:037/);
	});
});

describe('a create numbers', () => {
	test('invoices and advances in one series per year, proformas in their own', async () => {
		const number = async (row: Record<string, string | number>): Promise<string | undefined> =>
			slices(await create(sandbox, row))[2];
		expect(await number({ tipus: 1 })).toBe('2026/00001');
		expect(await number({ tipus: 3 })).toBe('2026/00002');
		expect(await number({ tipus: 2 })).toBe('D-2026/00001');
		expect(await number({ tipus: 2, proforma: 'SAJÁT/7' })).toBe('SAJÁT/7');
		expect(await number({ kelt: '2025-12-31' })).toBe('2025/00001');
		expect(await number({ szamlatomb: 'WEB' })).toBe('WEB-2026/00001');
		expect(await number({})).toBe('2026/00003');
	});
});

describe('a create computes', () => {
	const totals = async (): Promise<unknown[]> => {
		const document = (await books(sandbox)).documents.at(-1);
		return [document?.net, document?.vat, document?.gross];
	};

	test('whole forints per line, half away from zero', async () => {
		await create(
			sandbox,
			{ netto_egysegar: '0.333', mennyiseg: 3, afa: 'AAM' },
			{ ...LINE, netto_egysegar: '999.5', mennyiseg: 1, afa: '5' },
		);
		expect(await totals()).toEqual(['1001', '50', '1051']);
	});

	test('cents in other currencies, with a discount', async () => {
		await create(sandbox, { deviza: 'EUR', netto_egysegar: 19.99, mennyiseg: '3', kedvezmeny: '10', afa: '27' });
		expect(await totals()).toEqual(['53.97', '14.57', '68.54']);
	});

	test('a negative line, as a coupon makes it', async () => {
		await create(sandbox, {}, { ...LINE, megnevezes: 'Kupon', mennyiseg: 1, netto_egysegar: -500 });
		expect(await totals()).toEqual(['1500', '405', '1905']);
	});

	test('nothing when the totals are given', async () => {
		await create(sandbox, { ...GIVEN_TOTALS, netto_egysegar: '999.99' });
		expect(await totals()).toEqual(['2000', '540', '2540']);
	});

	test('the same from the 4.x spelling of VAT and unit', async () => {
		await create(sandbox, { afa: '', afa_id: 32, mennyisegiegyseg: '', mennyisegiegyseg_id: 19 });
		expect(await totals()).toEqual(['2000', '540', '2540']);
		expect((await books(sandbox)).documents[0]?.lines).toMatchObject([{ unit: 'db', vat: '27%' }]);
	});

	test('name, price and VAT of a known product that the line leaves out', async () => {
		await create(sandbox, { cikkszam: 'DEMO-1', megnevezes: '', netto_egysegar: '', afa: '' });
		expect((await books(sandbox)).documents[0]?.lines).toMatchObject([
			{ sku: 'DEMO-1', name: 'Könyv: Árvíztűrő', vat: '5%', gross: '2100' },
		]);
	});
});

test('a known partner code brings the buyer along', async () => {
	await create(sandbox, { partner_kod: 'P-1', nev: '', iranyitoszam: '', varos: '' });
	expect((await books(sandbox)).documents[0]?.buyer).toMatchObject({ name: 'Törzsvevő Bt.', city: 'Szeged' });
});

test('a street in parts becomes one line', async () => {
	await create(sandbox, { utca: '', kozterulet_neve: 'Fő', kozterulet_jellege: 'utca', hazszam: '1/A' });
	expect((await books(sandbox)).documents[0]?.buyer).toMatchObject({ street: 'Fő utca 1/A' });
});

test('a date of payment means paid; the due date counts from the issue', async () => {
	await create(sandbox, { fizetve: '2026-03-01', fizetesi_hatarido_nap: '8' });
	expect((await books(sandbox)).documents[0]).toMatchObject({
		paid: true,
		paidDate: '2026-03-01',
		dueDate: '2026-03-22',
	});
});
