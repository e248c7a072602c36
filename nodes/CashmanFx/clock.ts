import { randomUUID } from 'node:crypto';
import { dayInHungary } from '../../core/dates';

/** Where the node reads the wall clock and draws chance; core and wire are given both. (Time limits run on `performance.now()`, in transport.ts and http.ts.) */

/** Today in Hungary, `YYYY-MM-DD`. */
export function todayInHungary(): string {
	return dayInHungary(Date.now());
}

/** Seven hex digits for the name of a temporary PDF. Drawn safely: who guesses the name reads the invoice. */
export function newSuffix(): string {
	return randomUUID().slice(0, 7);
}

/** By the clock on the wall: it goes on while the machine sleeps. */
export function hasCome(momentMs: number): boolean {
	return Date.now() >= momentMs;
}
