import { execFile, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Installation } from './install';
import { withNode } from './nodeBinary';

const START_LIMIT_MS = 180_000;
const POLL_MS = 200;

export interface RunningN8n {
	url: string;
	/** The first of its processes; all others descend from it. */
	processId: number;
	/** What the server has written since it was first started in this home. */
	log(): string;
	/** Resolves when every process of this server is gone. */
	stop(): Promise<void>;
	/** SIGKILL to all its processes. */
	kill(): void;
	/** Resolves when it has ended, for whatever reason. */
	ended: Promise<void>;
}

/** A port of this machine that nothing listens on: the wanted one, if that is such a port. */
export async function freePort(wanted = 0): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => { server.once('error', () => { server.listen(0, '127.0.0.1'); }).once('listening', resolve).listen(wanted, '127.0.0.1'); });
	const { port } = server.address() as AddressInfo;
	await new Promise<void>((resolve) => { server.close(() => resolve()); });
	return port;
}

/** Nothing of the user's own n8n, or of a test runner: a home of its own, loopback only, no calls to n8n's makers. */
export function environment({ version, node }: Installation, home: string, port: number, brokerPort: number): NodeJS.ProcessEnv {
	const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(N8N_|DB_|EXECUTIONS_|QUEUE_|NODE_|JEST_)/.test(name)));
	return withNode(node, {
		...inherited,
		...version.environment,
		// As n8n's own image has it; else n8n sends a stack trace to whoever sends a body that it cannot read.
		NODE_ENV: 'production',
		N8N_USER_FOLDER: home,
		N8N_ENCRYPTION_KEY: 'sandbox-only',
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
		DB_TYPE: 'sqlite',
		EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all',
		GENERIC_TIMEZONE: 'Europe/Budapest',
	});
}

/** Puts a tarball where n8n puts a community package, in the place of what is there. n8n sees it at its next start. */
export async function installCommunityPackage({ node }: Installation, home: string, tarball: string): Promise<void> {
	const folder = join(home, '.n8n', 'nodes');
	mkdirSync(folder, { recursive: true });
	if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{"name":"installed-nodes","private":true}\n');
	// Without legacy-peer-deps npm would fetch an n8n-workflow beside n8n's own.
	await promisify(execFile)('npm', ['install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', tarball], { cwd: folder, env: withNode(node) });
}

/** Runs one command of n8n's own command line in this home, beside a running server or without one. */
export async function runCommand(installation: Installation, home: string, parameters: string[]): Promise<string> {
	const { stdout } = await promisify(execFile)(join(installation.node.folder, 'bin', 'node'), [installation.command, ...parameters], { env: environment(installation, home, await freePort(), await freePort()), maxBuffer: 64 * 1024 * 1024 });
	return stdout;
}

/** Starts n8n, with further settings of its own if there are any, and resolves when it answers. It ends with the program that started it, in whatever way that ends. */
export async function startN8n(installation: Installation, home: string, wantedPort?: number, settings: NodeJS.ProcessEnv = {}): Promise<RunningN8n> {
	const port = wantedPort ?? await freePort();
	return await launchN8n(installation, home, { parameters: ['start'], env: { ...environment(installation, home, port, await freePort()), ...settings }, url: `http://127.0.0.1:${port}`, isReady });
}

export interface Launch {
	/** Of n8n's command line. */
	parameters: string[];
	env: NodeJS.ProcessEnv;
	url: string;
	isReady(url: string): Promise<boolean>;
}

/** Any of n8n's processes: the main one, or a worker. */
export async function launchN8n(installation: Installation, home: string, { parameters, env, url, isReady: answers }: Launch): Promise<RunningN8n> {
	mkdirSync(home, { recursive: true });
	const logFile = join(home, 'n8n.log');
	const output = openSync(logFile, 'a');
	const child = spawn(process.execPath, [join(__dirname, 'lifeline.mjs'), join(installation.node.folder, 'bin', 'node'), installation.command, ...parameters], { env, stdio: ['pipe', output, output] });
	closeSync(output);
	const ended = new Promise<void>((resolve) => { child.once('exit', () => resolve()); });
	const log = () => readFileSync(logFile, 'utf8');
	const stop = async (): Promise<void> => {
		child.stdin?.end();
		await ended;
	};
	const limit = Date.now() + START_LIMIT_MS;
	while (!(await answers(url))) {
		if (child.exitCode !== null) throw new Error(`n8n ended while it started:\n${log().slice(-3000)}`);
		if (Date.now() > limit) {
			await stop();
			throw new Error(`n8n did not start within ${START_LIMIT_MS / 1000} s:\n${log().slice(-3000)}`);
		}
		await new Promise((resolve) => { setTimeout(resolve, POLL_MS); });
	}
	return { url, processId: child.pid as number, log, stop, ended, kill: () => { child.kill('SIGUSR2'); } };
}

/** The editor's page too: the health route answers some moments before n8n has loaded its nodes. */
export async function isReady(url: string): Promise<boolean> {
	const answers = async (path: string): Promise<boolean> => {
		const response = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
		return response?.status === 200 && !/n8n is starting up/.test(await response.text());
	};
	return await answers('/healthz/readiness') && await answers('/rest/settings');
}
