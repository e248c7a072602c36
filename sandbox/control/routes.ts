import { type Context, Hono } from 'hono';
import { SELLER } from '../cashman/catalog';
import type { BookedDocument } from '../cashman/types';
import { FaultBoard, type FaultRequest, InvalidFault } from '../faults';
import { isReported, navXml } from '../nav/invoiceData';
import { fireAction } from '../salesautopilot/action';
import { ApiStatus, isObject } from '../salesautopilot/call';
import { addOrder } from '../salesautopilot/orders';
import { wireRecord } from '../salesautopilot/records';
import { type ContactList, type ContactRecord, type ExternalAction, FORM_METHOD } from '../salesautopilot/types';
import type { SandboxState } from '../state';
import { booksOf } from './books';
import { SAMPLES } from './samples';

class BadControl extends Error {}

async function bodyOf(context: Context): Promise<Record<string, unknown>> {
	const body: unknown = await context.req.json().catch(() => undefined);
	if (!isObject(body)) throw new BadControl('a JSON object is expected');
	return body;
}

function requireList(state: SandboxState, id: unknown): ContactList {
	const list = state.salesAutopilot.lists.get(String(id));
	if (!list) throw new BadControl(`no list ${String(id)}`);
	return list;
}

async function placeOrder(
	state: SandboxState,
	list: ContactList,
	order: Record<string, unknown>,
	fire: boolean,
): Promise<unknown> {
	const form = list.forms.find(({ method }) => method === FORM_METHOD.order);
	const record = addOrder(state, list, form?.id ?? '0', order);
	// The service itself sets the time of an order; a test needs orders of the past.
	if (typeof order.subdate === 'string') record.values.subdate = order.subdate;
	const fired = fire ? await fireAction(state, list, record) : undefined;
	return { listId: list.id, recordId: record.id, ...(fired && { fired }) };
}

function readAction(body: Record<string, unknown>): ExternalAction {
	const { url, username, password, format, body: text } = body;
	if (typeof url !== 'string' || typeof text !== 'string') throw new BadControl('url and body are texts');
	if (format !== 'json' && format !== 'post' && format !== 'multipart')
		throw new BadControl('format is json, post or multipart');
	return {
		url,
		format,
		body: text,
		...(typeof username === 'string' && { username }),
		...(typeof password === 'string' && { password }),
	};
}

function orderRoutes(routes: Hono, state: SandboxState): void {
	routes.get('/orders', (context) =>
		context.json(
			[...state.salesAutopilot.lists.values()].flatMap((list) =>
				list.records.map((record) => ({
					listId: list.id,
					recordId: record.id,
					record: wireRecord(list, record),
				})),
			),
		),
	);
	routes.post('/orders', async (context) => {
		const { listId, order, fire } = await bodyOf(context);
		if (!isObject(order)) throw new BadControl('order is an object');
		return context.json(await placeOrder(state, requireList(state, listId), order, fire === true));
	});
	routes.post('/samples/:name', async (context) => {
		const sample = SAMPLES[context.req.param('name')];
		if (!sample) throw new BadControl(`samples: ${Object.keys(SAMPLES).join(', ')}`);
		return context.json(
			await placeOrder(state, requireList(state, context.req.query('list') ?? '1001'), sample.order, true),
		);
	});
	routes.post('/fire', async (context) => {
		const { listId, recordId } = await bodyOf(context);
		const list = requireList(state, listId);
		const record: ContactRecord | undefined = list.records.find(({ id }) => id === String(recordId));
		if (!record) throw new BadControl(`no record ${String(recordId)}`);
		return context.json({ listId: list.id, recordId: record.id, fired: await fireAction(state, list, record) });
	});
	routes.put('/external-action/:list', async (context) => {
		const list = requireList(state, context.req.param('list'));
		list.externalAction = readAction(await bodyOf(context));
		return context.json(list.externalAction);
	});
	routes.delete('/external-action/:list', (context) => {
		delete requireList(state, context.req.param('list')).externalAction;
		return context.json({});
	});
}

function faultRoutes(routes: Hono, faults: FaultBoard): void {
	routes.get('/faults', (context) => context.json(faults.list()));
	routes.post('/faults', async (context) => {
		faults.add((await bodyOf(context)) as unknown as FaultRequest);
		return context.json(faults.list(), 201);
	});
	routes.delete('/faults', (context) => {
		faults.clear();
		return context.json([]);
	});
}

/** What is under /sandbox/: reading the books, placing orders, breaking things. */
export function controlRoutes(state: SandboxState): Hono {
	const routes = new Hono();
	routes.onError((error, context) => {
		if (error instanceof BadControl || error instanceof InvalidFault || error instanceof ApiStatus) {
			return context.json({ error: error.message }, 400);
		}
		throw error;
	});
	routes.get('/books', (context) => {
		const account = state.cashman.accounts.get(context.req.query('group') ?? 'demo');
		return account ? context.json(booksOf(account)) : context.json({ error: 'no such group' }, 404);
	});
	routes.get('/pdf/:group/:id', async (context) => {
		const account = state.cashman.accounts.get(context.req.param('group'));
		const document = account?.documents.find(({ id }) => id === context.req.param('id'));
		if (!document) return context.json({ error: 'no such document' }, 404);
		return context.body(new Uint8Array(await state.renderPdf(document)), 200, {
			'content-type': 'application/pdf',
		});
	});
	routes.get('/nav', (context) => {
		const account = state.cashman.accounts.get(context.req.query('group') ?? 'demo');
		const find = (number: string): BookedDocument | undefined =>
			account?.documents.find((candidate) => candidate.number === number);
		const document = find(context.req.query('number') ?? '');
		if (!document) return context.json({ error: 'no such document' }, 404);
		if (!isReported(document)) return context.json({ error: `NAV gets no ${document.kind}` }, 404);
		return context.body(navXml(document, SELLER, find), 200, { 'content-type': 'application/xml; charset=utf-8' });
	});
	routes.get('/events', (context) => context.json(state.salesAutopilot.events));
	routes.get('/letters', (context) => context.json(state.salesAutopilot.letters));
	orderRoutes(routes, state);
	faultRoutes(routes, state.faults);
	routes.post('/reset', (context) => {
		state.reset();
		return context.json({});
	});
	return routes;
}
