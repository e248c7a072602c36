import {
	addFault,
	api,
	books,
	call,
	create,
	getJson,
	inProcess,
	LOGIN,
	multipart,
	overSocket,
	slices,
	type Subject,
} from './support';
import { serialize } from '../../sandbox/wire/php';

let sandbox: Subject;
beforeEach(async () => {
	sandbox = await overSocket();
});
afterEach(() => sandbox.close());

async function documentCount(): Promise<number> {
	return (await books(sandbox)).documents.length;
}

describe('a dropped connection', () => {
	test('before the commit books nothing', async () => {
		await addFault(sandbox, { name: 'drop-before-commit' });
		await expect(create(sandbox)).rejects.toThrow(/socket hang up|ECONNRESET/);
		expect(await documentCount()).toBe(0);
	});

	test('after the commit has booked the document, and the log names the fault', async () => {
		await addFault(sandbox, { name: 'drop-after-commit', operation: '1' });
		expect(await call(sandbox, '18')).toBe('a:0:{}');
		await expect(create(sandbox)).rejects.toThrow(/socket hang up|ECONNRESET/);
		expect(await documentCount()).toBe(1);
		expect((await books(sandbox)).calls).toMatchObject([
			{ sequence: 1, op: '18', answered: true },
			{ sequence: 2, op: '1', answered: false, fault: 'drop-after-commit' },
		]);
		expect(slices(await create(sandbox))[2]).toBe('2026/00002');
	});

	test('shows without a socket as status 599', async () => {
		const other = await inProcess();
		await addFault(other, { name: 'drop-after-commit' });
		const { body, headers } = multipart('post', serialize([{ ...LOGIN, muveletkod: '18' }]));
		expect((await other.send('POST', '/fxapi/jxs.php', body, headers)).status).toBe(599);
	});
});

test.each([
	['status-500-before-commit', 500, 0],
	['status-500-after-commit', 500, 1],
	['html-reply', 200, 0],
	['html-reply-after-commit', 200, 1],
])('%s answers with a page of status %i and books %i', async (name, status, booked) => {
	await addFault(sandbox, { name });
	const { body, headers } = multipart(
		'post',
		serialize([
			{
				...LOGIN,
				muveletkod: '1',
				nev: 'X',
				iranyitoszam: '1',
				varos: 'Y',
				fizetesmod: 'Barion',
				megnevezes: 'Z',
				mennyiseg: 1,
				netto_egysegar: 1,
				afa: '27',
			},
		]),
	);
	const answer = await sandbox.send('POST', '/fxapi/jxs.php', body, headers);
	expect([answer.status, answer.text.startsWith('<!DOCTYPE html>')]).toEqual([status, true]);
	expect(await documentCount()).toBe(booked);
});

test('a truncated reply is half of the text, well framed, and the document is booked', async () => {
	const whole = await create(sandbox);
	await addFault(sandbox, { name: 'truncated-reply' });
	const half = await create(sandbox);
	expect(half.length).toBe(Math.ceil(whole.length / 2));
	expect(await documentCount()).toBe(2);
});

test('a cut reply breaks off in the middle of its body', async () => {
	await addFault(sandbox, { name: 'cut-reply' });
	await expect(create(sandbox)).rejects.toThrow(/aborted|ECONNRESET/);
	expect(await documentCount()).toBe(1);
});

test('a delay answers late but books at once', async () => {
	await addFault(sandbox, { name: 'delay', delayMs: 300 });
	const startedAt = Date.now();
	const reply = create(sandbox);
	await new Promise((resolve) => setTimeout(resolve, 100));
	expect(await documentCount()).toBe(1);
	expect(slices(await reply)[2]).toBe('2026/00001');
	expect(Date.now() - startedAt).toBeGreaterThanOrEqual(290);
});

test('a client that hangs up during a delay harms nobody', async () => {
	await addFault(sandbox, { name: 'delay', delayMs: 80 });
	const { body, headers } = multipart('post', serialize([{ ...LOGIN, muveletkod: '18' }]));
	const impatient = fetch(`${sandbox.url}/fxapi/jxs.php`, {
		method: 'POST',
		body: new Uint8Array(body),
		headers,
		signal: AbortSignal.timeout(20),
	});
	await expect(impatient).rejects.toThrow();
	await new Promise((resolve) => setTimeout(resolve, 120));
	expect(await call(sandbox, '18')).toBe('a:0:{}');
});

test('no-link books a document and says that it has no printable link', async () => {
	await addFault(sandbox, { name: 'no-link' });
	await addFault(sandbox, { name: 'delay', delayMs: 1 });
	const [, , number, , , , , hasLink] = slices(await create(sandbox));
	expect([number, hasLink]).toEqual(['2026/00001', '0']);
	expect((await books(sandbox)).calls).toMatchObject([{ answered: true, fault: 'no-link+delay' }]);
	expect(slices(await create(sandbox))[7]).toBe('1');
});

test('a hiba of any text', async () => {
	await addFault(sandbox, { name: 'hiba', text: 'HIBA:099 Karbantartás!', operation: 1 });
	expect(await create(sandbox)).toBe('HIBA:099 Karbantartás!');
	expect(await documentCount()).toBe(0);
	expect((await books(sandbox)).calls).toMatchObject([
		{ answered: true, fault: 'hiba', reply: 'HIBA:099 Karbantartás!' },
	]);
});

describe('the invoice list', () => {
	test('may answer an empty result with a HIBA', async () => {
		await addFault(sandbox, { name: 'empty-list-as-hiba' });
		expect(await call(sandbox, '18')).toBe('HIBA:020 Nincs találat!');
		expect(await call(sandbox, '18')).toBe('a:0:{}');
	});

	test('may be stale: the youngest documents come later', async () => {
		await create(sandbox);
		await addFault(sandbox, { name: 'stale-list', count: 2, calls: 1 });
		expect(await call(sandbox, '18')).toBe('a:0:{}');
		expect(await call(sandbox, '18')).toContain('2026/00001');
		expect(await getJson(sandbox, '/sandbox/faults')).toEqual([]);
	});

	test('may be blind to the note', async () => {
		await create(sandbox);
		await addFault(sandbox, { name: 'blind-list' });
		expect(await call(sandbox, '18')).not.toContain('Megrendelésszám');
		expect(await call(sandbox, '18')).toContain('Megrendelésszám');
	});
});

describe('a fault', () => {
	test('counts down and then is gone', async () => {
		await addFault(sandbox, { name: 'hiba', text: 'HIBA:099 x', count: 2 });
		expect([await create(sandbox), await create(sandbox)]).toEqual(['HIBA:099 x', 'HIBA:099 x']);
		expect(await create(sandbox)).not.toMatch(/^HIBA/);
	});

	test('hits its operation only', async () => {
		await addFault(sandbox, { name: 'hiba', text: 'HIBA:099 x', operation: '3' });
		expect(await create(sandbox)).not.toMatch(/^HIBA/);
		expect(await call(sandbox, '3', { szamlaszam: '2026/00001' })).toBe('HIBA:099 x');
	});

	test('with a probability strikes the same calls for the same seed', async () => {
		const struck = async (): Promise<boolean[]> => {
			await sandbox.send('DELETE', '/sandbox/faults');
			await addFault(sandbox, { name: 'hiba', text: 'HIBA:099 x', count: 100, probability: 0.5, seed: 42 });
			const replies: boolean[] = [];
			for (let index = 0; index < 20; index++) replies.push((await call(sandbox, '18')).startsWith('HIBA'));
			return replies;
		};
		const first = await struck();
		expect(new Set(first)).toEqual(new Set([true, false]));
		expect(await struck()).toEqual(first);
	});

	test('reaches a link or a temporary PDF only when it names it', async () => {
		const [id = ''] = slices(await create(sandbox));
		await addFault(sandbox, { name: 'status-500-after-commit', operation: 'link' });
		await addFault(sandbox, { name: 'status-500-before-commit', operation: 'pdf' });
		const link = `/FxPrint/?szamfej_id=${id}&nodisplay=1&email=a@example.com&pn=2026-00001-aaaaaaa`;
		expect((await sandbox.send('GET', link)).status).toBe(500);
		expect((await books(sandbox)).mails).toHaveLength(1);
		expect((await sandbox.send('GET', '/jx/tmp/demo/2026-00001-aaaaaaa.pdf')).status).toBe(500);
		expect((await sandbox.send('GET', '/jx/tmp/demo/2026-00001-aaaaaaa.pdf')).status).toBe(200);
	});

	test('of SalesAutopilot leaves CashMan-FX alone', async () => {
		await addFault(sandbox, { name: 'rate-limit' });
		await addFault(sandbox, { name: 'sa-500', operation: 'getforms' });
		expect(await create(sandbox)).not.toMatch(/^HIBA/);
		expect((await api(sandbox, 'GET', 'getlists')).status).toBe(429);
		expect((await api(sandbox, 'GET', 'getlists')).status).toBe(200);
		expect((await api(sandbox, 'GET', 'getforms/1001')).status).toBe(500);
	});

	test('of a general name hits a SalesAutopilot path it names', async () => {
		await addFault(sandbox, { name: 'drop-after-commit', operation: 'update/1001' });
		const { value } = await api(sandbox, 'POST', 'saveOrder/1001/form/10011', {
			email: 'a@example.com',
			prod_id: 202,
		});
		await expect(
			api(sandbox, 'PUT', `update/1001/form/10013/record/${String(value)}`, { mssys_billing_number: 'X-1' }),
		).rejects.toThrow();
		expect((await api(sandbox, 'GET', `list/1001/record/${String(value)}`)).value).toMatchObject({
			mssys_billing_number: 'X-1',
		});
	});

	test.each([[{ name: 'no-such-fault' }], [{ name: 'hiba' }], [[]]])('%j is refused', async (fault) => {
		const answer = await sandbox.send('POST', '/sandbox/faults', JSON.stringify(fault));
		expect(answer.status).toBe(400);
	});
});
