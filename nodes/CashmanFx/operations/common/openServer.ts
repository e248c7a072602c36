import type { IExecuteFunctions } from 'n8n-workflow';
import { largest } from '../../../../core/extremes';
import { readServer, type Server } from '../../transport';

/** The account's server, once for all items: it waits as long as the most patient of them. */
export async function openServer(context: IExecuteFunctions, plans: ReadonlyArray<{ timeoutMs: number }>): Promise<Server> {
	return await readServer(context, largest(plans.map(({ timeoutMs }) => timeoutMs)));
}
