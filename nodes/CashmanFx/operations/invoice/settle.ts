import type { INodeProperties } from 'n8n-workflow';
import { readPaymentDay } from '../../../../core/dates';
import { textOrDay } from '../../../readOptions';
import { todayInHungary } from '../../clock';
import { cancelledObstacle, type Change } from '../changing/change';
import { changeFields } from '../changing/changeFields';
import type { ChangePlan } from '../changing/changePlan';
import { changingOperation } from '../changing/changeRun';

interface SettlePlan extends ChangePlan {
	/** `YYYY-MM-DD`. */
	paidOn: string;
}

const paidOn: INodeProperties = {
	displayName: 'Paid On',
	name: 'paidOn',
	type: 'dateTime',
	default: '',
	description: 'Day of payment (fizetés napja); left empty, today',
};

const settle: Change = {
	operation: 'settle',
	verb: 'settle',
	past: 'settled',
	kinds: ['invoice', 'advance', 'received'],
	kindByReference: 'invoice',
	obstacle: cancelledObstacle,
	alreadyDone: ({ document }) => (document?.isPaid === true ? { number: '' } : undefined),
	showsUndone: ({ document }) => document?.isPaid === false,
	extraFields: (plan) => ({ [plan.target.wireNames.paidOn]: (plan as SettlePlan).paidOn }),
	describe: ({ outcome, number, orderReference, message }) => ({ outcome, orderReference, invoiceNumber: number, message }),
};

export const settleOperation = changingOperation<SettlePlan>(settle, {
	resource: 'invoice',
	value: 'settle',
	name: 'Settle (Mark as Paid)',
	action: 'Mark an invoice as paid',
	description: 'Mark an invoice as paid (kiegyenlítés), once',
	fields: changeFields({ word: 'Invoice', mails: false, more: [paidOn], wireNames: ['invoiceNumber', 'listFrom', 'paidOn'] }),
}, (context, itemIndex, plan) => ({ ...plan, paidOn: readPaymentDay(textOrDay(context.getNodeParameter('paidOn', itemIndex, ''), 'Paid On'), 'Paid On', todayInHungary()) ?? todayInHungary() }));
