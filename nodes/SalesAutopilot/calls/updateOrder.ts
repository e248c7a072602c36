import { plainText } from '../../../core/text';
import { ServiceError } from '../../errors';
import { writeValues, type Caller, type Service } from '../transport';
import { joinPath } from '../wire/address';
import { withFieldsNamed } from '../wire/verdict';
import { orderSubject } from './orders';

export interface OrderUpdate {
	listId: string;
	formId: string;
	recordId: string;
	fields: Readonly<Record<string, string>>;
}

/** Changes an order through a data-update form (H): once, but for a 429. The answer is the bare number of rows that changed (M-H). */
export async function updateOrder(context: Caller, service: Service, { listId, formId, recordId, fields }: OrderUpdate): Promise<'written' | 'unchanged'> {
	const subject = orderSubject(listId, recordId);
	const answer = await writeValues(context, service, { method: 'PUT', path: joinPath('update', listId, 'form', formId, 'record', recordId), body: fields });
	const reply = withFieldsNamed(answer, `Check that list ${listId} has the fields ${Object.keys(fields).join(', ')}, and that form ${formId} is one of its data-update forms (adatmódosító űrlap).`);
	if ('failure' in reply) {
		const { cause, remedy, nothingDone } = reply.failure;
		if (nothingDone) throw new ServiceError(`${subject} was not updated: ${cause}`, `Nothing was written. ${remedy}`);
		throw new ServiceError(
			`It is not known whether ${subject.replace('Order', 'order')} was updated: ${cause}`,
			'The update is not sent again by itself. Look at the order in SalesAutopilot; running again writes the same values.',
		);
	}
	const changed = plainText(reply.value).trim();
	if (/^[1-9]\d*$/.test(changed)) return 'written';
	if (changed === '0') return 'unchanged';
	const isFailure = /^(?:-\d{1,6}|false|)$/.test(changed) && typeof reply.value !== 'object';
	throw new ServiceError(
		isFailure
			? `${subject} was not updated: SalesAutopilot answered ${changed === '' ? 'nothing' : changed} instead of the number of changed rows`
			: `It is not known whether ${subject.replace('Order', 'order')} was updated: SalesAutopilot answered with something else than the number of changed rows`,
		'Look at the order in SalesAutopilot, and check that the form is a data-update form (adatmódosító űrlap) of this list.',
	);
}
