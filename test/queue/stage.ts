import { demoCredentials } from '../../demo/workflows';
import { startSandbox, type RunningSandbox } from '../../sandbox/server';
import type { Installation } from '../../scripts/n8n/install';
import { say } from '../../scripts/n8n/progress';
import { logIn, type N8nClient, type StoredCredential } from '../../scripts/n8n/rest';
import { isReady } from '../../scripts/n8n/server';
import { until } from '../e2e/stage';
import { startMailbox, type Mailbox } from '../support/mailbox';
import { startDatabase, type Database } from '../support/postgres';
import { startCluster, type Cluster } from './processes';
import { startRedis, type Redis } from './redis';

/** Everything that runs: n8n's processes with what they need, the two services, and a mail server. */
export interface QueueStage {
	cluster: Cluster;
	database: Database;
	redis: Redis;
	sandbox: RunningSandbox;
	mailbox: Mailbox;
	client: N8nClient;
	credentials: Record<string, StoredCredential>;
	close(): Promise<void>;
}

const WORKERS = 4;

export async function setQueueStage(installation: Installation): Promise<QueueStage> {
	const closing: Array<() => Promise<void> | void> = [];
	const close = async (): Promise<void> => {
		for (const closeOne of closing.splice(0).reverse()) await Promise.resolve().then(closeOne).catch((error: Error) => { console.error(`While cleaning up: ${error.message}`); });
	};
	try {
		say('start PostgreSQL, Redis, the sandbox and a mail server ...');
		const database = await startDatabase({ user: 'n8n', database: 'n8n' });
		closing.push(() => database.close());
		const redis = await startRedis();
		closing.push(async () => { await redis.close(); });
		const sandbox = await startSandbox();
		closing.push(async () => { await sandbox.close(); });
		const mailbox = await startMailbox();
		closing.push(() => mailbox.close());
		say(`start n8n ${installation.version.n8n}: a main, then ${WORKERS} workers ...`);
		const cluster = await startCluster({ installation, database, redis }, WORKERS);
		closing.push(async () => { await cluster.close(); });
		const client = await logIn(cluster.main.url);
		const given: Array<[string, string, Record<string, unknown>]> = [
			...Object.entries(demoCredentials(sandbox.url)).map(([name, data]): [string, string, Record<string, unknown>] => [name, name.startsWith('CashMan') ? 'cashmanFxApi' : 'salesAutopilotApi', data]),
			['SMTP', 'smtp', { user: '', password: '', host: '127.0.0.1', port: mailbox.port, secure: false, disableStartTls: true }],
			['Postgres', 'postgres', { ...database.credential, sshTunnel: false }],
		];
		const credentials: Record<string, StoredCredential> = {};
		for (const [name, type, data] of given) credentials[name] = await client.createCredential({ name, type, data });
		return { cluster, database, redis, sandbox, mailbox, client, credentials, close };
	} catch (error) {
		await close();
		throw error;
	}
}

const PATIENCE_MS = 240_000;
const ASK_EVERY_MS = 1000;
const SHOW_EVERY = 30;

/** Resolves when no run is under way any more, and none can come to life again: the queue is empty, and every worker has been started anew. */
export async function comeToRest({ cluster, redis }: Pick<QueueStage, 'cluster' | 'redis'>): Promise<void> {
	await Promise.all([cluster.main, ...cluster.workers].map(async (member) => { await member.up(); }));
	await emptyQueue(redis);
	await bringBack(cluster.main);
	await Promise.all(cluster.workers.map(async (worker) => {
		await worker.stop();
		await worker.start();
	}));
}

/** n8n mostly finds a database again that was restarted under it. Where it does not, it is started anew, as Docker does with what its health check calls ill. */
async function bringBack(main: QueueStage['cluster']['main']): Promise<void> {
	const isBack = async (limitMs: number): Promise<true> => await until('n8n has its database again', async () => await isReady(main.url), limitMs);
	try {
		await isBack(PATIENCE_MS / 2);
	} catch {
		say('  n8n does not find its database again: its main process is started anew');
		await main.stop();
		await main.start();
		await isBack(PATIENCE_MS);
	}
}

/** Thousands of runs may wait, so that no time limit is right for all of them: gives up when the queue has not become shorter for four minutes. */
async function emptyQueue(redis: Redis): Promise<void> {
	let shortest = Number.POSITIVE_INFINITY;
	let shortestAtMs = Date.now();
	for (let asked = 0; ; asked++) {
		// A killed worker's job stays in the second list until n8n sees that nobody holds its lock.
		const [waiting, active] = [await redis.count('LLEN', 'bull:jobs:wait'), await redis.count('LLEN', 'bull:jobs:active')];
		if (waiting + active === 0) return;
		if (waiting + active < shortest) [shortest, shortestAtMs] = [waiting + active, Date.now()];
		if (Date.now() - shortestAtMs > PATIENCE_MS) throw new Error(`The queue does not become empty: ${waiting} runs wait and ${active} are under way since ${PATIENCE_MS / 1000} s`);
		if (asked % SHOW_EVERY === SHOW_EVERY - 1) say(`  ${waiting} runs wait, ${active} are under way`);
		await new Promise((resolve) => { setTimeout(resolve, ASK_EVERY_MS); });
	}
}
