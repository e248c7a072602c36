import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL cluster of the test's own, on loopback, gone at the end. It needs Debian's package postgresql or another that brings initdb. */
export interface Database {
	/** For n8n's Postgres credential. */
	credential: { host: string; port: number; database: string; user: string; password: string; ssl: string };
	/** Runs a statement and gives its rows as objects. */
	rows(sql: string): Array<Record<string, unknown>>;
	run(sql: string): void;
	close(): void;
}

const DEBIAN = '/usr/lib/postgresql';

export async function startDatabase(): Promise<Database> {
	const binaries = findBinaries();
	const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
	const port = await freePort();
	// PostgreSQL refuses to run as root.
	const [user, group] = process.getuid?.() === 0 ? idsOf('postgres') : [undefined, undefined];
	if (user !== undefined && group !== undefined) chownSync(folder, user, group);
	const as = { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'], ...(user !== undefined && { uid: user, gid: group }) };
	const data = join(folder, 'data');
	execFileSync(join(binaries, 'initdb'), ['-D', data, '-U', 'invoices', '--auth=trust', '-E', 'UTF8', '--locale=C'], as);
	execFileSync(join(binaries, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`, 'start'], { ...as, stdio: 'ignore' });
	const run = (sql: string): string => execFileSync(join(binaries, 'psql'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'invoices', '-d', 'postgres', '-v', 'ON_ERROR_STOP=1', '-qAtc', sql], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
	return {
		credential: { host: '127.0.0.1', port, database: 'postgres', user: 'invoices', password: 'trusted', ssl: 'disable' },
		rows: (sql) => JSON.parse(run(`SELECT coalesce(json_agg(found), '[]') FROM (${sql}) AS found`)) as Array<Record<string, unknown>>,
		run: (sql) => { run(sql); },
		close() {
			execFileSync(join(binaries, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], { ...as, stdio: 'ignore' });
			rmSync(folder, { recursive: true, force: true });
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

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
	const { port } = server.address() as AddressInfo;
	await new Promise<void>((resolve) => { server.close(() => resolve()); });
	return port;
}
