import type { Operation } from '../../../itemLoop';
import { withCode } from '../../calls/callOperation';
import type { Server } from '../../transport';
import { OPERATION_CODES } from '../../wire/operationCodes';
import { readSlices } from '../../wire/slices';
import { askFor } from '../catalog/answers';
import { optionsWith } from '../catalog/fields';
import { openServer } from '../common/openServer';
import { partnerField, partnerRow, readPartnerPlan, type PartnerPlan } from './partnerField';

export const getPartnerOperation: Operation<PartnerPlan, Server> = {
	resource: 'partner',
	value: 'get',
	name: 'Get',
	action: 'Get a partner',
	description: 'Get the data of a partner (partneradatok), as the plain list of fields that CashMan-FX answers with',
	fields: [partnerField, optionsWith(['partnerCode'])],
	prepare: readPartnerPlan,
	before: openServer,

	async execute(context, plan, server) {
		const rows = withCode([partnerRow(plan)], OPERATION_CODES.partnerData);
		const fields = await askFor(context, server, { subject: `The data of partner ${plan.partnerCode}`, rows, understand: readSlices });
		return { json: { partnerCode: plan.partnerCode, fields } };
	},
};
