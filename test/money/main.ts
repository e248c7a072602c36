import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { buildWorker } from '../support/canaryBuild';
import { runInParallel, slicesOf, wholeNumber } from '../support/inParallel';
import { CANARIES } from './canaries';
import { addReport, emptyReport, type Report } from './check';

/**
 * Builds and checks random shops' orders: `npm run check:money -- --orders 1000000 --seed 1`. `--first N` begins at order N, to see one again;
 * `--canary name` breaks one rule of core/ and stops at its first mismatches. Exits with 1 when there are any.
 */
const { values } = parseArgs({
	options: {
		orders: { type: 'string', default: '1000000' },
		seed: { type: 'string', default: '1' },
		first: { type: 'string', default: '0' },
		workers: { type: 'string', default: String(availableParallelism()) },
		canary: { type: 'string' },
	},
});

const ORDERS_AT_ONCE = 1000;
const PROGRESS_EVERY_MS = 2000;

async function main(): Promise<number> {
	const startedMs = Date.now();
	const workers = Math.max(1, wholeNumber('workers', values.workers));
	const [seed, first, orders] = [wholeNumber('seed', values.seed), wholeNumber('first', values.first), wholeNumber('orders', values.orders)];
	const whole = emptyReport();
	let shownMs = startedMs;
	await runInParallel<Report>({
		script: await buildWorker('test/money/worker.ts', CANARIES, values.canary),
		workers,
		slices: slicesOf(seed, first, orders, ORDERS_AT_ONCE),
		onReport: (report) => {
			addReport(whole, report);
			if (Date.now() - shownMs < PROGRESS_EVERY_MS) return;
			shownMs = Date.now();
			process.stderr.write(`${whole.orders} of ${values.orders} orders, ${whole.mismatches} mismatches, ${Math.round((whole.orders * 1000) / (shownMs - startedMs))} a second\n`);
		},
		isEnough: () => values.canary !== undefined && whole.mismatches > 0,
	});
	const seconds = (Date.now() - startedMs) / 1000;
	for (const [claim, { times, examples }] of Object.entries(whole.broken)) {
		console.log(`broken ${times} times: ${claim}`);
		for (const example of examples) console.log(`  ${example}`);
	}
	console.log(`seed ${values.seed}, ${whole.lines} lines, ${whole.spoilt} spoilt orders, ${seconds.toFixed(1)} s on ${workers} cores, ${Math.round(whole.orders / seconds / workers * 60)} orders per minute and core`);
	console.log(`${whole.orders} orders, mismatches: ${whole.mismatches}`);
	return whole.mismatches === 0 ? 0 : 1;
}

void main().then((code) => {
	process.exitCode = code;
});
