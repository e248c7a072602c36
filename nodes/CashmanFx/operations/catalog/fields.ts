import type { INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../../optionsField';
import type { WireNames } from '../../wire/fieldNames';
import { timeoutOption, wireNamesOption } from '../common/options';

/** Fields that the operations on products, partners and the cash desk share. */

export function optionsWith(names: ReadonlyArray<keyof WireNames>): INodeProperties {
	return optionsField(names.length === 0 ? [timeoutOption] : [timeoutOption, wireNamesOption(names)]);
}
