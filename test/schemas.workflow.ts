import Ajv from 'ajv';
import * as n8nCore from 'n8n-core';
import type { INodeTypeDescription } from 'n8n-workflow';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CashmanFx, SalesAutopilot } from '../index';
import type { AnyOperation } from '../nodes/itemLoop';
import { operations as cashmanFxOperations } from '../nodes/CashmanFx/operations';
import { operations as salesAutopilotOperations } from '../nodes/SalesAutopilot/operations';
import { startSandbox, type RunningSandbox } from '../sandbox/server';
import { createEngine, outputOf, type Engine, type WorkflowJson } from './engine';
import { EVERY_OPERATION } from './support/everyOperation';
import { credentialFor, PACKAGE_DIRECTORY } from './support/shop';

const NODES: ReadonlyArray<{ node: string; description: INodeTypeDescription; handlers: readonly AnyOperation[] }> = [
	{ node: 'CashmanFx', description: new CashmanFx().description, handlers: cashmanFxOperations },
	{ node: 'SalesAutopilot', description: new SalesAutopilot().description, handlers: salesAutopilotOperations },
];

type Named = Record<'node' | 'resource' | 'operation', string>;

/**
 * Every resource and operation that the editor offers. Each has `nodes/<Node>/__schema__/v1.0.0/<resource>/<operation>.json`,
 * from which the editor shows the output's fields before a first run, and `test/workflows/<Node>/<resource>.<operation>.json`,
 * a chain of nodes whose last one is that operation, run here against the sandbox.
 */
const cases = EVERY_OPERATION.map((each) => [each.title, each] as const);

const WORKFLOWS = join(__dirname, 'workflows');
const SCHEMAS = join('__schema__', 'v1.0.0');

let sandbox: RunningSandbox;
let engine: Engine;
beforeAll(async () => {
	sandbox = await startSandbox({ port: 0 });
	await fetch(`${sandbox.url}/sandbox/samples/plain?list=1001`, { method: 'POST' });
	engine = await createEngine(PACKAGE_DIRECTORY, {
		cashmanFxApi: credentialFor(sandbox.url),
		salesAutopilotApi: { username: 'demo', password: 'demo', ownServer: true, baseUrl: `${sandbox.url}/salesautopilot`, webhookUsername: '', webhookPassword: '' },
	});
});
afterAll(async () => { await sandbox.close(); });

/** The schema as n8n itself finds it beside the built node. */
function schemaOf({ node, resource, operation }: Named): Record<string, unknown> | undefined {
	return n8nCore.loadOutputSchema({ nodeDir: join(PACKAGE_DIRECTORY, 'dist/nodes', node), version: 1, resource, operation });
}

const namesOf = (list: readonly Named[]): string[] => list.map(({ node, resource, operation }) => `${node} ${resource} ${operation}`).sort();

test('the walk sees both nodes, and every resource that is offered has an operation', () => {
	expect([...new Set(EVERY_OPERATION.map(({ node }) => node))]).toEqual(['CashmanFx', 'SalesAutopilot']);
	for (const { description } of NODES) {
		const resources = description.properties.find(({ name }) => name === 'resource')?.options as Array<{ value: string }>;
		for (const { value } of resources) expect(EVERY_OPERATION.map(({ resource }) => resource)).toContain(value);
	}
});

test('what is offered is what has a handler, and nothing more', () => {
	const handled = NODES.flatMap(({ node, handlers }) => handlers.map(({ resource, value }): Named => ({ node, resource, operation: value })));
	expect(namesOf(handled)).toEqual(namesOf(EVERY_OPERATION));
});

test('no schema and no workflow is left of an operation that is gone', () => {
	const schemas = NODES.flatMap(({ node }) => {
		const folder = join(PACKAGE_DIRECTORY, 'nodes', node, SCHEMAS);
		return readdirSync(folder).flatMap((resource) => readdirSync(join(folder, resource)).map((file) => `${node} ${resource} ${file.replace('.json', '')}`));
	});
	const workflows = readdirSync(WORKFLOWS).flatMap((node) => readdirSync(join(WORKFLOWS, node)).map((file) => `${node} ${file.replace('.json', '').replace('.', ' ')}`));
	expect(schemas.sort()).toEqual(namesOf(EVERY_OPERATION));
	expect(workflows.sort()).toEqual(namesOf(EVERY_OPERATION));
});

describe.each(cases)('%s', (_name, each) => {
	test('has an action text, and a schema that n8n finds', () => {
		expect(each.action).toMatch(/^[A-Z].{5,}/);
		expect(schemaOf(each)).toMatchObject({ type: 'object', properties: expect.anything(), required: expect.anything(), version: 1 });
	});

	test('runs, and gives what its schema says', async () => {
		const file = join(WORKFLOWS, each.node, `${each.resource}.${each.operation}.json`);
		expect(existsSync(file)).toBe(true);
		const workflow = JSON.parse(readFileSync(file, 'utf8')) as WorkflowJson;
		const [first, last] = [workflow.nodes.at(0), workflow.nodes.at(-1)];
		expect(last?.parameters).toMatchObject({ resource: each.resource, operation: each.operation });
		const run = await engine.run(workflow, first?.name ?? '');
		expect(run.data.resultData.error).toBeUndefined();
		const items = outputOf(run, last?.name ?? '');
		expect(items.length).toBeGreaterThan(0);
		const validate = new Ajv({ strict: false, allErrors: true }).compile(schemaOf(each) ?? {});
		for (const { json } of items) {
			validate(json);
			expect(validate.errors ?? []).toEqual([]);
		}
	});
});

test('the trigger, which has no resource and no operation, has the schema of Get Order', () => {
	const schema = n8nCore.loadOutputSchema({ nodeDir: join(PACKAGE_DIRECTORY, 'dist/nodes/SalesAutopilotTrigger'), version: 1 });
	expect(schema).toEqual(schemaOf({ node: 'SalesAutopilot', resource: 'order', operation: 'get' }));
	expect(schema).toMatchObject({ properties: expect.anything() });
});

test('the check can fail: an output with a field more, or one less, is not what the schema says', () => {
	const validate = new Ajv({ strict: false }).compile(schemaOf({ node: 'SalesAutopilot', resource: 'list', operation: 'getLists' }) ?? {});
	expect(validate({ listId: '1', name: 'x' })).toBe(true);
	expect(validate({ listId: '1', name: 'x', more: 1 })).toBe(false);
	expect(validate({ listId: '1' })).toBe(false);
});
