import type { ICredentialDataDecryptedObject, ICredentialType, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';
import { DEFAULT_ADDRESSES } from '../nodes/CashmanFx/wire/addresses';
import { withCredentials } from '../nodes/CashmanFx/authenticate';

const ownServer = { show: { ownServer: [true] } };

export class CashmanFxApi implements ICredentialType {
	name = 'cashmanFxApi';

	displayName = 'CashMan-FX API';

	icon = { light: 'file:cashmanFx.svg', dark: 'file:cashmanFx.dark.svg' } as const;

	documentationUrl = 'https://github.com/n8n-nodes-cashman-fx/n8n-nodes-cashman-fx#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			description: 'User name (felhasználónév) of the API access. CashMan-FX sends it by e-mail after you ask for API access; the Lite package or a higher one is needed.',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Password (jelszó) of the API access',
		},
		{
			displayName: 'Group',
			name: 'group',
			type: 'string',
			default: '',
			required: true,
			description: 'Group name (csoportnév), from the same e-mail',
		},
		{
			displayName: 'Own Server',
			name: 'ownServer',
			type: 'boolean',
			default: false,
			description: 'Whether you run CashMan-FX on a server of your own. Leave it off for www.cmfx.hu.',
		},
		{ displayName: 'API Address', name: 'apiUrl', type: 'string', default: DEFAULT_ADDRESSES.api, displayOptions: ownServer },
		{ displayName: 'Print Address (PDF Form)', name: 'printPdfUrl', type: 'string', default: DEFAULT_ADDRESSES.printPdf, displayOptions: ownServer },
		{ displayName: 'Print Address (Old Form)', name: 'printOldUrl', type: 'string', default: DEFAULT_ADDRESSES.printOld, displayOptions: ownServer },
		{ displayName: 'Temporary PDF Address', name: 'temporaryPdfUrl', type: 'string', default: DEFAULT_ADDRESSES.temporaryPdf, displayOptions: ownServer },
		{ displayName: 'Temporary E-Invoice PDF Address', name: 'temporaryElectronicPdfUrl', type: 'string', default: DEFAULT_ADDRESSES.temporaryElectronicPdf, displayOptions: ownServer },
	];

	/** Puts the login into the rows of a CashMan-FX request; the node itself never holds the password. */
	async authenticate(credentials: ICredentialDataDecryptedObject, requestOptions: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		return withCredentials(credentials, requestOptions);
	}
}
