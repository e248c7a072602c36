/** What a user would build without this package: n8n's own Code node writes the request, HTTP Request sends it, and Code reads the reply. */
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { NodeHelpers, type INodeExecutionData, type INodeType, type IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { createEngine, outputOf } from '../../test/engine';
import { inARow, userNodes } from './userNodes';

const TYPES = { 'n8n-nodes-base.code': ['Code', 'Code', 2], 'n8n-nodes-base.httpRequest': ['HttpRequest', 'HttpRequest', 4.2] } as const;

export async function startChain(n8nNodes: string, packageDirectory: string): Promise<(url: string, items: INodeExecutionData[]) => Promise<INodeExecutionData[]>> {
	const nodes = Object.fromEntries(Object.entries(TYPES).map(([type, [folder, name, version]]) => [type, loadNode(n8nNodes, folder, name, version)]));
	const engine = await createEngine(packageDirectory, {}, { nodes, additionalData: { startRunnerTask: runInProcess } as unknown as Partial<IWorkflowExecuteAdditionalData> });
	return async (url, items) => {
		const chain = userNodes(url);
		return outputOf(await engine.run({ nodes: chain, connections: inARow(chain) }, 'Write Request', items), 'Read Reply');
	};
}

function loadNode(n8nNodes: string, folder: string, name: string, version: number): INodeType {
	const loaded = require(join(n8nNodes, 'dist', 'nodes', folder, `${name}.node.js`)) as Record<string, new () => INodeType>;
	const NodeClass = loaded[name];
	if (NodeClass === undefined) throw new Error(`n8n-nodes-base has no node ${name}`);
	return NodeHelpers.getVersionedNodeType(new NodeClass(), version);
}

/**
 * n8n's server hands the code of a Code node to another process, over a socket and back. Here it runs in this one, which costs less.
 */
async function runInProcess(...[, , settings, , inputData]: [unknown, string, { code: string }, unknown, { main: INodeExecutionData[][] }]): Promise<unknown> {
	const items = inputData.main[0] ?? [];
	const context = createContext({ $input: { all: () => items }, Buffer });
	return { ok: true, result: new Script(`(() => {${settings.code}})()`).runInContext(context) };
}
