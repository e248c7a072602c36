import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';

/** What a piece of work took. CPU is that of the whole process: its garbage collector and compiler work beside it. */
export interface Cost {
	wallMs: number;
	cpuMs: number;
}

export async function costOf(work: () => unknown): Promise<Cost> {
	const saveProfile = await startProfile(process.env.BENCH_PROFILES);
	const [startedMs, startedCpu] = [performance.now(), process.cpuUsage()];
	await work();
	const [wallMs, { user, system }] = [performance.now() - startedMs, process.cpuUsage(startedCpu)];
	await saveProfile();
	return { wallMs, cpuMs: (user + system) / 1000 };
}

/** To see where the time goes: with BENCH_PROFILES=<folder>, what is measured leaves a CPU profile there for the browser's developer tools. Its figures are then higher. */
async function startProfile(folder: string | undefined): Promise<() => Promise<void>> {
	if (folder === undefined) return async () => undefined;
	const session = new Session();
	session.connect();
	await session.post('Profiler.enable');
	await session.post('Profiler.setSamplingInterval', { interval: 200 });
	await session.post('Profiler.start');
	return async () => {
		const { profile } = await session.post('Profiler.stop');
		writeFileSync(join(folder, `${process.pid}.cpuprofile`), JSON.stringify(profile));
	};
}

/** Answers the process that started this one, once, and ends. */
export function answerOnce<Input>(measure: (input: Input) => Promise<unknown>): void {
	const send = (answer: object): void => { process.send?.(answer, () => process.exit()); };
	process.once('message', (input) => {
		measure(input as Input).then((output) => send({ output }), (error: Error) => send({ error: error.stack ?? error.message }));
	});
}

/** Most memory that the process has held so far. */
export function mostRssBytes(): number {
	return process.resourceUsage().maxRSS * 1024;
}
