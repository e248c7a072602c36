import { createFieldsWithout } from '../issuing/createFields';
import { issuingOperation } from '../issuing/createRun';
import { ownNumberField, proformaShaping } from '../issuing/shapings';

export const createProformaOperation = issuingOperation({
	resource: 'proforma',
	value: 'create',
	name: 'Create',
	action: 'Create a proforma',
	description: 'Issue a proforma (díjbekérő) for an order, once: an order that already has one gives it back',
	fields: [...createFieldsWithout('issueZeroTotal'), ownNumberField],
	shaping: proformaShaping,
});
