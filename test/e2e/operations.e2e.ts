/** Every resource and operation of every node, opened in the editor with all its optional fields. */
import type { INodeTypeDescription } from 'n8n-workflow';
import { openWindow, windowTest, type Window } from './browser';
import { createEditor, type Editor } from './editor';
import { operationNodes, type OperationNode } from './operationNodes';
import { setStage, until, type Stage } from './stage';

const PACKAGE = 'n8n-nodes-cashman-fx.';
const COLUMNS = 10;

let stage: Stage;
let window: Window | undefined;
let editor: Editor;
let nodes: OperationNode[];

beforeAll(async () => {
	stage = await setStage();
	const types = await stage.client.call<INodeTypeDescription[]>('GET', '/types/nodes.json');
	nodes = operationNodes(types.filter(({ name }) => name.startsWith(PACKAGE) && !name.endsWith('Tool')));
	window = await openWindow();
	editor = createEditor(window.page, stage.n8n.url);
	await editor.logIn();
	await editor.open(await importAll());
	// What stood in the console until here is about the login.
	window.problems();
});
afterAll(async () => {
	await window?.close();
	await stage?.close();
});

const claim = (title: string, body: () => Promise<void>) => windowTest(title, () => window, body);

/** One workflow with all the nodes, in rows. */
async function importAll(): Promise<string> {
	const credentialOf = (type: string) => {
		const { id = '', name = '', type: credentialType = '' } = stage.credentials[type === `${PACKAGE}cashmanFx` ? 'CashMan-FX' : 'SalesAutopilot'] ?? {};
		return { [credentialType]: { id, name } };
	};
	const placed = nodes.map(({ name, type, parameters }, index) => ({
		id: `node-${index}`, name, type, typeVersion: 1, parameters, credentials: credentialOf(type), position: [(index % COLUMNS) * 240, Math.floor(index / COLUMNS) * 200],
	}));
	return (await stage.client.createWorkflow({ name: 'Every operation', nodes: placed, connections: {} })).id;
}

/** Labels that are expected and do not stand there, each as often as it is missing. */
function missingFrom(lines: string[], labels: string[]): string[] {
	const left = [...lines];
	return labels.filter((label) => {
		const at = left.indexOf(label);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
}

claim('the list of what is opened has every operation of the three nodes', async () => {
	expect(new Set(nodes.map(({ type }) => type)).size).toBe(3);
	expect(nodes.filter(({ name }) => !name.includes('=')).length).toBeGreaterThan(30);
});

claim('every operation shows each of its fields, no field twice by mistake, and never the word "undefined"', async () => {
	for (const { name, labels } of nodes) {
		await editor.parameters.open(editor.node(name));
		let missing: string[] = [];
		await until(`the fields of "${name}"`, async () => {
			missing = missingFrom(await editor.parameters.lines(), labels);
			return missing.length === 0;
		}, 10_000).catch(() => undefined);
		const shown = await editor.parameters.panel.innerText();
		expect({ name, missing, broken: /.*(undefined|\[object Object\]|Error fetching).*/.exec(shown)?.[0], problems: (window as Window).problems() }).toEqual({ name, missing: [], broken: undefined, problems: [] });
		await editor.parameters.close();
	}
});
