import { say } from '../../scripts/n8n/progress';
import { importWorkflow } from '../e2e/stage';
import type { Ordered } from './audit';
import { runToItsEnd } from './executions';
import { age, numbersCarried } from './shop';
import type { QueueStage } from './stage';
import { workflowOf, type Way } from './ways';

const MOST_ROUNDS = 60;

/** What the later branch did. */
export interface Settled {
	rounds: number;
	/** Orders that stand in a letter to a person. */
	listed: Set<string>;
}

/**
 * Lets the time pass that the template waits for, and starts its later branch, until nothing is left to do or to tell: in
 * claim mode the takeover of every quarter of an hour, in plain mode the batch of every night.
 */
export async function settle(stage: QueueStage, way: Way, workflowId: string, ordered: readonly Ordered[]): Promise<Settled> {
	const isSettled = way.name === 'claim' ? claimsAreSettled : everyOrderCarriesItsNumber;
	let rounds = 0;
	while (!(await isSettled(stage, way, ordered))) {
		if (++rounds > MOST_ROUNDS) break;
		say(`  later run ${rounds}`);
		passTime(stage, way);
		await runToItsEnd(stage.client, workflowId, way.later.trigger);
	}
	return { rounds, listed: ordersListed(stage, way) };
}

/** Every order has a claim, which is finished or was mailed to a person. */
async function claimsAreSettled({ database }: QueueStage, { listId }: Way, ordered: readonly Ordered[]): Promise<boolean> {
	const [found] = database.rows(`SELECT count(*)::int AS settled FROM cashman_fx_claims WHERE list_id = '${listId}' AND (finished_at IS NOT NULL OR alerted_at IS NOT NULL)`);
	return found?.settled === ordered.length;
}

async function everyOrderCarriesItsNumber({ sandbox }: QueueStage, { listId }: Way, ordered: readonly Ordered[]): Promise<boolean> {
	const carried = await numbersCarried(sandbox, listId);
	return ordered.every(({ recordId }) => (carried.get(recordId) ?? '') !== '');
}

/** Two hours: orders and claims grow older alike. No run is under way then, so no claim is taken from a run that lives. */
function passTime({ sandbox, database }: QueueStage, { name, listId }: Way): void {
	age(sandbox, listId, 2);
	if (name === 'claim') database.run(`UPDATE cashman_fx_claims SET noticed_at = noticed_at - interval '2 hours', claimed_at = claimed_at - interval '2 hours', lease_ends_at = lease_ends_at - interval '2 hours' WHERE list_id = '${listId}'`);
}

function ordersListed({ mailbox }: QueueStage, { listId, name }: Way): Set<string> {
	const pattern = name === 'claim' ? new RegExp(`^(\\S+) \\(list ${listId}, record \\d+\\)`, 'gm') : /\border (\d+)\b/gi;
	return new Set(mailbox.letters.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, reference = '']) => reference)));
}

/** Runs the nightly reconciliation once, and gives the orders that its letter calls invoiced more than once. */
export async function reconcile(stage: QueueStage, way: Way): Promise<Set<string>> {
	const before = stage.mailbox.letters.length;
	await runToItsEnd(stage.client, await importWorkflow(stage, workflowOf(way, 'nightly-reconciliation')), 'Every Night');
	return new Set(stage.mailbox.letters.slice(before).flatMap(({ text }) => [...text.matchAll(/^invoiced more than once: order (\d+)/gm)].map(([, reference = '']) => reference)));
}
