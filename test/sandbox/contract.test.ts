import { request as httpRequest } from 'node:http';
import { serialize, unserialize } from '../../sandbox/wire/php';
import {
	api,
	books,
	BUYER,
	call,
	create,
	getJson,
	inProcess,
	LINE,
	LOGIN,
	multipart,
	overSocket,
	slices,
	type Subject,
	TODAY,
} from './support';

/** The same claims against `handle()` and over a real socket. */
describe.each([
	['handle()', inProcess],
	['a socket', overSocket],
])('through %s', (_name, start) => {
	let sandbox: Subject;
	beforeEach(async () => {
		sandbox = await start();
	});
	afterEach(() => sandbox.close());

	test('a create answers with eleven slices and books the document', async () => {
		const reply = slices(await create(sandbox));
		expect(reply).toHaveLength(11);
		expect(reply[2]).toBe('2026/00001');
		expect([reply[3], reply[4], reply[7], reply[10]]).toEqual(['0', 'hu', '1', '0']);
		const [document] = (await books(sandbox)).documents;
		expect(document).toMatchObject({
			number: '2026/00001',
			id: reply[0],
			kind: 'invoice',
			kindCode: 1,
			note: 'Megrendelésszám: 1',
			currency: 'HUF',
			net: '2000',
			vat: '540',
			gross: '2540',
			date: TODAY,
			paid: false,
			cancelledBy: '',
			openings: 0,
			eInvoice: false,
		});
	});

	test('there is no idempotency: the same request twice makes two documents', async () => {
		const replies = [await create(sandbox), await create(sandbox)];
		expect(replies.map((reply) => slices(reply)[2])).toEqual(['2026/00001', '2026/00002']);
		expect((await books(sandbox)).documents).toHaveLength(2);
	});

	test('the books keep the wire without the login', async () => {
		await create(sandbox, { partner_eszamla: '9' });
		const wire = (await books(sandbox)).documents[0]?.wire as Record<string, string>;
		expect(wire).toMatchObject({ nev: 'Árvíztűrő Kft.', muveletkod: '1', partner_eszamla: '9' });
		expect(Object.keys(wire)).not.toEqual(expect.arrayContaining(['Password']));
		expect(JSON.stringify(await books(sandbox))).not.toContain('"demo"');
	});

	test('line ends inside a value arrive untouched', async () => {
		await create(sandbox, { egyeb: 'egy\r\nkettő\nhárom' });
		expect((await books(sandbox)).documents[0]?.note).toBe('egy\r\nkettő\nhárom');
	});

	test('the PDF exists only once the link was opened, and each opening with an address mails again', async () => {
		const [id = ''] = slices(await create(sandbox));
		const pdfPath = '/jx/tmp/demo/2026-00001-abcdef1.pdf';
		const link = `/FxPrint/?restartApplication&szamfej_id=${id}&lang=hu&db=1&csakeredeti=0&nodisplay=1&email=a+b@example.com&peldany=1&szdesign=1&strparam=x&api=1&pn=2026-00001-abcdef1&eszamla=0`;
		expect((await sandbox.send('GET', pdfPath)).status).toBe(404);
		const opened = await sandbox.send('GET', link);
		expect([opened.status, opened.type]).toEqual([200, 'text/html; charset=utf-8']);
		const pdf = await sandbox.send('GET', pdfPath);
		expect([pdf.status, pdf.type, pdf.bytes.subarray(0, 4).toString()]).toEqual([200, 'application/pdf', '%PDF']);
		await sandbox.send('GET', link);
		const { mails, documents } = await books(sandbox);
		expect(mails.map(({ to, number }) => [to, number])).toEqual(Array(2).fill(['a+b@example.com', '2026/00001']));
		expect(documents[0]?.openings).toBe(2);
	});

	test("the customer's link shows the PDF and mails nobody", async () => {
		const [id = ''] = slices(await create(sandbox));
		const shown = await sandbox.send(
			'GET',
			`/FxPrint/?restartApplication&szamfej_id=${id}&nodisplay=0&pn=2026-00001-0000000&eszamla=0`,
		);
		expect([shown.status, shown.type]).toEqual([200, 'application/pdf']);
		expect((await books(sandbox)).mails).toEqual([]);
	});

	test('one document may be opened under several names, but only under its own number', async () => {
		const [id = ''] = slices(await create(sandbox));
		const open = (name: string): Promise<{ status: number }> =>
			sandbox.send('GET', `/FxPrint/?szamfej_id=${id}&nodisplay=1&pn=${name}`);
		expect((await open('2026-00001-aaaaaaa')).status).toBe(200);
		expect((await open('2026-00001-bbbbbbb')).status).toBe(200);
		expect((await open('2026-00009-bbbbbbb')).status).toBe(400);
		for (const name of ['aaaaaaa', 'bbbbbbb']) {
			expect((await sandbox.send('GET', `/jx/tmp/demo/2026-00001-${name}.pdf`)).status).toBe(200);
		}
	});

	test('the old form opens without a name and leaves no file', async () => {
		const [id = ''] = slices(await create(sandbox));
		const opened = await sandbox.send(
			'GET',
			`/fx/kulso_szamla/main.html?szamfej_id=${id}&lang=hu&db=1&csakeredeti=0`,
		);
		expect(opened.status).toBe(200);
		expect((await books(sandbox)).documents[0]?.openings).toBe(1);
	});

	test.each([
		['no body', ''],
		['not multipart', 'post=a:0:{}'],
		['another field', multipart('other', 'a:0:{}').body],
		['no PHP', multipart('post', 'hello').body],
		['an object', multipart('post', 'O:8:"stdClass":0:{}').body],
		['no rows', multipart('post', 'a:0:{}').body],
		['a scalar row', multipart('post', 'a:1:{i:0;i:1;}').body],
	])('a malformed request (%s) is a HIBA with status 200', async (_name, body) => {
		const answer = await sandbox.send('POST', '/fxapi/jxs.php', body, { 'content-type': 'multipart/form-data' });
		expect([answer.status, answer.text.slice(0, 8)]).toEqual([200, 'HIBA:002']);
	});

	test('a wrong login and an unknown operation are HIBA of their own', async () => {
		expect(await call(sandbox, '1', { Password: 'wrong' })).toMatch(/^HIBA:001 /);
		expect(await call(sandbox, '1', { Csoport: 'demo2' })).toMatch(/^HIBA:001 /);
		expect(await call(sandbox, '12')).toMatch(/^HIBA:003 /);
	});

	test('the two accounts keep books of their own', async () => {
		await create(sandbox);
		const other = await create(sandbox, { Csoport: 'demo2', User: 'demo2', Password: 'demo2' });
		expect(slices(other)[2]).toBe('2026/00001');
		expect((await books(sandbox, 'demo2')).documents).toHaveLength(1);
		expect(await call(sandbox, '17', { szamlaszam: '2026/00001' })).not.toContain('HIBA');
	});

	test('a list of nothing is an empty PHP list', async () => {
		expect(await call(sandbox, '18')).toBe('a:0:{}');
	});

	test('a list row carries the note, the buyer and the amounts', async () => {
		await create(sandbox);
		const rows = unserialize(await call(sandbox, '18', { datum_tol: TODAY, datum_ig: TODAY }));
		const row = rows instanceof Map ? rows.get(0) : undefined;
		expect(Object.fromEntries(row instanceof Map ? row : [])).toMatchObject({
			szamlaszam: '2026/00001',
			tipus: '1',
			kelt: TODAY,
			deviza: 'HUF',
			nev: 'Árvíztűrő Kft.',
			netto: '2000',
			afa: '540',
			brutto: '2540',
			egyeb: 'Megrendelésszám: 1',
			stornozott: '0',
			fizetve: '',
		});
	});

	test('the SalesAutopilot API answers beside it', async () => {
		expect(await api(sandbox, 'GET', 'getlists')).toMatchObject({
			status: 200,
			value: expect.arrayContaining([{ id: '1001', name: 'Webáruház rendelések' }]),
		});
	});

	test('a reset forgets everything', async () => {
		await create(sandbox);
		await sandbox.send('POST', '/sandbox/reset');
		expect(await books(sandbox)).toEqual({ documents: [], mails: [], calls: [], cashDesk: [] });
		expect(await getJson(sandbox, '/sandbox/orders')).toEqual([]);
		expect(slices(await create(sandbox))[2]).toBe('2026/00001');
	});

	test('the page shows documents and orders', async () => {
		await create(sandbox);
		await sandbox.send('POST', '/sandbox/samples/company?list=1002');
		const page = (await sandbox.send('GET', '/')).text;
		for (const text of ['2026/00001', 'Árvíz Kft.', 'Nagyker rendelések', 'Place an order'])
			expect(page).toContain(text);
	});
});

test('a large body that waits for 100-continue is read whole, as curl sends it', async () => {
	const sandbox = await overSocket();
	const comment = 'ő'.repeat(700_000);
	const rows = [{ ...LOGIN, ...BUYER, ...LINE, megjegyzes: comment, muveletkod: '1' }];
	const { body, headers } = multipart('post', serialize(rows));
	const reply = await new Promise<string>((resolve, reject) => {
		const request = httpRequest(
			`${sandbox.url}/fxapi/jxs.php`,
			{ method: 'POST', headers: { ...headers, 'content-length': body.length, expect: '100-continue' } },
			(response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('end', () => resolve(Buffer.concat(chunks).toString()));
			},
		);
		request.on('error', reject);
		request.on('continue', () => request.end(body));
		request.flushHeaders();
	});
	expect(slices(reply)[2]).toBe('2026/00001');
	expect((await books(sandbox)).documents[0]?.comment).toBe(comment);
	await sandbox.close();
});
