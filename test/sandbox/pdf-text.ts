import { inflateSync } from 'node:zlib';

/** The text a reader could select: every glyph mapped back through its font's ToUnicode table (ISO 32000-1, 9.10). */
export function pdfText(pdf: Buffer): string {
	const objects = readObjects(pdf);
	const fonts = new Map<string, Map<number, string>>();
	for (const { head } of objects.values()) {
		for (const [, name = '', reference = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
			const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(reference)?.head ?? '')?.[1];
			if (toUnicode) fonts.set(name, characterMap(objects.get(toUnicode)?.stream ?? ''));
		}
	}
	return [...objects.values()]
		.filter(({ stream }) => stream.includes(' Tf'))
		.map(({ stream }) => contentText(stream, fonts))
		.join('\n');
}

interface PdfObject {
	readonly head: string;
	readonly stream: string;
}

function readObjects(pdf: Buffer): Map<string, PdfObject> {
	const text = pdf.toString('latin1');
	const objects = new Map<string, PdfObject>();
	for (const match of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
		const [, id = '', body = ''] = match;
		const streamAt = body.indexOf('stream\n');
		const head = streamAt < 0 ? body : body.slice(0, streamAt);
		const bytes = Buffer.from(streamAt < 0 ? '' : body.slice(streamAt + 'stream\n'.length), 'latin1');
		const isFont = /\/Length1|CIDFontType0C|FontFile/.test(head);
		objects.set(id, {
			head,
			stream: head.includes('/FlateDecode') && !isFont ? inflateSync(bytes).toString('latin1') : '',
		});
	}
	return objects;
}

/** Glyph number to text, from `beginbfrange` rows that list each glyph's text. */
function characterMap(table: string): Map<number, string> {
	const map = new Map<number, string>();
	for (const [, first = '0', list = ''] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
		[...list.matchAll(/<([0-9a-f]*)>/gi)].forEach(([, hex = ''], index) => {
			map.set(Number.parseInt(first, 16) + index, Buffer.from(hex, 'hex').swap16().toString('utf16le'));
		});
	}
	return map;
}

function contentText(content: string, fonts: ReadonlyMap<string, Map<number, string>>): string {
	let font = new Map<number, string>();
	const lines: string[] = [];
	for (const [, name, array] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
		if (name !== undefined) font = fonts.get(name) ?? new Map();
		else {
			const glyphs =
				[...(array ?? '').matchAll(/<([0-9a-f]+)>/gi)]
					.map(([, hex = '']) => hex)
					.join('')
					.match(/.{4}/g) ?? [];
			lines.push(glyphs.map((glyph) => font.get(Number.parseInt(glyph, 16)) ?? '?').join(''));
		}
	}
	return lines.join('\n');
}
