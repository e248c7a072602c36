import { NodeOperationError, type ILoadOptionsFunctions, type INodePropertyOptions } from 'n8n-workflow';
import { toNodeError } from '../errors';
import { fetchForms, fetchOrderLists, type Named } from './calls/lists';
import { openService, type Service } from './transport';

/** A person waits for the dropdown, so few attempts. */
const PATIENCE = { timeoutMs: 15_000, attempts: 3, waitMs: 500 };

export async function getOrderLists(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await load(this, async (service) => await fetchOrderLists(this, service));
}

/**
 * Of every order list, each behind its list's name. Not of the chosen list alone: that is mostly an expression that only a run
 * can tell, and n8n then asks for no choices at all where they are said to depend on it.
 */
export async function getUpdateForms(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await load(this, async (service) => {
		const all: Named[] = [];
		for (const list of await fetchOrderLists(this, service)) {
			for (const { id, name } of await fetchForms(this, service, list.id, 'dataUpdate')) all.push({ id, name: `${list.name}: ${name}` });
		}
		return all;
	});
}

async function load(context: ILoadOptionsFunctions, ask: (service: Service) => Promise<Named[]>): Promise<INodePropertyOptions[]> {
	const named = await ask(await openService(context, PATIENCE)).catch((error: unknown) => toNodeError(context.getNode(), error, 0));
	if (named instanceof NodeOperationError) throw named;
	return named.map(({ id, name }) => ({ name: name === '' ? id : `${name} (${id})`, value: id })).sort((left, right) => left.name.localeCompare(right.name, 'hu'));
}
