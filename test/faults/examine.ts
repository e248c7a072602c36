import { createHash } from 'node:crypto';
import { audit } from './audit';
import type { Evidence, Finding } from './audit/evidence';
import { historyOf } from './history';
import { planOf, type Plan } from './plan';
import { reportOf, type Report } from './report';
import { shrink } from './shrink';
import { openStage, type Stage } from './stage';
import { World, type Muted } from './world';

/** What one history shows. */
export interface Seen {
	evidence: Evidence;
	findings: Finding[];
	/** Calls that a fault hit, as `step/call`. */
	struck: string[];
}

const HANGS = 'law 2: every run ends';

export async function live(plan: Plan, stage: Stage, muted: Muted = new Set()): Promise<Seen> {
	const world = new World(plan, stage, muted);
	try {
		const evidence = await world.run();
		return { evidence, findings: audit(evidence), struck: world.struck };
	} catch (error) {
		return { evidence: world.interrupted(), findings: [{ law: HANGS, says: String((error as Error).stack) }], struck: world.struck };
	}
}

/** The history of a seed, judged; where it breaks a law, it may be made as small as it can be, which takes a while. */
export async function examine(seed: number, packageDirectory: string, mayShrink: boolean): Promise<Report> {
	const stage = await openStage(packageDirectory);
	const plan = planOf(seed);
	const seen = await live(plan, stage);
	const report = reportOf(seen.evidence, seen.findings, fingerprintOf(seen.evidence));
	if (seen.findings.length > 0) {
		const smallest = mayShrink ? await shrink(plan, seen, async (candidate, muted) => await live(candidate, stage, muted)) : seen;
		report.failures.push({ seed, findings: seen.findings, history: historyOf(smallest.evidence) });
	}
	return report;
}

/** The whole history of a seed, as it is. */
export async function tell(seed: number, packageDirectory: string): Promise<string[]> {
	const { evidence } = await live(planOf(seed), await openStage(packageDirectory));
	return historyOf(evidence);
}

/** n8n draws the token by which a waiting run is resumed in a way that no world can take hold of. */
const RESUME_TOKEN = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g;

function fingerprintOf(evidence: Evidence): string {
	return createHash('sha256').update(JSON.stringify({ ...evidence, records: [...evidence.records] }).replace(RESUME_TOKEN, '')).digest('hex').slice(0, 16);
}
