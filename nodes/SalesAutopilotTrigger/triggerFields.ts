import type { INodeProperties } from 'n8n-workflow';
import { orderListField, readOptions } from '../SalesAutopilot/operations/commonFields';
import { optionsField } from '../optionsField';
import { ANSWER_WITHIN_SECONDS, CALLER_WAITS } from './receiveOrder';

const STEPS = [
	'Add an action (Művelet) of the type “Külső művelet”, and in it choose “RESTful (általános)”.',
	'“URL”: the Production URL that stands above under Webhook URLs. To try it with Execute workflow, put the Test URL there for one order, then the Production URL again.',
	'“Felhasználónév” and “Jelszó”: Webhook Username and Webhook Password of the credential chosen here.',
	'Data format: “JSON” (the two others work too).',
	'“Átadandó adatok”, with the ID of your order list in place of 1001: {"nl_id":"1001","nud_id":"[id]"}',
];

/** What to set up in SalesAutopilot, which has no API for it. Of all marks n8n 2.x leaves a notice its lists and links alone: no line break, no bold. */
const SET_UP = `Set this up once in SalesAutopilot, on the order form (megrendelő űrlap) of the list:<ul>${STEPS.map((step) => `<li>${step}</li>`).join('')}</ul>Write [id] as it stands here: SalesAutopilot fills it in, and shows the answer to each call in its event log.`;

export const triggerFields: INodeProperties[] = [
	{ displayName: SET_UP, name: 'setUpNotice', type: 'notice', default: '' },
	orderListField,
	optionsField(readOptions(CALLER_WAITS).map((option) => (option.name === 'timeout' ? { ...option, description: `${option.description}. SalesAutopilot waits meanwhile, so the trigger takes ${ANSWER_WITHIN_SECONDS} seconds in all at most, whatever is set here.` } : option))),
];
