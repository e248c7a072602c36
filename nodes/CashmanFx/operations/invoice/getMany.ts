import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { addDays, readDate } from '../../../../core/dates';
import { ServiceError } from '../../../errors';
import type { Operation } from '../../../itemLoop';
import { limitFields, readLimit } from '../../../limitFields';
import { optionsField } from '../../../optionsField';
import { textOrDay } from '../../../readOptions';
import { WAIT_BETWEEN_READS_MS } from '../../calls/callOperation';
import { searchInvoiceList } from '../../calls/invoiceList';
import { todayInHungary } from '../../clock';
import type { Server } from '../../transport';
import type { WireNames } from '../../wire/fieldNames';
import { openServer } from '../common/openServer';
import { timeoutOption, wireNamesOption } from '../common/options';
import { readTimeoutMs, readWireNames } from '../common/settings';
import { collectListed, describeListed, kindsField, readKinds, requireDaysInOrder, type ListFilter } from '../listing/listed';

interface ManyPlan {
	filter: ListFilter;
	most: number;
	timeoutMs: number;
	wireNames: WireNames;
}

/** What a small shop looks at when it says nothing: the last three months. */
const DEFAULT_DAYS = 90;
const fields: INodeProperties[] = [
	...limitFields,
	{ displayName: 'From', name: 'from', type: 'dateTime', default: '', description: `First day of issue (kelt, -tól); left empty, ${DEFAULT_DAYS} days ago` },
	{ displayName: 'Until', name: 'until', type: 'dateTime', default: '', description: 'Last day of issue (kelt, -ig); left empty, no end' },
	kindsField,
	optionsField([timeoutOption, wireNamesOption(['listFrom', 'listUntil'])]),
];

export const getManyOperation: Operation<ManyPlan, Server> = {
	resource: 'invoice',
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many invoices',
	description: 'Get the documents of the invoice list (számlalista), of any kind',
	fields,

	prepare(context, itemIndex) {
		const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
		const day = (name: string, label: string): string => readDate(textOrDay(context.getNodeParameter(name, itemIndex, ''), label), label) ?? '';
		return {
			filter: requireDaysInOrder({
				from: day('from', 'From') || addDays(todayInHungary(), -DEFAULT_DAYS),
				until: day('until', 'Until'),
				kinds: readKinds(context.getNodeParameter('documentKinds', itemIndex, [])),
			}),
			most: readLimit(context, itemIndex),
			timeoutMs: readTimeoutMs(options),
			wireNames: readWireNames(options),
		};
	},

	before: openServer,

	async execute(context, { filter, most, wireNames }, server) {
		const query = { from: filter.from, until: filter.until, wireNames, waitMs: WAIT_BETWEEN_READS_MS };
		const listed = await searchInvoiceList(context, server, query, () => collectListed(filter, most));
		if ('failure' in listed) throw new ServiceError(`The invoice list could not be read: ${listed.failure}`, 'Run again when CashMan-FX answers.');
		return listed.found.map((each) => ({ json: describeListed(each) }));
	},
};
