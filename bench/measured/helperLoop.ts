/** The same bytes through n8n's own helper, one after the other, and nothing else: less than this no node can cost that sends them through n8n. */
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { createEngine } from '../../test/engine';

/** A recorded request. */
export interface Recorded {
	type: string;
	body: Buffer;
}

const NAME = 'Sender';
const TYPE = 'bench.sender';

export async function startHelperLoop(packageDirectory: string, requests: readonly Recorded[]): Promise<(url: string, orders: number) => Promise<INodeExecutionData[]>> {
	const node: INodeType = {
		description: { displayName: NAME, name: 'sender', group: [], version: 1, description: '', defaults: {}, inputs: ['main'], outputs: ['main'], properties: [] } as INodeTypeDescription,
		async execute(this: IExecuteFunctions) {
			const { url, orders } = this.getInputData()[0]?.json as { url: string; orders: number };
			for (let number = 0; number < orders; number++) {
				const { type, body } = requests[number % requests.length] as Recorded;
				await this.helpers.httpRequest({ method: 'POST', url, body, headers: { 'content-type': type }, encoding: 'text' });
			}
			return [[]];
		},
	};
	const engine = await createEngine(packageDirectory, {}, { nodes: { [TYPE]: node } });
	return async (url, orders) => {
		const run = await engine.run({ nodes: [{ name: NAME, type: TYPE, parameters: {} }], connections: {} }, NAME, [{ json: { url, orders } }]);
		if (run.data.resultData.error !== undefined) throw run.data.resultData.error;
		return [];
	};
}
