import { parentPort } from 'node:worker_threads';
import { examine, tell } from './examine';

process.env.N8N_ENCRYPTION_KEY ??= 'test';
process.env.N8N_LOG_LEVEL ??= 'silent';

export interface Task {
	does: 'examine' | 'tell';
	seed: number;
	packageDirectory: string;
	mayShrink: boolean;
}

/** Lives the worlds that it is given, one after the other. */
parentPort?.on('message', ({ does, seed, packageDirectory, mayShrink }: Task) => {
	const work: Promise<unknown> = does === 'tell' ? tell(seed, packageDirectory) : examine(seed, packageDirectory, mayShrink);
	work.then((result) => parentPort?.postMessage(result), (error: unknown) => { throw error; });
});
