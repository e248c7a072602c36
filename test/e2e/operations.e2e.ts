/** Every resource and operation of every node, opened in the editor: each of its fields is there, optional ones too. */
import type { INodeTypeDescription } from 'n8n-workflow';
import { openWindow, type Window } from './browser';
import { createEditor, type Editor } from './editor';
import { operationNodes, type OperationNode } from './operationNodes';
import { setStage, until, type Stage } from './stage';

const PACKAGE = 'n8n-nodes-cashman-fx.';
const COLUMNS = 8;
/** Windows that look at the same time, each at its share of the nodes. */
const WINDOWS = 2;
const BROKEN = /.*(undefined|\[object Object\]|Error fetching|not found).*/;

interface View {
	window: Window;
	editor: Editor;
	nodes: OperationNode[];
}

let stage: Stage;
let nodes: OperationNode[];
let views: View[] = [];

beforeAll(async () => {
	stage = await setStage();
	const types = await stage.client.call<INodeTypeDescription[]>('GET', '/types/nodes.json');
	nodes = operationNodes(types.filter(({ name }) => name.startsWith(PACKAGE) && !name.endsWith('Tool')));
	views = await Promise.all(Array.from({ length: WINDOWS }, async (_, share) => await openView(nodes.filter((_node, index) => index % WINDOWS === share))));
});
afterAll(async () => {
	await Promise.all(views.map(async ({ window }) => { await window.close(); }));
	await stage?.close();
});

/** A window with a workflow that has all these nodes, in rows. */
async function openView(share: OperationNode[]): Promise<View> {
	const credentialOf = (type: string) => {
		const { id = '', name = '', type: credentialType = '' } = stage.credentials[type === `${PACKAGE}cashmanFx` ? 'CashMan-FX' : 'SalesAutopilot'] ?? {};
		return { [credentialType]: { id, name } };
	};
	const placed = share.map(({ name, type, parameters }, index) => ({
		id: `node-${index}`, name, type, typeVersion: 1, parameters, credentials: credentialOf(type), position: [(index % COLUMNS) * 240, Math.floor(index / COLUMNS) * 200],
	}));
	const { id } = await stage.client.createWorkflow({ name: 'Every operation', nodes: placed, connections: {} });
	const window = await openWindow();
	const editor = createEditor(window.page, stage.n8n.url);
	await editor.logIn();
	await editor.open(id);
	// What stood in the console until here is about the login.
	window.problems();
	return { window, editor, nodes: share };
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

/** What is wrong with the panel of this node; nothing, if all is well. */
async function faultsOf({ editor, window }: View, { name, labels }: OperationNode): Promise<string[]> {
	let missing = labels;
	await editor.parameters.open(editor.node(name));
	await until('every label', async () => (missing = missingFrom(await editor.parameters.lines(), labels)).length === 0, 15_000).catch(() => undefined);
	const broken = BROKEN.exec(await editor.parameters.panel.innerText());
	const faults = [...missing.map((label) => `no field "${label}"`), ...(broken === null ? [] : [`shows "${broken[0]}"`]), ...window.problems()];
	const picture = faults.length === 0 ? '' : ` (what the window showed: ${await window.photograph(name)})`;
	await editor.parameters.close();
	return faults.map((fault) => `${name}: ${fault}${picture}`);
}

test('what is opened has every operation of the three nodes', () => {
	const ofType = (type: string) => nodes.filter((node) => node.type === PACKAGE + type && !node.name.includes('='));
	expect(ofType('cashmanFx').length).toBeGreaterThanOrEqual(26);
	expect(ofType('salesAutopilot').length).toBeGreaterThanOrEqual(5);
	expect(ofType('salesAutopilotTrigger')).toHaveLength(1);
});

test('every operation shows each of its fields, says "undefined" nowhere, and writes no error or warning of a field into the console', async () => {
	const faults = await Promise.all(views.map(async (view) => {
		const found: string[] = [];
		for (const node of view.nodes) found.push(...await faultsOf(view, node).catch((error: Error) => [`${node.name}: ${error.message}`]));
		return found;
	}));
	expect(faults.flat()).toEqual([]);
});
