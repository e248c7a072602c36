import { NodeOperationError, type ILoadOptionsFunctions, type INodeListSearchItems, type INodeListSearchResult } from 'n8n-workflow';
import { addDays } from '../../core/dates';
import type { DocumentKind } from '../../core/listedDocument';
import { ServiceError, toNodeError } from '../errors';
import { searchInvoiceList } from './calls/invoiceList';
import { readStockList } from './calls/stockList';
import { todayInHungary } from './clock';
import { collectListed } from './operations/listing/listed';
import { readServer, type Server } from './transport';
import { DEFAULT_WIRE_NAMES } from './wire/fieldNames';

/** A person waits for the list. */
const LIST_TIMEOUT_MS = 15_000;
/** More is no help in a dropdown: the search field narrows it. */
const MOST_CHOICES = 500;

/** Products of the stock list, for From List: by name or item number. */
export async function searchProducts(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await offer(this, filter, async (server) => {
		const list = await readStockList(this, server);
		if ('failure' in list) throw new ServiceError(`The products could not be listed: ${list.failure}`, 'Choose By SKU and write the item number (cikkszám).');
		return list.products.filter(({ sku }) => sku !== '').map(({ name, sku }) => ({ name: name === '' ? sku : `${name} (${sku})`, value: sku })).sort((left, right) => left.name.localeCompare(right.name, 'hu'));
	});
}

/** Invoices and stornos of the last months, for From List: newest first. */
export async function searchInvoices(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await offerDocuments(this, filter, ['invoice', 'advance', 'storno', 'received']);
}

export async function searchProformas(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await offerDocuments(this, filter, ['proforma']);
}

/** A person looks for what is fresh; anything older is given by its number. */
const DOCUMENT_DAYS = 120;

async function offerDocuments(context: ILoadOptionsFunctions, filter: string | undefined, kinds: DocumentKind[]): Promise<INodeListSearchResult> {
	return await offer(context, filter, async (server) => {
		const from = addDays(todayInHungary(), -DOCUMENT_DAYS);
		const query = { from, wireNames: DEFAULT_WIRE_NAMES, waitMs: 0 };
		const listed = await searchInvoiceList(context, server, query, () => collectListed({ from, until: '', kinds: new Set(kinds) }, Infinity));
		if ('failure' in listed) throw new ServiceError(`The documents could not be listed: ${listed.failure}`, 'Choose By Number and write the number.');
		return listed.found.reverse().filter(({ document }) => document.number !== '').map(({ document: { number, buyer = '', gross = '', currency = '' } }) => ({
			name: [number, buyer, `${gross} ${currency}`.trim()].filter((part) => part !== '').join(' · '),
			value: number,
		}));
	});
}

/** What is asked for as choices, those that hold the filter's text, in their order; an error becomes a readable text. */
async function offer(context: ILoadOptionsFunctions, filter: string | undefined, ask: (server: Server) => Promise<INodeListSearchItems[]>): Promise<INodeListSearchResult> {
	const choices = await listChoices(context, ask).catch((error: unknown) => toNodeError(context.getNode(), error, 0));
	if (choices instanceof NodeOperationError) throw choices;
	const wanted = (filter ?? '').trim().toLocaleLowerCase('hu');
	const matching = choices.filter(({ name }) => name.toLocaleLowerCase('hu').includes(wanted));
	return { results: matching.slice(0, MOST_CHOICES) };
}

async function listChoices(context: ILoadOptionsFunctions, ask: (server: Server) => Promise<INodeListSearchItems[]>): Promise<INodeListSearchItems[]> {
	return await ask(await readServer(context, LIST_TIMEOUT_MS));
}
