import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { Problem } from '../../../../core/problem';
import { requireCleanText } from '../../../../core/text';
import { readPairs } from '../../../readOptions';
import type { Row } from '../../wire/createRows';
import { LOGIN_FIELDS } from '../../wire/fieldNames';

/** Every operation that writes has it: what a user knows of the API and we do not. */
export const additionalFields: INodeProperties = {
	displayName: 'Additional Fields (Raw)',
	name: 'additionalFields',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	default: {},
	placeholder: 'Add Field',
	description: 'Sets a field (mező) of the CashMan-FX API by its wire name, in the header row. It replaces what the node would send; the login, the amounts and the document itself cannot be set so.',
	options: [
		{
			displayName: 'Field',
			name: 'pairs',
			values: [
				{ displayName: 'Name', name: 'name', type: 'string', default: '', description: 'Wire name (mezőnév), for example t_bankszamla' },
				{ displayName: 'Value', name: 'value', type: 'string', default: '', description: 'Value (érték) as CashMan-FX takes it' },
			],
		},
	],
};

export function readAdditionalFields(context: IExecuteFunctions, itemIndex: number): Row {
	const pairs = readPairs(context.getNodeParameter('additionalFields', itemIndex, {}), 'Additional Fields (Raw)', 'name', 'value');
	for (const [name, value] of Object.entries(pairs)) {
		if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
			throw new Problem('This is not a wire field\'s name', 'Additional Fields (Raw)', name, 'Use letters, digits and underscores, as on the API információ page.');
		}
		requireCleanText(value, `Additional Fields (Raw) → ${name}`);
	}
	return pairs;
}

/** The user's own fields, none of which is the login, the op code, or what else the operation fills in itself. */
export function readFreeFields(context: IExecuteFunctions, itemIndex: number, filledIn: readonly string[] = []): Row {
	return requireFree(readAdditionalFields(context, itemIndex), 'Additional Fields (Raw)', filledIn);
}

/** Law 6: the login comes from the credential alone; and the node's own answers would be untrue if what it fills in could be set. */
export function requireFree(row: Row, field: string, filledIn: readonly string[] = []): Row {
	const taken = Object.keys(row).find((name) => LOGIN_FIELDS.includes(name) || filledIn.includes(name));
	if (taken === undefined) return row;
	throw new Problem('This field is filled in by the node', field, taken, 'Remove it: the login comes from the credential, the op code from the operation, and what has a field of its own from there.');
}
