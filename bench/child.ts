import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { CACHE } from '../scripts/n8n/progress';

const ROOT = join(__dirname, '..');
export const BENCH_CACHE = join(CACHE, 'bench');
const built = new Map<string, Promise<string>>();

/** A script of the bench as the package itself is built: bundled by esbuild, so that no loader of TypeScript is measured. */
async function buildScript(source: string): Promise<string> {
	mkdirSync(BENCH_CACHE, { recursive: true });
	const outfile = join(BENCH_CACHE, basename(source).replace(/\.ts$/, '.cjs'));
	await build({ entryPoints: [join(ROOT, source)], outfile, bundle: true, packages: 'external', platform: 'node', target: 'node20', format: 'cjs', logLevel: 'error' });
	return outfile;
}

/** Starts a script of the bench in a process of its own. n8n's engine in it keeps out of the user's home and says nothing. */
export async function forkScript(source: string, execArgv: string[] = []): Promise<ChildProcess> {
	const script = built.get(source) ?? buildScript(source);
	built.set(source, script);
	const env = { ...process.env, N8N_ENCRYPTION_KEY: 'bench', N8N_LOG_LEVEL: 'silent', N8N_USER_FOLDER: mkdtempSync(join(tmpdir(), 'n8n-')) };
	return fork(await script, [], { execArgv, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

/** Measures one variant in a fresh process, which ends with it. */
export async function measureInChild<Output>(source: string, input: unknown, execArgv: string[] = []): Promise<Output> {
	const child = await forkScript(source, execArgv);
	return await new Promise((resolve, reject) => {
		child.once('message', (answer: { output: Output } | { error: string }) => ('error' in answer ? reject(new Error(answer.error)) : resolve(answer.output)));
		child.once('error', reject);
		child.once('exit', (code, signal) => reject(new Error(`${source} ended without an answer (${code ?? signal})`)));
		child.send(input as object);
	});
}
