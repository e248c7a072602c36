import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/n8n/server';
import { takeAlong } from './takeAlong';

/** A PostgreSQL cluster of the test's own, on loopback, gone at the end. It needs Debian's package postgresql or another that brings initdb. */
export interface Database {
	/** For n8n's Postgres credential. */
	credential: { host: string; port: number; database: string; user: string; password: string; ssl: string };
	/** Runs a statement and gives its rows as objects. */
	rows(sql: string): Array<Record<string, unknown>>;
	run(sql: string): void;
	/** Stops the server, without waiting for its clients, and starts it again with the same data and port. */
	restart(): Promise<void>;
	close(): void;
}

const DEBIAN = '/usr/lib/postgresql';
const MOST_OUTPUT_BYTES = 1024 ** 3;

export async function startDatabase({ user: owner = 'invoices', database = 'postgres' } = {}): Promise<Database> {
	const binaries = findBinaries();
	const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
	const port = await freePort();
	// PostgreSQL refuses to run as root.
	const [user, group] = process.getuid?.() === 0 ? idsOf('postgres') : [undefined, undefined];
	if (user !== undefined && group !== undefined) chownSync(folder, user, group);
	const as = { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'], ...(user !== undefined && { uid: user, gid: group }) };
	const data = join(folder, 'data');
	execFileSync(join(binaries, 'initdb'), ['-D', data, '-U', owner, '--auth=trust', '-E', 'UTF8', '--locale=C'], as);
	const server = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200`;
	const control = (...parameters: string[]): void => { execFileSync(join(binaries, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', server, ...parameters], { ...as, stdio: 'ignore' }); };
	control('start');
	// The server is a daemon: nothing else would end it with this process.
	const callOff = takeAlong(folder, `kill -QUIT $(head -n 1 "${data}/postmaster.pid")`);
	const run = (sql: string, name = database): string => execFileSync(join(binaries, 'psql'), ['-h', '127.0.0.1', '-p', String(port), '-U', owner, '-d', name, '-v', 'ON_ERROR_STOP=1', '-qAtc', sql], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: MOST_OUTPUT_BYTES });
	if (database !== 'postgres') run(`CREATE DATABASE ${database}`, 'postgres');
	return {
		credential: { host: '127.0.0.1', port, database, user: owner, password: 'trusted', ssl: 'disable' },
		rows: (sql) => JSON.parse(run(`SELECT coalesce(json_agg(found), '[]') FROM (${sql}) AS found`)) as Array<Record<string, unknown>>,
		run: (sql) => { run(sql); },
		restart: async () => {
			const restarting = spawn(join(binaries, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', server, '-m', 'fast', 'restart'], { ...as, stdio: 'ignore' });
			const code = await new Promise((resolve) => { restarting.once('exit', resolve); });
			if (code !== 0) throw new Error(`pg_ctl restart ended with ${String(code)}`);
		},
		close() {
			callOff();
			try {
				control('-m', 'immediate', 'stop');
			} finally {
				rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
			}
		},
	};
}

function findBinaries(): string {
	const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((left, right) => Number(right) - Number(left)) : [];
	const folders = [...versions.map((version) => join(DEBIAN, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
	const found = folders.find((folder) => existsSync(join(folder, 'initdb')));
	if (found === undefined) throw new Error('There is no initdb: install PostgreSQL (on Debian: the package postgresql)');
	return found;
}

function idsOf(user: string): [number, number] {
	const id = (flag: string): number => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
	return [id('-u'), id('-g')];
}
