import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { closingLine, runCampaign } from './campaign';
import { CANARIES } from './canaries';
import { checkSlice, type Report } from './check';
import { DIFFERENCES } from './differences';

/** A sample of `npm run check:php`. */
jest.setTimeout(300_000);

let report: Report;
beforeAll(() => { report = checkSlice(20_261_125, 3000); });

test('3,000 hostile texts crash neither decoder, and both agree with each other and with PHP', () => {
	expect(report).toMatchObject({ inputs: 3000, crashes: 0, disagreements: 0, examples: [] });
});

test('among them are many that are read, and many that are refused', () => {
	expect(report.read).toBeGreaterThan(500);
	expect(report.inputs - report.read).toBeGreaterThan(500);
});

test.each(['foreign', 'deep', 'trailing', 'numberForms', 'bigIntegers'] as const)('among them are such as we treat otherwise than PHP on purpose: %s', (reason) => {
	expect(DIFFERENCES[reason]).toBeDefined();
	expect(report.onPurpose[reason]).toBeGreaterThan(0);
});

test('the command ends with its counts, and with 0 where nothing went wrong', async () => {
	const child = spawn(process.execPath, [require.resolve('tsx/cli'), join(__dirname, 'main.ts'), '--workers', '1', '--inputs', '200', '--seed', '7'], { stdio: ['ignore', 'pipe', 'ignore'] });
	let said = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => { said += text; });
	const code = await new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', resolve);
	});
	expect({ said, code }).toEqual({ said: expect.stringMatching(/\n200 inputs, 0 crashes, 0 hangs, 0 disagreements\n$/), code: 0 });
});

const runCanary = async (canary: string, silentAfterMs: number) => await runCampaign({ inputs: 2000, inputsAtOnce: 250, seed: 1, first: 0, workers: 1, canary, silentAfterMs });

const caught = Object.keys(CANARIES).filter((name) => name !== 'waits-for-ever');
test.each(caught)('the wrong build %s is caught, with what it takes to see it again', async (canary) => {
	const totals = await runCanary(canary, 60_000);
	expect(closingLine(totals)).toMatch(/ (?:[1-9]\d* crashes, 0 hangs, \d+|0 crashes, 0 hangs, [1-9]\d*) disagreements$/);
	expect(totals.examples[0]).toMatch(/^--seed 1 --first \d+ --inputs 250: /);
});

test('the wrong build that waits for ever is told as a hang', async () => {
	expect(closingLine(await runCanary('waits-for-ever', 3000))).toMatch(/, 0 crashes, 1 hangs, 0 disagreements$/);
});
