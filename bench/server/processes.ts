import { readdirSync, readFileSync } from 'node:fs';

/** What the kernel counts CPU time in (USER_HZ of Linux, the same on every machine of today). */
const TICK_MS = 10;

/** CPU time that a process and all that descend from it have taken so far, also those of them that have ended and were waited for. Linux alone tells this. */
export function cpuMsOfTree(root: number): number {
	const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap(readProcess);
	const take = (id: number): number => processes.filter((each) => each.parent === id).reduce((sum, each) => sum + take(each.id), processes.find((each) => each.id === id)?.cpuMs ?? 0);
	return take(root);
}

function readProcess(name: string): Array<{ id: number; parent: number; cpuMs: number }> {
	try {
		// The name in brackets may hold anything: what counts stands behind its last bracket, from the third field on.
		const [, parent, ...fields] = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
		return [{ id: Number(name), parent: Number(parent), cpuMs: fields.slice(9, 13).reduce((sum, ticks) => sum + Number(ticks) * TICK_MS, 0) }];
	} catch {
		return []; // It has ended in between.
	}
}
