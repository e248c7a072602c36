import type { INodeProperties } from 'n8n-workflow';
import { optionsCollection, orderListField, readOptions } from '../SalesAutopilot/operations/commonFields';

/** What to set up in SalesAutopilot, which has no API for it. */
const SET_UP = [
	'Set this up once in SalesAutopilot, on the order form (megrendelő űrlap) of the list:',
	'<ol>',
	'<li>Add an action (Művelet) of the type <b>Külső művelet</b>, and in it choose <b>RESTful (általános)</b>.</li>',
	'<li><b>URL</b>: the Production URL that stands above under Webhook URLs.</li>',
	'<li><b>Felhasználónév</b> and <b>Jelszó</b>: Webhook Username and Webhook Password of the credential chosen here.</li>',
	'<li>Data format: <b>JSON</b> (the two others work too).</li>',
	'<li><b>Átadandó adatok</b>: <code>{"nl_id":"ID of the order list","nud_id":"[id]"}</code> – write [id] as it stands here, SalesAutopilot fills it in.</li>',
	'</ol>',
	'SalesAutopilot shows the answer to each call in its event log.',
].join('');

export const triggerFields: INodeProperties[] = [
	{ displayName: SET_UP, name: 'setUpNotice', type: 'notice', default: '' },
	orderListField,
	optionsCollection(readOptions),
];
