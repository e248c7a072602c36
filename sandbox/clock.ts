/** The one place where the sandbox reads the time; a test fixes it. */
export interface Clock {
	/** `YYYY-MM-DD`. */
	today(): string;
	/** `YYYY-MM-DD HH:MM:SS`, Hungarian time as both services write it. */
	timestamp(): string;
}

export interface ClockOptions {
	today?: () => string;
}

/** Both services run in Hungary, wherever the sandbox does. Swedish is written as they write it: `2026-12-31 23:30:00`. */
const inBudapest = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Budapest', dateStyle: 'short', timeStyle: 'medium' });

export function createClock(options: ClockOptions = {}): Clock {
	const now = (): [string, string] => inBudapest.format(new Date()).split(' ') as [string, string];
	const today = options.today ?? (() => now()[0]);
	return {
		today,
		timestamp: () => `${today()} ${now()[1]}`,
	};
}

/** True for a day that exists: 2026-02-30 does not. */
export function isDate(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const instant = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

export function addDays(date: string, days: number): string {
	const instant = new Date(`${date}T00:00:00Z`);
	instant.setUTCDate(instant.getUTCDate() + days);
	return instant.toISOString().slice(0, 10);
}
