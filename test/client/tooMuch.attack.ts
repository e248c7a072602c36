import { gzipSync } from 'node:zlib';
import { LIST_REPLY_BYTES, SHORT_REPLY_BYTES } from '../../nodes/CashmanFx/transport';
import { LIST_BYTES, RECORD_BYTES } from '../../nodes/SalesAutopilot/transport';
import { EVERY_OPERATION, runAlone, type OfferedOperation } from '../support/everyOperation';
import { endOf, startEngine } from './attackAll';
import { mostHeldBytes } from '../support/heldMemory';
import { flood, startRawServer, type Attack } from '../support/rawServer';
import { CONTINUE_ON_FAIL } from '../support/shop';

/** Vectors: answers that have no end, plain and compressed. The limit of the operation stops each, and not much more than it is ever held. */
const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;

/** Between the server and the node: what the buffers of the system and of Node's streams take up before anybody reads. */
const ON_THE_WAY_BYTES = 16 * MEGABYTE;

/** How long an answer each operation reads; the short ones are the rule. The invoice list is read row by row, and nothing of it is kept. */
const LIMITS: Readonly<Record<string, number>> = {
	'CashmanFx: invoice getLines': LIST_REPLY_BYTES,
	'CashmanFx: product getMany': LIST_REPLY_BYTES,
	'CashmanFx: raw send': LIST_REPLY_BYTES,
	'SalesAutopilot: order get': RECORD_BYTES,
	'SalesAutopilot: order getMany': LIST_BYTES,
	'SalesAutopilot: order writeInvoice': RECORD_BYTES,
	'SalesAutopilot: list getLists': RECORD_BYTES,
	'SalesAutopilot: list getForms': RECORD_BYTES,
};
const limitOf = ({ title }: OfferedOperation): number => LIMITS[title] ?? SHORT_REPLY_BYTES;

const HEAD = 'HTTP/1.1 200 OK\r\nconnection: close\r\n';

const endless = (start: string, piece: Buffer | string): Attack => async (socket) => {
	socket.write(`${HEAD}\r\n${start}`);
	await flood(socket, Buffer.from(piece), GIGABYTE);
};

const plain: Array<[string, Attack]> = [
	['letters', endless('', 'x'.repeat(MEGABYTE))],
	['one field of one row of a list', endless('a:1:{i:0;a:1:{s:2:"c1";s:2000000000:"', 'x'.repeat(MEGABYTE))],
	['JSON', endless('[{"id":"7","x":"', 'x'.repeat(MEGABYTE))],
];

describe.each(plain)('a gigabyte of %s', (_what, attack) => {
	test.each(EVERY_OPERATION.filter(({ operation }) => operation !== 'preview').map((each) => [each.title, each] as const))('%s leaves it at its limit', async (_title, operation) => {
		const server = await startRawServer(attack);
		const engine = await startEngine(server.url);
		const held = await mostHeldBytes(async () => { expect(endOf(await runAlone(engine, operation, { timeout: 60 }, CONTINUE_ON_FAIL))).toMatch(/^(failed|unknown)$/); });
		await server.allClosed();
		expect(server.sentBytes()).toBeLessThanOrEqual(server.requests.length * (limitOf(operation) + ON_THE_WAY_BYTES));
		expect(held).toBeLessThanOrEqual(limitOf(operation) + ON_THE_WAY_BYTES);
	});
});

/** Each member is 64 kB on the wire and 64 MB when it is read; there is always a next one. */
const MEMBER = gzipSync(Buffer.alloc(64 * MEGABYTE, 'x'));

test.each(EVERY_OPERATION.filter(({ operation }) => operation !== 'preview').map((each) => [each.title, each] as const))('a gzip bomb without an end: %s leaves it at its limit', async (_title, operation) => {
	const server = await startRawServer(async (socket) => {
		socket.write(`${HEAD}content-encoding: gzip\r\n\r\n`);
		await flood(socket, MEMBER, GIGABYTE);
	});
	const engine = await startEngine(server.url);
	const held = await mostHeldBytes(async () => { expect(endOf(await runAlone(engine, operation, { timeout: 60 }, CONTINUE_ON_FAIL))).toMatch(/^(failed|unknown)$/); });
	await server.allClosed();
	expect(held).toBeLessThanOrEqual(limitOf(operation) + ON_THE_WAY_BYTES);
});
