import { inProcess, LINE } from '../sandbox/support';
import { warningsOfXml } from './readInvoice';
import { schemaErrors } from './schema';
import { issue, textsOf, xmlOf } from './support';

/** The largest and the smallest that the sandbox takes still fit NAV's schema, in the dearest currency too. */
test.each([
	['a large amount', { netto_egysegar: '99999999999', mennyiseg: '30' }],
	['a long quantity', { mennyiseg: '999999999999.9999999999', netto_egysegar: '0.5' }],
	['a tiny quantity', { mennyiseg: '0.0000000001', netto_egysegar: '999999999999.99' }],
	['a tiny price', { netto_egysegar: '0.000000000001', mennyiseg: '7' }],
	['a discount of everything', { netto_egysegar: '3000000000', mennyiseg: '1000', kedvezmeny: '100' }],
	['given amounts with three decimals', { szamla_netto: '0.005', szamla_afa: '0.001', szamla_brutto: '0.006', tetel_netto: '0.005', tetel_afa: '0.001', tetel_brutto: '0.006', mennyiseg: '1', netto_egysegar: '0.005' }],
])('%s is valid in every currency', async (_what, row) => {
	const sandbox = await inProcess();
	const made: string[] = [];
	for (const deviza of ['HUF', 'GBP']) made.push(await xmlOf(sandbox, await issue(sandbox, { ...LINE, ...row, deviza, adoszam: '12345676-2-41' })));
	expect(await schemaErrors(...made)).toEqual([]);
	expect(made.flatMap((xml) => warningsOfXml(xml))).toEqual([]);
});

test('a price that is too long in forints is left out in forints alone', async () => {
	const sandbox = await inProcess();
	const xml = await xmlOf(sandbox, await issue(sandbox, { netto_egysegar: '3000000000', mennyiseg: '1', deviza: 'GBP' }));
	expect([textsOf(xml, 'unitPrice'), textsOf(xml, 'unitPriceHUF')]).toEqual([['3000000000'], []]);
	expect(await schemaErrors(xml)).toEqual([]);
});
