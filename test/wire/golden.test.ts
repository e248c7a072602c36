import { encodePhp, type PhpValue } from '../../nodes/CashmanFx/wire/phpEncode';
import { buildLinks, type LinkKind, type ServerAddresses } from '../../nodes/CashmanFx/wire/links';
import { readDocumentReply, readReply, readRows } from '../../nodes/CashmanFx/wire/reply';
import exchanges from '../fixtures/golden/cashman-fx.json';

interface Exchange {
	name: string;
	operation: string;
	request: Array<Record<string, PhpValue>>;
	post: string;
	postBytes: number;
	reply: string;
	ok: boolean;
	pnSuffix: string | null;
	result: Record<string, unknown>;
}

/** Op code and link layout of the vendor's methods. The client adds the copies to the printing ops alone. */
const OPERATIONS: Record<string, { code: string; links?: LinkKind }> = {
	uj_szamla: { code: '1', links: 'create' },
	szamla_ujranyomtatas: { code: '2', links: 'reprint' },
	szamla_storno: { code: '3', links: 'cancel' },
	termek_keszlet: { code: '5' },
	szamla_kiegyenlites: { code: '6' },
	partnerrogzites: { code: '9' },
	proforma: { code: '11', links: 'convert' },
	partneradatok: { code: '13' },
	e_szamla_keszites: { code: '16' },
	szamla_tetel: { code: '17' },
	keszlet_lista: { code: '19' },
	e_proforma: { code: '20', links: 'convertToElectronic' },
	termekadatok: { code: '21' },
};

const ADDRESSES: ServerAddresses = {
	api: 'https://www.cmfx.hu/fxapi/jxs.php',
	printPdf: 'https://www.cmfx.hu/FxPrint/?restartApplication&',
	printOld: 'https://www.cmfx.hu/fx/kulso_szamla/main.html?',
	temporaryPdf: 'https://www.cmfx.hu/jx/tmp',
	temporaryElectronicPdf: 'https://www.cmfx.hu/jx/epdf',
};

const all = exchanges as unknown as Exchange[];

const operationOf = ({ operation }: Exchange) => {
	const known = OPERATIONS[operation];
	if (known === undefined) throw new Error(`The golden file has an operation that this test does not know: ${operation}`);
	return known;
};

const copiesOf = (exchange: Exchange): string => {
	const given = exchange.request[0]?.peldany;
	return given === undefined || String(given) === '0' ? '1' : String(given);
};

describe.each(all.map((exchange) => [exchange.name, exchange] as const))('golden exchange: %s', (_name, exchange) => {
	const { code, links } = operationOf(exchange);

	test('our bytes are the vendor client\'s bytes', () => {
		const [row0 = {}, ...others] = exchange.request;
		const copies: Record<string, string> = links && (row0.peldany === undefined || String(row0.peldany) === '0') ? { peldany: '1' } : {};
		const encoded = encodePhp([{ ...row0, muveletkod: code, ...copies }, ...others]);
		expect(encoded).toBe(exchange.post);
		expect(Buffer.byteLength(encoded)).toBe(exchange.postBytes);
	});

	test('the reply is understood as the vendor client understands it', () => {
		const reply = readReply(Buffer.from(exchange.reply));
		expect(reply.kind).toBe(exchange.ok ? 'text' : 'refused');
		if (reply.kind === 'refused') expect(reply.message).toBe(exchange.result.hiba);
		if (reply.kind === 'text' && exchange.result.szamlatetelekTomb) expect(readRows(reply.body)).toEqual(exchange.result.szamlatetelekTomb);
	});

	const withLinks = links !== undefined && exchange.ok ? [exchange] : [];
	for (const { reply: text, request, result, pnSuffix } of withLinks) {
		test('number, id and links are the vendor client\'s, with a + in an address escaped', () => {
			const reply = readDocumentReply(Buffer.from(text));
			if (reply === undefined) throw new Error('The reply was not read');
			const row0 = request[0] ?? {};
			const made = buildLinks(links as LinkKind, reply, {
				group: String(row0.Csoport),
				copies: copiesOf(exchange),
				pdfForm: row0.noflash === '1',
				produceOnly: row0.nodisplay === '1',
				email: String(row0.email_cim ?? ''),
				suffix: pnSuffix ?? '',
			}, ADDRESSES);
			expect(reply.number).toBe(result.szamla);
			if (result.szamla_id) expect(reply.invoiceId).toBe(result.szamla_id);
			expect(made.customerLink).toBe(result.szamla_hely ?? '');
			expect(made.producingLink).toBe(String(result.link).replace('a+b@', 'a%2Bb@'));
			expect(made.temporaryPdfUrl).toBe(result.tmppdf ?? '');
		});
	}
});

test('the golden file has every exchange that the README of the facts speaks of', () => {
	expect(all).toHaveLength(64);
});
