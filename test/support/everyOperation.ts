import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeExecutionData, INodeTypeDescription, IRun } from 'n8n-workflow';
import { CashmanFx, SalesAutopilot } from '../../index';
import { outputOf, type Engine, type WorkflowJson } from '../engine';

/** One operation that the editor offers. */
export interface OfferedOperation {
	/** `CashmanFx: invoice create`. */
	title: string;
	node: 'CashmanFx' | 'SalesAutopilot';
	resource: string;
	operation: string;
	action: string | undefined;
}

/** Every operation of both nodes, from their own descriptions: a new one cannot be forgotten. */
export const EVERY_OPERATION: readonly OfferedOperation[] = [offeredBy('CashmanFx', new CashmanFx().description), offeredBy('SalesAutopilot', new SalesAutopilot().description)].flat();

function offeredBy(node: OfferedOperation['node'], { properties }: INodeTypeDescription): OfferedOperation[] {
	return properties.filter(({ name }) => name === 'operation').flatMap(({ displayOptions, options }) =>
		((displayOptions?.show?.resource ?? []) as string[]).flatMap((resource) =>
			(options as Array<{ value: string; action?: string }>).map(({ value: operation, action }) => ({ title: `${node}: ${resource} ${operation}`, node, resource, operation, action })),
		),
	);
}

/** The parameters of its sample under test/workflows. */
function sampleOf({ node, resource, operation }: OfferedOperation): Record<string, unknown> {
	const file = join(__dirname, '..', 'workflows', node, `${resource}.${operation}.json`);
	return (JSON.parse(readFileSync(file, 'utf8')) as WorkflowJson).nodes.at(-1)?.parameters ?? {};
}

/** What an earlier node would hand on: every field that some operation takes from its item. */
export const GIVEN = {
	orderReference: '77', invoiceNumber: '2026/00001', proformaNumber: '2026/00001', cashDeskId: '107', grossTotal: '1270', listId: '1001', recordId: '7',
	invoiceLink: 'https://szamla.example/1',
};

/** One try of everything, without waits, and a second for each answer. */
export const IMPATIENT = { timeout: 1, waitBetweenLooks: 0, looksAfterUncertain: 1, issueWithoutLookUp: true, attempts: 1, firstWait: 0.01, pdfTries: 1, pdfWait: 0 };

export interface Ended {
	run: IRun;
	items: INodeExecutionData[];
	error: { message: string; description?: string } | undefined;
}

/** A node that does the operation as its sample does it, without waits. */
export function nodeOf(offered: OfferedOperation, name: string, options: Record<string, unknown> = {}): WorkflowJson['nodes'][number] {
	const { node } = offered;
	const credential = node === 'CashmanFx' ? 'cashmanFxApi' : 'salesAutopilotApi';
	return {
		name,
		type: `n8n-nodes-cashman-fx.${node.charAt(0).toLowerCase()}${node.slice(1)}`,
		parameters: { ...sampleOf(offered), options: { ...IMPATIENT, ...options } },
		credentials: { [credential]: { id: '1', name: credential } },
	};
}

/** Runs one operation alone. */
export async function runAlone(engine: Engine, offered: OfferedOperation, options: Record<string, unknown> = {}, nodeSettings: Record<string, unknown> = {}): Promise<Ended> {
	const run = await engine.run({ nodes: [{ ...nodeOf(offered, 'Node', options), ...nodeSettings }], connections: {} }, 'Node', [{ json: GIVEN }]);
	return { run, items: outputOf(run, 'Node'), error: run.data.resultData.error as Ended['error'] };
}
