import { plainText } from '../../../core/text';
import { read, requireValue, type Caller, type Service } from '../transport';
import { joinPath } from '../wire/address';
import { requireRows } from './rows';

export interface Named {
	id: string;
	name: string;
}

/** List type of `zapier/getlists` for orders (H). */
const ORDER_LISTS = '11';

/** Form methods of `zapier/getforms` (H). */
export const FORM_METHODS = { subscribe: '1', dataUpdate: '2', order: '4' } as const;
export type FormMethod = keyof typeof FORM_METHODS;

export async function fetchLists(context: Caller, service: Service): Promise<Named[]> {
	return readNamed(service, requireValue(await read(context, service, { method: 'GET', path: 'getlists' }), 'The lists'), 'The lists', 'id', 'name');
}

export async function fetchOrderLists(context: Caller, service: Service): Promise<Named[]> {
	const reply = await read(context, service, { method: 'GET', path: joinPath('zapier', 'getlists', ORDER_LISTS) });
	return readNamed(service, requireValue(reply, 'The order lists'), 'The order lists', 'nl_id', 'list_name');
}

export async function fetchForms(context: Caller, service: Service, listId: string, method: FormMethod): Promise<Named[]> {
	const subject = `The forms of list ${listId}`;
	const reply = await read(context, service, { method: 'GET', path: joinPath('zapier', 'getforms', listId, FORM_METHODS[method]) });
	return readNamed(service, requireValue(reply, subject), subject, 'ns_id', 'form_name');
}

function readNamed(service: Service, value: unknown, subject: string, idField: string, nameField: string): Named[] {
	const rows = requireRows(service, value, idField, subject, 'Check the Server Address of the credential.');
	return rows.map((row) => ({ id: plainText(row[idField]), name: plainText(row[nameField]) }));
}
