import type { IDataObject } from 'n8n-workflow';
import { decodePhp } from '../../wire/phpDecode';
import { toPlainData, type PlainData } from '../../wire/plainData';
import { readSlices, readText } from '../../wire/slices';

/** A reply of any op: its text, its `|` parts where it has them, and its data where it is PHP-serialized. */
export function readRawReply(body: Buffer): IDataObject {
	const data = readData(body);
	return { text: data === undefined ? readText(body) : '', slices: data === undefined ? (readSlices(body) ?? []) : [], data: (data ?? null) as IDataObject };
}

const LOOKS_SERIALIZED = /^(?:[abdis]:|N;)/;

function readData(body: Buffer): PlainData | undefined {
	const text = readText(body);
	if (!LOOKS_SERIALIZED.test(text)) return undefined;
	try {
		return toPlainData(decodePhp(Buffer.from(text)));
	} catch {
		// Text that only begins like it: it is given out as text.
		return undefined;
	}
}
