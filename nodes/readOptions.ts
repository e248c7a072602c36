import { isRecord } from '../core/salesAutopilotRecord';

/** A number of an option; the fallback where it is missing, negative or none. */
export function readNumber(value: unknown, fallback: number): number {
	const given = Number(value ?? fallback);
	return Number.isFinite(given) && given >= 0 ? given : fallback;
}

/** The rows of a fixedCollection with the group `pairs`. */
export function readPairRows(collection: unknown): Array<Record<string, unknown>> {
	const pairs = isRecord(collection) ? collection.pairs : undefined;
	return Array.isArray(pairs) ? pairs.filter(isRecord) : [];
}
