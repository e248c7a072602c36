import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Installation } from '../../scripts/n8n/install';
import { packPackage } from '../../scripts/n8n/pack';
import { environment, freePort, installCommunityPackage, isReady, launchN8n, type RunningN8n } from '../../scripts/n8n/server';
import type { Database } from '../support/postgres';
import { takeAlong } from '../support/takeAlong';
import { fillIn, graceMsOf, parametersOf, readComposeFile } from './composeFile';
import type { Redis } from './redis';

/** What .env holds for Docker. */
export const SECRETS = { N8N_ENCRYPTION_KEY: 'queue-test-only', POSTGRES_PASSWORD: 'trusted' };
/** Docker gives a service its own name and the usual port; on this machine it is another address. */
const LOOPBACK = '127.0.0.1';

/** One n8n process that comes back when it ends, as `restart: unless-stopped` does. */
export interface Member {
	name: string;
	url: string;
	home: string;
	/** Ends of the process that nobody asked for. */
	failures: number;
	running(): RunningN8n | undefined;
	kill(): void;
	/** Resolves when it answers again after it had been killed or had ended. */
	up(): Promise<void>;
	stop(): Promise<void>;
	start(): Promise<void>;
}

export interface Cluster {
	main: Member;
	workers: Member[];
	close(): Promise<void>;
}

interface Place {
	installation: Installation;
	database: Database;
	redis: Redis;
}

export async function startCluster(place: Place, workers: number): Promise<Cluster> {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-queue-'));
	const callOff = takeAlong(folder);
	const members: Member[] = [];
	const close = async (): Promise<void> => {
		await Promise.allSettled(members.map(async (member) => { await member.stop(); }));
		callOff();
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	};
	try {
		const template = join(folder, 'template');
		await installCommunityPackage(place.installation, template, packPackage().tarball);
		const add = async (name: string): Promise<Member> => {
			const home = join(folder, name);
			mkdirSync(home);
			cpSync(template, home, { recursive: true });
			const member = memberOf(name, place, home, await freePort(), await freePort());
			members.push(member);
			return member;
		};
		const main = await add('main');
		// The workers wait until the main has made the tables, as in docker-compose.yml.
		await main.start();
		const added: Member[] = [];
		for (let number = 1; number <= workers; number++) added.push(await add(`worker-${number}`));
		await Promise.all(added.map(async (worker) => { await worker.start(); }));
		return { main, workers: added, close };
	} catch (error) {
		await close();
		throw error;
	}
}

function memberOf(name: string, place: Place, home: string, port: number, brokerPort: number): Member {
	const compose = readComposeFile();
	const service = name === 'main' ? compose.main : compose.worker;
	const env: NodeJS.ProcessEnv = {
		...environment(place.installation, home, port, brokerPort),
		...fillIn(service.environment, SECRETS),
		...ownAddresses(place, port),
		LIFELINE_GRACE_MS: String(graceMsOf(service)),
	};
	const url = `http://${LOOPBACK}:${port}`;
	const launch = { parameters: parametersOf(service), env, url, isReady: name === 'main' ? isReady : isWorkerReady };
	let running: RunningN8n | undefined;
	let isWanted = false;
	let coming: Promise<void> = Promise.resolve();
	const member: Member = {
		name, url, home, failures: 0,
		running: () => running,
		kill: () => running?.kill(),
		up: async () => { await coming; },
		async start() {
			isWanted = true;
			come();
			await coming;
		},
		async stop() {
			isWanted = false;
			await coming.catch(() => undefined);
			await running?.stop();
			running = undefined;
		},
	};
	// Who waits for it sees the failure; until then it is no unhandled one.
	const come = (): void => {
		coming = bringUp();
		coming.catch(() => undefined);
	};
	const bringUp = async (): Promise<void> => {
		while (isWanted) {
			const started = await launchN8n(place.installation, home, launch).catch((error: Error) => error);
			if (started instanceof Error) {
				// Docker would try again, too: PostgreSQL or Redis may be away just now.
				if (++member.failures > MOST_FAILURES) throw started;
				continue;
			}
			running = started;
			void started.ended.then(() => {
				if (running !== started) return;
				running = undefined;
				if (isWanted) come();
			});
			return;
		}
	};
	return member;
}

const MOST_FAILURES = 10;

/** What differs from docker-compose.yml, and nothing else may: addresses and ports of one machine. */
export function ownAddresses({ database, redis }: Pick<Place, 'database' | 'redis'>, port: number): Record<string, string> {
	return {
		DB_POSTGRESDB_HOST: LOOPBACK,
		DB_POSTGRESDB_PORT: String(database.credential.port),
		QUEUE_BULL_REDIS_HOST: LOOPBACK,
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: LOOPBACK,
	};
}

async function isWorkerReady(url: string): Promise<boolean> {
	const response = await fetch(`${url}/healthz/readiness`, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
	return response?.status === 200;
}
