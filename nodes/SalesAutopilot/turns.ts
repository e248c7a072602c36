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
	const turns = (holder[TURNS] ??= new Map());
	const previous = turns.get(key);
	let finish = (): void => {};
	const mine = new Promise<void>((resolve) => {
		finish = resolve;
	});
	turns.set(key, mine);
	await previous;
	try {
		return await work();
	} finally {
		if (turns.get(key) === mine) turns.delete(key);
		finish();
	}
}
