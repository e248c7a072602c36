import { createFieldsWithout } from '../issuing/createFields';
import { issuingOperation } from '../issuing/createRun';
import { advanceFields, advanceShaping } from '../issuing/shapings';

export const createAdvanceOperation = issuingOperation({
	resource: 'advance',
	value: 'create',
	name: 'Create',
	action: 'Create an advance invoice',
	description: 'Issue an advance invoice (előlegszámla) for a part of an order, once',
	fields: [...advanceFields, ...createFieldsWithout('issueZeroTotal')],
	shaping: advanceShaping,
});
