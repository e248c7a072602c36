import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from '../../scripts/n8n/progress';
import { N8N_VERSIONS } from '../../scripts/n8n/versions';
import { BENCH_CACHE, measureInChild } from '../child';
import type { BatchInput, BatchOutput, BatchVariant } from '../measured/batch';
import { PACKAGE_DIRECTORY } from '../package';
import { measureInRounds, ratioOf, type Variant } from '../rounds';
import type { Bar, Column, Row, Scenario } from '../scenario';
import type { WireSettings } from '../wire/server';
import { startWire, type Wire } from '../wire/wire';

export const N8N_NODES = join(CACHE, `n8n-${N8N_VERSIONS[0]?.n8n}`, 'node_modules', 'n8n-nodes-base');

const NAMES: Readonly<Record<BatchVariant, string>> = {
	node: 'Create', nodeWithoutList: 'Create without look-up', bareLoop: 'axios', bareLoopKeepAlive: 'axios, keep-alive', helperLoop: 'n8n\'s helper',
	signedHelperLoop: 'n8n\'s helper, login and stream', codeAndHttpRequest: 'Code + HTTP Request',
};
const COLUMNS: Column[] = [{ name: 'wall per invoice, ms', decimals: 2 }, { name: 'CPU per invoice, ms', decimals: 2 }, { name: 'requests per invoice', decimals: 3 }];
const LATENCIES_MS = [0, 5, 50];
/** In between nothing is asked of the others. */
const IN_BETWEEN: readonly BatchVariant[] = ['node', 'bareLoop', 'codeAndHttpRequest'];
/** From here on a round mostly waits, and its variants can wait side by side. */
const MOSTLY_WAITING_MS = 50;

export const batch: Scenario = {
	name: 'batch',
	title: 'A batch of orders',
	async run(setup) {
		const [orders, warmUpOrders] = setup.isQuick ? [200, 300] : [1000, 6000];
		const variants: BatchVariant[] = ['node', 'nodeWithoutList', 'bareLoop', 'bareLoopKeepAlive', 'helperLoop', 'signedHelperLoop', ...(existsSync(N8N_NODES) ? ['codeAndHttpRequest' as const] : [])];
		const recorded = join(BENCH_CACHE, 'recorded.json');
		await record(orders, recorded);
		const rows: Row[] = [];
		const bars: Bar[] = [];
		for (const latencyMs of LATENCIES_MS.filter((each) => !setup.isQuick || each !== 5)) {
			const waits = latencyMs >= MOSTLY_WAITING_MS;
			setup.say(`${orders} orders, a server that takes ${latencyMs} ms${waits ? ', all variants side by side' : ''}`);
			const isInBetween = latencyMs > 0 && !waits;
			const stages = await Promise.all(variants.filter((variant) => !isInBetween || IN_BETWEEN.includes(variant)).map(async (variant) => ({ variant, wire: await startWire(), warmUp: await startWire() })));
			const measured = await measureInRounds(stages.map((stage) => variantOf(stage, { orders, warmUpOrders, latencyMs, recorded })), COLUMNS, setup, { areSideBySide: waits });
			for (const { wire, warmUp } of stages) [wire, warmUp].forEach((each) => each.close());
			bars.push(...barsOf(measured, latencyMs, orders));
			rows.push(...measured.map((row) => ({ ...row, variant: `${row.variant}, ${latencyMs} ms` })));
		}
		return {
			columns: COLUMNS, rows, bars,
			notes: [
				`${orders} orders of three lines through n8n's engine, each variant in a process of its own, after ${warmUpOrders} orders to warm up: n8n\'s server runs for weeks. The server is another process, and its CPU is not counted.`,
				'*Create without look-up*: the server refuses the invoice list, and *Issue Without Look-Up* is on. *axios*: a loop that sends the bytes of the same creates and reads nothing, each on a connection of its own, as n8n\'s helper does. *n8n\'s helper*: the same loop inside a node, through `helpers.httpRequest` and without a login: what n8n itself costs.',
				'*Code + HTTP Request*: n8n\'s own nodes. A Code node writes the request without any check, and another reads the reply; their code runs inside the measured process, which is cheaper than on a server. HTTP Request sends all its requests at once, so its wall time is no sequence\'s.',
				'At 50 ms the variants of a round run at the same time.',
			],
		};
	},
};

/** The node's own requests, for the loop that sends the same. */
async function record(orders: number, file: string): Promise<void> {
	const [wire, warmUp] = [await startWire(), await startWire()];
	await wire.reset({ records: true });
	await send(wire, warmUp, { variant: 'node', orders, warmUpOrders: 1 });
	await wire.save(file);
	[wire, warmUp].forEach((each) => each.close());
}

interface Sending extends Pick<BatchInput, 'variant' | 'orders' | 'warmUpOrders' | 'atOnce'> {
	/** Requests of the node, for the loop that sends the same. */
	recorded?: string;
}

export async function send(wire: Wire, warmUp: Wire, { recorded = '', ...sending }: Sending): Promise<BatchOutput> {
	const input: BatchInput = { ...sending, recorded, packageDirectory: PACKAGE_DIRECTORY, n8nNodes: N8N_NODES, url: wire.url, warmUpUrl: warmUp.url };
	return await measureInChild<BatchOutput>('bench/measured/batch.ts', input);
}

function variantOf({ variant, wire, warmUp }: { variant: BatchVariant; wire: Wire; warmUp: Wire }, { orders, warmUpOrders, latencyMs, recorded }: { orders: number; warmUpOrders: number; latencyMs: number; recorded: string }): Variant {
	const list: WireSettings['list'] = variant === 'nodeWithoutList' ? 'refused' : 'booked';
	return {
		name: NAMES[variant],
		async measure() {
			await wire.reset({ latencyMs, list });
			await warmUp.reset({ list });
			const { wallMs, cpuMs } = await send(wire, warmUp, { variant, orders, warmUpOrders, recorded });
			const { requests, creates } = await wire.counts();
			if (creates !== orders) throw new Error(`${NAMES[variant]} sent ${creates} creates for ${orders} orders`);
			return [wallMs / orders, cpuMs / orders, requests / orders];
		},
	};
}

function barsOf(rows: readonly Row[], latencyMs: number, orders: number): Bar[] {
	const [ours, bare, chain] = [NAMES.node, NAMES.bareLoop, NAMES.codeAndHttpRequest];
	if (latencyMs === 50) return [{ claim: 'at 50 ms: wall, *Create* / *axios*', measured: ratioOf(rows, ours, bare, 0), limit: 1.03, unit: '×', decimals: 3 }];
	if (latencyMs !== 0) return [];
	const hasChain = rows.some(({ variant }) => variant === chain);
	return [
		{ claim: 'CPU per invoice, *Create* / *axios*', measured: ratioOf(rows, ours, bare, 1), limit: 1.5, unit: '×', decimals: 2 },
		...(hasChain ? [{ claim: 'CPU per invoice, *Create* / *Code + HTTP Request*', measured: ratioOf(rows, ours, chain, 1), limit: 0.7, unit: '×', decimals: 2 }] : []),
		{ claim: `requests per invoice, N = ${orders}`, measured: rows.find(({ variant }) => variant === ours)?.values[2] ?? Number.NaN, limit: 1 + 3 / orders, unit: '', decimals: 4 },
	];
}
