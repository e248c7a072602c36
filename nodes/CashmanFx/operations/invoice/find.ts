import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readDate } from '../../../../core/dates';
import { startDocumentSearch, stateOf, type Found } from '../../../../core/documentSearch';
import { documentsOfKind } from '../../../../core/duplicateGuard';
import type { DocumentKind, ListedDocument } from '../../../../core/listedDocument';
import { requireText } from '../../../../core/text';
import { ServiceError } from '../../../errors';
import type { ItemOutput, Operation } from '../../../itemLoop';
import { textOrDay } from '../../../readOptions';
import { WAIT_BETWEEN_READS_MS } from '../../calls/callOperation';
import { searchInvoiceList, type Searched } from '../../calls/invoiceList';
import type { Server } from '../../transport';
import { openServer } from '../common/openServer';
import { readTimeoutMs, readWireNames } from '../common/settings';
import { nameTarget, queryFor, readTarget, type Target } from '../existing/target';
import { targetFields, targetOptions } from '../existing/targetFields';
import { collectListed, describeDocument, kindsField, readKinds, requireDaysInOrder, type ListFilter } from '../listing/listed';

type FindPlan = { kind: 'named'; target: Target } | { kind: 'dates'; filter: ListFilter; options: Pick<Target, 'timeoutMs' | 'wireNames'> };

interface FindRun {
	server: Server;
	/** One read of the list for all items that name an order or a number; undefined where none does. */
	searched: Searched<Found> | undefined;
}

const [findBy, ...otherTargetFields] = targetFields('Invoice') as [INodeProperties, ...INodeProperties[]];
const byDates = { show: { findBy: ['dates'] } };

const fields: INodeProperties[] = [
	{ ...findBy, options: [{ name: 'Date Range', value: 'dates', description: 'Days of issue (kelt)' }, ...(findBy.options ?? [])] as INodeProperties['options'] },
	...otherTargetFields,
	{ displayName: 'From', name: 'from', type: 'dateTime', default: '', required: true, displayOptions: byDates, description: 'First day of issue (kelt, -tól)' },
	{ displayName: 'Until', name: 'until', type: 'dateTime', default: '', displayOptions: byDates, description: 'Last day of issue (kelt, -ig); left empty, no end' },
	{ ...kindsField, displayOptions: byDates },
	targetOptions([], ['invoiceNumber', 'listFrom', 'listUntil']),
];

export const findOperation: Operation<FindPlan, FindRun> = {
	resource: 'invoice',
	value: 'find',
	name: 'Find',
	action: 'Find documents by order, number or date',
	description: 'Find every document of an order (számla, díjbekérő, előleg, stornó), one by its number, or those of some days',
	fields,

	prepare(context, itemIndex) {
		if (context.getNodeParameter('findBy', itemIndex) !== 'dates') return { kind: 'named', target: readTarget(context, itemIndex) };
		const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
		return { kind: 'dates', filter: readFilter(context, itemIndex), options: { timeoutMs: readTimeoutMs(options), wireNames: readWireNames(options) } };
	},

	async before(context, plans) {
		const server = await openServer(context, plans.map((plan) => (plan.kind === 'named' ? plan.target : plan.options)));
		const targets = plans.flatMap((plan) => (plan.kind === 'named' ? [plan.target] : []));
		if (targets.length === 0) return { server, searched: undefined };
		const named = (texts: string[]): Set<string> => new Set(texts.filter((text) => text !== ''));
		const wanted = { references: named(targets.map(({ reference }) => reference)), numbers: named(targets.map(({ number }) => number)) };
		return { server, searched: await searchInvoiceList(context, server, queryFor(targets), () => startDocumentSearch(wanted)) };
	},

	async execute(context, plan, { server, searched }) {
		if (plan.kind === 'named') return findNamed(plan.target, searched as Searched<Found>);
		const { filter, options } = plan;
		const listed = await searchInvoiceList(context, server, { ...filter, wireNames: options.wireNames, waitMs: WAIT_BETWEEN_READS_MS }, () => collectListed(filter, Infinity));
		if ('failure' in listed) throw new ServiceError(`The invoice list could not be read: ${listed.failure}`, 'Run again when CashMan-FX answers.');
		return listed.found.length === 0 ? nothingFound({ number: '', reference: '' }) : listed.found.map(({ document }) => toItem(document));
	},
};

function readFilter(context: IExecuteFunctions, itemIndex: number): ListFilter {
	const day = (name: string, label: string): string => readDate(textOrDay(context.getNodeParameter(name, itemIndex, ''), label), label) ?? '';
	return requireDaysInOrder({
		from: requireText(day('from', 'From'), 'From', 'Give the first day.'),
		until: day('until', 'Until'),
		kinds: readKinds(context.getNodeParameter('documentKinds', itemIndex, [])),
	});
}

function findNamed(target: Target, searched: Searched<Found>): ItemOutput | ItemOutput[] {
	if ('failure' in searched) throw new ServiceError(`${nameTarget(target)} could not be looked for: ${searched.failure}`, 'Run again when the invoice list can be read.');
	const documents = target.number === '' ? documentsOfOrder(searched.found, target.reference) : documentOfNumber(searched.found, target.number);
	return documents.length === 0 ? nothingFound(target) : documents.map(toItem);
}

/** In the order in which they are usually made. */
const KINDS: readonly DocumentKind[] = ['proforma', 'advance', 'invoice', 'storno', 'received'];

function documentsOfOrder({ byReference }: Found, reference: string): ListedDocument[] {
	return KINDS.flatMap((kind) => documentsOfKind(byReference, reference, kind));
}

function documentOfNumber(found: Found, number: string): ListedDocument[] {
	const { document, stornos } = stateOf(found, number);
	const [storno] = stornos;
	if (document === undefined) return [];
	return [storno === undefined ? document : { ...document, isCancelled: true, cancelledBy: document.cancelledBy || storno.number }];
}

function toItem(document: ListedDocument): ItemOutput {
	return { json: { found: true, ...describeDocument(document) } };
}

/** That there is none is an answer, not an error: a workflow can go on with it. */
function nothingFound({ number, reference }: Pick<Target, 'number' | 'reference'>): ItemOutput {
	return { json: { found: false, invoiceNumber: number, orderReference: reference } };
}
