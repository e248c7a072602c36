import { navText } from '../../sandbox/nav/text';
import { call, inProcess, LINE, type Subject } from '../sandbox/support';
import { warningNames } from './warnings';
import { warningsOfXml } from './readInvoice';
import { schemaErrors } from './schema';
import { has, issue, textsOf, xmlOf } from './support';

let sandbox: Subject;
beforeEach(async () => {
	sandbox = await inProcess();
});

const made: string[] = [];
async function xml(row: Record<string, string | number> = {}, ...more: Record<string, string | number>[]): Promise<string> {
	const text = await xmlOf(sandbox, await issue(sandbox, row, ...more));
	made.push(text);
	return text;
}

// One start of the validator for all that these tests made; an error names the document by its place.
afterAll(async () => {
	expect(await schemaErrors(...made)).toEqual([]);
	expect(made.length).toBeGreaterThan(60);
});

const PERCENTAGES = ['27', '18', '5', '27.0', '18%'];
const EXEMPTIONS = ['AAM', 'TAM', 'KBAET', 'KBAUK', 'EAM', 'NAM'];
const OUT_OF_SCOPE = ['ATK', 'EUFAD37', 'EUFADE', 'EUE', 'HO'];

describe('VAT', () => {
	test.each(PERCENTAGES)('%s is a percentage', async (afa) => {
		const text = await xml({ afa });
		expect(warningsOfXml(text)).toEqual([]);
		expect(textsOf(text, 'vatPercentage')).toEqual(Array(2).fill(`0.${afa.slice(0, 2).replace(/^5$/, '05')}`));
	});

	test.each(EXEMPTIONS)('%s is an exemption, in the line and in the summary', async (afa) => {
		const text = await xml({ afa });
		expect(warningsOfXml(text)).toEqual([]);
		expect([textsOf(text, 'case'), has(text, 'vatExemption')]).toEqual([[afa, afa], true]);
	});

	test.each(OUT_OF_SCOPE)('%s is out of scope', async (afa) => {
		const text = await xml({ afa });
		expect(warningsOfXml(text)).toEqual([]);
		expect([textsOf(text, 'case'), has(text, 'vatOutOfScope')]).toEqual([[afa, afa], true]);
	});

	test.each(['19', '20', '21', '25', '25.5', '7', '2.1', '8.5', '23', '0.5'])('%s %% is another member state\'s: out of scope, with its rate in the reason and its VAT in the sums', async (afa) => {
		const text = await xml({ afa, netto_egysegar: '10000' });
		expect(warningsOfXml(text)).toEqual([]);
		expect([textsOf(text, 'case'), textsOf(text, 'invoiceVatAmount')]).toEqual([['EUE', 'EUE'], [String((20_000 * Number(afa)) / 100)]]);
		expect(textsOf(text, 'reason')[0]).toContain(`, ${afa} % külföldi áfa`);
	});

	test.each(['0', '0%', '0.0'])('%s without a case is out of scope', async (afa) => {
		const text = await xml({ afa }, { ...LINE, afa: 'ATK' });
		expect(warningsOfXml(text)).toEqual([]);
		expect(textsOf(text, 'case')).toEqual(['ATK', 'ATK', 'ATK']);
	});

	test('FAD is domestic reverse charge', async () => {
		const text = await xml({ afa: 'FAD', adoszam: '12345676-2-41' });
		expect(warningsOfXml(text)).toEqual([]);
		expect(textsOf(text, 'vatDomesticReverseCharge')).toEqual(['true', 'true']);
	});

	test.each([['ÁKK-U', 'TRAVEL_AGENCY'], ['ÁKK-H', 'SECOND_HAND'], ['ÁKK-M', 'ARTWORK'], ['ÁKK-R', 'ANTIQUES']])('%s is the margin scheme %s', async (afa, scheme) => {
		const text = await xml({ afa });
		expect(warningsOfXml(text)).toEqual([]);
		expect(textsOf(text, 'marginSchemeIndicator')).toEqual([scheme, scheme]);
	});

	test.each(['28', '26', '25.6', '27.5', '5.55', '-5', '05', '5,5', '2.', '100', 'EU', 'MAA', 'FAFA', 'ÁKK', 'ÁKK-X', 'fad', 'toString', '__proto__'])('%s is refused with HIBA:021', async (afa) => {
		await expect(issue(sandbox, { afa })).rejects.toThrow(/^HIBA:021/);
	});

	test('the summary has a row for each rate, and the rows are the lines\' sums', async () => {
		const text = await xml({ afa: '27' }, { ...LINE, afa: '5' }, { ...LINE, afa: '27' }, { ...LINE, afa: 'AAM' });
		expect(warningsOfXml(text)).toEqual([]);
		expect(textsOf(text, 'vatRateNetAmount')).toEqual(['4000', '2000', '2000']);
		expect(textsOf(text, 'vatRateVatAmount')).toEqual(['1080', '100', '0']);
		expect(textsOf(text, 'invoiceGrossAmount')).toEqual(['9180']);
	});
});

describe('the buyer', () => {
	const head = async (row: Record<string, string>) => {
		const text = await xml({ nev: 'Minta Anna', ...row });
		return { text, status: textsOf(text, 'customerVatStatus')[0], country: textsOf(text, 'countryCode')[1], names: warningNames(warningsOfXml(text)) };
	};

	test('a private person is told of without name and address', async () => {
		const { text, status, names } = await head({});
		expect([status, names, has(text, 'customerName'), has(text, 'customerAddress')]).toEqual(['PRIVATE_PERSON', [], false, false]);
		expect(text).not.toMatch(/Anna|Győr|Fő utca/);
	});

	test('so is one abroad, and one who wrote a personal tax id', async () => {
		expect(await head({ orszag: 'Németország' })).toMatchObject({ status: 'PRIVATE_PERSON', names: [] });
		expect(await head({ adoszam: '8123456789' })).toMatchObject({ status: 'PRIVATE_PERSON', names: [] });
	});

	test.each(['12345676-2-41', '12345676241', ' 12345676-2-41 '])('the tax number %j is split 8-1-2', async (adoszam) => {
		const { text, status, names } = await head({ adoszam, nev: 'Árvíz Kft.' });
		expect([status, names]).toEqual(['DOMESTIC', []]);
		expect([textsOf(text, 'taxpayerId')[1], textsOf(text, 'vatCode')[1], textsOf(text, 'countyCode')[1]]).toEqual(['12345676', '2', '41']);
	});

	test('a Hungarian EU VAT number alone is the first part of the tax number', async () => {
		const { text, status, names } = await head({ kozossegi_adoszam: 'HU12345676' });
		expect([status, names, textsOf(text, 'taxpayerId')[1], textsOf(text, 'vatCode').length]).toEqual(['DOMESTIC', [], '12345676', 1]);
	});

	test.each([['DE123456789', 'Németország', 'DE'], ['ATU12345678', 'at', 'AT'], ['EL123456789', 'Görögország', 'GR'], ['FR12345678901', 'Mesebeli Birodalom', 'FR'], ['SK2020202020', 'Slovakia', 'SK']])('%s of %s is an EU company', async (kozossegi_adoszam, orszag, code) => {
		const { text, status, country, names } = await head({ kozossegi_adoszam, orszag });
		expect([status, country, names, textsOf(text, 'communityVatNumber')]).toEqual(['OTHER', code, [], [kozossegi_adoszam]]);
	});

	test('a number of a third country is its tax id', async () => {
		const { text, status, country, names } = await head({ adoszam: '12-3456789', orszag: 'Egyesült Államok' });
		expect([status, country, names, textsOf(text, 'thirdStateTaxId')]).toEqual(['OTHER', 'US', [], ['12-3456789']]);
	});

	test.each([['Swiss Muster AG', 'Svájc', 'CH'], ['Ltd Example Ltd', 'Egyesült Királyság', 'GB'], ['Zöld Egyesület', 'Magyarország', 'HU'], ['Ismeretlen GmbH', 'Atlantisz', 'ZZ'], ['Régi Kft.', '', 'HU']])('%s has no number, but a legal form', async (nev, orszag, code) => {
		expect(await head({ nev, orszag })).toMatchObject({ status: 'OTHER', country: code, names: [] });
	});

	test.each(['P-1', 'P-2'])('the seed\'s partner %s is one that NAV has nothing against', async (partner_kod) => {
		expect(await head({ partner_kod })).toMatchObject({ status: 'DOMESTIC', names: [] });
	});

	test.each([['12345675-2-41', 'INCORRECT_VAT_CODE_CUSTOMER'], ['12345676-4-41', 'INCORRECT_VAT_CODE_CUSTOMER'], ['12345676-2-21', 'INCORRECT_COUNTY_CODE_CUSTOMER'], ['1234', 'MISSING_HEAD_DATA_INVOICE_VAT_AMOUNT_HUF'], ['12345676-9-41', 'MISSING_HEAD_DATA_INVOICE_VAT_AMOUNT_HUF']])('NAV warns of the tax number %s: %s', async (adoszam, warning) => {
		expect((await head({ adoszam })).names).toEqual([warning]);
	});
});

test.each([['EUR', '398.25'], ['CHF', '417.6'], ['USD', '364.125'], ['GBP', '468.9']])('%s is turned into forints, and everything still adds up', async (deviza, rate) => {
	const text = await xml({ deviza, netto_egysegar: '19.99', mennyiseg: '3', kedvezmeny: '10' }, { ...LINE, netto_egysegar: '0.01', mennyiseg: '1' }, { ...LINE, afa: '5', netto_egysegar: '7.77' });
	expect(warningsOfXml(text)).toEqual([]);
	expect(textsOf(text, 'exchangeRate')).toEqual([rate]);
	expect(textsOf(text, 'lineNetAmount')[0]).toBe('53.97');
	expect(textsOf(text, 'discountValue')).toEqual(['6']);
});

test.each([['Átutalás', 'TRANSFER'], ['Készpénz', 'CASH'], ['Utánvét', 'CASH'], ['Bankkártya', 'CARD'], ['Barion', 'CARD'], ['Utalvány', 'VOUCHER'], ['Barter', 'OTHER']])('%s is %s', async (fizetesmod, method) => {
	expect(textsOf(await xml({ fizetesmod }), 'paymentMethod')).toEqual([method]);
});

test('dates, appearance and number are the document\'s', async () => {
	const text = await xml({ kelt: '2026-03-01', teljesites: '2026-02-28', fizetesi_hatarido: '2026-03-09', partner_eszamla: 'E-1', szamlatomb: 'WEB' });
	expect(['invoiceNumber', 'invoiceIssueDate', 'invoiceDeliveryDate', 'paymentDate', 'invoiceAppearance'].map((name) => textsOf(text, name)[0])).toEqual(['WEB-2026/00001', '2026-03-01', '2026-02-28', '2026-03-09', 'ELECTRONIC']);
});

test.each([['db', 'PIECE'], ['óra', 'HOUR'], ['kg', 'KILOGRAM'], ['hó', 'MONTH'], ['csomag', 'PACK']])('the unit %s is NAV\'s %s', async (mennyisegiegyseg, unit) => {
	const text = await xml({ mennyisegiegyseg });
	expect([textsOf(text, 'unitOfMeasure'), has(text, 'unitOfMeasureOwn')]).toEqual([[unit], false]);
});

test('another unit is the seller\'s own, with its word', async () => {
	const text = await xml({ mennyisegiegyseg: 'tábla' });
	expect([textsOf(text, 'unitOfMeasure'), textsOf(text, 'unitOfMeasureOwn')]).toEqual([['OWN'], ['tábla']]);
});

test('a storno refers to its invoice and takes every amount back', async () => {
	const number = await issue(sandbox, { kedvezmeny: '10' }, { ...LINE, afa: '5' });
	const [, , storno = ''] = (await call(sandbox, '3', { szamlaszam: number })).split('|');
	const text = await xmlOf(sandbox, storno);
	made.push(text);
	expect(warningsOfXml(text)).toEqual([]);
	expect([textsOf(text, 'originalInvoiceNumber'), textsOf(text, 'lineNumberReference'), textsOf(text, 'lineOperation')]).toEqual([[number], ['3', '4'], ['CREATE', 'CREATE']]);
	expect([textsOf(text, 'quantity'), textsOf(text, 'lineNetAmount'), textsOf(text, 'invoiceGrossAmount')]).toEqual([['-2', '-2'], ['-1800', '-2000'], ['-4386']]);
});

test('an advance says that it is one, and a final invoice which advance it takes off', async () => {
	const advance = await issue(sandbox, { tipus: 3, megnevezes: 'Előleg', fizetve: '2026-03-10', mennyiseg: 1 });
	const text = await xml({ mennyiseg: 3 }, { ...LINE, mennyiseg: 1, netto_egysegar: -1000, megnevezes: `Előleg levonása (${advance})` });
	const ofAdvance = await xmlOf(sandbox, advance);
	made.push(ofAdvance);
	expect([warningsOfXml(ofAdvance), warningsOfXml(text)]).toEqual([[], []]);
	expect([textsOf(ofAdvance, 'advanceIndicator'), has(ofAdvance, 'advancePaymentData')]).toEqual([['true'], false]);
	expect([textsOf(text, 'advanceIndicator'), textsOf(text, 'advanceOriginalInvoice'), textsOf(text, 'advancePaymentDate'), textsOf(text, 'advanceExchangeRate')]).toEqual([['true'], [advance], ['2026-03-10'], ['1']]);
	expect(textsOf(text, 'invoiceGrossAmount')).toEqual(['2540']);
});

test('an invoice made of a proforma is reported, the proforma is not', async () => {
	const proforma = await issue(sandbox, { tipus: 2 });
	await expect(xmlOf(sandbox, proforma)).rejects.toThrow('NAV gets no proforma');
	const [, , number = ''] = (await call(sandbox, '11', { szamlaszam: proforma })).split('|');
	const text = await xmlOf(sandbox, number);
	made.push(text);
	expect(warningsOfXml(text)).toEqual([]);
});

test.each([[{ tipus: 4 }, 'NAV gets no received'], [{ number: 'NONE' }, 'no such document']])('%j has no XML', async (row, message) => {
	const number = 'number' in row ? String(row.number) : await issue(sandbox, row);
	await expect(xmlOf(sandbox, number)).rejects.toThrow(message);
});

test('markup, control characters and overlong names are no trouble, and ő and ű stay', async () => {
	const name = `<b>"Tűrő" & 'Ödön'</b> ]]> &amp; \u0000\u0007\u000b\u001f\ufffe ${'ű😀'.repeat(400)}`;
	const text = await xml({ nev: `${name} Kft.`, adoszam: '12345676-2-41', utca: 'á'.repeat(300), varos: '\u0000', iranyitoszam: 'ő', megnevezes: name, mennyisegiegyseg: `<${'m'.repeat(60)}>`, cikkszam: '' });
	expect(warningsOfXml(text)).toEqual([]);
	expect(textsOf(text, 'lineDescription')[0]).toMatch(/^&lt;b&gt;&quot;Tűrő&quot; &amp; &apos;Ödön&apos;&lt;\/b&gt; \]\]&gt; &amp;amp; ű😀/u);
	expect([...(textsOf(text, 'additionalAddressDetail')[1] ?? '')]).toHaveLength(255);
	expect([textsOf(text, 'postalCode')[1], textsOf(text, 'unitOfMeasureOwn')[0]]).toEqual(['0000', `&lt;${'m'.repeat(49)}`]);
});

test('half of a surrogate pair is no character, and cutting leaves none', () => {
	expect([navText('a\ud83db\ude00', 50), navText('😀'.repeat(9), 3), navText(' \n ', 5), navText('a\r\n\tb', 5), navText('abc  d', 4)]).toEqual(['ab', '😀😀😀', '-', 'a b', 'abc']);
});

test('the page links the XML of an invoice beside its PDF, and none of a proforma', async () => {
	await issue(sandbox, { tipus: 2 });
	expect((await sandbox.send('GET', '/')).text).not.toContain('NAV XML');
	await issue(sandbox);
	const { text } = await sandbox.send('GET', '/');
	expect(text).toContain('<a href="/sandbox/nav?group=demo&amp;number=2026%2F00001">NAV XML</a>');
	expect((await sandbox.send('GET', '/sandbox/nav?group=demo&number=2026%2F00001')).text).toContain('<InvoiceData');
});
