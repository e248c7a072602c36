import type { Fault, FaultPlan } from './faults';

/**
 * How a fault becomes a response. The handler cannot touch a socket, so the edge is told by a header: `drop` closes the
 * connection without a byte, `cut` after the head and half of the body; `drip` sends the body byte by byte.
 */
export const EDGE_HEADER = 'x-sandbox-edge';
/** The pause before each byte of a drip, in milliseconds. */
export const DRIP_HEADER = 'x-sandbox-drip';
export type EdgeAction = 'drop' | 'cut' | 'drip';

const DEFAULT_DRIP_MS = 1000;
/** What a PHP server prints before its answer when something in it is amiss. */
const PHP_NOTICE = '<br />\n<b>Warning</b>:  Undefined array key "szamla" in <b>/var/www/fxapi/jxs.php</b> on line <b>412</b><br />\n';

const HTML =
	'<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

function page(status: number): Response {
	return new Response(HTML, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

function statusPage(status: number): Response {
	const response = page(status);
	if (status < 400) response.headers.set('location', '/fxapi/jxs.php');
	return response;
}

function edge(action: EdgeAction, body: ArrayBuffer | null, headers: Record<string, string> = {}): Response {
	return new Response(body, {
		status: action === 'drop' ? 599 : 200,
		headers: { ...headers, [EDGE_HEADER]: action },
	});
}

/** The answer of a fault that strikes before anything is booked; undefined when the call goes on. */
export function spoiledBefore(fault: Fault | undefined): Response | undefined {
	switch (fault?.name) {
		case 'drop-before-commit':
			return edge('drop', null);
		case 'status-500-before-commit':
		case 'sa-500':
			return page(500);
		case 'status-before-commit':
			return statusPage(fault.status ?? 500);
		case 'list-down':
			return page(503);
		case 'html-reply':
			return page(200);
		case 'rate-limit':
			return new Response('too many simultaneous API requests', { status: 429 });
		case 'hiba':
			return new Response(fault.text, { headers: { 'content-type': 'text/html; charset=utf-8' } });
		default:
			return undefined;
	}
}

/** The answer of a fault that strikes after the work was done. */
export async function spoiledAfter(fault: Fault | undefined, response: Response): Promise<Response> {
	switch (fault?.name) {
		case 'drop-after-commit':
			return edge('drop', null);
		case 'status-500-after-commit':
			return page(500);
		case 'status-after-commit':
			return statusPage(fault.status ?? 500);
		case 'html-reply-after-commit':
			return page(200);
		case 'empty-reply':
			return new Response('', { status: response.status, headers: response.headers });
		case 'garbled-reply':
			return new Response(PHP_NOTICE + (await response.text()), { status: response.status, headers: response.headers });
		case 'slow-drip':
			return edge('drip', await response.arrayBuffer(), {
				'content-type': response.headers.get('content-type') ?? 'text/plain',
				[DRIP_HEADER]: String(fault.delayMs ?? DEFAULT_DRIP_MS),
			});
		case 'truncated-reply': {
			const body = Buffer.from(await response.arrayBuffer());
			const half = body.subarray(0, Math.ceil(body.length / 2));
			return new Response(new Uint8Array(half), { status: response.status, headers: response.headers });
		}
		case 'cut-reply':
			return edge('cut', await response.arrayBuffer(), {
				'content-type': response.headers.get('content-type') ?? 'text/plain',
			});
		default:
			return response;
	}
}

export function wait(delayMs: number): Promise<void> {
	// A closed sandbox is not kept alive by an answer that nobody waits for.
	return delayMs > 0 ? new Promise((resolve) => setTimeout(resolve, delayMs).unref()) : Promise.resolve();
}

/** Runs a call under its plan: before, the work, after, then the delay (the books are already written by then). */
export async function underFaults(plan: FaultPlan, work: () => Promise<Response> | Response): Promise<Response> {
	const before = spoiledBefore(plan.spoiler);
	const response = before ?? (await spoiledAfter(plan.spoiler, await work()));
	await wait(plan.delayMs);
	return response;
}
