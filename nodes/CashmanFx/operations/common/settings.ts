import type { IDataObject } from 'n8n-workflow';
import { Problem } from '../../../../core/problem';
import { isRecord } from '../../../../core/record';
import { plainText } from '../../../../core/text';
import { readNumber } from '../../../readOptions';
import { timeoutMsOf } from '../../../timeout';
import { DEFAULT_WIRE_NAMES, LOGIN_FIELDS, type WireNames } from '../../wire/fieldNames';

/** Settings that more than one operation reads from its options. */

export const DEFAULT_TIMEOUT_SECONDS = 60;
export const DEFAULT_LOOK_BACK_DAYS = 400;
export const DEFAULT_LOOKS = { looksAfterUncertain: 3, waitBetweenLooksSeconds: 3 } as const;

/** Looks at the list after an uncertain answer, and the wait before each. */
export interface Looks {
	looksAfterUncertain: number;
	waitBetweenLooksMs: number;
}

/** A hundred years: farther back no invoice of this system is. */
const MOST_DAYS_BACK = 36_500;

export function readLookBackDays(options: IDataObject): number {
	return Math.min(MOST_DAYS_BACK, readNumber(options.lookBackDays, DEFAULT_LOOK_BACK_DAYS));
}

export function readLooks(options: IDataObject): Looks {
	return {
		looksAfterUncertain: readNumber(options.looksAfterUncertain, DEFAULT_LOOKS.looksAfterUncertain),
		waitBetweenLooksMs: readNumber(options.waitBetweenLooks, DEFAULT_LOOKS.waitBetweenLooksSeconds) * 1000,
	};
}

export function readTimeoutMs(options: IDataObject): number {
	return timeoutMsOf(options, DEFAULT_TIMEOUT_SECONDS);
}

export function readWireNames(options: IDataObject): WireNames {
	if (!isRecord(options.wireNames) || !isRecord(options.wireNames.names)) return DEFAULT_WIRE_NAMES;
	const { names } = options.wireNames;
	const read = ([name, guess]: [string, string]): [string, string] => [name, requireFreeName(plainText(names[name]).trim() || guess)];
	return Object.fromEntries(Object.entries(DEFAULT_WIRE_NAMES).map(read)) as unknown as WireNames;
}

/** A name of the login or of the op code would be sent over, and CashMan-FX would speak of a wrong password. */
function requireFreeName(name: string): string {
	if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !LOGIN_FIELDS.includes(name)) return name;
	throw new Problem('This cannot be the name of a field', 'Wire Names (Advanced)', name, 'Use the name as it is on the API információ page: letters, digits and underscores, and none of the login.');
}
