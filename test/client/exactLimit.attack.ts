import { gzipSync } from 'node:zlib';
import { PDF_BYTES, SHORT_REPLY_BYTES } from '../../nodes/CashmanFx/transport';
import { RECORD_BYTES } from '../../nodes/SalesAutopilot/transport';
import { runAlone, type Ended, type OfferedOperation } from '../support/everyOperation';
import { operationOf } from '../support/oddServer';
import { answer, startRawServer } from '../support/rawServer';
import { CONTINUE_ON_FAIL } from '../support/shop';
import { CALLING, startEngine } from './attackAll';

/** Vectors: answers at the very edge of what is read. One of exactly the limit is taken whole, and one that is a byte longer is not taken at all. */

interface Edge {
	limitBytes: number;
	/** An answer is made of these two, and of blanks between them. */
	ends: [string, string];
	/** What is only there when the whole answer was taken; the sign of a refusal else. */
	taken(ended: Ended): unknown;
	whole: unknown;
	refused: unknown;
}

const message = ({ items }: Ended): unknown => items[0]?.error?.message ?? items[0]?.json.message;
const PARTS = '100|1|2026/00001|0|hu||107|1|1||0';
const LIST = 'a:1:{i:0;a:2:{s:6:"szamla";s:10:"2026/00001";s:5:"egyeb";s:21:"Megrendelésszám: 77";}}';

const EDGES: Record<string, Edge> = {
	'CashmanFx: invoice getLink': {
		limitBytes: SHORT_REPLY_BYTES, ends: [PARTS, '\n'],
		taken: (ended) => ended.items[0]?.json.invoiceNumber ?? message(ended), whole: '2026/00001', refused: expect.stringContaining('the answer is longer than 64 kB'),
	},
	'CashmanFx: invoice download': {
		limitBytes: PDF_BYTES, ends: ['%PDF-1.4\n', '%%EOF'],
		// Base64, as n8n keeps a file in memory.
		taken: (ended) => ended.items[0]?.binary?.data?.data.length ?? message(ended), whole: Math.ceil(PDF_BYTES / 3) * 4, refused: expect.stringContaining('the answer is longer than 51200 kB'),
	},
	'SalesAutopilot: order get': {
		limitBytes: RECORD_BYTES, ends: ['{"id":"7",', '"last":"x"}'],
		taken: (ended) => ended.items[0]?.json.last ?? message(ended), whole: 'x', refused: expect.stringContaining('the answer is longer than 8192 kB'),
	},
	'SalesAutopilot: list getForms': {
		limitBytes: RECORD_BYTES, ends: ['[', '{"ns_id":"5","nl_id":"1001","form_name":"x"}]'],
		taken: (ended) => ended.items[0]?.json.name ?? message(ended), whole: 'x', refused: expect.stringContaining('the answer is longer than 8192 kB'),
	},
};

async function end(title: string, { ends: [start, last], taken }: Edge, bytes: number, isZipped: boolean): Promise<unknown> {
	const body = Buffer.alloc(bytes, ' ');
	body.write(start);
	body.write(last, bytes - last.length);
	const server = await startRawServer((socket, request) => {
		const code = operationOf(request);
		// The link of the PDF comes from two answers before it.
		if (title.endsWith('download') && code !== '') answer(socket, code === '18' ? LIST : PARTS);
		else if (isZipped) answer(socket, gzipSync(body, { level: 1 }), { 'content-encoding': 'gzip' });
		else answer(socket, body);
	});
	const operation = CALLING.find((each) => each.title === title) as OfferedOperation;
	const seen = taken(await runAlone(await startEngine(server.url), operation, { timeout: 60 }, CONTINUE_ON_FAIL));
	await server.close();
	return seen;
}

test.each(Object.entries(EDGES))('%s takes an answer of exactly its limit whole, and refuses one that is a byte longer; it counts what is unzipped', async (title, edge) => {
	for (const isZipped of [false, true]) {
		expect(await end(title, edge, edge.limitBytes, isZipped)).toEqual(edge.whole);
		expect(await end(title, edge, edge.limitBytes + 1, isZipped)).toEqual(edge.refused);
	}
});
