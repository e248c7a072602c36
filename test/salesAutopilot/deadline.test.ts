import type { IWebhookFunctions } from 'n8n-workflow';
import { inTurn, inTurnWithin } from '../../nodes/SalesAutopilot/turns';
import { receiveOrder } from '../../nodes/SalesAutopilotTrigger/receiveOrder';
import { basic, LIST, openAccount, SECRETS, sendJson, sendText, startScripted, type Json } from './support';

/** SalesAutopilot waits for the trigger, so the trigger does not wait for SalesAutopilot longer than it is given. */

const LITTLE_MS = 300;

async function openTrigger(baseUrl: string) {
	const { engine } = await openAccount(baseUrl);
	return async (recordId: string, answerWithinMs = LITTLE_MS, options: Json = {}) => {
		const node = { name: 'Trigger', type: 'n8n-nodes-cashman-fx.salesAutopilotTrigger', parameters: { listId: LIST, options }, credentials: { salesAutopilotApi: { id: '1', name: 'salesAutopilotApi' } } };
		const { context } = engine.openWebhook({ nodes: [node], connections: {} }, 'Trigger', { body: { nud_id: recordId }, headers: { authorization: basic('kulso', SECRETS.webhookPassword) } });
		return await receiveOrder(context as unknown as IWebhookFunctions, answerWithinMs);
	};
}

test('a long Retry-After is not waited for when the time would be over: the run starts and says that SalesAutopilot is busy', async () => {
	const server = await startScripted((_asked, response) => sendText(response, 'x', 429, { 'retry-after': '3600' }));
	const receive = await openTrigger(server.url);
	expect(await receive('7')).toMatchObject({ status: 200, item: { listId: LIST, recordId: '7', readProblem: expect.stringContaining('429') } });
	expect(server.asked).toHaveLength(1);
	await server.close();
});

test('calls that come at once of which SalesAutopilot answers none share the time: each starts its run, whatever the options allow', async () => {
	const server = await startScripted(() => {});
	const receive = await openTrigger(server.url);
	const receptions = await Promise.all(['5', '6', '7', '8'].map(async (recordId) => await receive(recordId, LITTLE_MS, { timeout: 600, attempts: 10 })));
	expect(receptions.map(({ item }) => item)).toEqual(['5', '6', '7', '8'].map((recordId) => ({ listId: LIST, recordId, readProblem: expect.stringMatching(/^(?:SalesAutopilot did not answer completely|earlier calls with the same API key)/) })));
	expect(receptions.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
	await server.close();
});

test('a call that gave up leaves the way free: the next one reads its order', async () => {
	const server = await startScripted((asked, response) => { if (!asked.path.endsWith('/5')) sendJson(response, { id: '7', products: [] }); });
	const receive = await openTrigger(server.url);
	expect((await receive('5')).item).toHaveProperty('readProblem');
	expect(await receive('7', 60_000)).toMatchObject({ status: 200, item: { recordId: '7', order: { recordId: '7' } } });
	await server.close();
});

test('who leaves the queue lets nobody pass those before him', async () => {
	const done: string[] = [];
	let finishFirst = (): void => {};
	const first = inTurn('queue', async () => {
		await new Promise<void>((resolve) => { finishFirst = resolve; });
		done.push('first');
	});
	const second = inTurnWithin('queue', 1, async () => done.push('second'));
	const third = inTurn('queue', async () => done.push('third'));
	expect(await second).toBeUndefined();
	finishFirst();
	await Promise.all([first, third]);
	expect(done).toEqual(['first', 'third']);
});
