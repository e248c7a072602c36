import type { ChildProcess } from 'node:child_process';
import { forkScript } from '../child';
import type { WireCounts, WireSettings } from './server';

/** A running wire server. */
export interface Wire {
	url: string;
	/** Empties its books and its counts. */
	reset(settings: WireSettings): Promise<void>;
	counts(): Promise<WireCounts>;
	/** Writes the requests that it recorded into a file. */
	save(file: string): Promise<void>;
	close(): void;
}

export async function startWire(): Promise<Wire> {
	const child = await forkScript('bench/wire/server.ts');
	const url = (await nextMessage(child)) as string;
	let asked: Promise<unknown> = Promise.resolve();
	const askNow = async (question: unknown): Promise<unknown> => {
		const answer = nextMessage(child);
		child.send(question as object);
		return await answer;
	};
	// One question after the other: an answer does not say what it answers.
	const ask = async (question: unknown): Promise<unknown> => await (asked = asked.then(async () => await askNow(question)));
	return {
		url,
		reset: async (settings) => { await ask({ reset: settings }); },
		counts: async () => (await ask('counts')) as WireCounts,
		save: async (file) => { await ask({ saveTo: file }); },
		close: () => { child.disconnect(); },
	};
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
	return await new Promise((resolve, reject) => {
		const fail = (): void => reject(new Error('The wire server ended'));
		child.once('exit', fail);
		child.once('message', (message) => {
			child.off('exit', fail);
			resolve(message);
		});
	});
}
