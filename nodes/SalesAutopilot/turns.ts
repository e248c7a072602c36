import { sleep } from 'n8n-workflow';

type Turns = Map<string, Promise<void>>;

const TURNS = Symbol.for('n8n-nodes-cashman-fx.salesAutopilotTurns');

/**
 * SalesAutopilot refuses calls of one API key that overlap (429, M), and the trigger and the node may call at the same
 * moment. Each node is bundled by itself, so a variable of this module would exist once per node; n8n's function exists once.
 */
const holder = sleep as typeof sleep & { [TURNS]?: Turns };

/** One for each API key of each server. */
export function turnKey(baseUrl: string, username: unknown): string {
	return `${baseUrl} ${String(username ?? '')}`;
}

/** Does the work when everything that was asked for before under the same key is done: first come, first served. */
export async function inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
	return (await inTurnWithin(key, Infinity, work)) as Result;
}

/** The same, and undefined with nothing done where the turn does not come in time. */
export async function inTurnWithin<Result>(key: string, waitMs: number, work: () => Promise<Result>): Promise<Result | undefined> {
	const turns = (holder[TURNS] ??= new Map());
	const previous = turns.get(key);
	let finish = (): void => {};
	const mine = new Promise<void>((resolve) => {
		finish = resolve;
	});
	turns.set(key, mine);
	const leave = (): void => {
		if (turns.get(key) === mine) turns.delete(key);
		finish();
	};
	if (previous !== undefined && !(await endsWithin(previous, waitMs))) {
		// Whoever came later waits for the earlier ones all the same.
		void previous.then(leave);
		return undefined;
	}
	try {
		return await work();
	} finally {
		leave();
	}
}

async function endsWithin(turn: Promise<void>, waitMs: number): Promise<boolean> {
	if (waitMs === Infinity) return await turn.then(() => true);
	const deadline = AbortSignal.timeout(Math.max(0, Math.floor(waitMs)));
	return await new Promise((resolve) => {
		const giveUp = (): void => resolve(false);
		deadline.addEventListener('abort', giveUp);
		void turn.then(() => {
			deadline.removeEventListener('abort', giveUp);
			resolve(true);
		});
	});
}
