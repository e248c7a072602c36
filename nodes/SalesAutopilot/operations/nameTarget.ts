import type { IExecuteFunctions } from 'n8n-workflow';
import { plainText } from '../../../core/text';
import { nameByNumber, nameOrder } from '../../nameOrder';

/** How an error calls the order that an item is about: as the item names it, else by the record that is written to. */
export function nameTarget(context: IExecuteFunctions, itemIndex: number): string {
	const named = nameOrder(context, itemIndex);
	if (named !== '') return named;
	const recordId = plainText(readRecordId(context, itemIndex)).trim();
	return recordId === '' ? '' : nameByNumber(recordId);
}

function readRecordId(context: IExecuteFunctions, itemIndex: number): unknown {
	try {
		return context.getNodeParameter('recordId', itemIndex, '');
	} catch {
		return undefined;
	}
}
