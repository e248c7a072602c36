import { packageFor } from './build';
import { CANARIES } from './canaries';
import { openCrew, runCampaign, type Crew } from './campaign';
import type { Report } from './report';
import { closingLine } from './table';

/** A small campaign of the fault simulator, and the proof that it sees: each wrong build is caught, and a seed tells the same story twice. */
let crew: Crew;
beforeAll(async () => { crew = await openCrew(2); });
afterAll(async () => { await crew.close(); });

/** A minute on a machine of its own; others may be using this one. */
const LONGEST_MS = 600_000;

const campaign = async (canary: string | undefined, from: number, worlds: number): Promise<Report> => {
	const packageDirectory = await packageFor(canary);
	return await runCampaign(crew, { workers: 2, packageDirectory, from, goesOn: (whole, begun) => begun < worlds && Object.keys(whole.broken).length === 0 });
};

test('in twenty histories of orders under fire no law is broken', async () => {
	const report = await campaign(undefined, 1, 20);
	expect(report.failures).toEqual([]);
	expect(closingLine(report)).toMatch(/^races: \d+, all reported\n\d+ orders, 0 duplicates, 0 lost, \d+ unknown resolved$/);
	expect(report.faultyCalls / report.calls).toBeGreaterThan(0.1);
	expect(report.unknownResolved).toBe(report.unknown);
}, LONGEST_MS);

test('the same seed gives the same history, to the last byte that n8n keeps of it', async () => {
	const packageDirectory = await packageFor(undefined);
	const tell = async (seed: number): Promise<Report> => (await crew.run({ does: 'examine', seed, packageDirectory, mayShrink: false })) as Report;
	for (const seed of [2, 5]) expect((await tell(seed)).fingerprint).toBe((await tell(seed)).fingerprint);
	expect((await tell(2)).fingerprint).not.toBe((await tell(5)).fingerprint);
}, LONGEST_MS);

test.each(Object.keys(CANARIES))('the deliberately wrong build %s is caught within 100 histories', async (name) => {
	const report = await campaign(name, 1, 100);
	expect(report.worlds).toBeLessThanOrEqual(100);
	expect(report.failures[0]?.findings.map(({ law }) => law).join()).toContain(CANARIES[name]?.breaks);
	expect(report.failures[0]?.history.length).toBeGreaterThan(0);
}, LONGEST_MS);
