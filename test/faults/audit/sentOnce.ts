import { isWrite, type Call } from '../call';
import type { Evidence, Finding } from './evidence';

/** What a write is about: the same once more is the same write. */
const aimOf = ({ service, operation, note, kindCode, number }: Call): string => (service === 'cashman' ? `${operation} ${operation === '1' ? `${kindCode} ${note}` : number}` : operation);

/**
 * Law 4: a write is sent once. Between two of the same stands a look at the list that was answered after the first had ended, and no
 * run sends one twice; one that n8n tries again may, where the first surely did nothing. Two runs at once cannot see each other, and are not held to the first.
 */
export function sentOnce(evidence: Evidence): Finding[] {
	const lastOf = new Map<string, Call>();
	const pairs: Array<readonly [Call, Call]> = [];
	for (const write of evidence.calls.filter(isWrite)) {
		const before = lastOf.get(aimOf(write));
		if (before !== undefined) pairs.push([before, write]);
		lastOf.set(aimOf(write), write);
	}
	return pairs.flatMap(([first, second]) => problemOf(evidence, first, second)).map((says) => ({ law: 'law 4: a write is sent once', says }));
}

/** Faults after which a write may be sent again: the answer, or the network, says that nothing was done. */
const DID_NOTHING: readonly string[] = ['HIBA', 'connection refused'];

function problemOf(evidence: Evidence, first: Call, second: Call): string[] {
	const what = `${first.service} ${aimOf(first)}`;
	const shared = first.runs.filter((run) => second.runs.includes(run));
	const isOneRuns = shared.length > 0 && first.runs.length === 1 && second.runs.length === 1;
	// A 429 says that nothing was done.
	if (first.service === 'salesautopilot' && first.status === 429) return [];
	if (first.service === 'salesautopilot') return isOneRuns && !isOwedTwice(evidence, shared[0] as number, second) ? [`run ${shared[0]} sent ${what} twice`] : [];
	const isTriedAgain = shared.some((id) => evidence.runs.find((run) => run.id === id)?.isRetried);
	if (isOneRuns && !(isTriedAgain && DID_NOTHING.includes(first.fault ?? ''))) return [`run ${shared[0]} sent ${what} twice`];
	if (!isOneRuns && areAtOnce(evidence, first, second)) return [];
	return wasLookedAt(evidence, first, second) ? [] : [`${what} was sent in run ${first.runs.join()} and again in run ${second.runs.join()}, with no answered look at the list in between`];
}

/** The same order twice in a batch is two items, and each is written back. */
function isOwedTwice({ runs }: Evidence, id: number, { operation }: Call): boolean {
	const recordId = operation.split('/').at(-1);
	const run = runs.find((each) => each.id === id);
	// What the node of a killed run was given is not on record.
	return (run?.given ?? run?.startedWith ?? []).filter((each) => each === recordId).length > 1;
}

function areAtOnce({ runs }: Evidence, first: Call, second: Call): boolean {
	return [first, second].every((call) => call.runs.some((id) => runs.find((run) => run.id === id)?.isOneOfTwo));
}

function wasLookedAt({ calls }: Evidence, first: Call, second: Call): boolean {
	return calls.some(({ operation, isAnswered, sentMs, index }) => operation === '18' && isAnswered && index > first.index && index < second.index && sentMs >= (first.endedMs ?? first.sentMs));
}
