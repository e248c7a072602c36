import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const TICK_MS = 15_000;

/** Everything that is fetched, made or written by the n8n commands; not under version control. */
export const CACHE = join(__dirname, '..', '..', '.cache');

export function say(text: string): void {
	console.log(`· ${text}`);
}

/** Runs a command that takes long: says every 15 seconds that it is still at work, and shows what it wrote only if it fails. */
export async function runWithProgress(title: string, command: string, parameters: string[], { cwd, env, log }: { cwd: string; env: NodeJS.ProcessEnv; log: string }): Promise<void> {
	say(`${title} ...`);
	const started = Date.now();
	const seconds = () => Math.round((Date.now() - started) / 1000);
	mkdirSync(dirname(log), { recursive: true });
	const output = openSync(log, 'w');
	const ticker = setInterval(() => say(`  ... ${seconds()} s`), TICK_MS);
	try {
		const code = await new Promise<number | string>((resolve) => {
			const child = spawn(command, parameters, { cwd, env, stdio: ['ignore', output, output] });
			child.once('error', (error) => resolve(error.message));
			child.once('exit', (exitCode, signal) => resolve(exitCode ?? signal ?? 'unknown'));
		});
		if (code !== 0) throw new Error(`${title}: ${command} ended with ${code}. The end of what it wrote:\n${readFileSync(log, 'utf8').slice(-3000)}`);
	} finally {
		clearInterval(ticker);
		closeSync(output);
	}
	say(`  done, ${seconds()} s`);
}
