import type { ICredentialDataDecryptedObject, ICredentialType, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';
import { DEFAULT_ADDRESSES } from '../nodes/CashmanFx/wire/addresses';
import type { ServerAddresses } from '../nodes/CashmanFx/wire/links';
import { withCredentials } from '../nodes/CashmanFx/authenticate';

const ownServer = { show: { ownServer: [true] } };

/** Left empty, it is at the host of the API, where the vendor's own server has it. */
const ownAddress = (displayName: string, name: string, key: keyof ServerAddresses, hungarian: string): INodeProperties => ({
	displayName, name, type: 'string', default: '', displayOptions: ownServer, placeholder: new URL(DEFAULT_ADDRESSES[key]).pathname,
	description: `Where the documents are (${hungarian}); left empty, at the usual place beside the API Address`,
});

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
			description: 'Whether you run CashMan-FX on a server of your own (saját szerver). Leave it off for www.cmfx.hu.',
		},
		{ displayName: 'API Address', name: 'apiUrl', type: 'string', default: DEFAULT_ADDRESSES.api, displayOptions: ownServer, description: 'Address of the API (szerver címe)' },
		ownAddress('Print Address (PDF Form)', 'printPdfUrl', 'printPdf', 'nyomtatási cím'),
		ownAddress('Print Address (Old Form)', 'printOldUrl', 'printOld', 'régi nyomtatási cím'),
		ownAddress('Temporary PDF Address', 'temporaryPdfUrl', 'temporaryPdf', 'számla PDF helye'),
		ownAddress('Temporary E-Invoice PDF Address', 'temporaryElectronicPdfUrl', 'temporaryElectronicPdf', 'e-számla PDF helye'),
	];

	/** Puts the login into the rows of a CashMan-FX request; the node itself never holds the password. */
	async authenticate(credentials: ICredentialDataDecryptedObject, requestOptions: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		return withCredentials(credentials, requestOptions, performance.now());
	}
}
