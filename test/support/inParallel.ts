import { Worker } from 'node:worker_threads';

/** A range of numbered cases for one worker. */
export interface Slice {
	seed: number;
	from: number;
	to: number;
}

export interface Campaign<Report> {
	/** Answers each slice that it is sent with one report. */
	script: string;
	workers: number;
	slices: Iterable<Slice>;
	onReport(report: Report, slice: Slice): void;
	/** A worker that ended, or was silent for so long, is replaced; without this its error ends the campaign. */
	onLost?(slice: Slice, reason: 'crash' | 'hang', error?: Error): void;
	silentAfterMs?: number;
	/** Whether nothing more is to be handed out. */
	isEnough?(): boolean;
}

/** Hands out the slices to every worker until none are left. */
export async function runInParallel<Report>({ script, workers, slices, onReport, onLost, silentAfterMs, isEnough = () => false }: Campaign<Report>): Promise<void> {
	const remaining = slices[Symbol.iterator]();
	const workOff = async (): Promise<void> => {
		let worker = new Worker(script, { eval: true, execArgv: [] });
		for (;;) {
			const next = isEnough() ? undefined : remaining.next();
			if (next === undefined || next.done === true) break;
			const answer = await ask<Report>(worker, next.value, silentAfterMs);
			if ('report' in answer) {
				onReport(answer.report, next.value);
				continue;
			}
			await worker.terminate();
			if (onLost === undefined) throw answer.error ?? new Error('A worker is silent');
			onLost(next.value, answer.lost, answer.error);
			worker = new Worker(script, { eval: true, execArgv: [] });
		}
		await worker.terminate();
	};
	await Promise.all(Array.from({ length: workers }, workOff));
}

type Answer<Report> = { report: Report } | { lost: 'crash' | 'hang'; error?: Error };

async function ask<Report>(worker: Worker, slice: Slice, silentAfterMs: number | undefined): Promise<Answer<Report>> {
	return await new Promise((resolve) => {
		const timer = silentAfterMs === undefined ? undefined : setTimeout(() => settle({ lost: 'hang' }), silentAfterMs);
		const settle = (answer: Answer<Report>): void => {
			clearTimeout(timer);
			worker.off('message', onMessage);
			worker.off('error', onError);
			resolve(answer);
		};
		const onMessage = (report: Report): void => settle({ report });
		const onError = (error: Error): void => settle({ lost: 'crash', error });
		worker.on('message', onMessage);
		worker.on('error', onError);
		worker.postMessage(slice);
	});
}

/** The numbers `first` to `first + count - 1` in slices of so many. */
export function* slicesOf(seed: number, first: number, count: number, atOnce: number): Generator<Slice> {
	for (let from = first; from < first + count; from += atOnce) yield { seed, from, to: Math.min(first + count, from + atOnce) };
}

/** Options of a command that are whole numbers. */
export function wholeNumber(name: string, value: string | undefined): number {
	const number = Number(value);
	if (value === undefined || value === '' || !Number.isSafeInteger(number) || number < 0) throw new Error(`--${name} is not a whole number: ${String(value)}`);
	return number;
}
