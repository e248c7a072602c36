import type { IHttpRequestOptions, INodeExecutionData, IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { createEngine } from '../../test/engine';
import { encodePhp } from '../../nodes/CashmanFx/wire/phpEncode';
import { orderRow } from '../orders';
import { runCreate } from './cashmanFxEngine';
import { answerOnce, costOf, type Cost } from './measure';

export interface GrowthInput {
	packageDirectory: string;
	orders: number;
	linesEach: number;
}

export interface GrowthOutput extends Cost {
	/** Heap beyond the input items when the first create is sent: what the run holds for all its orders. */
	heldBytes: number;
}

const WARM_UP_ORDERS = 2000;

/** The answers are made inside the process: what grows is n8n's engine and the node, and no network hides it. */
answerOnce(async ({ packageDirectory, orders, linesEach }: GrowthInput): Promise<GrowthOutput> => {
	const wire = answerInProcess();
	const engine = await createEngine(packageDirectory, { cashmanFxApi: { username: 'demo', password: 'demo', group: 'demo' } }, { additionalData: { evalLlmMockHandler: wire.answer } as unknown as Partial<IWorkflowExecuteAdditionalData> });
	const itemsOf = (count: number): INodeExecutionData[] => Array.from({ length: count }, (_, number) => ({ json: orderRow(number, linesEach) as never }));
	await runCreate(engine, itemsOf(Math.max(1, Math.round(WARM_UP_ORDERS / linesEach))));
	const items = itemsOf(orders);
	global.gc?.();
	wire.restart(process.memoryUsage().heapUsed);
	const cost = await costOf(async () => { await runCreate(engine, items); });
	return { cpuMs: cost.cpuMs - wire.spent().cpuMs, wallMs: cost.wallMs - wire.spent().wallMs, heldBytes: wire.heldBytes() };
});

function answerInProcess() {
	let rows: Array<Record<string, string>> = [];
	let heapBefore = 0;
	let heldBytes = 0;
	let spent: Cost = { cpuMs: 0, wallMs: 0 };
	const lookAtHeap = (): void => {
		const before = process.cpuUsage();
		const startedMs = performance.now();
		global.gc?.();
		heldBytes = process.memoryUsage().heapUsed - heapBefore;
		const { user, system } = process.cpuUsage(before);
		spent = { cpuMs: (user + system) / 1000, wallMs: performance.now() - startedMs };
	};
	return {
		restart(heap: number) { rows = []; heapBefore = heap; },
		heldBytes: () => heldBytes,
		/** What looking at the heap took: it is no part of the run. */
		spent: () => spent,
		async answer({ body }: IHttpRequestOptions) {
			const [row0 = {}] = (body as unknown as { cashmanRows: Array<Record<string, string>> }).cashmanRows;
			if (row0.muveletkod !== '1') return reply(encodePhp(rows));
			if (rows.length === 0 && heapBefore > 0) lookAtHeap();
			const number = `2026/${String(rows.length + 1).padStart(6, '0')}`;
			rows.push({ szamlaszam: number, tipus: '1', kelt: row0.kelt ?? '', nev: row0.nev ?? '', deviza: row0.deviza ?? '', brutto: row0.szamla_brutto ?? '', egyeb: row0.egyeb ?? '' });
			return reply(`${rows.length}|1|${number}|0|hu||${rows.length}|1|1||0`);
		},
	};
}

const reply = (text: string) => ({ statusCode: 200, headers: {}, body: Buffer.from(text) });
