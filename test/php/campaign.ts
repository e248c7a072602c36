import { buildWorker } from '../support/canaryBuild';
import { runInParallel, slicesOf } from '../support/inParallel';
import { CANARIES } from './canaries';
import { addReport, emptyReport, type Report } from './check';

export interface CampaignOptions {
	inputs: number;
	seed: number;
	/** Number of the first input; a slice is drawn from a seed of its own, so it counts in slices. */
	first: number;
	workers: number;
	canary?: string;
	/** A slice that takes longer hangs. */
	silentAfterMs: number;
	inputsAtOnce?: number;
	onProgress?(totals: Totals): void;
}

export interface Totals extends Report {
	hangs: number;
}

const INPUTS_AT_ONCE = 1000;

/** Checks so many inputs on so many cores. A slice whose worker dies is a crash, and one that does not end a hang; the others go on. With a canary it stops when that shows. */
export async function runCampaign({ inputs, seed, first, workers, canary, silentAfterMs, inputsAtOnce = INPUTS_AT_ONCE, onProgress }: CampaignOptions): Promise<Totals> {
	const totals: Totals = { ...emptyReport(), hangs: 0 };
	await runInParallel<Report>({
		script: await buildWorker('test/php/worker.ts', CANARIES, canary),
		workers,
		slices: slicesOf(seed, first, inputs, inputsAtOnce),
		silentAfterMs,
		onReport: (report, { from, to }) => {
			report.examples = report.examples.map((example) => `--seed ${seed} --first ${from} --inputs ${to - from}: ${example}`);
			addReport(totals, report);
			onProgress?.(totals);
		},
		onLost: ({ from, to }, reason, error) => {
			totals.inputs += to - from;
			if (reason === 'hang') totals.hangs++;
			else totals.crashes++;
			totals.examples.push(`--seed ${seed} --first ${from} --inputs ${to - from}: ${reason} ${String(error ?? '')}`);
		},
		isEnough: () => canary !== undefined && wrongs(totals) > 0,
	});
	return totals;
}

export const wrongs = ({ crashes, hangs, disagreements }: Totals): number => crashes + hangs + disagreements;

export const closingLine = ({ inputs, crashes, hangs, disagreements }: Totals): string => `${inputs} inputs, ${crashes} crashes, ${hangs} hangs, ${disagreements} disagreements`;
