import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { Problem } from '../core/problem';

/** Return All and Limit, as every listing operation of n8n has them; the gate fixes their descriptions. */
export const limitFields: INodeProperties[] = [
	{ displayName: 'Return All', name: 'returnAll', type: 'boolean', default: false, description: 'Whether to return all results or only up to a given limit', hint: 'Every result (összes találat)' },
	{ displayName: 'Limit', name: 'limit', type: 'number', typeOptions: { minValue: 1 }, default: 50, displayOptions: { show: { returnAll: [false] } }, description: 'Max number of results to return', hint: 'At most this many (legfeljebb ennyi)' },
];

/** The most results that are wanted; infinite for all. */
export function readLimit(context: IExecuteFunctions, itemIndex: number): number {
	if (context.getNodeParameter('returnAll', itemIndex, false) === true) return Infinity;
	const given = context.getNodeParameter('limit', itemIndex, 50);
	const limit = Number(given);
	if (Number.isInteger(limit) && limit >= 1) return limit;
	throw new Problem('The limit is not a whole number of 1 or more', 'Limit', given, 'Write 1 or more, or switch on Return All.');
}
