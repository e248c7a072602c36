import type { INodeProperties } from 'n8n-workflow';
import { numberField } from '../../../plainFields';
import type { WireNames } from '../../wire/fieldNames';
import { additionalFields } from '../common/additionalFields';
import { DEFAULT_LOOKS } from '../common/settings';
import { targetFields, targetOptions } from '../existing/targetFields';

const sendEmail: INodeProperties[] = [
	{
		displayName: 'Send E-Mail',
		name: 'sendEmail',
		type: 'boolean',
		default: false,
		description: 'Whether CashMan-FX mails the new document (küldés e-mailben). The node opens the mailing link itself, once.',
	},
	{
		displayName: 'E-Mail Address',
		name: 'email',
		type: 'string',
		default: '',
		placeholder: 'name@email.com',
		displayOptions: { show: { sendEmail: [true] } },
		description: 'Where the document is mailed (e-mail cím)',
	},
];

const changeOptions: INodeProperties[] = [
	{ displayName: 'Act Without Look-Up', name: 'actWithoutLookUp', type: 'boolean', default: false, description: 'Whether to go on even when the invoice list cannot be read or does not show the document. Then CashMan-FX alone decides whether it was done before (ellenőrzés nélkül).' },
	numberField('Looks After an Uncertain Answer', 'looksAfterUncertain', DEFAULT_LOOKS.looksAfterUncertain, 'How often the invoice list is searched when the answer was lost, before the item ends as unknown (keresések száma)'),
	numberField('Wait Between Looks (Seconds)', 'waitBetweenLooks', DEFAULT_LOOKS.waitBetweenLooksSeconds, 'Wait (várakozás) before each look after an uncertain answer'),
];

/** Fields of an operation that changes an existing document. Those that make a new one can have it mailed. */
export function changeFields({ word, mails, more = [], wireNames }: { word: 'Invoice' | 'Proforma'; mails: boolean; more?: INodeProperties[]; wireNames?: ReadonlyArray<keyof WireNames> }): INodeProperties[] {
	return [...targetFields(word, word === 'Invoice' ? 'Its invoice is meant; give an advance invoice by its own number' : ''), ...more, ...(mails ? sendEmail : []), targetOptions(changeOptions, wireNames), additionalFields];
}
