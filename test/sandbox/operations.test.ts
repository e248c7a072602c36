import { unserialize } from '../../sandbox/wire/php';
import { books, BUYER, call, create, inProcess, slices, type Subject, TODAY } from './support';

let sandbox: Subject;
let number: string;
let reply: string[];
beforeEach(async () => {
	sandbox = await inProcess();
	reply = slices(await create(sandbox));
	number = reply[2] ?? '';
});

async function document(name: string): Promise<Record<string, unknown> | undefined> {
	return (await books(sandbox)).documents.find((candidate) => candidate.number === name);
}

function rowsOf(text: string): Record<string, unknown>[] {
	const list = unserialize(text);
	if (!(list instanceof Map)) throw new Error(text);
	return [...list.values()].map((row) => Object.fromEntries(row instanceof Map ? row : []));
}

describe('an invoice is named', () => {
	test.each(['szamlaszam', 'szamla', 'szamfej_id'])('by %s', async (field) => {
		const name = field === 'szamfej_id' ? (reply[0] ?? '') : number;
		expect(slices(await call(sandbox, '2', { [field]: name }))[2]).toBe(number);
	});

	test.each(['2', '3', '6', '11', '16', '17', '20'])('or op %s says HIBA:050', async (op) => {
		expect(await call(sandbox, op, { szamlaszam: '2026/99999' })).toMatch(/^HIBA:050/);
		expect(await call(sandbox, op)).toMatch(/^HIBA:050/);
	});
});

test('op 2 puts the design at [6], the mail parameter at [7], the e-invoice mark at [10]', async () => {
	const again = slices(await call(sandbox, '2', { szamlaszam: number }));
	expect([again[0], again[2], again[6], again[10]]).toEqual([reply[0], number, '1', '0']);
	expect(again[7]).toMatch(/^[0-9a-f]{6}$/);
});

describe('storno (op 3)', () => {
	test('makes a document of its own with the amounts turned round and the same note', async () => {
		const storno = slices(await call(sandbox, '3', { szamlaszam: number }));
		expect([storno[2], storno[6], storno[7], storno[10]]).toEqual(['2026/00002', '1', '1', '0']);
		expect(storno[8]).toMatch(/^[0-9a-f]{6}$/);
		expect(await document('2026/00002')).toMatchObject({
			kind: 'storno',
			cancels: number,
			note: 'Megrendelésszám: 1',
			net: '-2000',
			vat: '-540',
			gross: '-2540',
		});
		expect(await document(number)).toMatchObject({ cancelledBy: '2026/00002' });
	});

	test('is refused the second time, on a storno and on a proforma', async () => {
		await call(sandbox, '3', { szamlaszam: number });
		expect(await call(sandbox, '3', { szamlaszam: number })).toBe('HIBA:051 A számla már sztornózott! (2026/00002)');
		expect(await call(sandbox, '3', { szamlaszam: '2026/00002' })).toMatch(/^HIBA:052/);
		const proforma = slices(await create(sandbox, { tipus: 2 }))[2] ?? '';
		expect(await call(sandbox, '3', { szamlaszam: proforma })).toMatch(/^HIBA:052/);
		expect((await books(sandbox)).documents).toHaveLength(3);
	});
});

test('op 4 books a document without a number, which no list shows', async () => {
	expect(await call(sandbox, '4', { ...BUYER, megnevezes: 'X', mennyiseg: 1, netto_egysegar: 1, afa: '27' })).toMatch(
		/^OK\|/,
	);
	expect(await document('')).toMatchObject({ kind: 'record' });
	expect(rowsOf(await call(sandbox, '18'))).toHaveLength(1);
});

test('op 6 marks an invoice paid, on a given day or today, and keeps the first day', async () => {
	expect(await call(sandbox, '6', { szamlaszam: number, fizetve: '2026-02-01' })).toBe('OK');
	expect(await call(sandbox, '6', { szamlaszam: number })).toBe('OK');
	expect(await call(sandbox, '6', { szamlaszam: number, fizetve: '2026.02.02' })).toMatch(/^HIBA:024/);
	expect(await document(number)).toMatchObject({ paid: true, paidDate: '2026-02-01' });
});

describe('a proforma', () => {
	test.each([
		['11', '0'],
		['20', '1'],
	])('is converted by op %s once, with e-invoice mark %s', async (op, mark) => {
		const proforma = slices(await create(sandbox, { tipus: 2, proforma: 'SAJÁT-1' }))[2] ?? '';
		const converted = slices(await call(sandbox, op, { szamlaszam: proforma }));
		expect([converted[2], converted[6], converted[10]]).toEqual(['2026/00002', '1', mark]);
		expect(await document('2026/00002')).toMatchObject({
			kind: 'invoice',
			convertedFrom: proforma,
			gross: '2540',
			note: 'Megrendelésszám: 1',
			date: TODAY,
			lines: (await document(proforma))?.lines,
			buyer: (await document(proforma))?.buyer,
		});
		expect(await document(proforma)).toMatchObject({ kind: 'proforma', convertedTo: '2026/00002' });
		for (const again of ['11', '20']) {
			expect(await call(sandbox, again, { szamlaszam: proforma })).toBe('HIBA:054 A díjbekérőből már készült számla! (2026/00002)');
		}
		expect((await books(sandbox)).documents).toHaveLength(3);
	});

	test('is converted with the days that are given, else with its own', async () => {
		const days = { kelt: '2026-03-01', teljesites: '2026-03-02', fizetesi_hatarido: '2026-03-09' };
		const [first = '', second = ''] = [slices(await create(sandbox, { tipus: 2, ...days }))[2], slices(await create(sandbox, { tipus: 2 }))[2]];
		await call(sandbox, '11', { szamlaszam: first });
		await call(sandbox, '11', { szamlaszam: second, ...days });
		expect((await books(sandbox)).documents.slice(-2)).toMatchObject([
			{ date: TODAY, fulfilmentDate: '2026-03-02', dueDate: '2026-03-09' },
			{ date: '2026-03-01', fulfilmentDate: '2026-03-02', dueDate: '2026-03-09' },
		]);
		expect(await call(sandbox, '11', { szamlaszam: slices(await create(sandbox, { tipus: 2 }))[2] ?? '', teljesites: 'ma' })).toMatch(/^HIBA:024/);
	});

	test('is the only thing that is converted', async () => {
		expect(await call(sandbox, '11', { szamlaszam: number })).toMatch(/^HIBA:053/);
	});
});

describe('an e-invoice', () => {
	async function pdfPaths(id: string, name: string): Promise<number[]> {
		await sandbox.send('GET', `/FxPrint/?szamfej_id=${id}&nodisplay=1&pn=${name}`);
		const paths = [`/jx/tmp/demo/${name}.pdf`, `/jx/epdf/demo/E-${name}.pdf`];
		return Promise.all(paths.map(async (path) => (await sandbox.send('GET', path)).status));
	}

	test('is marked after op 16 and keeps its PDF under /jx/epdf', async () => {
		expect(await pdfPaths(reply[0] ?? '', '2026-00001-aaaaaaa')).toEqual([200, 404]);
		expect(await call(sandbox, '16', { szamlaszam: number })).toBe('OK');
		expect(await call(sandbox, '16', { szamlaszam: number })).toBe('OK');
		expect((await books(sandbox)).documents).toHaveLength(1);
		expect(slices(await call(sandbox, '2', { szamlaszam: number }))[10]).toBe('1');
		expect(await pdfPaths(reply[0] ?? '', '2026-00001-bbbbbbb')).toEqual([404, 200]);
	});

	test('comes from partner_eszamla at once', async () => {
		const made = slices(await create(sandbox, { partner_eszamla: '12' }));
		expect(made[10]).toBe('1');
		expect(await pdfPaths(made[0] ?? '', '2026-00002-aaaaaaa')).toEqual([404, 200]);
	});
});

test('op 15 enters a document in the cash desk by slice [6]', async () => {
	expect(await call(sandbox, '15', { szamlaid: reply[6] ?? '', osszeg: '2540' })).toBe('OK|1');
	expect(await call(sandbox, '15', { szamlaszam: number })).toBe('OK|2');
	expect(await call(sandbox, '15', { szamlaid: '1' })).toMatch(/^HIBA:055/);
	expect(await call(sandbox, '15', { szamlaszam: number, osszeg: '2 540 Ft' })).toMatch(/^HIBA:044/);
	expect((await books(sandbox)).cashDesk.map(({ amount }) => amount)).toEqual(['2540', '2540']);
});

test('op 17 lists the lines of one document', async () => {
	expect(rowsOf(await call(sandbox, '17', { szamlaszam: number }))).toMatchObject([
		{ megnevezes: 'Ajándék ő ű', mennyiseg: '2', afa: '27', brutto: '2540' },
	]);
});

test('op 18 keeps to the days asked for', async () => {
	await create(sandbox, { kelt: '2026-01-31' });
	const numbers = async (filter: Record<string, string>): Promise<unknown[]> =>
		rowsOf(await call(sandbox, '18', filter)).map((row) => row.kelt);
	expect(await numbers({})).toEqual([TODAY, '2026-01-31']);
	expect(await numbers({ datum_tol: '2026-02-01' })).toEqual([TODAY]);
	expect(await numbers({ datum_ig: '2026-01-31' })).toEqual(['2026-01-31']);
});

describe('products', () => {
	test('op 5 tells stock, gross price and id; op 14 each warehouse; op 21 has 32 fields', async () => {
		expect(await call(sandbox, '5', { cikkszam: 'DEMO-1' })).toBe('12|1050|501');
		expect(slices(await call(sandbox, '14', { cikkszam: 'DEMO-1' })).length).toBeGreaterThan(2);
		expect(slices(await call(sandbox, '21', { cikkszam: 'DEMO-1' }))).toHaveLength(32);
	});

	test.each(['5', '14', '21'])('an unknown one is HIBA:076 in op %s', async (op) => {
		expect(await call(sandbox, op, { cikkszam: 'NO-SUCH' })).toBe('HIBA:076 Nincs ilyen termék!');
	});

	test('op 8 adds one that op 1 then takes, and changes a known one', async () => {
		const id = await call(sandbox, '8', {
			cikkszam: 'UJ',
			megnevezes: 'Új',
			netto_egysegar: '100',
			afa: '27',
			keszlet: 3,
		});
		expect(await call(sandbox, '5', { cikkszam: 'UJ' })).toBe(`3|127|${id}`);
		expect(await call(sandbox, '8', { cikkszam: 'UJ', netto_egysegar: '200' })).toBe(id);
		expect(await call(sandbox, '5', { cikkszam: 'UJ' })).toBe(`3|254|${id}`);
		expect(await create(sandbox, { termek_id: id, megnevezes: '' })).not.toMatch(/^HIBA/);
		expect(await call(sandbox, '8', { cikkszam: 'X', megnevezes: 'X', afa: '26' })).toMatch(/^HIBA:021/);
	});

	test('op 19 lists them', async () => {
		expect(rowsOf(await call(sandbox, '19'))[0]).toEqual({
			megnevezes: 'Könyv: Árvíztűrő',
			cikkszam: 'DEMO-1',
			vonalkod: '599000000501',
			keszlet: '12',
			mennyisegiegyseg: 'db',
			netto: '1000',
			brutto: '1050',
		});
	});
});

describe('partners', () => {
	test('op 9 saves one, and ops 7, 10 and 13 read it', async () => {
		const id = await call(sandbox, '9', { ...BUYER, partner_kod: 'V-1', kedvezmeny: '10' });
		expect(id).toMatch(/^\d+$/);
		expect(await call(sandbox, '7', { partner_kod: 'V-1' })).toBe('10.00');
		expect(slices(await call(sandbox, '13', { partner_kod: 'V-1' })).slice(0, 3)).toEqual([
			id,
			'V-1',
			'Árvíztűrő Kft.',
		]);
		await create(sandbox, { partner_kod: 'V-1' });
		expect(await call(sandbox, '10', { partner_kod: 'V-1' })).toBe('V-1|Árvíztűrő Kft.|1|2540|2540');
	});

	test('op 10 counts invoices, not proformas; a cancelled one is not owed, nor is a settled one', async () => {
		const card = (): Promise<string> => call(sandbox, '10', { partner_kod: 'P-1' });
		const made = async (tipus: string): Promise<string> => slices(await create(sandbox, { partner_kod: 'P-1', tipus }))[2] ?? '';
		await made('2');
		expect(await card()).toBe('P-1|Törzsvevő Bt.|0|0|0');
		const [first, second] = [await made('1'), await made('3')];
		expect(await card()).toBe('P-1|Törzsvevő Bt.|2|5080|5080');
		await call(sandbox, '3', { szamlaszam: first });
		expect(await card()).toBe('P-1|Törzsvevő Bt.|3|2540|2540');
		await call(sandbox, '6', { szamlaszam: second });
		expect(await card()).toBe('P-1|Törzsvevő Bt.|3|2540|0');
	});

	test.each(['7', '10', '13'])('an unknown one is HIBA:031 in op %s', async (op) => {
		expect(await call(sandbox, op, { partner_kod: 'NOBODY' })).toMatch(/^HIBA:031/);
	});

	test('no answer is ever empty or a bare zero', async () => {
		expect(await call(sandbox, '7', { partner_kod: 'P-2' })).toBe('0.00');
	});
});
