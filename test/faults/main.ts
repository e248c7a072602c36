import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { wholeNumber } from '../support/inParallel';
import { packageFor } from './build';
import { openCrew, runCampaign, type Crew } from './campaign';
import { MOST_HISTORIES_FOR_A_CANARY, tryCanaries, type Tried } from './everyCanary';
import { planOf } from './plan';
import { isClean, type Failure, type Report } from './report';
import { closingLine, tableOf } from './table';

/**
 * Lives random histories of orders, redeliveries, retries, crashes and faults, and has each one audited: `npm run check:faults`.
 * `-- --orders N` for more or fewer orders, `--short` for a minute's worth, `--seed N` to see one history again, `--from N` to begin at another
 * seed, `--canary name` for a deliberately wrong build, which must be caught within 100 histories. Exits with 1 when a law is broken. `--canaries` tries
 * every wrong build, one after the other, and exits with 1 when one of them is not caught.
 */
const { values } = parseArgs({
	options: {
		orders: { type: 'string', default: '10000' },
		short: { type: 'boolean', default: false },
		from: { type: 'string', default: '1' },
		seed: { type: 'string' },
		workers: { type: 'string', default: String(availableParallelism()) },
		canary: { type: 'string' },
		canaries: { type: 'boolean', default: false },
	},
});

const SHORT_ORDERS = 500;
const PROGRESS_EVERY_MS = 5000;

/** How many histories make so many orders: the same on every machine. */
function worldsFor(orders: number, from: number): number {
	let worlds = 0;
	for (let placed = 0; placed < orders; worlds++) placed += planOf(from + worlds).orders.length;
	return worlds;
}

async function main(): Promise<number> {
	const packageDirectory = await packageFor(values.canary);
	const workers = values.seed === undefined ? Math.max(1, wholeNumber('workers', values.workers)) : 1;
	const crew = await openCrew(workers);
	try {
		if (values.canaries) return await everyCanary(crew, workers);
		return values.seed === undefined ? await manyHistories(crew, workers, packageDirectory) : await oneHistory(crew, packageDirectory, wholeNumber('seed', values.seed));
	} finally {
		await crew.close();
	}
}

async function everyCanary(crew: Crew, workers: number): Promise<number> {
	const tellOf = ({ name, breaks, caughtIn, seconds }: Tried): void => console.log(`${name} (${breaks}): ${caughtIn === undefined ? 'NOT CAUGHT' : `caught in history ${caughtIn}`}, ${seconds.toFixed(1)} s`);
	const tried = await tryCanaries(crew, workers, wholeNumber('from', values.from), tellOf);
	const caught = tried.filter(({ caughtIn }) => caughtIn !== undefined).length;
	console.log(`${tried.length} wrong builds, ${caught} caught within ${MOST_HISTORIES_FOR_A_CANARY} histories`);
	return caught === tried.length ? 0 : 1;
}

async function oneHistory(crew: Crew, packageDirectory: string, seed: number): Promise<number> {
	console.log(`seed ${seed}: ${((await crew.run({ does: 'tell', seed, packageDirectory, mayShrink: false })) as string[]).join('\n')}`);
	const report = (await crew.run({ does: 'examine', seed, packageDirectory, mayShrink: true })) as Report;
	report.failures.forEach(printFailure);
	console.log(closingLine(report));
	return isClean(report) ? 0 : 1;
}

async function manyHistories(crew: Crew, workers: number, packageDirectory: string): Promise<number> {
	const startedMs = Date.now();
	const from = wholeNumber('from', values.from);
	const worlds = values.canary === undefined ? worldsFor(values.short ? SHORT_ORDERS : wholeNumber('orders', values.orders), from) : MOST_HISTORIES_FOR_A_CANARY;
	let shownMs = startedMs;
	const report = await runCampaign(crew, {
		workers, packageDirectory, from,
		goesOn: (whole, begun) => begun < worlds && (values.canary === undefined || isClean(whole)),
		onReport(whole) {
			if (Date.now() - shownMs < PROGRESS_EVERY_MS) return;
			shownMs = Date.now();
			process.stderr.write(`${whole.worlds} of ${worlds} histories, ${whole.orders} orders, ${whole.calls} calls, ${Object.values(whole.broken).reduce((sum, times) => sum + times, 0)} findings\n`);
		},
	});
	report.failures.forEach(printFailure);
	console.log(tableOf(report).join('\n'));
	console.log(`seeds ${from} to ${from + report.worlds - 1}, ${((Date.now() - startedMs) / 1000).toFixed(1)} s on ${workers} threads`);
	if (values.canary !== undefined) console.log(isClean(report) ? `The canary ${values.canary} was not caught.` : `The canary ${values.canary} was caught in history ${report.worlds}.`);
	console.log(closingLine(report));
	return isClean(report) ? 0 : 1;
}

function printFailure({ seed, findings, history }: Failure): void {
	console.log(`\nseed ${seed} breaks a law; to see all of it: npm run check:faults -- --seed ${seed}${values.canary === undefined ? '' : ` --canary ${values.canary}`}`);
	for (const { law, says } of findings) console.log(`  ${law}: ${says}`);
	console.log(`the smallest history that does: ${history.join('\n')}\n`);
}

void main().then((code) => {
	process.exitCode = code;
});
