import { NodeOperationError, type ILoadOptionsFunctions, type INodePropertyOptions } from 'n8n-workflow';
import { plainText } from '../../core/text';
import { toNodeError } from '../errors';
import { fetchForms, fetchOrderLists, type Named } from './calls/lists';
import { isId } from './ids';
import { openService, type Service } from './transport';

/** A person waits for the dropdown, so few attempts. */
const PATIENCE = { timeoutMs: 15_000, attempts: 3, waitMs: 500 };

export async function getOrderLists(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await load(this, async (service) => await fetchOrderLists(this, service));
}

export async function getUpdateForms(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const listId = plainText(this.getCurrentNodeParameter('listId')).trim();
	// Not an error: the editor would show it as one, and keep showing it after the list was chosen. The value is that of an empty field.
	if (!isId(listId)) return [{ name: listId.startsWith('=') ? 'The list is an expression: give the form as one too' : 'Choose the order list first', value: '' }];
	return await load(this, async (service) => await fetchForms(this, service, listId, 'dataUpdate'));
}

async function load(context: ILoadOptionsFunctions, ask: (service: Service) => Promise<Named[]>): Promise<INodePropertyOptions[]> {
	const named = await ask(await openService(context, PATIENCE)).catch((error: unknown) => toNodeError(context.getNode(), error, 0));
	if (named instanceof NodeOperationError) throw named;
	return named.map(({ id, name }) => ({ name: name === '' ? id : `${name} (${id})`, value: id })).sort((left, right) => left.name.localeCompare(right.name, 'hu'));
}
