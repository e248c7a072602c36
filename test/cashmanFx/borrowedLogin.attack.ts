import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { createEngine } from '../engine';
import { startOddServer } from '../support/oddServer';
import { order } from '../support/orders';
import { CONTINUE_ON_FAIL, credentialFor, NO_WAIT, PACKAGE_DIRECTORY, runCashmanFx } from '../support/shop';

const MARKER = 'pl4nted-jelszo';
const TYPE = 'test.borrower';
const BORROWED = { method: 'POST', body: { cashmanRows: [{ muveletkod: '18' }], awaitedUntilMs: Number.MAX_SAFE_INTEGER } } as const;

type Borrow = (context: IExecuteFunctions, url: string) => Promise<unknown>;

/** The two helpers that n8n gives to every node: its HTTP Request node uses the second. */
const borrowings: Array<[string, Borrow]> = [
	['the helper of today', async (context, url) => await context.helpers.httpRequestWithAuthentication.call(context, 'cashmanFxApi', { ...BORROWED, url })],
	['the helper of HTTP Request', async (context, url) => await context.helpers.requestWithAuthentication.call(context, 'cashmanFxApi', { ...BORROWED, uri: url, json: true })],
	['the helper of HTTP Request with both kinds of address', async (context, url) => await context.helpers.requestWithAuthentication.call(context, 'cashmanFxApi', { ...BORROWED, uri: url, url, json: true })],
];

test.each(borrowings)('another node with the credential cannot send the login elsewhere, whatever it writes into its request: %s', async (_how, borrow) => {
	const [own, elsewhere] = [await startOddServer((_body, response) => response.end('a:0:{}')), await startOddServer((_body, response) => response.end('a:0:{}'))];
	let failure = '';
	const borrower: INodeType = {
		description: { displayName: 'Borrower', name: 'borrower', group: [], version: 1, description: '', defaults: {}, inputs: ['main'], outputs: ['main'], properties: [], credentials: [{ name: 'cashmanFxApi', required: true }] } as INodeTypeDescription,
		async execute(this: IExecuteFunctions) {
			await borrow(this, elsewhere.url).catch((error: Error) => { failure = error.message; });
			return [[]];
		},
	};
	const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: { ...credentialFor(own.url), password: MARKER } }, { nodes: { [TYPE]: borrower } });
	await engine.run({ nodes: [{ name: 'Borrower', type: TYPE, parameters: {}, credentials: { cashmanFxApi: { id: '1', name: 'cashmanFxApi' } } }], connections: {} }, 'Borrower');
	expect(failure).toContain('The login of CashMan-FX is sent to the API Address of its credential alone');
	expect([...own.bodies, ...elsewhere.bodies]).toEqual([]);
});

test('a credential whose address was changed while the node was at work sends nothing, and the order is told as not sent', async () => {
	const [before, after] = [await startOddServer((_body, response) => response.end('a:0:{}')), await startOddServer((_body, response) => response.end('a:0:{}'))];
	const store = { cashmanFxApi: credentialFor(before.url) };
	const engine = await createEngine(PACKAGE_DIRECTORY, store);
	const helper = engine.additionalData().credentialsHelper;
	let reads = 0;
	const changing = Object.assign(Object.create(helper) as typeof helper, {
		// The node reads it before the look-up, n8n for the look-up and for the create.
		getDecrypted: async (...asked: Parameters<typeof helper.getDecrypted>) => {
			if (++reads === 3) store.cashmanFxApi = credentialFor(after.url);
			return await helper.getDecrypted(...asked);
		},
	});
	const changed = await createEngine(PACKAGE_DIRECTORY, store, { additionalData: { credentialsHelper: changing } });
	const { items } = await runCashmanFx(changed, [order()], { options: NO_WAIT }, CONTINUE_ON_FAIL);
	expect(JSON.stringify(items)).toContain('CashMan-FX could not be reached');
	expect(JSON.stringify(items)).toContain('the API Address of the credential was changed while the node was at work');
	expect(before.bodies).toHaveLength(1);
	expect(after.bodies).toHaveLength(0);
});
