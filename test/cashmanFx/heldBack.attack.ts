import type { ICredentialsHelper } from 'n8n-workflow';
import { createEngine } from '../engine';
import { order } from '../support/orders';
import { credentialFor, NO_WAIT, PACKAGE_DIRECTORY, runCashmanFx, startShop, type Shop } from '../support/shop';

/** n8n reads the credential anew for each request. The node itself reads it once before, and once for the look-up. */
const READ_FOR_THE_CREATE = 3;

/** A store of credentials that leaves one reading hanging, as a database that stands still does, until it is told to go on. */
function hangingStore(store: ICredentialsHelper, hangingRead: number): { store: ICredentialsHelper; goOn(): Promise<void> } {
	let reads = 0;
	let release = (): void => {};
	const released = new Promise<void>((resolve) => { release = resolve; });
	const authenticated: Array<Promise<unknown>> = [];
	const hanging = Object.assign(Object.create(store) as ICredentialsHelper, {
		getDecrypted: async (...asked: Parameters<ICredentialsHelper['getDecrypted']>) => {
			if (++reads === hangingRead) await released;
			return await store.getDecrypted(...asked);
		},
		authenticate: async (...asked: Parameters<ICredentialsHelper['authenticate']>) => {
			const signed = store.authenticate(...asked);
			authenticated.push(signed);
			return await signed;
		},
	});
	return {
		store: hanging,
		goOn: async () => {
			const before = authenticated.length;
			release();
			while (authenticated.length === before) await new Promise((resolve) => { setImmediate(resolve); });
			await Promise.allSettled(authenticated);
		},
	};
}

let shop: Shop;
beforeEach(async () => { shop = await startShop(); });
afterEach(async () => { await shop.close(); });

test('a create that n8n held back until its time was over is not sent any more: the node has told that it is unknown', async () => {
	const { store, goOn } = hangingStore(shop.engine.additionalData().credentialsHelper, READ_FOR_THE_CREATE);
	const engine = await createEngine(PACKAGE_DIRECTORY, { cashmanFxApi: credentialFor(shop.sandbox.url) }, { additionalData: { credentialsHelper: store } });
	const { json } = await runCashmanFx(engine, [order({ id: '77' })], { options: { ...NO_WAIT, timeout: 1 } });
	expect(json.map(({ outcome }) => outcome)).toEqual(['unknown']);
	await goOn();
	// It would have left before this one.
	const again = await shop.run([order({ id: '77' })]);
	expect(again.json.map(({ outcome }) => outcome)).toEqual(['issued']);
	expect(await shop.calls('1')).toBe(1);
});
