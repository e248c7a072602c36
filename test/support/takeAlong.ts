import { spawn } from 'node:child_process';
import { join } from 'node:path';

const LIFELINE = join(__dirname, '..', '..', 'scripts', 'n8n', 'lifeline.mjs');

/**
 * Sees to it that a folder does not outlive this process, in whatever way that ends; `before` is a shell command that ends what
 * is still at work in it. Gives a function that calls it off, for the end that was planned.
 */
export function takeAlong(folder: string, before = 'true'): () => void {
	const watch = spawn(process.execPath, [LIFELINE, 'sh', '-c', `trap '${before}; rm -rf "${folder}"; exit' TERM; sleep infinity & wait`], { stdio: ['pipe', 'ignore', 'ignore'] });
	watch.unref();
	(watch.stdin as unknown as { unref(): void }).unref();
	return () => { watch.kill('SIGUSR2'); };
}
