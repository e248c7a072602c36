import type { IAuthenticateGeneric, ICredentialType, INodeProperties } from 'n8n-workflow';
import { DEFAULT_BASE_URL } from '../nodes/SalesAutopilot/wire/address';

export class SalesAutopilotApi implements ICredentialType {
	name = 'salesAutopilotApi';

	displayName = 'SalesAutopilot API';

	icon = { light: 'file:salesAutopilot.svg', dark: 'file:salesAutopilot.dark.svg' } as const;

	documentationUrl = 'https://github.com/n8n-nodes-cashman-fx/n8n-nodes-cashman-fx#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			description: 'User name of an API key pair (API kulcspár). In SalesAutopilot: Settings → Integration → API keys.',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Password of the same API key pair (API kulcspár)',
		},
		{
			displayName: 'The two fields below are only for the SalesAutopilot Trigger. Make them up yourself, and write the same two into the external action (Külső művelet) in SalesAutopilot. Without them the trigger refuses every call.',
			name: 'webhookNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Webhook Username',
			name: 'webhookUsername',
			type: 'string',
			default: '',
			description: 'The same as the user name (Felhasználónév) of the external action (Külső művelet)',
		},
		{
			displayName: 'Webhook Password',
			name: 'webhookPassword',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'The same as the password (Jelszó) of the external action (Külső művelet). Choose a long one that is used nowhere else.',
		},
		{
			displayName: 'Own Server',
			name: 'ownServer',
			type: 'boolean',
			default: false,
			description: 'Whether to use another address than api.salesautopilot.com, such as that of the sandbox (saját szerver)',
		},
		{
			displayName: 'Server Address',
			name: 'baseUrl',
			type: 'string',
			default: DEFAULT_BASE_URL,
			description: 'Address of the API (szerver címe) without a path to a call',
			displayOptions: { show: { ownServer: [true] } },
		},
	];

	/** HTTP Basic (H). */
	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { auth: { username: '={{$credentials.username}}', password: '={{$credentials.password}}' } },
	};
}
