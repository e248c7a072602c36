import { serialize, unserialize, phpText } from '../../sandbox/wire/php';
import { createEngine } from '../engine';
import { operationOf, startOddServer } from '../support/oddServer';
import { order, type Row } from '../support/orders';
import { credentialFor, NO_WAIT, PACKAGE_DIRECTORY, runCashmanFx, startShop, yearly, type Result, type Shop } from '../support/shop';

/** Accounts whose list says less of its documents: no kinds, or stornos that do not name what they take back. */
let shop: Shop;
beforeEach(async () => { shop = await startShop(); });
afterEach(async () => { await shop.close(); });

type Run = (items: Row[], parameters?: Record<string, unknown>) => Promise<Result>;

/** The node in front of the sandbox, whose list lacks a field. */
async function behindListWithout(field: string): Promise<Run> {
	const server = await startOddServer((body, response, request) => {
		void (async () => {
			const reply = await fetch(`${shop.sandbox.url}${request.url ?? ''}`, { method: 'POST', headers: { 'content-type': request.headers['content-type'] ?? '' }, body: Buffer.from(body, 'utf8') });
			const bytes = Buffer.from(await reply.arrayBuffer());
			response.end(operationOf(body) === '18' && !bytes.toString().startsWith('HIBA') ? withoutField(bytes, field) : bytes);
		})();
	});
	const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: { ...credentialFor(shop.sandbox.url), apiUrl: `${server.url}/fxapi/jxs.php` } as never });
	return async (items, parameters = {}) => await runCashmanFx(engine, items, parameters);
}

function withoutField(list: Buffer, field: string): Buffer {
	const rows = [...(unserialize(list) as Map<number, Map<string, unknown>>).values()].map((row) => Object.fromEntries([...row].filter(([name]) => name !== field).map(([name, value]) => [name, phpText(value as never)])));
	return Buffer.from(serialize(rows));
}

const ORDER = order({ id: '7' });
const again = { options: { ...NO_WAIT, issueAgainAfterStorno: true } };
const cancel = (invoiceNumber: string) => ({ operation: 'cancel', invoiceNumber });

test('of two racing invoices one is cancelled: its storno takes back that one alone', async () => {
	await shop.run([ORDER]);
	await shop.fault({ name: 'hiba', operation: '18', text: 'HIBA:020 Nincs találat!' });
	await shop.run([ORDER]);
	await shop.run([{}], cancel(yearly(1)));
	const run = await behindListWithout('eredeti_szamlaszam');
	expect((await run([ORDER])).json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: yearly(2), cancelled: false });
	expect((await run([ORDER], again)).json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: yearly(2) });
	expect((await run([{}], cancel(yearly(2)))).json[0]).toMatchObject({ outcome: 'issued', stornoNumber: yearly(4) });
});

test('the storno of a final invoice does not take its advance back as well, which has the same total', async () => {
	await shop.run([ORDER], { resource: 'advance' });
	await shop.run([ORDER], { resource: 'advance', operation: 'createFinal' });
	await shop.run([{}], cancel(yearly(2)));
	const run = await behindListWithout('eredeti_szamlaszam');
	expect((await run([ORDER], again)).error?.message).toContain(`advance invoice (előlegszámla) ${yearly(1)}`);
	expect((await run([{}], cancel(yearly(1)))).json[0]).toMatchObject({ outcome: 'issued' });
});

test('the storno of an invoice takes no proforma back', async () => {
	const proforma = (await shop.run([ORDER], { resource: 'proforma' })).json[0]?.invoiceNumber;
	await shop.run([{}], { resource: 'proforma', operation: 'convert', invoiceNumber: proforma });
	await shop.run([{}], cancel(yearly(1)));
	const run = await behindListWithout('eredeti_szamlaszam');
	expect((await run([ORDER], { resource: 'proforma', ...again })).json[0]).toMatchObject({ outcome: 'existing', invoiceNumber: proforma, cancelled: false });
});

test.each(['Előlegszámla: 2026/00001', 'ELŐLEGSZÁMLA nem készült.'])('the note %j is refused: without a kind in the list its invoice would be read as an advance', async (note) => {
	const { error } = await shop.run([ORDER], { options: { ...NO_WAIT, note } });
	expect(error?.message).toContain('The note begins with "Előlegszámla"');
});
