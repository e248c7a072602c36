import { Problem } from './problem';

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_DAYS = 3650;

// A moment with a zone, as `{{ $now }}` gives it, is dated as in Hungary.
const HAS_ZONE = /T.*(?:Z|[+-]\d{2}:?\d{2})$/i;
const budapest = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Budapest', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The day of a moment as a Hungarian invoice is dated, `YYYY-MM-DD`, wherever the server runs. */
export function dayInHungary(momentMs: number): string {
	return budapest.format(momentMs);
}

/** Reads `2026-11-23`, with or without a time behind it. Empty and SalesAutopilot's `0000-00-00` are undefined. */
export function readDate(value: string, field: string): string | undefined {
	const text = value.trim();
	if (text === '' || text.startsWith('0000-00-00')) return undefined;
	const match = /^(\d{4}-\d{2}-\d{2})(?:[ T].*)?$/.exec(text);
	const day = HAS_ZONE.test(text) && Number.isFinite(Date.parse(text)) ? dayInHungary(Date.parse(text)) : match?.[1];
	if (day === undefined || !isRealDay(day)) {
		throw new Problem(match === null && !HAS_ZONE.test(text) ? 'The date is not in a form that is known' : 'The date is not a day of the calendar', field, value, 'Write it as 2026-11-23 (year-month-day).');
	}
	return day;
}

/** The day on which something was paid: a day to come is refused, for the invoice would say that it is paid. */
export function readPaymentDay(value: string, field: string, today: string): string | undefined {
	const day = readDate(value, field);
	if (day === undefined || day <= today) return day;
	throw new Problem(`The day of payment (fizetés napja) is after today, ${today}`, field, value, 'Correct the day, or empty it while it is not paid.');
}

/** `days` after `day`, both `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days to pay: a whole number, at most ten years. */
export function requireDays(days: number, field: string): number {
	if (Number.isInteger(days) && days >= 0 && days <= MOST_DAYS) return days;
	throw new Problem('This is not a number of days', field, days, `Give a whole number from 0 to ${MOST_DAYS}.`);
}

/** The later of two days; text order is calendar order in this notation. */
export function laterDay(left: string, right: string): string {
	return left > right ? left : right;
}

function isRealDay(day: string): boolean {
	const time = Date.parse(`${day}T00:00:00Z`);
	return Number.isFinite(time) && new Date(time).toISOString().slice(0, 10) === day;
}
