import type { INodeProperties } from 'n8n-workflow';
import { CALLER_WAITS } from './receiveOrder';
import { optionsCollection, orderListField, readOptions } from '../SalesAutopilot/operations/commonFields';

/** What to set up in SalesAutopilot, which has no API for it. Line breaks, not a list: the editor gives a notice no room for bullets. */
const SET_UP = [
	'Set this up once in SalesAutopilot, on the order form (megrendelő űrlap) of the list:<br>',
	'1. Add an action (Művelet) of the type <b>Külső művelet</b>, and in it choose <b>RESTful (általános)</b>.',
	'2. <b>URL</b>: the Production URL that stands above under Webhook URLs.',
	'3. <b>Felhasználónév</b> and <b>Jelszó</b>: Webhook Username and Webhook Password of the credential chosen here.',
	'4. Data format: <b>JSON</b> (the two others work too).',
	'5. <b>Átadandó adatok</b>, with the ID of your order list in place of 1001: <code>{"nl_id":"1001","nud_id":"[id]"}</code><br>',
	'Write [id] as it stands here: SalesAutopilot fills it in, and shows the answer to each call in its event log.',
].join('<br>');

export const triggerFields: INodeProperties[] = [
	{ displayName: SET_UP, name: 'setUpNotice', type: 'notice', default: '' },
	orderListField,
	optionsCollection(readOptions(CALLER_WAITS)),
];
