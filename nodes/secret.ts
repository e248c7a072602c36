/** What of a login must never come out, in whatever form a server sends it back. It can be looked for, and not read. */
export interface Secret {
	/** The text with every form of it blotted out. */
	conceal(text: string): string;
	/** Whether an answer repeats it. No service does so outside of an error text: such an answer is somebody else's. */
	isIn(body: Buffer | string): boolean;
}

/** A shorter one may stand in data by chance, and its encoded forms are hardly more than letters. */
const FEWEST_TELLING_CHARACTERS = 8;
/** A sign may become `%25C3%25B3` or `&amp;oacute;`. */
const MOST_BYTES_OF_A_SIGN = 16;
const LOOKED_AT_BYTES = 1024 * 1024;

export function keepSecret(...secrets: string[]): Secret {
	const given = secrets.filter((secret) => secret !== '');
	const telling = given.filter(({ length }) => length >= FEWEST_TELLING_CHARACTERS);
	const patterns = [...telling.flatMap((secret) => [writtenAnyhow(secret), ...inBase64(secret), inHex(secret)]), ...given.map(escapeForPattern)];
	const all = new RegExp(patterns.join('|'), 'g');
	const tellingAlone = new RegExp(patterns.slice(0, patterns.length - given.length).join('|'));
	const longestBytes = Math.max(0, ...telling.map((secret) => secret.length * MOST_BYTES_OF_A_SIGN));
	return {
		conceal: (text) => (given.length === 0 ? text : text.replace(all, '•••')),
		isIn(body) {
			if (typeof body === 'string') return telling.length > 0 && tellingAlone.test(body);
			for (let start = 0; telling.length > 0 && start < body.length; start += LOOKED_AT_BYTES) {
				if (tellingAlone.test(body.toString('utf8', start, start + LOOKED_AT_BYTES + longestBytes))) return true;
			}
			return false;
		},
	};
}

/** One as it is, or as a URL or HTML writes it. */
const BACKSLASH = '(?:\\\\|%(?:25){0,3}5[cC]|&(?:amp;){0,3}#92;)';

/**
 * Letters and digits stand as they are; any other sign may be written as itself, with backslashes, or as a URL, a form, HTML, XML, JSON
 * or PHP writes it, also where that was put into JSON. Every repetition has its bound: who sends the text could else make the search endless.
 */
function writtenAnyhow(secret: string): string {
	const parts = secret.match(/\\+|[^\\]/gu) ?? [];
	return parts.map((part) => (part.startsWith('\\') ? `${BACKSLASH}{${part.length},${part.length * 8}}` : /[A-Za-z0-9]/.test(part) ? part : writtenSign(part))).join('');
}

const NAMES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', '\'': 'apos' };

function writtenSign(sign: string): string {
	const inUrl = [...Buffer.from(sign)].map((byte) => `%(?:25){0,3}${anyCase(byte.toString(16).padStart(2, '0'))}`).join('');
	const code = sign.codePointAt(0) ?? 0;
	// The names of other signs that ASCII has are never used.
	const name = NAMES[sign] ?? (code > 0x7e ? '[a-zA-Z]{3,8}' : '');
	const inHtml = `&(?:amp;){0,3}(?:#0{0,4}${code}|#[xX]0{0,4}${anyCase(code.toString(16))}${name === '' ? '' : `|${name}`});`;
	const inJson = Array.from({ length: sign.length }, (_unit, index) => `u${anyCase(sign.charCodeAt(index).toString(16).padStart(4, '0'))}`).join(`${BACKSLASH}{1,8}`);
	return `${BACKSLASH}{0,8}(?:${escapeForPattern(sign)}|${inUrl}|${inHtml}|${inJson}${sign === ' ' ? '|\\+|%(?:25){0,3}2[bB]' : ''})`;
}

function anyCase(hex: string): string {
	return [...hex].map((digit) => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit)).join('');
}

function escapeForPattern(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/** Base64 of something that has it within looks otherwise at each of three places; the letters at both ends depend on what stands beside it. */
function inBase64(secret: string): string[] {
	const bytes = Buffer.from(secret);
	return [0, 1, 2].map((place) => {
		const encoded = Buffer.concat([Buffer.alloc(place), bytes]).toString('base64').slice(Math.ceil((place * 8) / 6), Math.floor(((place + bytes.length) * 8) / 6));
		return [...encoded].map((letter) => (letter === '+' ? '(?:[-+]|%2[bB])' : letter === '/' ? '\\\\*(?:[_/]|%2[fF])' : letter)).join('');
	});
}

function inHex(secret: string): string {
	return anyCase(Buffer.from(secret).toString('hex'));
}
