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

function two(value: number): string {
	return String(value).padStart(2, '0');
}

export function createClock(options: ClockOptions = {}): Clock {
	const today =
		options.today ??
		(() => {
			const now = new Date();
			return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
		});
	return {
		today,
		nowMs: () => Date.now(),
		timestamp() {
			const now = new Date();
			return `${today()} ${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
		},
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
