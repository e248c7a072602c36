import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { Problem } from '../../../../core/problem';
import { readVatRate } from '../../../../core/vat';
import { readPairs, textOrDay } from '../../../readOptions';
import { KNOWN_UNIT_IDS, KNOWN_VAT_IDS, type Row, type Spelling } from '../../wire/createRows';
import type { WireNames } from '../../wire/fieldNames';
import { readAdditionalFields } from '../common/additionalFields';
import { readLookBackDays, readLooks, readTimeoutMs, readWireNames, type Looks } from '../common/settings';
import { readVatCodes } from './shopTables';

/** How a create is sent, apart from what is on the invoice. */
export interface IssueSettings extends Looks {
	spelling: Spelling;
	additionalFields: Row;
	timeoutMs: number;
	wireNames: WireNames;
	/** Whether to go on when the invoice list cannot be read. */
	issueWithoutLookUp: boolean;
	/** Whether an order whose document was cancelled (storno) gets a new one. */
	issueAgainAfterStorno: boolean;
	lookBackDays: number;
	sendEmail: boolean;
	/** Moment from which on no create is sent any more. */
	sendBeforeMs: number;
}

export function readIssueSettings(context: IExecuteFunctions, itemIndex: number, options: IDataObject): IssueSettings {
	return {
		spelling: readSpelling(options),
		additionalFields: readAdditionalFields(context, itemIndex),
		timeoutMs: readTimeoutMs(options),
		wireNames: readWireNames(options),
		issueWithoutLookUp: options.issueWithoutLookUp === true,
		issueAgainAfterStorno: options.issueAgainAfterStorno === true,
		lookBackDays: readLookBackDays(options),
		...readLooks(options),
		sendEmail: context.getNodeParameter('sendEmail', itemIndex, false) === true,
		sendBeforeMs: readMoment(options.sendBefore, 'Options → Send Before'),
	};
}

/** Without its time zone a time would mean another moment on another server. */
function readMoment(value: unknown, field: string): number {
	const text = textOrDay(value, field).trim();
	if (text === '') return Number.POSITIVE_INFINITY;
	const moment = /(Z|[+-]\d{2}:?\d{2})$/i.test(text) ? Date.parse(text) : Number.NaN;
	if (Number.isFinite(moment)) return moment;
	throw new Problem('This is not a moment', field, text, 'Write it with its time zone, such as 2026-11-25T10:00:00Z.');
}

function readSpelling(options: IDataObject): Spelling {
	const vatCodes = readVatCodes(options.vatCodes);
	if (options.spelling !== '4') return { version: '6', vatCodes };
	return {
		version: '4',
		vatCodes,
		vatIds: { ...KNOWN_VAT_IDS, ...readVatIds(options.vatIds) },
		unitIds: { ...KNOWN_UNIT_IDS, ...readPairs(options.unitIds, 'Unit IDs (4.X)', 'code', 'id') },
	};
}

/** Under the code that the lines carry, and as it was typed: `27 %` and `Alanyi adómentes` are 27 and AAM. */
function readVatIds(collection: unknown): Row {
	const pairs = readPairs(collection, 'VAT IDs (4.X)', 'code', 'id');
	const byCode = Object.entries(pairs).map(([code, id]) => [readVatRate(code, 'VAT IDs (4.X) → VAT').code, id] as const);
	return { ...Object.fromEntries(byCode), ...pairs };
}
