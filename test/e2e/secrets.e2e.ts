/** Law 6 on the real n8n: a password that a server sends back stands in nothing that n8n shows, logs or keeps. */
import { demoCredentials } from '../../demo/workflows';
import { CashmanFx, SalesAutopilot } from '../../index';
import { N8nRefusal, type StoredCredential, type WorkflowFile } from '../../scripts/n8n/rest';
import { EVERY_OPERATION, type OfferedOperation } from '../support/everyOperation';
import { leakInText, PLANTED } from '../support/plantedSecret';
import { CONTINUE_ON_FAIL } from '../support/shop';
import { startEchoingServer, type Echo, type EchoingServer } from './echoingServer';
import { everythingKept } from './kept';
import { attempting, leaking, orderWebhooks, START, type Attempt } from './secretWorkflows';
import { execution, setStage, until, type Stage } from './stage';

const CALLER = { username: 'kulso', password: `webhook ${PLANTED}` };

interface Account {
	echo: Echo;
	/** By their types. */
	credentials: Record<'cashmanFxApi' | 'salesAutopilotApi', StoredCredential>;
}

let stage: Stage;
let server: EchoingServer;
/** For every part of an answer, one account for each way to write the login there. */
let accounts: Account[][];

beforeAll(async () => {
	server = await startEchoingServer();
	stage = await setStage({ hasCredentials: false, settings: { N8N_LOG_LEVEL: 'debug' } });
	accounts = [];
	for (const ways of server.echoes) accounts.push(await inTurn(ways, createAccount));
});
afterAll(async () => {
	server?.close();
	await stage?.close();
});

async function createAccount(echo: Echo): Promise<Account> {
	const { 'CashMan-FX': cashmanFx, SalesAutopilot: salesAutopilot } = demoCredentials(echo.url);
	const create = async (type: string, data: object) => await stage.client.createCredential({ name: `${type} at ${echo.title}`, type, data: { ...data, password: PLANTED } });
	const cashmanFxApi = await create('cashmanFxApi', { ...cashmanFx });
	return { echo, credentials: { cashmanFxApi, salesAutopilotApi: await create('salesAutopilotApi', { ...salesAutopilot, webhookUsername: CALLER.username, webhookPassword: CALLER.password }) } };
}

/** n8n 1.x loses what is created at the same time. */
async function inTurn<T, R>(all: readonly T[], work: (each: T, index: number) => Promise<R>): Promise<R[]> {
	const done: R[] = [];
	for (const each of all) done.push(await work(each, done.length));
	return done;
}

const accountAt = (part: number, way: number): Account => {
	const ways = accounts[part % accounts.length] as Account[];
	return ways[way % ways.length] as Account;
};

const MODES = [CONTINUE_ON_FAIL, { onError: 'continueErrorOutput' }];

/** The attempts of one workflow: a fifth of all operations, and then one that stops the run when it fails. All workflows together take every operation to six parts of an answer or more. */
function attemptsOf(workflow: number): Attempt[] {
	const attempt = (operation: OfferedOperation, place: number, mode: object = {}): Attempt => ({ operation, mode, credentials: accountAt(workflow, place).credentials });
	const mine = EVERY_OPERATION.filter((_operation, index) => index % 5 === workflow % 5).map((operation, place) => attempt(operation, place, MODES[(place + workflow) % 2]));
	return [...mine, attempt(EVERY_OPERATION[workflow] as OfferedOperation, mine.length)];
}

/** Where the planted password stands, and in what. */
async function leaksKept(): Promise<Array<{ where: string; leak: string }>> {
	return (await everythingKept(stage)).flatMap(({ where, text }) => {
		const leak = leakInText(text);
		return leak === undefined ? [] : [{ where, leak }];
	});
}

test('every operation runs against servers that send its login back in every part of an answer, and what it put out is pinned', async () => {
	const plans = EVERY_OPERATION.map((_operation, workflow) => attemptsOf(workflow));
	const ids = await inTurn(plans, async (attempts, workflow) => {
		const { id } = await stage.client.createWorkflow(attempting(`Every operation, ${workflow}`, attempts));
		await stage.client.runManually(id, START);
		return id;
	});
	for (const [workflow, id] of ids.entries()) {
		const { status, runs } = await execution(stage, id, 1);
		expect(status).toMatch(/^(success|error)$/);
		// The manual trigger and the node that gives the fields come before.
		expect(Object.keys(runs)).toHaveLength((plans[workflow] as Attempt[]).length + 2);
		const saved = await stage.client.call<{ data: WorkflowFile }>('GET', `/rest/workflows/${id}`);
		const pinData = Object.fromEntries(Object.entries(runs).map(([node, [run]]) => [node, (run?.data?.main ?? []).flatMap((items) => items ?? []).map(({ json }) => ({ json }))]));
		await stage.client.call('PATCH', `/rest/workflows/${id}`, { ...saved.data, pinData });
	}
	const calling = plans.flat().filter(({ operation }) => operation.operation !== 'preview');
	for (const { echo, credentials } of accounts.flat()) {
		// The test has teeth only where the password came along.
		expect(echo.heard()).toBeGreaterThanOrEqual(calling.filter((attempt) => attempt.credentials === credentials).length);
	}
});

test('the trigger takes a call with the password and reads its order from such a server, and its answer does not have it', async () => {
	const workflow = orderWebhooks(accounts.map((_ways, part) => accountAt(part, part).credentials.salesAutopilotApi));
	const { id } = await stage.client.createWorkflow(workflow);
	await stage.client.activate(id);
	const authorization = `Basic ${Buffer.from(`${CALLER.username}:${CALLER.password}`).toString('base64')}`;
	const answers = await inTurn(workflow.nodes, async ({ webhookId }, index) => {
		const call = async (headers: Record<string, string>) => await fetch(`${stage.n8n.url}/webhook/${String(webhookId)}/order`, { method: 'POST', headers, body: '{"nl_id":"1001","nud_id":"7"}' });
		await until('the webhook', async () => (await call({})).status === 401);
		const answer = await call({ authorization, 'content-type': 'application/json' });
		if (answer.status === 200) await execution(stage, id, index + 1);
		return { status: answer.status, leak: leakInText(await answer.text()) };
	});
	expect(answers).toEqual(workflow.nodes.map(() => ({ status: 200, leak: undefined })));
});

/** What the editor is told, an error too. */
async function answerTo(method: string, path: string, body?: unknown): Promise<string> {
	return await stage.client.call(method, path, body).then((answer) => JSON.stringify(answer), (error: Error) => (error instanceof N8nRefusal ? error.answer : Promise.reject(error)));
}

const LISTS = { cashmanFx: Object.keys(new CashmanFx().methods.listSearch), salesAutopilot: Object.keys(new SalesAutopilot().methods.loadOptions) };

test('neither the Test button, nor a dropdown, nor the credential itself shows it to the editor', async () => {
	const question = (node: keyof typeof LISTS, { type, id, name }: StoredCredential, part: number) => ({
		path: 'parameters.listId', methodName: LISTS[node][part % LISTS[node].length], nodeTypeAndVersion: { name: `n8n-nodes-cashman-fx.${node}`, version: 1 }, currentNodeParameters: { listId: '1001' }, credentials: { [type]: { id, name } },
	});
	const answers = await Promise.all(accounts.map(async (_ways, part) => {
		const { echo, credentials: { cashmanFxApi, salesAutopilotApi } } = accountAt(part, part);
		const before = echo.heard();
		const told = await Promise.all([
			...[cashmanFxApi, salesAutopilotApi].flatMap((credentials) => [answerTo('POST', '/rest/credentials/test', { credentials }), answerTo('GET', `/rest/credentials/${credentials.id}?includeData=true`)]),
			answerTo('POST', '/rest/dynamic-node-parameters/resource-locator-results', question('cashmanFx', cashmanFxApi, part)),
			answerTo('POST', '/rest/dynamic-node-parameters/options', question('salesAutopilot', salesAutopilotApi, part)),
		]);
		// Two Test buttons and two dropdowns sent the password.
		expect(echo.heard()).toBeGreaterThanOrEqual(before + 4);
		return told;
	}));
	expect(answers.flat().map(leakInText).filter((leak) => leak !== undefined)).toEqual([]);
});

test('it stands in no execution, in no row of n8n\'s database, in no line of its log, and in no file', async () => {
	expect(stage.n8n.log()).toMatch(/ debug .*(Workflow execution|Start executing node)/i);
	expect(await leaksKept()).toEqual([]);
});

test('the search finds a password in an execution, in the database, in the log and in the pinned data of a workflow that leaks it on purpose', async () => {
	const { id } = await stage.client.createWorkflow(leaking(PLANTED));
	await stage.client.runManually(id, START);
	const { id: executionId, error } = await execution(stage, id, 1);
	expect(error?.message).toContain(PLANTED);
	expect((await leaksKept()).map(({ where }) => where)).toEqual(expect.arrayContaining([`execution ${executionId}`, 'table execution_data', 'file n8n.log']));
	await stage.client.createWorkflow({ ...leaking('harmless'), pinData: { Leak: [{ json: { leak: PLANTED } }] } } as WorkflowFile);
	expect((await leaksKept()).filter(({ where }) => where === 'table workflow_entity')).toHaveLength(1);
});
