import { packageFor } from './build';
import { runCampaign, type Crew } from './campaign';
import { CANARIES } from './canaries';

/** How one wrong build fared. */
export interface Tried {
	name: string;
	breaks: string;
	/** The history in which its law was found broken; undefined where none was. */
	caughtIn: number | undefined;
	seconds: number;
}

export const MOST_HISTORIES_FOR_A_CANARY = 100;

/** Builds every wrong build and has it live histories until the law that it breaks is found broken; another law does not count. */
export async function tryCanaries(crew: Crew, workers: number, from: number, onTried: (tried: Tried) => void): Promise<Tried[]> {
	const all: Tried[] = [];
	for (const [name, { breaks }] of Object.entries(CANARIES)) {
		const startedMs = Date.now();
		const isCaught = (broken: Record<string, number>): boolean => Object.keys(broken).some((law) => law.startsWith(`${breaks}:`));
		const { worlds, broken } = await runCampaign(crew, {
			workers, packageDirectory: await packageFor(name), from, shrinks: false,
			goesOn: (whole, begun) => begun < MOST_HISTORIES_FOR_A_CANARY && !isCaught(whole.broken),
		});
		const tried = { name, breaks, caughtIn: isCaught(broken) ? worlds : undefined, seconds: (Date.now() - startedMs) / 1000 };
		all.push(tried);
		onTried(tried);
	}
	return all;
}
