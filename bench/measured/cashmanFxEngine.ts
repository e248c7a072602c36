import type { INodeExecutionData } from 'n8n-workflow';
import { createEngine, outputOf, type Engine } from '../../test/engine';

/** The built package in n8n's engine, in front of a server. */
export async function startCashmanFx(packageDirectory: string, url: string): Promise<Engine> {
	return await createEngine(packageDirectory, { cashmanFxApi: { username: 'demo', password: 'demo', group: 'demo', ownServer: true, apiUrl: url } });
}

/** Runs Invoice: Create on the items, and gives its output. */
export async function runCreate(engine: Engine, items: INodeExecutionData[], options: Record<string, unknown> = {}): Promise<INodeExecutionData[]> {
	const workflow = {
		nodes: [{
			name: 'CashMan-FX', type: 'n8n-nodes-cashman-fx.cashmanFx', credentials: { cashmanFxApi: { id: '1', name: 'cashmanFxApi' } },
			parameters: { resource: 'invoice', operation: 'create', options: { waitBetweenLooks: 0, ...options } },
		}],
		connections: {},
	};
	const run = await engine.run(workflow, 'CashMan-FX', items);
	if (run.data.resultData.error !== undefined) throw run.data.resultData.error;
	return outputOf(run, 'CashMan-FX');
}
