/**
 * `npm run test:queue`: orders under fire on the real n8n in queue mode. `--short` for a small run, `--orders N`, `--claim` or
 * `--plain` for one of the two ways, `--version 2` for n8n 2.x (five times as slow on two cores), `--seed N`, `--canary` for a claim that lets everyone in (it has to fail).
 * `--data-table` measures instead whether n8n's own Data Table can hold a claim.
 */
import { parseArgs } from 'node:util';
import { installN8n } from '../../scripts/n8n/install';
import { say } from '../../scripts/n8n/progress';
import { N8N_VERSIONS } from '../../scripts/n8n/versions';
import { runCampaign, violationsOf, type Campaign } from './campaign';
import { measureClaims, printMeasured, problemsOf } from './claims/measure';
import { differencesToCompose } from './composeCheck';
import { setQueueStage, type QueueStage } from './stage';
import { closingLine, printTable } from './table';
import { WAYS } from './ways';

// SalesAutopilot writes the times of orders as they are in Hungary, and so does the sandbox then.
process.env.TZ = 'Europe/Budapest';

const { values } = parseArgs({
	options: {
		orders: { type: 'string' },
		short: { type: 'boolean', default: false },
		claim: { type: 'boolean', default: false },
		plain: { type: 'boolean', default: false },
		'data-table': { type: 'boolean', default: false },
		canary: { type: 'boolean', default: false },
		version: { type: 'string', default: '1' },
		seed: { type: 'string', default: '1' },
	},
});

const ORDERS = 2000;
const ORDERS_SHORT = 60;
const ORDERS_MEASURED = 300;

function wholeNumber(name: 'orders' | 'seed', otherwise: number): number {
	const number = values[name] === undefined ? otherwise : Number(values[name]);
	if (!Number.isSafeInteger(number) || number < 1) throw new Error(`--${name} is not a whole number above zero: ${String(values[name])}`);
	return number;
}

async function fireOrders(stage: QueueStage): Promise<number> {
	const differences = differencesToCompose(stage);
	say(differences.length === 0 ? 'the processes run with the environment of docker-compose.yml' : 'the processes do not run with the environment of docker-compose.yml');
	const orders = wholeNumber('orders', values.short ? ORDERS_SHORT : ORDERS);
	const campaigns: Campaign[] = [];
	for (const way of WAYS.filter(({ name }) => values[name] || (!values.claim && !values.plain))) {
		const campaign = await runCampaign(stage, way, { orders, seed: wholeNumber('seed', 1), isCanary: values.canary && way.name === 'claim' });
		// At once: it took long, and the next one may break off.
		printTable(campaign);
		campaigns.push(campaign);
	}
	for (const violation of [...differences, ...campaigns.flatMap(violationsOf)]) console.log(`BROKEN: ${violation}`);
	for (const campaign of campaigns) console.log(closingLine(campaign));
	const checks = [differences, ...campaigns.map(violationsOf)];
	const failed = checks.filter((found) => found.length > 0).length;
	console.log(`${checks.length - failed} passed, ${failed} failed`);
	return failed;
}

async function measure(stage: QueueStage): Promise<number> {
	const measured = await measureClaims(stage, wholeNumber('orders', ORDERS_MEASURED));
	printMeasured(measured);
	const problems = problemsOf(measured);
	for (const problem of problems) console.log(`BROKEN: ${problem}`);
	console.log(problems.length === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed');
	return problems.length;
}

async function main(onStage: (stage: QueueStage) => void): Promise<number> {
	const version = N8N_VERSIONS.find(({ line }) => line === values.version);
	if (version === undefined) throw new Error('--version takes 1 or 2');
	const stage = await setQueueStage(await installN8n(version));
	onStage(stage);
	return await (values['data-table'] ? measure(stage) : fireOrders(stage));
}

let open: QueueStage | undefined;
let isEnding = false;
async function finish(code: number): Promise<void> {
	if (isEnding) return;
	isEnding = true;
	await open?.close();
	process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void finish(130));
main((stage) => { open = stage; }).then(async (failed) => { await finish(failed === 0 ? 0 : 1); }, async (error: Error) => {
	if (isEnding) return;
	console.error(`\n${error.stack ?? error.message}`);
	console.log('0 passed, 1 failed');
	await finish(1);
});
