import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { Problem } from '../../../../core/problem';
import type { Row } from '../../wire/createRows';
import { CREDENTIAL_FIELDS, REQUEST_FIELDS, type WireNames } from '../../wire/fieldNames';
import { timeoutOption, wireNamesOption } from '../issuing/commonOptions';
import { readAdditionalFields } from '../issuing/settings';
import { optionsField } from '../../../optionsField';

/** Fields that the operations on products, partners and the cash desk share. */

export function optionsWith(names: ReadonlyArray<keyof WireNames>): INodeProperties {
	return optionsField(names.length === 0 ? [timeoutOption] : [timeoutOption, wireNamesOption(names)]);
}

/** The user's own fields, none of which is the login or the op code. */
export function readFreeFields(context: IExecuteFunctions, itemIndex: number): Row {
	return requireNoLogin(readAdditionalFields(context, itemIndex), 'Additional Fields (Raw)');
}

const RESERVED: readonly string[] = [...Object.values(CREDENTIAL_FIELDS), REQUEST_FIELDS.operationCode];

/** Law 6: the login comes from the credential alone. */
export function requireNoLogin(row: Row, field: string): Row {
	const reserved = Object.keys(row).find((name) => RESERVED.includes(name));
	if (reserved === undefined) return row;
	throw new Problem('This field is filled in by the node', field, reserved, 'Remove it: the login comes from the credential, and the op code from the operation.');
}

/** Leaves out what was not filled in, so that it stays as it is at CashMan-FX. */
export function withoutEmpty(row: Row): Row {
	return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));
}
