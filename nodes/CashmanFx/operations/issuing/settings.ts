import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { Problem } from '../../../../core/problem';
import { isRecord } from '../../../../core/salesAutopilotRecord';
import { plainText, requireCleanText } from '../../../../core/text';
import { readVatRate } from '../../../../core/vat';
import { readNumber, readPairRows, textOrDay } from '../../../readOptions';
import { KNOWN_UNIT_IDS, KNOWN_VAT_IDS, type Row, type Spelling } from '../../wire/createRows';
import { CREDENTIAL_FIELDS, DEFAULT_WIRE_NAMES, REQUEST_FIELDS, type WireNames } from '../../wire/fieldNames';
import { readVatCodes } from './shopTables';

/** How a create is sent, apart from what is on the invoice. */
export interface IssueSettings {
	spelling: Spelling;
	additionalFields: Row;
	timeoutMs: number;
	wireNames: WireNames;
	/** Whether to go on when the invoice list cannot be read. */
	issueWithoutLookUp: boolean;
	/** Whether an order whose document was cancelled (storno) gets a new one. */
	issueAgainAfterStorno: boolean;
	lookBackDays: number;
	/** Looks at the list after an uncertain answer, and the wait before each. */
	looksAfterUncertain: number;
	waitBetweenLooksMs: number;
	sendEmail: boolean;
	/** Moment from which on no create is sent any more. */
	sendBeforeMs: number;
}

/** A hundred years: farther back no invoice of this system is. */
export const MOST_DAYS_BACK = 36_500;
/** What the node fills in itself in every request. */
const NODE_FIELDS: readonly string[] = [...Object.values(CREDENTIAL_FIELDS), REQUEST_FIELDS.operationCode];
/** Timers take 31 bits of milliseconds. */
const LONGEST_TIMER_MS = 2_147_483_647;
export const DEFAULT_TIMEOUT_SECONDS = 60;

export function readIssueSettings(context: IExecuteFunctions, itemIndex: number, options: IDataObject): IssueSettings {
	return {
		spelling: readSpelling(options),
		additionalFields: readAdditionalFields(context, itemIndex),
		timeoutMs: readTimeoutMs(options),
		wireNames: readWireNames(options),
		issueWithoutLookUp: options.issueWithoutLookUp === true,
		issueAgainAfterStorno: options.issueAgainAfterStorno === true,
		lookBackDays: Math.min(MOST_DAYS_BACK, readNumber(options.lookBackDays, 400)),
		looksAfterUncertain: readNumber(options.looksAfterUncertain, 3),
		waitBetweenLooksMs: readNumber(options.waitBetweenLooks, 3) * 1000,
		sendEmail: context.getNodeParameter('sendEmail', itemIndex, false) === true,
		sendBeforeMs: readMoment(options.sendBefore, 'Options → Send Before'),
	};
}

/** Without its time zone a time would mean another moment on another server. */
function readMoment(value: unknown, field: string): number {
	const text = textOrDay(value).trim();
	if (text === '') return Number.POSITIVE_INFINITY;
	const moment = /(Z|[+-]\d{2}:?\d{2})$/i.test(text) ? Date.parse(text) : Number.NaN;
	if (Number.isFinite(moment)) return moment;
	throw new Problem('This is not a moment', field, text, 'Write it with its time zone, such as 2026-11-25T10:00:00Z.');
}

export function readTimeoutMs(options: IDataObject): number {
	return Math.min(LONGEST_TIMER_MS, Math.round(Math.max(1, readNumber(options.timeout, DEFAULT_TIMEOUT_SECONDS)) * 1000));
}

export function readWireNames(options: IDataObject): WireNames {
	if (!isRecord(options.wireNames) || !isRecord(options.wireNames.names)) return DEFAULT_WIRE_NAMES;
	const { names } = options.wireNames;
	const read = ([name, guess]: [string, string]): [string, string] => [name, requireFreeName(plainText(names[name]).trim() || guess)];
	return Object.fromEntries(Object.entries(DEFAULT_WIRE_NAMES).map(read)) as unknown as WireNames;
}

/** A name of the login or of the op code would be sent over, and CashMan-FX would speak of a wrong password. */
function requireFreeName(name: string): string {
	if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !NODE_FIELDS.includes(name)) return name;
	throw new Problem('This cannot be the name of a field', 'Wire Names (Advanced)', name, 'Use the name as it is on the API információ page: letters, digits and underscores, and none of the login.');
}

function readSpelling(options: IDataObject): Spelling {
	const vatCodes = readVatCodes(options.vatCodes);
	if (options.spelling !== '4') return { version: '6', vatCodes };
	return {
		version: '4',
		vatCodes,
		vatIds: { ...KNOWN_VAT_IDS, ...readVatIds(options.vatIds) },
		unitIds: { ...KNOWN_UNIT_IDS, ...readPairs(options.unitIds, 'code', 'id') },
	};
}

/** Under the code that the lines carry, and as it was typed: `27 %` and `Alanyi adómentes` are 27 and AAM. */
function readVatIds(collection: unknown): Row {
	const pairs = readPairs(collection, 'code', 'id');
	const byCode = Object.entries(pairs).map(([code, id]) => [readVatRate(code, 'VAT IDs (4.X) → VAT').code, id] as const);
	return { ...Object.fromEntries(byCode), ...pairs };
}

export function readAdditionalFields(context: IExecuteFunctions, itemIndex: number): Row {
	const pairs = readPairs(context.getNodeParameter('additionalFields', itemIndex, {}), 'name', 'value');
	for (const [name, value] of Object.entries(pairs)) {
		if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
			throw new Problem('This is not a wire field\'s name', 'Additional Fields (Raw)', name, 'Use letters, digits and underscores, as on the API információ page.');
		}
		requireCleanText(value, `Additional Fields (Raw) → ${name}`);
	}
	return pairs;
}

/** The name and value pairs of a fixedCollection with the group `pairs`. */
function readPairs(collection: unknown, nameField: string, valueField: string): Row {
	return Object.fromEntries(readPairRows(collection).map((row) => [plainText(row[nameField]).trim(), plainText(row[valueField])] as const).filter(([name]) => name !== ''));
}
