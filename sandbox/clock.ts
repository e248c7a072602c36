/** The one place where the sandbox reads the time; a test fixes it. */
export interface Clock {
	/** `YYYY-MM-DD`. */
	today(): string;
	/** `YYYY-MM-DD HH:MM:SS`, local time as both services write it. */
	timestamp(): string;
	nowMs(): number;
}

export interface ClockOptions {
	today?: () => string;
}

/** Both services are Hungarian, and write Hungarian time wherever the sandbox runs. */
const inBudapest = new Intl.DateTimeFormat('sv-SE', {
	timeZone: 'Europe/Budapest', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});

/** A moment as both services write it, `YYYY-MM-DD HH:MM:SS`. */
export function hungarianTime(moment: Date): string {
	return inBudapest.format(moment);
}

export function createClock(options: ClockOptions = {}): Clock {
	const today = options.today ?? (() => hungarianTime(new Date()).slice(0, 10));
	return {
		today,
		nowMs: () => Date.now(),
		timestamp: () => `${today()} ${hungarianTime(new Date()).slice(11)}`,
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
