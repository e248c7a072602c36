import { randomBytes } from 'node:crypto';

/** The one place that reads the clock and draws chance: core and wire are given both. */

const dayInBudapest = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Budapest', year: 'numeric', month: '2-digit', day: '2-digit' });

/** Today as a Hungarian invoice is dated, `YYYY-MM-DD`, wherever the server runs. */
export function todayInHungary(): string {
	return dayInBudapest.format(new Date());
}

/** Seven hex digits for the name of a temporary PDF. Drawn safely: who guesses the name reads the invoice. */
export function newSuffix(): string {
	return randomBytes(4).toString('hex').slice(0, 7);
}

/** By the clock on the wall: it goes on while the machine sleeps. */
export function hasCome(momentMs: number): boolean {
	return Date.now() >= momentMs;
}
