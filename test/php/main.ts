import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { wholeNumber } from '../support/inParallel';
import { closingLine, runCampaign, wrongs } from './campaign';
import { DIFFERENCES } from './differences';

/**
 * Random and hostile texts for both decoders of PHP's serialize format, each judged by PHP itself: `npm run check:php -- --inputs 1000000 --seed 1`.
 * `--first N` begins at input N, to see a slice again; `--canary name` breaks one rule of the product and stops when that shows. Exits with 1 then.
 */
const { values } = parseArgs({
	options: {
		inputs: { type: 'string', default: '1000000' },
		seed: { type: 'string', default: '1' },
		first: { type: 'string', default: '0' },
		workers: { type: 'string', default: String(availableParallelism()) },
		canary: { type: 'string' },
	},
});

const SILENT_AFTER_MS = 300_000;
const PROGRESS_EVERY_MS = 5000;

async function main(): Promise<number> {
	const startedMs = Date.now();
	const number = (name: 'inputs' | 'seed' | 'first' | 'workers'): number => wholeNumber(name, values[name]);
	const [inputs, seed, workers] = [number('inputs'), number('seed'), Math.max(1, number('workers'))];
	let shownMs = startedMs;
	const totals = await runCampaign({
		inputs, seed, first: number('first'), workers, canary: values.canary, silentAfterMs: SILENT_AFTER_MS,
		onProgress: (soFar) => {
			if (Date.now() - shownMs < PROGRESS_EVERY_MS) return;
			shownMs = Date.now();
			process.stderr.write(`${closingLine(soFar)}, of ${inputs}; ${Math.round((soFar.inputs * 1000) / (shownMs - startedMs))} a second\n`);
		},
	});
	for (const example of totals.examples) console.log(example);
	for (const [reason, text] of Object.entries(DIFFERENCES)) console.log(`${totals.onPurpose[reason] ?? 0} times other than PHP on purpose: ${text}`);
	console.log(`seed ${seed}, ${totals.read} read and ${totals.inputs - totals.read} refused, ${((Date.now() - startedMs) / 1000).toFixed(1)} s on ${workers} cores`);
	console.log(closingLine(totals));
	return wrongs(totals) === 0 ? 0 : 1;
}

void main().then((code) => {
	process.exitCode = code;
});
