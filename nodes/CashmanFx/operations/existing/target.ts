import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { addDays } from '../../../../core/dates';
import { documentsOfKind, type FoundByReference, type FoundDocument } from '../../../../core/duplicateGuard';
import { largest } from '../../../../core/extremes';
import { KIND_NAMES, type DocumentKind } from '../../../../core/listedDocument';
import { isRecord } from '../../../../core/record';
import { requireReference } from '../../../../core/requireReference';
import { requireText, typedText } from '../../../../core/text';
import { ServiceError } from '../../../errors';
import { WAIT_BETWEEN_READS_MS } from '../../calls/callOperation';
import type { ListQuery } from '../../calls/invoiceList';
import { todayInHungary } from '../../clock';
import type { WireNames } from '../../wire/fieldNames';
import { readLookBackDays, readTimeoutMs, readWireNames } from '../common/settings';

/** Which existing document one item means: one of number and reference is given. */
export interface Target {
	number: string;
	reference: string;
	timeoutMs: number;
	lookBackDays: number;
	wireNames: WireNames;
}

export function readTarget(context: IExecuteFunctions, itemIndex: number): Target {
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const isByReference = context.getNodeParameter('findBy', itemIndex) === 'orderReference';
	return {
		number: isByReference ? '' : requireText(readNumberParameter(context, itemIndex), 'Invoice Number', 'Give the number of the document, for example 2026/00042.'),
		reference: isByReference ? requireReference(typedText(context.getNodeParameter('orderReference', itemIndex, ''), 'Order Reference'), 'Order Reference') : '',
		timeoutMs: readTimeoutMs(options),
		lookBackDays: readLookBackDays(options),
		wireNames: readWireNames(options),
	};
}

/** A resource locator holds the number under `value`; a workflow written by hand may give it as plain text. */
function readNumberParameter(context: IExecuteFunctions, itemIndex: number): unknown {
	const given: unknown = context.getNodeParameter('invoiceNumber', itemIndex, '');
	return isRecord(given) ? given.value : given;
}

/** How an error calls the document of an item whose fields may hold anything; "" where they name none. */
export function nameGivenTarget(context: IExecuteFunctions, itemIndex: number): string {
	try {
		const { number, reference } = readTarget(context, itemIndex);
		return nameTarget({ number, reference });
	} catch {
		return '';
	}
}

/** How an error calls the document of an item. */
export function nameTarget({ number, reference }: Pick<Target, 'number' | 'reference'>): string {
	return number === '' ? `Order ${reference}` : number;
}

/** One query for all items of a run. */
export function queryFor(targets: readonly Target[]): ListQuery {
	const [first] = targets as [Target];
	const lookBackDays = largest(targets.map((target) => target.lookBackDays));
	return { from: addDays(todayInHungary(), -lookBackDays), wireNames: first.wireNames, waitMs: WAIT_BETWEEN_READS_MS };
}

/** The one document of that kind that carries the order's number; a cancelled one only where no other is there. */
export function requireOnly(found: FoundByReference, { reference, lookBackDays }: Target, kind: DocumentKind): FoundDocument {
	const documents = documentsOfKind(found, reference, kind).filter(({ number }) => number !== '');
	const standing = documents.filter(({ isCancelled }) => isCancelled !== true);
	const candidates = standing.length > 0 ? standing : documents.slice(-1);
	const numbers = [...new Set(candidates.map(({ number }) => number))];
	if (numbers.length > 1) {
		throw new ServiceError(`More than one ${KIND_NAMES[kind]} carries the order number ${reference}: ${numbers.join(', ')}`, 'Look in CashMan-FX which one is meant, and ask by its number.');
	}
	const [document] = candidates;
	if (document !== undefined) return document;
	const others = otherKinds(found, reference, kind);
	const hint = others === '' ? '' : `That number is on ${others}: ask by the document number if that is meant. `;
	throw new ServiceError(`No ${KIND_NAMES[kind]} of the last ${lookBackDays} days carries the order number ${reference}`, `${hint}Check the order number, or raise Options → Look Back (Days).`);
}

/** What else an order has: "proforma DB-2026/00007". */
function otherKinds(found: FoundByReference, reference: string, kind: DocumentKind): string {
	const kinds = (Object.keys(KIND_NAMES) as DocumentKind[]).filter((each) => each !== kind);
	return kinds.flatMap((each) => documentsOfKind(found, reference, each).map(({ number }) => `${KIND_NAMES[each]} ${number}`)).join(', ');
}
