import { Problem } from '../../core/problem';
import { textOrDay } from '../readOptions';

const inBudapest = new Intl.DateTimeFormat('sv-SE', {
	timeZone: 'Europe/Budapest', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});

const WITHOUT_ZONE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?(?:\.\d+)?)?$/;
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/i;

/**
 * A moment as SalesAutopilot writes it, `YYYY-MM-DD HH:MM:SS`; "" for none. Its dates have no zone and are most likely Budapest
 * time (L), so a text without a zone is taken as it stands, and one with a zone is converted.
 */
export function toBudapestTime(value: unknown, field: string): string {
	const text = textOrDay(value, field).trim();
	if (text === '') return '';
	const plain = WITHOUT_ZONE.exec(text);
	if (plain !== null) {
		const time = `${plain[1]} ${plain[2] ?? '00:00'}:${plain[3] ?? '00'}`;
		if (isReal(time)) return time;
	} else if (WITH_ZONE.test(text) && !Number.isNaN(Date.parse(text))) {
		return inBudapest.format(new Date(text));
	}
	throw new Problem('This is not a date', field, text, 'Write it as 2026-11-23 or 2026-11-23T10:30:00.');
}

/** The second before, for a comparison that has only "later than". */
export function secondBefore(time: string): string {
	return inUtc(Date.parse(`${time.replace(' ', 'T')}Z`) - 1000);
}

function isReal(time: string): boolean {
	const milliseconds = Date.parse(`${time.replace(' ', 'T')}Z`);
	return !Number.isNaN(milliseconds) && inUtc(milliseconds) === time;
}

function inUtc(milliseconds: number): string {
	return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');
}
