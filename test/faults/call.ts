import { field, readRows } from '../../sandbox/cashman/rows';
import type { Head } from './message';

/** One request of a node, as it was seen on the wire. */
export interface Call {
	/** In the order in which they were sent. */
	index: number;
	/** The runs of n8n that may have sent it: one, or two where two share a process. */
	runs: number[];
	service: 'cashman' | 'salesautopilot';
	/** Op code, `link` or `pdf` of CashMan-FX; path of SalesAutopilot. */
	operation: string;
	/** The note of a create, which carries the order number. */
	note: string;
	/** Kind of document (`tipus`) of a create. */
	kindCode: string;
	/** The document that a later op names. */
	number: string;
	/** Whether it is a link that mails. */
	mails: boolean;
	sentMs: number;
	/** When the client had its answer, or knew that none comes; undefined where it never did. */
	endedMs?: number;
	/** Named where one struck. */
	fault?: string;
	/** Of the answer, as far as one came. */
	status?: number;
	/** Whether a whole and true answer came back. */
	isAnswered: boolean;
	/** The number of the call in CashMan-FX's own log; undefined where it never came there. */
	sequence?: number;
}

type Said = Pick<Call, 'service' | 'operation' | 'note' | 'kindCode' | 'number' | 'mails'>;

const SALESAUTOPILOT = '/salesautopilot/';

/** What a request asks for. */
export function readCall({ firstLine, headers, headBytes }: Head, bytes: Buffer): Said {
	const nothing = { note: '', kindCode: '', number: '', mails: false };
	const path = firstLine.split(' ')[1] ?? '';
	if (path.startsWith(SALESAUTOPILOT)) return { ...nothing, service: 'salesautopilot', operation: path.slice(SALESAUTOPILOT.length) };
	if (path.startsWith('/FxPrint/')) return { ...nothing, service: 'cashman', operation: 'link', mails: /[?&]email=[^&]/.test(path) };
	if (!path.startsWith('/fxapi/')) return { ...nothing, service: 'cashman', operation: 'pdf' };
	const [row = new Map<string, string>()] = rowsIn(headers.get('content-type') ?? '', bytes.subarray(headBytes));
	return { ...nothing, service: 'cashman', operation: field(row, 'muveletkod'), note: field(row, 'egyeb'), kindCode: field(row, 'tipus') || '1', number: field(row, 'szamlaszam') };
}

export const isWrite = ({ service, operation }: Pick<Call, 'service' | 'operation'>): boolean =>
	service === 'cashman' ? ['1', '3', '6', '11', '16', '20'].includes(operation) : operation.startsWith('update/');

/** A call that is none of CashMan-FX's, as a followed redirect makes it, asks for nothing that can be read; the service refuses it. */
function rowsIn(contentType: string, body: Buffer): ReturnType<typeof readRows> {
	try {
		return readRows(contentType, body);
	} catch {
		return [];
	}
}
