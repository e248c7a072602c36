import { Problem } from '../../../core/problem';
import { plainText } from '../../../core/text';
import type { ServerAddresses } from './links';

/** The vendor's own server (V: vendor's client). */
export const DEFAULT_ADDRESSES: ServerAddresses = {
	api: 'https://www.cmfx.hu/fxapi/jxs.php',
	printPdf: 'https://www.cmfx.hu/FxPrint/?restartApplication&',
	printOld: 'https://www.cmfx.hu/fx/kulso_szamla/main.html?',
	temporaryPdf: 'https://www.cmfx.hu/jx/tmp',
	temporaryElectronicPdf: 'https://www.cmfx.hu/jx/epdf',
};

type Credentials = Readonly<Record<string, unknown>>;

/** The one address that the login of a credential may be sent to. Throws a Problem for one that is no web address. */
export function readApiAddress(credentials: Credentials): string {
	if (credentials.ownServer !== true) return DEFAULT_ADDRESSES.api;
	// An emptied one is refused: the login for an own server must not go to the vendor's.
	return readAddress(credentials, 'apiUrl', 'API Address', credentials.apiUrl === undefined ? DEFAULT_ADDRESSES.api : '');
}

/** The addresses of a credential: those of an own server when it is switched on, else the vendor's; those of its documents that are left empty are beside its API. Throws a Problem for one that is no web address. */
export function readAddresses(credentials: Credentials): ServerAddresses {
	if (credentials.ownServer !== true) return DEFAULT_ADDRESSES;
	const read = (name: string, label: string, ifEmpty: string): string => readAddress(credentials, name, label, ifEmpty);
	const withoutSlash = (address: string): string => address.replace(/\/+$/, '');
	const api = readApiAddress(credentials);
	const beside = (address: string): string => address.replace(new URL(DEFAULT_ADDRESSES.api).origin, new URL(api).origin);
	return {
		api,
		printPdf: readyForQuery(read('printPdfUrl', 'Print Address (PDF Form)', beside(DEFAULT_ADDRESSES.printPdf))),
		printOld: readyForQuery(read('printOldUrl', 'Print Address (Old Form)', beside(DEFAULT_ADDRESSES.printOld))),
		temporaryPdf: withoutSlash(read('temporaryPdfUrl', 'Temporary PDF Address', beside(DEFAULT_ADDRESSES.temporaryPdf))),
		temporaryElectronicPdf: withoutSlash(read('temporaryElectronicPdfUrl', 'Temporary E-Invoice PDF Address', beside(DEFAULT_ADDRESSES.temporaryElectronicPdf))),
	};
}

function readAddress(credentials: Credentials, name: string, label: string, ifEmpty: string): string {
	const address = plainText(credentials[name]).trim() || ifEmpty;
	if (/^https?:\/\/[^\s/]+/i.test(address) && URL.canParse(address)) return address;
	throw new Problem('This is not a web address', `${label} of the CashMan-FX credential`, address, 'Write it as https://…');
}

/** Links are made by writing a query behind the address, so it ends in `?` or `&`. */
function readyForQuery(address: string): string {
	if (/[?&]$/.test(address)) return address;
	return address + (address.includes('?') ? '&' : '?');
}
