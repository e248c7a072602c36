import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import axios from 'axios';
import type { INodeExecutionData } from 'n8n-workflow';
import { orderRow } from '../orders';
import { runCreate, startCashmanFx } from './cashmanFxEngine';
import { startChain } from './codeAndHttpRequest';
import { startHelperLoop, type Recorded } from './helperLoop';
import { answerOnce, costOf, type Cost } from './measure';

/** How a batch of orders is sent. */
export type BatchVariant = 'node' | 'nodeWithoutList' | 'bareLoop' | 'bareLoopKeepAlive' | 'helperLoop' | 'signedHelperLoop' | 'codeAndHttpRequest';

export interface BatchInput {
	variant: BatchVariant;
	packageDirectory: string;
	/** Folder of n8n's own nodes, for the chain. */
	n8nNodes: string;
	url: string;
	warmUpUrl: string;
	warmUpOrders: number;
	orders: number;
	/** Invoices at once. */
	atOnce?: number;
	/** Requests that the node sent, for the loops. */
	recorded: string;
}

export interface BatchOutput extends Cost {
	/** Order references of the output, in its order. */
	references: string[];
	issued: number;
}

type Send = (url: string, orders: number) => Promise<INodeExecutionData[]>;

/** n8n has been running for a while: the first orders go to another server and are not counted. */
answerOnce(async (input: BatchInput): Promise<BatchOutput> => {
	const send = await prepare(input);
	await send(input.warmUpUrl, input.warmUpOrders);
	let output: INodeExecutionData[] = [];
	const cost = await costOf(async () => { output = await send(input.url, input.orders); });
	return { ...cost, references: output.map(({ json }) => String(json.orderReference)), issued: output.filter(({ json }) => json.outcome === 'issued').length };
});

async function prepare({ variant, packageDirectory, n8nNodes, recorded, atOnce = 1 }: BatchInput): Promise<Send> {
	switch (variant) {
		case 'node':
		case 'nodeWithoutList': {
			const options = { concurrency: atOnce, issueWithoutLookUp: variant === 'nodeWithoutList' };
			const engines = new Map<string, Awaited<ReturnType<typeof startCashmanFx>>>();
			return async (url, orders) => {
				const engine = engines.get(url) ?? await startCashmanFx(packageDirectory, url);
				engines.set(url, engine);
				return await runCreate(engine, itemsOf(orders), options);
			};
		}
		case 'codeAndHttpRequest': {
			const run = await startChain(n8nNodes, packageDirectory);
			return async (url, orders) => await run(url, itemsOf(orders));
		}
		case 'bareLoop':
			return bareLoop(readRecorded(recorded), false);
		case 'bareLoopKeepAlive':
			return bareLoop(readRecorded(recorded), true);
		case 'helperLoop':
			return await startHelperLoop(packageDirectory, readRecorded(recorded), 'plain');
		case 'signedHelperLoop':
			return await startHelperLoop(packageDirectory, readRecorded(recorded), 'signedAndStreamed');
	}
}

const itemsOf = (orders: number): INodeExecutionData[] => Array.from({ length: orders }, (_, number) => ({ json: orderRow(number) as never }));

const readRecorded = (file: string): Recorded[] => (JSON.parse(readFileSync(file, 'utf8')) as Array<{ type: string; body: string }>).map(({ type, body }) => ({ type, body: Buffer.from(body) }));

/** The same bytes one after the other, and nothing else: no order is read, no reply is looked at. */
function bareLoop(requests: readonly Recorded[], keepAlive: boolean): Send {
	const httpAgent = new Agent({ keepAlive });
	return async (url, orders) => {
		for (let number = 0; number < orders; number++) {
			const { type, body } = requests[number % requests.length] as Recorded;
			await axios.post(url, body, { httpAgent, headers: { 'content-type': type }, responseType: 'text' });
		}
		return [];
	};
}
