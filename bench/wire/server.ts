/**
 * The least that answers the node as CashMan-FX does, in a process of its own: what is measured beside it is the node and not the
 * server. It books creates (op 1), lists what it booked (op 18), takes any other
 * op for a reprint, and can wait before each answer.
 */
import { createReadStream, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { throttle } from './throttle';

export interface WireSettings {
	/** Before each answer. */
	latencyMs?: number;
	/** How op 18 answers: with what was booked, with an error text, or with the text of a file. */
	list?: 'booked' | 'refused' | { file: string; fileOfFilter?: string; bytesPerSecond?: number };
	/** Keeps the requests, so that another client can send the same bytes. */
	records?: boolean;
}

export interface WireCounts {
	requests: number;
	creates: number;
	looks: number;
	/** Order references, as often and in the order in which they came, and when each was booked. */
	references: string[];
	bookedAtMs: number[];
}

type Request = 'counts' | { reset: WireSettings } | { saveTo: string };

let settings: WireSettings = {};
let counts: WireCounts;
let booked: string[];
let recorded: Array<{ type: string; body: string }>;
reset({});

function reset(next: WireSettings): void {
	settings = next;
	counts = { requests: 0, creates: 0, looks: 0, references: [], bookedAtMs: [] };
	booked = [];
	recorded = [];
}

const CREATE = '1';
const LIST = '18';

const text = (value: string): string => `s:${Buffer.byteLength(value)}:"${value}";`;
const record = (fields: Record<string, string>): string => `a:${Object.keys(fields).length}:{${Object.entries(fields).map(([name, value]) => text(name) + text(value)).join('')}}`;

function book(body: string): string {
	const fieldOf = (name: string): string => new RegExp(`"${name}";s:\\d+:"([^"]*)"`).exec(body)?.[1] ?? '';
	counts.creates++;
	const number = `2026/${String(counts.creates).padStart(5, '0')}`;
	counts.bookedAtMs.push(Date.now());
	counts.references.push(fieldOf('egyeb').replace('Megrendelésszám: ', ''));
	booked.push(record({ szamlaszam: number, tipus: '1', kelt: fieldOf('kelt'), nev: fieldOf('nev'), deviza: fieldOf('deviza'), brutto: fieldOf('szamla_brutto'), egyeb: fieldOf('egyeb') }));
	return `${counts.creates}|1|${number}|0|hu||${counts.creates}|1|1||0`;
}

function sendList(body: string, response: ServerResponse): void {
	counts.looks++;
	const { list = 'booked' } = settings;
	if (list === 'refused') response.end('HIBA:099 A lista nem kérhető le');
	else if (list === 'booked') response.end(`a:${booked.length}:{${booked.map((row, index) => `i:${index};${row}`).join('')}}`);
	else {
		const file = list.fileOfFilter !== undefined && body.includes('"datum_tol"') ? list.fileOfFilter : list.file;
		const stream = createReadStream(file, { highWaterMark: 256 * 1024 });
		(list.bytesPerSecond === undefined ? stream : stream.pipe(throttle(list.bytesPerSecond))).pipe(response);
	}
}

function answer(type: string, bytes: Buffer, response: ServerResponse): void {
	counts.requests++;
	const body = bytes.toString();
	const [, operation = LIST] = /"muveletkod";s:\d+:"(\d+)"/.exec(body) ?? [];
	if (operation === CREATE && settings.records === true) recorded.push({ type, body });
	if (operation === CREATE) response.end(book(body));
	else if (operation === LIST) sendList(body, response);
	else response.end('1|1|2026/00001|0|hu||1||||0');
}

const server = createServer((request, response) => {
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	request.on('end', () => {
		const reply = (): void => answer(request.headers['content-type'] ?? '', Buffer.concat(chunks), response);
		if (settings.latencyMs) setTimeout(reply, settings.latencyMs);
		else reply();
	});
});

process.on('message', (request: Request) => {
	if (request === 'counts') process.send?.(counts);
	else if ('reset' in request) {
		reset(request.reset);
		process.send?.('done');
	} else {
		writeFileSync(request.saveTo, JSON.stringify(recorded));
		process.send?.('done');
	}
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
