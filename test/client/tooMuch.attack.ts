import { gzipSync } from 'node:zlib';
import { LIST_REPLY_BYTES, SHORT_REPLY_BYTES } from '../../nodes/CashmanFx/transport';
import { MOST_ROW_BYTES } from '../../nodes/CashmanFx/wire/rowStream';
import { LIST_BYTES, RECORD_BYTES } from '../../nodes/SalesAutopilot/transport';
import { runAlone, type OfferedOperation } from '../support/everyOperation';
import { holdsMoreThan } from '../support/heldMemory';
import { flood, startRawServer, type Attack } from '../support/rawServer';
import { CONTINUE_ON_FAIL } from '../support/shop';
import { CALLING, endOf, startEngine } from './attackAll';

/** Vectors: answers that have no end, plain and compressed. The limit of the operation stops each, and not much more than it is ever held. Where a limit is to the byte, exactLimit.attack.ts tells. */
const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;

/** Between the server and the node: what the buffers of the system and of Node's streams take up before anybody reads. */
const ON_THE_WAY_BYTES = 16 * MEGABYTE;

/** The invoice list is not held, but one row of it is: twice as it grows, and once more while its pieces are put together. */
const INVOICE_LIST_HELD_BYTES = 4 * MOST_ROW_BYTES;

/** One operation for each way of reading an answer, and how much of it may be held. */
const LIMITS: ReadonlyArray<readonly [title: string, bytes: number]> = [
	['CashmanFx: invoice create', INVOICE_LIST_HELD_BYTES],
	['CashmanFx: invoice getLink', SHORT_REPLY_BYTES],
	['CashmanFx: invoice download', INVOICE_LIST_HELD_BYTES],
	['CashmanFx: invoice find', INVOICE_LIST_HELD_BYTES],
	['CashmanFx: invoice getMany', INVOICE_LIST_HELD_BYTES],
	['CashmanFx: product get', SHORT_REPLY_BYTES],
	['CashmanFx: product getMany', LIST_REPLY_BYTES],
	['CashmanFx: raw send', LIST_REPLY_BYTES],
	['SalesAutopilot: order get', RECORD_BYTES],
	['SalesAutopilot: order getMany', LIST_BYTES],
	['SalesAutopilot: order writeInvoice', RECORD_BYTES],
	['SalesAutopilot: list getLists', RECORD_BYTES],
];

const HEAD = 'HTTP/1.1 200 OK\r\nconnection: close\r\n';

const endless = (start: string, piece: Buffer | string): Attack => async (socket) => {
	socket.write(`${HEAD}\r\n${start}`);
	await flood(socket, Buffer.from(piece), GIGABYTE);
};

/** 64 kB on the wire, 64 MB when it is read; there is always a next one. */
const MEMBER = gzipSync(Buffer.alloc(64 * MEGABYTE, 'x'));

/** The bomb goes to every operation; what reads hundreds of megabytes is left out of the others, which take as long as that does. */
const attacks: Array<[what: string, attack: Attack, isBomb?: boolean]> = [
	['a gigabyte of letters', endless('', 'x'.repeat(MEGABYTE))],
	['one field of a list that is a gigabyte long', endless('a:1:{i:0;a:1:{s:2:"c1";s:2000000000:"', 'x'.repeat(MEGABYTE))],
	['a gigabyte of JSON', endless('[{"id":"7","x":"', 'x'.repeat(MEGABYTE))],
	['a gzip bomb without an end', async (socket) => {
		socket.write(`${HEAD}content-encoding: gzip\r\n\r\n`);
		await flood(socket, MEMBER, GIGABYTE);
	}, true],
];

describe.each(attacks)('%s', (_what, attack, isBomb = false) => {
	test.each(LIMITS.filter(([, bytes]) => bytes < LIST_BYTES || isBomb))('%s leaves it at its limit', async (title, limitBytes) => {
		const operation = CALLING.find((each) => each.title === title) as OfferedOperation;
		const server = await startRawServer(attack);
		const engine = await startEngine(server.url);
		const mostBytes = limitBytes + ON_THE_WAY_BYTES;
		const run = async (): Promise<void> => { expect(endOf(await runAlone(engine, operation, { timeout: 60 }, CONTINUE_ON_FAIL))).toMatch(/^(failed|unknown)$/); };
		// What is not inflated is not more than what was sent; looking at what is held collects garbage all the time.
		if (isBomb) expect(await holdsMoreThan(mostBytes, run)).toBe(false);
		else await run();
		await server.allClosed();
		expect(server.sentBytes()).toBeLessThanOrEqual(server.requests.length * mostBytes);
	});
});
