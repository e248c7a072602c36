import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { requireText } from '../../../../core/text';
import type { Row } from '../../wire/createRows';
import type { WireNames } from '../../wire/fieldNames';
import { readTimeoutMs, readWireNames } from '../common/settings';

export const partnerField: INodeProperties = {
	displayName: 'Partner Code',
	name: 'partnerCode',
	type: 'string',
	default: '',
	required: true,
	description: 'Code of a partner (partnerkód) kept in CashMan-FX',
};

/** What an operation on one partner asks for. */
export interface PartnerPlan {
	partnerCode: string;
	timeoutMs: number;
	wireNames: WireNames;
}

export function readPartnerPlan(context: IExecuteFunctions, itemIndex: number): PartnerPlan {
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	return {
		partnerCode: requireText(context.getNodeParameter('partnerCode', itemIndex, ''), 'Partner Code', 'Give the code (partnerkód) of the partner.'),
		timeoutMs: readTimeoutMs(options),
		wireNames: readWireNames(options),
	};
}

/** The row that names a partner. */
export function partnerRow({ partnerCode, wireNames }: PartnerPlan): Row {
	return { [wireNames.partnerCode]: partnerCode };
}
