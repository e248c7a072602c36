import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildWorker } from './build';
import { addReport, emptyReport, type Report } from './report';
import type { Task } from './worker';

export interface Campaign {
	workers: number;
	packageDirectory: string;
	/** Seeds from this one on. */
	from: number;
	/** Whether the first failing history is made as small as it can be; left out, it is. */
	shrinks?: boolean;
	/** Whether there is to be another world. */
	goesOn(whole: Report, begun: number): boolean;
	onReport?(whole: Report): void;
}

/** Threads with n8n in them, which live the worlds they are given. */
export interface Crew {
	run(task: Task): Promise<unknown>;
	close(): Promise<void>;
}

export async function openCrew(size: number): Promise<Crew> {
	// n8n keeps a settings file in a folder of its own.
	const folder = mkdtempSync(join(tmpdir(), 'n8n-'));
	const script = await buildWorker();
	const idle = Array.from({ length: size }, () => new Worker(script, { eval: true, execArgv: [], env: { ...process.env, N8N_USER_FOLDER: folder } }));
	const all = [...idle];
	const waiting: Array<(worker: Worker) => void> = [];
	const take = async (): Promise<Worker> => idle.pop() ?? await new Promise<Worker>((resolve) => { waiting.push(resolve); });
	const giveBack = (worker: Worker): void => {
		const next = waiting.shift();
		if (next === undefined) idle.push(worker);
		else next(worker);
	};
	return {
		async run(task) {
			const worker = await take();
			try {
				return await answerOf(worker, task);
			} finally {
				giveBack(worker);
			}
		},
		async close() {
			await Promise.all(all.map(async (worker) => await worker.terminate()));
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

async function answerOf(worker: Worker, task: Task): Promise<unknown> {
	return await new Promise((resolve, reject) => {
		const onMessage = (answer: unknown): void => {
			worker.off('error', onError);
			resolve(answer);
		};
		const onError = (error: unknown): void => {
			worker.off('message', onMessage);
			reject(error);
		};
		worker.once('message', onMessage);
		worker.once('error', onError);
		worker.postMessage(task);
	});
}

/** Lives one world after the other on every thread, until it is enough. */
export async function runCampaign(crew: Crew, { workers, packageDirectory, from, shrinks = true, goesOn, onReport }: Campaign): Promise<Report> {
	const whole = emptyReport();
	let begun = 0;
	const work = async (): Promise<void> => {
		while (goesOn(whole, begun)) {
			const seed = from + begun++;
			addReport(whole, (await crew.run({ does: 'examine', seed, packageDirectory, mayShrink: shrinks && whole.failures.length === 0 })) as Report);
			onReport?.(whole);
		}
	};
	await Promise.all(Array.from({ length: workers }, work));
	return whole;
}
