import * as http from 'node:http';
import { createEngine, type CredentialStore, type Engine } from '../engine';
import type { Network } from './network';
import { PASSWORDS, USERS } from './passwords';
import type { Accounts } from './workflows';

/** n8n's engine with the built nodes, for all worlds of a thread. */
export interface Stage {
	engine: Engine;
	/** Credentials by name, as n8n would give them to this run: the addresses tell the network who is calling. */
	accountsOf(run: number, host: string): Accounts;
}

const open = new Map<string, Promise<Stage>>();

export async function openStage(packageDirectory: string): Promise<Stage> {
	const known = open.get(packageDirectory) ?? createStage(packageDirectory);
	open.set(packageDirectory, known);
	return await known;
}

async function createStage(packageDirectory: string): Promise<Stage> {
	const store: CredentialStore = {};
	const engine = await createEngine(packageDirectory, store);
	return {
		engine,
		accountsOf(run, host) {
			const names = { cashman: `CashMan-FX of run-${run}.${host}`, salesAutopilot: `SalesAutopilot of ${host}` };
			store[names.cashman] = cashmanAccount(`http://run-${run}.${host}`);
			store[names.salesAutopilot] = { username: USERS.salesautopilot, password: PASSWORDS.salesautopilot, ownServer: true, baseUrl: `http://${host}/salesautopilot`, webhookUsername: USERS.webhook, webhookPassword: PASSWORDS.webhook };
			return names;
		},
	};
}

const cashmanAccount = (url: string) => ({
	username: USERS.cashman, password: PASSWORDS.cashman, group: 'demo', ownServer: true,
	apiUrl: `${url}/fxapi/jxs.php`,
	printPdfUrl: `${url}/FxPrint/?restartApplication&`,
	printOldUrl: `${url}/fx/kulso_szamla/main.html?`,
	temporaryPdfUrl: `${url}/jx/tmp`,
	temporaryElectronicPdfUrl: `${url}/jx/epdf`,
});

let current: Network | undefined;

/** From here on every connection of Node's HTTP client in this thread leads into this network. */
export function connectThrough(network: Network): void {
	if (current === undefined) {
		(http.Agent.prototype as unknown as { createConnection: unknown }).createConnection = ({ host = '' }: { host?: string }) => (current as Network).connect(host);
	}
	current = network;
}
