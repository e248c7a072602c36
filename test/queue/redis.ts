import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/n8n/server';
import { until } from '../e2e/stage';
import { takeAlong } from '../support/takeAlong';

const LIFELINE = join(__dirname, '..', '..', 'scripts', 'n8n', 'lifeline.mjs');

/** A Redis of the test's own, on loopback, with the rules for saving that redis:alpine comes with. */
export interface Redis {
	port: number;
	/** Asks one command that answers with one number. */
	count(...command: string[]): Promise<number>;
	/** Stops it as `docker restart` does, and starts it again with the same data and port. */
	restart(): Promise<void>;
	close(): Promise<void>;
}

export async function startRedis(): Promise<Redis> {
	if (spawnSync('redis-server', ['--version']).status !== 0) throw new Error('There is no redis-server: install it (on Debian: the package redis-server)');
	const port = await freePort();
	const folder = mkdtempSync(join(tmpdir(), 'redis-'));
	const callOff = takeAlong(folder);
	let server: ChildProcess;
	const start = async (): Promise<void> => {
		server = spawn(process.execPath, [LIFELINE, 'redis-server', '--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '3600 1 300 100 60 10000', '--logfile', join(folder, 'log')], { stdio: ['pipe', 'ignore', 'ignore'] });
		await until('Redis answers PING', async () => (await ask(port, 'PING')) === '+PONG');
	};
	const stop = async (): Promise<void> => {
		const ended = new Promise((resolve) => { server.once('exit', resolve); });
		server.stdin?.end();
		await ended;
	};
	await start();
	return {
		port,
		count: async (...command) => Number((await ask(port, ...command))?.replace(/^:/, '')),
		async restart() {
			await stop();
			await start();
		},
		async close() {
			await stop();
			callOff();
			rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}

/** The first line of the answer; undefined when there is none. */
async function ask(port: number, ...command: string[]): Promise<string | undefined> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => socket.write(`${command.join(' ')}\r\n`));
		socket.setEncoding('utf8');
		socket.once('data', (text: string) => {
			resolve(text.split('\r\n')[0]);
			socket.destroy();
		});
		socket.once('error', () => resolve(undefined));
	});
}
