import axios from 'axios';
import type { Readable } from 'node:stream';
import type { Engine } from '../../test/engine';
import { SOLD_ORDER } from '../invoiceRows';
import { orderRow } from '../orders';
import { runCreate, startCashmanFx } from './cashmanFxEngine';
import { answerOnce, costOf, type Cost } from './measure';

export interface GuardInput {
	work: 'download' | 'lookUp';
	packageDirectory: string;
	url: string;
	/** Answers with a short list, to warm up. */
	warmUpUrl: string;
	/** Of an order whose invoice is the last in the list. */
	reference: string;
}

export interface GuardOutput extends Cost {
	/** Most memory in use while it ran, above that of the process at rest. */
	aboveIdleBytes: number;
	outcome: string;
}

const LOOK_EVERY_MS = 10;
const MOST_SECONDS = 600;

answerOnce(async (input: GuardInput): Promise<GuardOutput> => {
	const work = input.work === 'download' ? download : await lookUp(input);
	for (let round = 0; round < 3; round++) await work(input.warmUpUrl);
	global.gc?.();
	const idleBytes = process.memoryUsage.rss();
	let mostBytes = idleBytes;
	const timer = setInterval(() => { mostBytes = Math.max(mostBytes, process.memoryUsage.rss()); }, LOOK_EVERY_MS);
	let outcome = '';
	const cost = await costOf(async () => { outcome = await work(input.url); });
	clearInterval(timer);
	return { ...cost, aboveIdleBytes: Math.max(mostBytes, process.memoryUsage.rss()) - idleBytes, outcome };
});

/** Takes the bytes and does nothing with them. */
async function download(url: string): Promise<string> {
	const { data } = await axios.post<Readable>(url, 'post=list', { responseType: 'stream' });
	let bytes = 0;
	for await (const piece of data) bytes += (piece as Buffer).length;
	return String(bytes);
}

async function lookUp({ packageDirectory, reference, url: server, warmUpUrl }: GuardInput): Promise<(url: string) => Promise<string>> {
	const engines = new Map(await Promise.all([server, warmUpUrl].map(async (url) => [url, await startCashmanFx(packageDirectory, url)] as const)));
	return async (url) => {
		const [item] = await runCreate(engines.get(url) as Engine, [{ json: orderRow(SOLD_ORDER) as never }], { orderReference: reference, timeout: MOST_SECONDS });
		return String(item?.json.outcome);
	};
}
