import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { readNumber } from '../../readOptions';
import { timeoutMsOf, timeoutOptionFor } from '../../timeout';
import type { Patience } from '../transport';

const DEFAULT_TIMEOUT_SECONDS = 30;
const DEFAULT_READ = { timeoutSeconds: DEFAULT_TIMEOUT_SECONDS, attempts: 4 };
const DEFAULT_FIRST_WAIT_SECONDS = 1;

/** Fields that more than one operation, and the trigger, have. The gate fixes the wording of a dropdown's description. */

export const orderListField: INodeProperties = {
	displayName: 'Order List Name or ID',
	name: 'listId',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getOrderLists' },
	default: '',
	required: true,
	description: 'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	hint: 'The list that takes the orders (megrendelés lista)',
};

export const updateFormField: INodeProperties = {
	displayName: 'Data-Update Form Name or ID',
	name: 'formId',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getUpdateForms' },
	default: '',
	required: true,
	description: 'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	hint: 'The form (adatmódosító űrlap) of the order list that takes the invoice. Automatic invoicing (automatikus számlázás) must be off on it, or SalesAutopilot issues an invoice of its own.',
};

export const timeoutOption = timeoutOptionFor('SalesAutopilot', DEFAULT_TIMEOUT_SECONDS);

/** In alphabetical order, as the gate wants the options of a collection. */
export const readOptions = ({ timeoutSeconds, attempts } = DEFAULT_READ): INodeProperties[] => [
	{
		displayName: 'Attempts',
		name: 'attempts',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 10 },
		default: attempts,
		description: 'How often to ask in all (próbálkozások száma) when SalesAutopilot is busy (429), fails, or cannot be reached',
	},
	{
		displayName: 'First Wait (Seconds)',
		name: 'firstWait',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 30, numberPrecision: 3 },
		default: DEFAULT_FIRST_WAIT_SECONDS,
		description: 'Wait (várakozás) before the second attempt; doubled before each further one',
	},
	{ ...timeoutOption, default: timeoutSeconds },
];

export function readPatience(options: IDataObject, defaults = DEFAULT_READ): Patience {
	return {
		timeoutMs: timeoutMsOf(options, defaults.timeoutSeconds),
		attempts: Math.min(10, Math.max(1, Math.floor(readNumber(options.attempts, defaults.attempts)))),
		waitMs: readNumber(options.firstWait, DEFAULT_FIRST_WAIT_SECONDS) * 1000,
	};
}
