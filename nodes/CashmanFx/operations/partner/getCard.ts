import type { Operation } from '../../../itemLoop';
import { withCode } from '../../calls/callOperation';
import type { Server } from '../../transport';
import { OPERATION_CODES } from '../../wire/operationCodes';
import { readSlices } from '../../wire/slices';
import { askFor } from '../catalog/answers';
import { optionsWith } from '../catalog/fields';
import { openServer } from '../common/openServer';
import { partnerField, partnerRow, readPartnerPlan, type PartnerPlan } from './partnerField';

export const getPartnerCardOperation: Operation<PartnerPlan, Server> = {
	resource: 'partner',
	value: 'getCard',
	name: 'Get Card',
	action: 'Get the card of a partner',
	description: 'Get the card of a partner (partnerkártya), as the plain list of fields that CashMan-FX answers with',
	fields: [partnerField, optionsWith(['partnerCode'])],
	prepare: readPartnerPlan,
	before: openServer,

	async execute(context, plan, server) {
		const rows = withCode([partnerRow(plan)], OPERATION_CODES.partnerCard);
		const fields = await askFor(context, server, { subject: `The card of partner ${plan.partnerCode}`, rows, understand: readSlices });
		return { json: { partnerCode: plan.partnerCode, fields } };
	},
};
