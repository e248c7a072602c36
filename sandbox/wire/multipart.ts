/**
 * One text field out of a multipart/form-data body (RFC 7578), byte for byte: a form parser may normalise line ends,
 * and one lost byte breaks every length in PHP's format.
 */
const HEADER_END = '\r\n\r\n';

function boundaryOf(contentType: string, body: Buffer): string | undefined {
	const named = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
	if (named) return named[1] ?? named[2];
	// A client that sets a bare `multipart/form-data` header leaves the boundary only in the body.
	const firstLine = /^--([^\r\n]{1,200})\r\n/.exec(body.toString('latin1', 0, 210));
	return firstLine?.[1];
}

/** The field's bytes, or undefined when the body holds no such field. */
export function multipartField(contentType: string, body: Buffer, field: string): Buffer | undefined {
	const boundary = boundaryOf(contentType, body);
	if (boundary === undefined) return undefined;
	const delimiter = `\r\n--${boundary}`;
	// The first delimiter has no line break in front of it.
	const framed = Buffer.concat([Buffer.from('\r\n'), body]);
	let start = framed.indexOf(delimiter, 0, 'utf8');
	while (start >= 0) {
		const partStart = start + Buffer.byteLength(delimiter);
		const end = framed.indexOf(delimiter, partStart, 'utf8');
		if (end < 0) return undefined;
		const headersEnd = framed.indexOf(HEADER_END, partStart, 'latin1');
		if (headersEnd >= 0 && headersEnd < end) {
			const headers = framed.toString('utf8', partStart, headersEnd);
			const name = /content-disposition:[^\r\n]*[;\s]name="?([^"\r\n;]*)"?/i.exec(headers);
			if (name?.[1] === field) return framed.subarray(headersEnd + HEADER_END.length, end);
		}
		start = end;
	}
	return undefined;
}
