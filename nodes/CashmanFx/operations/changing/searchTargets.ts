import type { IExecuteFunctions } from 'n8n-workflow';
import { startDocumentSearch, type Found } from '../../../../core/documentSearch';
import { searchInvoiceList, type ListQuery, type Searched } from '../../calls/invoiceList';
import type { Server } from '../../transport';
import type { Target } from '../existing/target';

/** Looks for the documents, and for those of the same orders, which may be their stornos and invoices. */
export async function searchTargets(context: IExecuteFunctions, server: Server, query: ListQuery, targets: ReadonlyArray<Pick<Target, 'number' | 'reference'>>): Promise<Searched<Found>> {
	const wanted = { references: namedOf(targets.map(({ reference }) => reference)), numbers: namedOf(targets.map(({ number }) => number)) };
	const first = await searchInvoiceList(context, server, query, () => startDocumentSearch(wanted));
	if ('failure' in first) return first;
	const documents = [...first.found.byReference.values()].flat();
	const numbers = new Set([...wanted.numbers, ...documents.map(({ number }) => number)]);
	const references = namedOf([...wanted.references, ...[...first.found.byNumber.values()].map(({ document }) => document?.orderReference ?? '')]);
	const isWhole = numbers.size === wanted.numbers.size && references.size === wanted.references.size;
	return isWhole ? first : await searchInvoiceList(context, server, query, () => startDocumentSearch({ references, numbers }));
}

function namedOf(names: readonly string[]): Set<string> {
	return new Set(names.filter((name) => name !== ''));
}
