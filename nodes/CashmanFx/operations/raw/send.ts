import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { Problem } from '../../../../core/problem';
import { isRecord } from '../../../../core/record';
import { plainText, requireCleanText } from '../../../../core/text';
import { ServiceError } from '../../../errors';
import type { ItemOutput, Operation } from '../../../itemLoop';
import { readJson } from '../../../readOptions';
import { callOnce, callToRead, withCode } from '../../calls/callOperation';
import { LIST_REPLY_BYTES, type Server } from '../../transport';
import type { Row } from '../../wire/createRows';
import { READING_CODES } from '../../wire/operationCodes';
import { optionsWith } from '../catalog/fields';
import { readFreeFields, requireFree, additionalFields } from '../common/additionalFields';
import { openServer } from '../common/openServer';
import { readTimeoutMs } from '../common/settings';
import { readRawReply } from './reply';

interface RawPlan {
	code: string;
	rows: Row[];
	timeoutMs: number;
}

const fields: INodeProperties[] = [
	{ displayName: 'Op Code', name: 'operationCode', type: 'string', default: '', required: true, placeholder: 'e.g. 18', description: 'Code of the operation (műveletkód), as on the API információ page of CashMan-FX' },
	{
		displayName: 'Rows Are',
		name: 'rowsAre',
		type: 'options',
		default: 'fields',
		description: 'How the fields (mezők) are given',
		options: [
			{ name: 'Fields Below', value: 'fields', description: 'One row of names and values' },
			{ name: 'JSON', value: 'json', description: 'A list of rows; the first is the header with the first line' },
		],
	},
	{ ...additionalFields, displayName: 'Fields', displayOptions: { show: { rowsAre: ['fields'] } }, description: 'Fields of the row by their wire names (mezők)' },
	{ displayName: 'Rows (JSON)', name: 'rows', type: 'json', default: '[{ "szamlaszam": "" }]', displayOptions: { show: { rowsAre: ['json'] } }, description: 'A list of objects with text values (sorok)' },
	optionsWith([]),
];

export const sendRawOperation: Operation<RawPlan, Server> = {
	resource: 'raw',
	value: 'send',
	name: 'Raw Operation',
	action: 'Send a raw operation',
	description: 'Send any op code with any fields (tetszőleges művelet), and get the decoded reply. Nothing protects against doing it twice.',
	changesBooks: true,
	fields,

	prepare(context, itemIndex) {
		const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
		const code = requireCleanText(context.getNodeParameter('operationCode', itemIndex, ''), 'Op Code');
		if (!/^\d{1,4}$/.test(code)) throw new Problem('This is not an op code (műveletkód)', 'Op Code', code, 'Write a number such as 18.');
		return { code, rows: withCode(readRawRows(context, itemIndex), code), timeoutMs: readTimeoutMs(options) };
	},
	identify: ({ code, rows }) => `${code} ${JSON.stringify(rows)}`,
	foretell: ({ code, rows }) => ({ explanation: [`This would send op ${code} to CashMan-FX.`], rows }),
	before: openServer,

	async execute(context, { code, rows }, server) {
		const answer = READING_CODES.includes(code) ? await callToRead(context, server, rows, LIST_REPLY_BYTES) : await callOnce(context, server, rows, LIST_REPLY_BYTES);
		switch (answer.kind) {
			case 'replied':
				return { json: { outcome: 'done', operationCode: code, ...readRawReply(answer.body), message: '' } };
			case 'refused':
				throw new ServiceError(`CashMan-FX refused op ${code}: ${answer.message}`, 'Correct what the text names, then run again.');
			case 'notSent':
				throw new ServiceError(`Op ${code} was not sent: ${answer.cause}`, 'Run again when the server can be reached.');
			case 'uncertain':
				return uncertain(code, answer.cause);
		}
	},
};

function uncertain(code: string, cause: string): ItemOutput {
	if (READING_CODES.includes(code)) throw new ServiceError(`Op ${code} gave no answer: ${cause}`, 'Nothing was changed. Run again when CashMan-FX answers.');
	return { json: { outcome: 'unknown', operationCode: code, text: '', slices: [], data: null, message: `Op ${code} may have been done: ${cause}. Look in CashMan-FX before you run it again; it was sent once and not repeated.` } };
}

function readRawRows(context: IExecuteFunctions, itemIndex: number): Row[] {
	if (context.getNodeParameter('rowsAre', itemIndex, 'fields') !== 'json') return [readFreeFields(context, itemIndex)];
	const typed: unknown = context.getNodeParameter('rows', itemIndex, []);
	const given = readJson(typed);
	if (!Array.isArray(given) || given.length === 0) throw new Problem('The rows are not a JSON list', 'Rows (JSON)', typed, 'Write a list of objects: [{"szamlaszam": "2026/00042"}].');
	return given.map((row, index) => readRow(row, `Rows (JSON) → row ${index + 1}`));
}

function readRow(row: unknown, field: string): Row {
	if (!isRecord(row)) throw new Problem('A row is not an object', field, row, 'Write each row as {"name": "value"}.');
	const texts = Object.entries(row).map(([name, value]): [string, string] => {
		if (typeof value === 'object') throw new Problem('A value is neither text nor a number', `${field} → ${name}`, value, 'Write it as text.');
		return [name, requireCleanText(plainText(value), `${field} → ${name}`)];
	});
	return requireFree(Object.fromEntries(texts), field);
}
