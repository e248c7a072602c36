/** The same bytes through n8n's own helper, one after the other, and nothing else: less than this no node can cost that sends them through n8n. */
import type { Readable } from 'node:stream';
import type { IExecuteFunctions, IHttpRequestOptions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { createEngine } from '../../test/engine';

/** A recorded request. */
export interface Recorded {
	type: string;
	body: Buffer;
}

const NAME = 'Sender';
const TYPE = 'bench.sender';
const CREDENTIAL = 'cashmanFxApi';

/** Without a login and with the answer held whole; or with the login that n8n reads for each request and the answer as a stream, as a node must send whom the size of an answer shall not hurt. */
export type HelperCall = 'plain' | 'signedAndStreamed';

const SENDERS: Readonly<Record<HelperCall, (context: IExecuteFunctions, request: IHttpRequestOptions) => Promise<void>>> = {
	async plain(context, request) {
		await context.helpers.httpRequest({ ...request, encoding: 'text' });
	},
	async signedAndStreamed(context, request) {
		const { body } = await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, { ...request, encoding: 'stream', returnFullResponse: true }) as { body: Readable };
		await new Promise((resolve, reject) => { body.on('error', reject).on('end', resolve).resume(); });
	},
};

export async function startHelperLoop(packageDirectory: string, requests: readonly Recorded[], call: HelperCall): Promise<(url: string, orders: number) => Promise<INodeExecutionData[]>> {
	const node: INodeType = {
		description: { displayName: NAME, name: 'sender', group: [], version: 1, description: '', defaults: {}, inputs: ['main'], outputs: ['main'], properties: [], credentials: [{ name: CREDENTIAL, required: true }] } as INodeTypeDescription,
		async execute(this: IExecuteFunctions) {
			const { url, orders } = this.getInputData()[0]?.json as { url: string; orders: number };
			for (let number = 0; number < orders; number++) {
				const { type, body } = requests[number % requests.length] as Recorded;
				await SENDERS[call](this, { method: 'POST', url, body, headers: { 'content-type': type } });
			}
			return [[]];
		},
	};
	const engine = await createEngine(packageDirectory, { [CREDENTIAL]: {} }, { nodes: { [TYPE]: node } });
	return async (url, orders) => {
		const run = await engine.run({ nodes: [{ name: NAME, type: TYPE, parameters: {}, credentials: { [CREDENTIAL]: { id: '1', name: CREDENTIAL } } }], connections: {} }, NAME, [{ json: { url, orders } }]);
		if (run.data.resultData.error !== undefined) throw run.data.resultData.error;
		return [];
	};
}
