/** The head of an HTTP message in bytes, as far as the simulated network must understand it. */
export interface Head {
	/** `POST /path HTTP/1.1` or `HTTP/1.1 200 OK`. */
	firstLine: string;
	headers: ReadonlyMap<string, string>;
	headBytes: number;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** Undefined until the whole head is there. */
export function readHead(bytes: Buffer): Head | undefined {
	const end = bytes.indexOf(END_OF_HEAD);
	if (end < 0) return undefined;
	const [firstLine = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
	const headers = new Map(lines.map((line): [string, string] => {
		const colon = line.indexOf(':');
		return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
	}));
	return { firstLine, headers, headBytes: end + END_OF_HEAD.length };
}

/** Whether a message with this head has come as a whole: both sides always say how long it is. */
export function isWhole(bytes: Buffer, { headers, headBytes }: Head): boolean {
	return bytes.length >= headBytes + Number(headers.get('content-length') ?? 0);
}
