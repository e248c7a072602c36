import type { INodeProperties } from 'n8n-workflow';
import { asFinal, readAdvance } from '../../../../core/advance';
import { documentsOfKind, type FoundByReference, type FoundDocument } from '../../../../core/duplicateGuard';
import type { Invoice } from '../../../../core/invoice';
import { grossOf } from '../../../../core/listedDocument';
import { Problem } from '../../../../core/problem';
import { formatDecimal } from '../../../../core/decimal';
import { plainText, requireCleanText } from '../../../../core/text';
import { createFieldsWithout } from '../issuing/createFields';
import { issuingOperation } from '../issuing/createRun';

const finalFields: INodeProperties[] = [
	{
		displayName: 'Advance Invoice Number',
		name: 'advanceNumber',
		type: 'string',
		default: '',
		placeholder: '2026/00042',
		description: 'Number of the advance invoice (előlegszámla) to settle; left empty, it is found by the order\'s number',
	},
	{
		displayName: 'Advance Gross Total',
		name: 'advanceGross',
		type: 'string',
		default: '',
		description: 'Gross total of the advance invoice (előleg bruttó összege); left empty, as the invoice list shows it',
	},
];

export const createFinalOperation = issuingOperation({
	resource: 'advance',
	value: 'createFinal',
	name: 'Create Final Invoice',
	action: 'Create the final invoice that settles an advance',
	description: 'Issue the final invoice (végszámla) of an order, once: the whole order less its advance invoice',
	fields: [...finalFields, ...createFieldsWithout('issueZeroTotal')],
	shaping: {
		documentKind: 'invoice',
		// What the order carries may be its advance invoice.
		alreadyIn: () => ({ number: '', link: '' }),
		shape: (_context, _itemIndex, invoice) => invoice,
		complete(context, itemIndex) {
			const number = requireCleanText(context.getNodeParameter('advanceNumber', itemIndex, ''), 'Advance Invoice Number');
			const gross = plainText(context.getNodeParameter('advanceGross', itemIndex, '')).trim();
			return (invoice, found) => {
				const advance = findAdvance(found, invoice, number);
				return asFinal(invoice, { number: advance.number, grossMinor: readAdvance(invoice, 'amount', gross || grossOfAdvance(advance), 'Advance Gross Total') });
			};
		},
	},
});

function findAdvance(found: FoundByReference, { reference }: Invoice, number: string): FoundDocument {
	const advances = documentsOfKind(found, reference, 'advance').filter(({ isCancelled }) => isCancelled !== true);
	const named = number === '' ? advances : advances.filter((each) => each.number === number);
	const [advance, ...others] = named;
	if (advance === undefined) {
		throw new Problem(`No advance invoice (előlegszámla) carries the order number ${reference}`, 'Advance Invoice Number', number, 'Create the advance invoice with this node first, or check the order number.');
	}
	if (others.length > 0) {
		throw new Problem(`More than one advance invoice carries the order number ${reference}: ${named.map((each) => each.number).join(', ')}`, 'Advance Invoice Number', number, 'Give the number of the one to settle.');
	}
	return advance;
}

function grossOfAdvance(advance: FoundDocument): string {
	const gross = grossOf(advance);
	if (gross !== undefined) return formatDecimal(gross);
	throw new Problem(`The invoice list does not show the total of the advance invoice ${advance.number}`, 'Advance Gross Total', advance.gross, 'Fill it in.');
}
