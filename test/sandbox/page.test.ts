import { call, create, inProcess, slices, type Subject } from './support';

let sandbox: Subject;
beforeEach(async () => {
	sandbox = await inProcess();
});

/** The text of the row that begins with a document's number, tags left out. */
async function rowOf(number: string): Promise<string> {
	const { text } = await sandbox.send('GET', '/?part=content');
	const rows = text.split('<tr>').map((row) => row.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim());
	return rows.find((row) => row.startsWith(`demo ${number} PDF`)) ?? '';
}

async function made(row: Record<string, string>): Promise<string> {
	return slices(await create(sandbox, row))[2] ?? '';
}

test.each([
	['1', 'Invoice (számla)', 'NAV XML'],
	['2', 'Proforma (díjbekérő)', 'not for NAV'],
	['3', 'Advance (előleg)', 'NAV XML'],
	['4', 'Received (bejövő)', 'not for NAV'],
])('a document of tipus %s shows as %s, %s', async (tipus, kind, nav) => {
	const row = await rowOf(await made({ tipus }));
	expect(row).toContain(`${nav} ${kind}`);
	expect(row).toContain('open');
});

test('a document says what cancelled it, what it became, and what it comes from', async () => {
	const invoice = await made({ partner_eszamla: 'E-1' });
	const proforma = await made({ tipus: '2' });
	const storno = slices(await call(sandbox, '3', { szamlaszam: invoice }))[2] ?? '';
	const converted = slices(await call(sandbox, '11', { szamlaszam: proforma }))[2] ?? '';
	await call(sandbox, '6', { szamlaszam: converted, fizetve: '2026-03-10' });
	expect(await rowOf(invoice)).toContain(`cancelled by ${storno}`);
	expect(await rowOf(invoice)).toContain('Invoice (számla), electronic');
	expect(await rowOf(storno)).toMatch(new RegExp(`NAV XML Storno \\(sztornó\\).* cancels ${invoice}`));
	expect(await rowOf(proforma)).toContain(`converted to ${converted}`);
	expect(await rowOf(converted)).toContain(`paid 2026-03-10, from ${proforma}`);
});

test('both links of a document open', async () => {
	await made({});
	const { text } = await sandbox.send('GET', '/');
	const [pdf = '', xml = ''] = [...text.matchAll(/<a href="(\/sandbox\/(?:pdf|nav)[^"]*)"/g)].map(([, address = '']) => address.replaceAll('&amp;', '&'));
	expect((await sandbox.send('GET', pdf)).type).toBe('application/pdf');
	expect((await sandbox.send('GET', xml)).type).toMatch(/^application\/xml/);
});
