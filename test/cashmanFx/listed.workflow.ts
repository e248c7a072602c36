import { serialize } from '../../sandbox/wire/php';
import { todayInHungary } from '../../nodes/CashmanFx/clock';
import { createEngine } from '../engine';
import { startOddServer } from '../support/oddServer';
import { credentialFor, PACKAGE_DIRECTORY, runCashmanFx } from '../support/shop';

/** Get Many, and Find by days, say of a document what Find by its order says, also where only the storno's row tells. */
const kelt = todayInHungary();
const NOTE = 'Megrendelésszám: 7';
const rows: Array<Record<string, string>> = [
	{ szamlaszam: '2026/00001', brutto: '1270', kelt, egyeb: NOTE },
	{ szamlaszam: '2026/00002', brutto: '-1270', kelt, egyeb: NOTE },
	{ szamlaszam: '2026/00003', brutto: '1270', kelt, egyeb: NOTE },
	{ szamlaszam: '2026/00004', brutto: '500', kelt },
	{ szamlaszam: '2026/00005', brutto: '-500', kelt, x: '2026/00004' },
	{ szamlaszam: '2026/00006', brutto: '900', kelt, stornozott: '0' },
];

test.each([['getMany', { returnAll: true }], ['find', { findBy: 'dates', from: kelt }], ['getMany', { returnAll: true, documentKinds: ['invoice'] }]])('%s %j tells which documents were cancelled, and by which storno', async (operation, parameters) => {
	const server = await startOddServer((_body, response) => { response.end(serialize(rows)); });
	const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) });
	const { json } = await runCashmanFx(engine, [{}], { operation, ...parameters });
	expect(json.filter(({ documentKind }) => documentKind === 'invoice').map(({ invoiceNumber, cancelled, cancelledBy }) => [invoiceNumber, cancelled, cancelledBy])).toEqual([
		['2026/00001', true, '2026/00002'], ['2026/00003', null, ''], ['2026/00004', true, '2026/00005'], ['2026/00006', false, ''],
	]);
});

test('a storno behind the limit counts for the invoice before it', async () => {
	const server = await startOddServer((_body, response) => { response.end(serialize(rows)); });
	const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) });
	const { json } = await runCashmanFx(engine, [{}], { operation: 'getMany', limit: 1 });
	expect(json).toMatchObject([{ invoiceNumber: '2026/00001', cancelled: true }]);
});

test('an uncertain change whose looks failed, or were not made, says so', async () => {
	let isRead = false;
	const server = await startOddServer((body, response) => {
		if (!body.includes('"18"')) return response.destroy();
		if (isRead) return response.end('HIBA:005 Nincs jogosultsága a listához!');
		isRead = true;
		return response.end(serialize([{ szamlaszam: '2026/00004', tipus: '1', brutto: '500' }]));
	});
	const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) });
	const settle = async (looksAfterUncertain: number) => (await runCashmanFx(engine, [{}], { operation: 'settle', invoiceNumber: '2026/00004', options: { waitBetweenLooks: 0, looksAfterUncertain } })).json[0]?.message;
	expect(await settle(1)).toContain('The invoice list could not be read either: HIBA:005');
	isRead = false;
	expect(await settle(0)).toContain('The invoice list was not searched');
});

test('one storno that names nothing does not take an advance and its final invoice of the same total back', async () => {
	const own = (szamlaszam: string, tipus: string, brutto: string): Record<string, string> => ({ szamlaszam, tipus, brutto, kelt, egyeb: NOTE });
	const server = await startOddServer((_body, response) => { response.end(serialize([own('2026/00001', '3', '635'), own('2026/00002', '1', '635'), own('2026/00003', '1', '-635')])); });
	const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(server.url) });
	const { json } = await runCashmanFx(engine, [{}], { operation: 'getMany', returnAll: true });
	expect(json.filter(({ cancelled }) => cancelled === true)).toEqual([]);
});
