import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { readNumber } from './readOptions';

/** The option of every operation that waits for a service; the services have defaults of their own. */
export function timeoutOptionFor(service: string, defaultSeconds: number): INodeProperties {
	return {
		displayName: 'Timeout (Seconds)',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: defaultSeconds,
		description: `How long to wait for each answer of ${service} (várakozás)`,
	};
}

/** Timers take 31 bits of milliseconds, and end at once when given more. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** At least a second. */
export function timeoutMsOf({ timeout }: IDataObject, defaultSeconds: number): number {
	return Math.min(LONGEST_TIMER_MS, Math.round(Math.max(1, readNumber(timeout, defaultSeconds)) * 1000));
}
