/** What a piece of work took. CPU is that of the whole process: its garbage collector and compiler work beside it. */
export interface Cost {
	wallMs: number;
	cpuMs: number;
}

export async function costOf(work: () => unknown): Promise<Cost> {
	const [startedMs, startedCpu] = [performance.now(), process.cpuUsage()];
	await work();
	const [wallMs, { user, system }] = [performance.now() - startedMs, process.cpuUsage(startedCpu)];
	return { wallMs, cpuMs: (user + system) / 1000 };
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
