import { FORM, LIST, openAccount, sendJson, startScripted, type Json } from './support';

/** Write Invoice Back and Letter: Send hand their items on. */

const operations: Array<[string, Json, Json]> = [
	['Write Invoice Back', { resource: 'order', operation: 'writeInvoice', listId: LIST, formId: FORM }, { writeBack: 'written' }],
	['Letter: Send', { resource: 'letter', operation: 'send', sendId: '801' }, { letter: 'sent' }],
];
const issued = (recordId: string): Json => ({ outcome: 'issued', recordId, invoiceNumber: '2026/00042', invoiceLink: 'https://szamla.example/a' });
const pdf = (fileName: string) => ({ data: { data: 'JVBERi0=', mimeType: 'application/pdf', fileName } });
const withPdf = (recordId: string, changes: Json = {}) => ({ json: { ...issued(recordId), ...changes } as never, binary: pdf(`${recordId}.pdf`) });

describe.each(operations)('%s', (_name, parameters, done) => {
	test('hands each item\'s files on, also those of an item that it skips', async () => {
		const server = await startScripted((_asked, response) => sendJson(response, 1));
		const { items } = await (await openAccount(server.url)).runItems(parameters, [withPdf('7'), withPdf('8', { outcome: 'skipped' }), withPdf('9')]);
		expect(items.map(({ binary }) => binary)).toMatchObject([pdf('7.pdf'), pdf('8.pdf'), pdf('9.pdf')]);
		expect(items[0]?.json).toMatchObject(done);
		await server.close();
	});

	test('a further try of the run hands on the files of an item that the first try did', async () => {
		const server = await startScripted((_asked, response, index) => sendJson(response, 1, index === 1 ? 404 : 200));
		const { items } = await (await openAccount(server.url)).runItems(parameters, [withPdf('7'), withPdf('8')], { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 });
		expect(items.map(({ binary }) => binary)).toMatchObject([pdf('7.pdf'), pdf('8.pdf')]);
		expect(server.asked).toHaveLength(3);
		await server.close();
	});
});

test.each<[string, Json, Json, string]>([
	['the order\'s number', { orderReference: 'WEB-17' }, {}, 'Order WEB-17: '],
	['its record, where it has no number', {}, {}, 'Order 7: '],
	['the record that is written to, where the item names none', { recordId: undefined }, { recordId: '9' }, 'Order 9: '],
])('what is wrong with an item is told with %s', async (_name, changes, more, words) => {
	const account = await openAccount('http://127.0.0.1:1');
	const [writeBack, letter] = operations.map(([, parameters]) => ({ ...parameters, ...more })) as [Json, Json];
	const item = { ...issued('7'), ...changes };
	expect((await account.run(writeBack, [{ ...item, invoiceLink: 'szamla.example' }])).error?.message).toBe(`${words}This is not a web link (Invoice Link: "szamla.example")`);
	expect((await account.run({ ...letter, sendId: '../x' }, [item])).error?.message).toBe(`${words}This is not an ID (Send ID: "../x")`);
});

test('an item without any data is one that knows of no invoice, and no mistake of the node', async () => {
	const server = await startScripted((_asked, response) => sendJson(response, 1));
	const account = await openAccount(server.url);
	const nothing = [{ json: null as never }];
	const [writeBack, letter] = operations.map(([, parameters]) => parameters) as [Json, Json];
	expect((await account.runItems(writeBack, nothing)).json).toEqual([{ writeBack: 'skipped', writeBackMessage: 'Nothing was written: the item has no invoice number.' }]);
	expect((await account.runItems(letter, nothing)).error?.message).toContain('A required value is missing (Record ID: empty)');
	expect(server.asked).toHaveLength(0);
	await server.close();
});
