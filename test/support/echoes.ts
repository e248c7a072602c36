import type { IncomingMessage, ServerResponse } from 'node:http';

/** Servers that send a login back to whoever sent it: in which part of an answer, and how it is written there. */

/** What a service may have done to the text before it sends it back; test/secret.property.ts has more of them. */
export const ENCODINGS: ReadonlyArray<readonly [string, (text: string) => string]> = [
	['as it is', (text) => text],
	['as HTML', (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\'', '&#039;')],
	['in base64', (text) => Buffer.from(text).toString('base64')],
];

const phpText = (text: string): string => `s:${Buffer.byteLength(text)}:"${text}"`;

type Carrier = (echo: string, response: ServerResponse) => void;

export const CARRIERS: ReadonlyArray<readonly [string, Carrier]> = [
	['an error text', (echo, response) => response.end(`HIBA:100 ${echo}`)],
	['a refused login', (echo, response) => response.end(`HIBA:001 Hibás jelszó: ${echo}`)],
	['the whole answer', (echo, response) => response.end(echo)],
	['one part of an answer', (echo, response) => response.end(`100|1|2026/00001|0|hu|${echo}|107|1|1|${echo}|0|${echo}`)],
	['the first part of an answer', (echo, response) => response.end(`${echo}|1|${echo}|0|hu||107|1|1||0`)],
	['a row of a list', (echo, response) => response.end(`a:1:{i:0;a:3:{s:6:"szamla";s:10:"2026/00001";s:5:"egyeb";${phpText(`Megrendelésszám: 77 ${echo}`)};s:3:"nev";${phpText(echo)};}}`)],
	['a list that is none', (echo, response) => response.end(`a:1:{i:0;a:1:{${phpText(echo)};O:3:"abc":0:{}`)],
	['a field of a record', (echo, response) => response.end(JSON.stringify({ id: '7', email: echo, name: echo, products: [{ oi_name: echo }] }))],
	['records', (echo, response) => response.end(JSON.stringify([{ id: '7', subdate: '2026-01-01 00:00:00', nl_id: '1001', list_name: echo, name: echo, ns_id: '5', form_name: echo }]))],
	['the id of a record', (echo, response) => response.end(JSON.stringify({ id: echo }))],
	['a bare JSON text', (echo, response) => response.end(JSON.stringify(echo))],
	['a web page', (echo, response) => response.end(`<html><body>${echo}</body></html>`)],
	['the page of an error', (echo, response) => response.writeHead(500).end(echo)],
	['the page of a refused login', (echo, response) => response.writeHead(401, { 'www-authenticate': `Basic realm="${encodeURIComponent(echo)}"` }).end(echo)],
	['a header', (echo, response) => response.writeHead(400, { 'x-echo': Buffer.from(echo).toString('latin1').replace(/[^\x20-\x7e]/g, '?') }).end('x')],
	['where a redirect leads', (echo, response) => response.writeHead(302, { location: `/${encodeURIComponent(echo)}` }).end()],
];

/** The login as it came: CashMan-FX's is in the body, SalesAutopilot's in a header. */
export function loginOf(body: string, { headers: { authorization = '' } }: IncomingMessage): string {
	const encoded = authorization.replace('Basic ', '');
	return authorization === '' ? body.replaceAll('\r\n', ' ') : `${encoded} ${Buffer.from(encoded, 'base64').toString()} ${body}`;
}
