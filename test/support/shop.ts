import axios from 'axios';
import type { INodeExecutionData, IRun } from 'n8n-workflow';
import { join } from 'node:path';
import { startSandbox, type RunningSandbox } from '../../sandbox/server';
import { todayInHungary } from '../../nodes/CashmanFx/clock';
import { createEngine, outputOf, type Engine } from '../engine';
import type { Row } from './orders';

export const PACKAGE_DIRECTORY = join(__dirname, '..', '..');
/** Planted as the password of a second account, and looked for in everything that comes out. */
export const PASSWORD = 'demo';

export interface Books {
	documents: Array<Record<string, unknown> & { number: string; kind: string; note: string; net: string; vat: string; gross: string; lines: Array<Record<string, string>>; wire: Record<string, string> }>;
	mails: Array<{ to: string; number: string }>;
	calls: Array<{ op: string; answered: string }>;
}

/** What a test says of a fault: see docs/sandbox.md. */
export interface Fault {
	name: string;
	operation?: string;
	count?: number;
	delayMs?: number;
	text?: string;
}

/** A CashMan-FX account on the sandbox with n8n's real engine in front of it. */
export interface Shop {
	sandbox: RunningSandbox;
	engine: Engine;
	/** Runs the Cashman-FX node alone on these items. */
	run(items: Row[], parameters?: Record<string, unknown>, nodeSettings?: Record<string, unknown>): Promise<Result>;
	books(): Promise<Books>;
	/** How often an op was called since the start. */
	calls(operation: string): Promise<number>;
	fault(fault: Fault): Promise<void>;
	close(): Promise<void>;
}

export interface Result {
	run: IRun;
	items: INodeExecutionData[];
	json: Array<Record<string, unknown>>;
	error: { message: string; description?: string } | undefined;
}

export function credentialFor(url: string): Record<string, string | boolean> {
	return {
		username: 'demo',
		password: PASSWORD,
		group: 'demo',
		ownServer: true,
		apiUrl: `${url}/fxapi/jxs.php`,
		printPdfUrl: `${url}/FxPrint/?restartApplication&`,
		printOldUrl: `${url}/fx/kulso_szamla/main.html?`,
		temporaryPdfUrl: `${url}/jx/tmp`,
		temporaryElectronicPdfUrl: `${url}/jx/epdf`,
	};
}

/** No waits in tests: what a wait is for is shown by the look that follows it. */
export const NO_WAIT = { waitBetweenLooks: 0 };

export async function startShop(): Promise<Shop> {
	const sandbox = await startSandbox({ port: 0 });
	const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(sandbox.url) });
	const books = async (): Promise<Books> => (await axios.get<Books>(`${sandbox.url}/sandbox/books?group=demo`)).data;
	return {
		sandbox,
		engine,
		books,
		run: async (items, parameters = {}, nodeSettings = {}) => await runCashmanFx(engine, items, parameters, nodeSettings),
		calls: async (operation) => (await books()).calls.filter(({ op }) => op === operation).length,
		fault: async (fault) => {
			await axios.post(`${sandbox.url}/sandbox/faults`, fault);
		},
		close: async () => await sandbox.close(),
	};
}

export async function runCashmanFx(engine: Engine, items: Row[], parameters: Record<string, unknown> = {}, nodeSettings: Record<string, unknown> = {}): Promise<Result> {
	const workflow = {
		nodes: [{
			name: 'CashMan-FX',
			type: 'n8n-nodes-cashman-fx.cashmanFx',
			parameters: { resource: 'invoice', operation: 'create', options: NO_WAIT, ...parameters },
			credentials: { cashmanFxApi: { id: '1', name: 'cashmanFxApi' } },
			...nodeSettings,
		}],
		connections: {},
	};
	const run = await engine.run(workflow, 'CashMan-FX', items.map((json) => ({ json: json as never })));
	const output = outputOf(run, 'CashMan-FX');
	return { run, items: output, json: output.map(({ json }) => json), error: run.data.resultData.error as Result['error'] };
}

/** The number that the sandbox gives to the nth document of this year's series. */
export function yearly(index: number): string {
	return `${todayInHungary().slice(0, 4)}/${String(index).padStart(5, '0')}`;
}

export const CONTINUE_ON_FAIL = { onError: 'continueRegularOutput' };
