import { packageFor } from './build';
import { openCrew, runCampaign, type Crew } from './campaign';
import { isClean, type Report } from './report';

/** The simulator itself: `npm run check:faults` is the long campaign, and `-- --canary NAME` tries each wrong build. */
let crew: Crew;
beforeAll(async () => { crew = await openCrew(1); });
afterAll(async () => { await crew.close(); });

const examine = async (seed: number, packageDirectory: string): Promise<Report> => (await crew.run({ does: 'examine', seed, packageDirectory, mayShrink: false })) as Report;

test('histories of the product as it is break no law, and faults did strike them', async () => {
	const report = await runCampaign(crew, { workers: 1, packageDirectory: await packageFor(undefined), from: 1, goesOn: (_whole, begun) => begun < 8 });
	expect(report.failures).toEqual([]);
	expect(isClean(report)).toBe(true);
	expect(report.faultyCalls).toBeGreaterThan(0);
	expect({ duplicates: report.duplicates, lost: report.lost, unknown: report.unknown }).toEqual({ duplicates: 0, lost: 0, unknown: report.unknownResolved });
});

test('the same seed gives the same history to the last byte, and another seed another one', async () => {
	const packageDirectory = await packageFor(undefined);
	const [first, again, other] = [await examine(3, packageDirectory), await examine(3, packageDirectory), await examine(4, packageDirectory)];
	expect(again.fingerprint).toBe(first.fingerprint);
	expect(other.fingerprint).not.toBe(first.fingerprint);
});

test('a build without the guard against a second invoice is caught within a hundred histories', async () => {
	const packageDirectory = await packageFor('guard-off');
	const report = await runCampaign(crew, { workers: 1, packageDirectory, from: 1, goesOn: (whole, begun) => begun < 100 && isClean(whole) });
	expect(isClean(report)).toBe(false);
	expect(Object.keys(report.broken).join()).toContain('law 1');
});
