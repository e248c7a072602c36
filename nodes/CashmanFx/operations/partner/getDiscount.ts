import type { Operation } from '../../../itemLoop';
import { withCode } from '../../calls/callOperation';
import type { Server } from '../../transport';
import { OPERATION_CODES } from '../../wire/operationCodes';
import { readNumberText } from '../../wire/slices';
import { askFor } from '../catalog/answers';
import { optionsWith } from '../catalog/fields';
import { openServer } from '../common/openServer';
import { partnerField, partnerRow, readPartnerPlan, type PartnerPlan } from './partnerField';

export const getPartnerDiscountOperation: Operation<PartnerPlan, Server> = {
	resource: 'partner',
	value: 'getDiscount',
	name: 'Get Discount',
	action: 'Get the discount of a partner',
	description: 'Get the discount of a partner (partnerkedvezmény) in percent',
	fields: [partnerField, optionsWith(['partnerCode'])],
	prepare: readPartnerPlan,
	before: openServer,

	async execute(context, plan, server) {
		const rows = withCode([partnerRow(plan)], OPERATION_CODES.partnerDiscount);
		const discountPercent = await askFor(context, server, { subject: `The discount of partner ${plan.partnerCode}`, rows, understand: readNumberText });
		return { json: { partnerCode: plan.partnerCode, discountPercent } };
	},
};
