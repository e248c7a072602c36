import type { Random } from '../../sandbox/random';
import type { Database } from '../support/postgres';
import type { Cluster } from './processes';
import type { Redis } from './redis';

/** What happens to the machine while orders come in. */
export interface Disturbances {
	kills: number;
	restarts: string[];
	/** To be called as orders are delivered: Redis goes down after a third of them, PostgreSQL after two thirds. */
	progress(delivered: number): Promise<void>;
	stop(): Promise<void>;
}

/** A worker takes ten seconds of CPU time to come up: killed more often than this, two cores do nothing else. */
const KILL_EVERY_MS = { least: 6000, most: 12_000 };

interface Machine {
	cluster: Cluster;
	redis: Redis;
	database: Database;
	random: Random;
}

/** Kills one worker every few seconds, with SIGKILL; it starts again by itself. */
export function disturb({ cluster, redis, database, random }: Machine, orders: number): Disturbances {
	const schedule = [
		{ after: Math.ceil(orders / 3), name: 'Redis', restart: async () => { await redis.restart(); } },
		{ after: Math.ceil((orders * 2) / 3), name: 'PostgreSQL', restart: async () => { await database.restart(); } },
	];
	let timer: NodeJS.Timeout;
	const disturbances: Disturbances = {
		kills: 0,
		restarts: [],
		async progress(delivered) {
			const [next] = schedule;
			if (next === undefined || delivered < next.after) return;
			schedule.shift();
			await next.restart();
			disturbances.restarts.push(next.name);
		},
		async stop() {
			clearTimeout(timer);
			await Promise.all([cluster.main, ...cluster.workers].map(async (member) => { await member.up(); }));
		},
	};
	const killOne = (): void => {
		const alive = cluster.workers.filter((worker) => worker.running() !== undefined);
		const victim = alive[Math.floor(random.next() * alive.length)];
		// Two are spared: without a worker nothing would happen that could go wrong.
		if (victim !== undefined && alive.length > 2) {
			victim.kill();
			disturbances.kills++;
		}
		next();
	};
	const next = (): void => { timer = setTimeout(killOne, KILL_EVERY_MS.least + random.next() * (KILL_EVERY_MS.most - KILL_EVERY_MS.least)); };
	next();
	return disturbances;
}
