import { isRecord } from '../../core/record';
import { plainText } from '../../core/text';

/** What a call names. "" where it names none. */
export interface ReceivedCall {
	listId: string;
	recordId: string;
}

/** An incoming request as n8n hands it on. */
export interface ReceivedRequest {
	body?: unknown;
	rawBody?: unknown;
	contentType?: unknown;
	headers: Readonly<Record<string, unknown>>;
}

/** Far more than two ids need. */
const MOST_BYTES = 64 * 1024;

const LIST_NAMES = ['nl_id', 'listId', 'list_id'];
const RECORD_NAMES = ['nud_id', 'recordId', 'record_id', 'id'];

/**
 * The ids in a call. SalesAutopilot sends what its user wrote into Átadandó adatok, as JSON, as POST parameters or as
 * multipart/form-data (H); how it puts a JSON text into the two form formats is not known, so the text is looked for too.
 */
export function readCall(request: ReceivedRequest): ReceivedCall {
	for (const fields of candidates(request)) {
		const recordId = firstPresent(fields, RECORD_NAMES);
		if (recordId !== undefined) return { recordId: readId(recordId), listId: readId(firstPresent(fields, LIST_NAMES)) };
	}
	return { listId: '', recordId: '' };
}

export function isTooLong({ rawBody, headers }: ReceivedRequest): boolean {
	return (Buffer.isBuffer(rawBody) && rawBody.length > MOST_BYTES) || Number(headers['content-length'] ?? 0) > MOST_BYTES;
}

/** Every reading of the body that gives names and values, the likeliest first. */
function* candidates({ body, rawBody, contentType, headers }: ReceivedRequest): Generator<Record<string, unknown>> {
	const type = plainText(contentType) || plainText(headers['content-type']);
	// n8n's server gives the parts of a multipart body under `data`, beside `files`.
	const fields = type.startsWith('multipart/') && isRecord(body) && isRecord(body.data) ? body.data : body;
	if (isRecord(fields)) {
		yield fields;
		// The whole JSON text may have become the name of a field (POST parameters), or the value of one.
		for (const text of Object.entries(fields).flat()) yield* parseObject(text);
	}
	yield* parseObject(fields);
	if (!Buffer.isBuffer(rawBody)) return;
	const text = rawBody.toString('utf8');
	yield* parseObject(text);
	yield Object.fromEntries(new URLSearchParams(text));
}

function parseObject(text: unknown): Array<Record<string, unknown>> {
	if (typeof text !== 'string' || !text.trimStart().startsWith('{')) return [];
	try {
		const value: unknown = JSON.parse(text);
		return isRecord(value) ? [value] : [];
	} catch {
		return [];
	}
}

function firstPresent(fields: Record<string, unknown>, names: readonly string[]): unknown {
	const name = names.find((candidate) => Object.hasOwn(fields, candidate));
	return name === undefined ? undefined : fields[name];
}

/** A form may give a value twice; twice the same is one value. */
function readId(value: unknown): string {
	const values = Array.isArray(value) ? [...new Set(value.map(plainText))] : [plainText(value)];
	return values.length === 1 ? (values[0] as string).trim() : values.join(', ');
}
